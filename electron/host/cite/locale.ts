// The locale a language tag stands for: the tag itself, the usual one of its language ("de" → de-DE), or an error.
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { StyleLibrary } from './style-library.ts'

/** Where a bare language has several locales, or its country is not its own name doubled. */
const USUAL: Record<string, string> = {
  en: 'en-US',
  pt: 'pt-PT',
  zh: 'zh-CN',
  sr: 'sr-RS',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
  no: 'nb-NO',
}

/** Throws `localeUnknown`. Tags are compared without regard to case, "_" for "-" allowed. */
export function findLocale(tag: string, library: StyleLibrary): string {
  const wanted = tag.trim().replaceAll('_', '-').toLowerCase()
  const known = [...library.locales()].toSorted()
  const language = wanted.split('-')[0] ?? ''
  const found =
    known.find((locale) => locale.toLowerCase() === wanted) ??
    known.find((locale) => locale === USUAL[language]) ??
    known.find((locale) => locale.split('-')[0] === language)
  if (!found) throw new CommonplaceError('localeUnknown', { locale: tag })
  return found
}
