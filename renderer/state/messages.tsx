// The window's words in the reader's language: a typed catalogue, so that a message missing in one language does not compile.
import { useEffect, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { de } from '../messages/de.ts'
import { en, type Catalogue } from '../messages/en.ts'
import { format as deFormat } from '../messages/de/format.ts'
import { format as enFormat } from '../messages/en/format.ts'
import type { Format } from '../messages/format.ts'
import { useSettings, type Language } from './settings.ts'

const CATALOGUES: Record<'en' | 'de', Catalogue> = { en, de }
const FORMATS: Record<'en' | 'de', Format> = { en: enFormat, de: deFormat }

/** The language in effect: the one chosen, else the system's where it is one of ours, else English. */
export function effectiveLanguage(chosen: Language, system: readonly string[] = navigator.languages): 'en' | 'de' {
  if (chosen !== 'system') return chosen
  const first = system.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'de')
  return first === 'de' ? 'de' : 'en'
}

function useLanguage(): 'en' | 'de' {
  return effectiveLanguage(useSettings((state) => state.values.language))
}

/** The catalogue of the language in effect: `useMessages().reader.highlights(3)`. */
export function useMessages(): Catalogue {
  return CATALOGUES[useLanguage()]
}

/** Numbers, dates, plurals and lists of the language in effect. */
export function useFormat(): Format {
  return FORMATS[useLanguage()]
}

/** The catalogue outside React, for what is said by stores and commands. */
export function currentMessages(): Catalogue {
  return CATALOGUES[effectiveLanguage(useSettings.getState().values.language)]
}

/** Tells the page and React Aria which language they speak. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <I18nProvider locale={language}>{children}</I18nProvider>
}
