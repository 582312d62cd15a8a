// What the list of works and its groups are called, by manual and language.
import type { StyleInfo } from './style.ts'

export interface ListWords {
  title: string
  primary: string
  secondary: string
  others: string
}

export function listWords(locale: string, style: Pick<StyleInfo, 'edition' | 'class'>): ListWords {
  if (locale.split('-')[0] === 'de') {
    return { title: 'Literaturverzeichnis', primary: 'Quellen', secondary: 'Sekundärliteratur', others: 'Weiteres' }
  }
  const title = style.edition.startsWith('MLA') ? 'Works Cited' : style.class === 'note' ? 'Bibliography' : 'References'
  return { title, primary: 'Primary sources', secondary: 'Secondary literature', others: 'Other works' }
}
