// Finding one of 2,700 styles: by words of its name and title, by discipline, by the way it cites. Pure.
import type { StyleView } from '../../../shared/model/style-view.ts'

export interface StyleQuery {
  search?: string | undefined
  field?: string | undefined
  format?: string | undefined
  limit?: number | undefined
}

/** What people call styles that are titled otherwise. */
const CALLED: Record<string, string> = {
  apa: 'american psychological association',
  mla: 'modern language association',
  ama: 'american medical association',
  asa: 'american sociological association',
  apsa: 'american political science association',
  acs: 'american chemical society',
  cmos: 'chicago manual of style',
  mhra: 'modern humanities research association',
  nlm: 'vancouver',
  oscola: 'oxford university standard for citation of legal authorities',
}

/** In the order given, but names that begin with what is searched come first. */
export function searchStyles(all: readonly StyleView[], query: StyleQuery): StyleView[] {
  const words = folded(query.search ?? '')
    .split(' ')
    .filter(Boolean)
  const phrase = words.join(' ')
  const found = all.flatMap((style, index) => {
    if (query.field && !style.fields.includes(query.field)) return []
    if (query.format && style.format !== query.format) return []
    const name = folded(style.name)
    const text = `${name} ${folded(style.title)}`
    const has = (word: string): boolean =>
      text.includes(word) || (Object.hasOwn(CALLED, word) && text.includes(CALLED[word]!))
    if (!words.every(has)) return []
    const rank =
      phrase === '' || name === phrase ? 0 : name.startsWith(phrase) ? 1 : text.includes(` ${phrase}`) ? 2 : 3
    return [{ style, rank, index }]
  })
  found.sort((a, b) => a.rank - b.rank || a.index - b.index)
  return found.slice(0, query.limit ?? Infinity).map(({ style }) => style)
}

/** How many styles there are of each discipline and way of citing. */
export function kindsOf(all: readonly StyleView[]): {
  fields: Record<string, number>
  formats: Record<string, number>
} {
  const fields: Record<string, number> = {}
  const formats: Record<string, number> = {}
  for (const style of all) {
    for (const field of style.fields) fields[field] = (fields[field] ?? 0) + 1
    if (style.format !== '') formats[style.format] = (formats[style.format] ?? 0) + 1
  }
  return { fields, formats }
}

function folded(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''
}
