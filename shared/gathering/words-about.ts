// What a work is called, as words to be found: its names, its year, its title. Pure.
import type { CslItem } from '../model/reference.ts'

export function wordsAbout(item: CslItem): string {
  const names = [...(item.author ?? []), ...(item.editor ?? [])]
  const year = item.issued?.['date-parts']?.[0]?.[0]
  return [
    ...names.map(({ literal, given, family }) => [literal, given, family].filter(Boolean).join(' ')),
    year === undefined ? '' : String(year),
    typeof item['title'] === 'string' ? item['title'] : '',
    typeof item['container-title'] === 'string' ? item['container-title'] : '',
  ]
    .filter((words) => words !== '')
    .join(' ')
}
