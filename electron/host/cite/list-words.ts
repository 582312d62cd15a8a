// What the list of works and its groups are called, by manual and language.
import { phrasesIn, phrasesOf } from './phrases.ts'
import type { StyleInfo } from './style.ts'

export interface ListWords {
  title: string
  primary: string
  secondary: string
  others: string
}

export function listWords(locale: string, style: Pick<StyleInfo, 'edition' | 'class'>): ListWords {
  const { references, bibliography, primary, secondary, others } = phrasesOf(locale)
  const english = phrasesIn(locale) === 'en' && style.edition.startsWith('MLA')
  const title = english ? 'Works Cited' : style.class === 'note' ? bibliography : references
  return { title, primary, secondary, others }
}
