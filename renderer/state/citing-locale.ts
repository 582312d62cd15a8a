// The language citations are set in: the one chosen for them, and until then the window's.
import { CITATION_LOCALES } from './citation-locales.ts'
import { effectiveLanguage, useMessages } from './messages.tsx'
import { useSettings, type Settings } from './settings.ts'

/** A setting, not a language: as the window has it. */
export const AS_WINDOW = 'window'
/** English is that of the usual styles, whose manuals are American; German is that of the country. */
const USUAL = { en: ['en-US'], de: ['de-DE', 'de-AT', 'de-CH'] } as const

/** A language tag. */
export function citingLocaleOf(
  { language, citationLocale }: Pick<Settings, 'language' | 'citationLocale'>,
  system: readonly string[] = navigator.languages,
): string {
  if (citationLocale !== AS_WINDOW) return citationLocale
  const usual = USUAL[effectiveLanguage(language, system)]
  return usual.find((tag) => system[0] === tag) ?? usual[0]
}

export function useCitingLocale(): string {
  return useSettings(({ values }) => citingLocaleOf(values))
}

/** What can be chosen, by the names of the window's language. */
export function useCitingLanguages(): { id: string; name: string }[] {
  const m = useMessages().cite
  const language = useSettings(({ values }) => effectiveLanguage(values.language))
  const now = useSettings(({ values }) => citingLocaleOf({ ...values, citationLocale: AS_WINDOW }))
  return [
    { id: AS_WINDOW, name: m.languageOfWindow(languageName(now, language)) },
    ...CITATION_LOCALES.map((id) => ({ id, name: languageName(id, language) })),
  ]
}

/** "German (Austria)", in the language. */
export function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
}
