// Which items of a picker answer to what was typed, and in which order. Pure.
import { matchScore } from './match-score.ts'

export interface Choosable {
  title: string
  detail?: string
}
export interface Section<Item extends Choosable> {
  id: string
  title: string
  items: readonly Item[]
}

/**
 * The items that match, best first within each section; empty sections are left out. Where there are more than `most`, each section keeps
 * its share, so that none hides the others. `ranked`: the section with the best match stands first, where Enter takes it.
 */
export function choose<Item extends Choosable, S extends Section<Item>>(
  sections: readonly S[],
  query: string,
  { most, ranked }: { most: number; ranked: boolean },
): S[] {
  const found = sections
    .map((section) => {
      const matching = section.items
        .map((item) => ({ item, score: matchScore(`${item.title} ${item.detail ?? ''}`, query) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
      return { section, best: matching[0]?.score ?? 0, items: matching.map(({ item }) => item) }
    })
    .filter(({ items }) => items.length > 0)
  if (ranked && query.trim() !== '') found.sort((a, b) => b.best - a.best)
  const share = Math.floor(most / Math.max(1, found.length))
  let left = most - found.reduce((sum, { items }) => sum + Math.min(items.length, share), 0)
  return found.map(({ section, items }) => {
    const more = Math.min(Math.max(0, items.length - share), left)
    left -= more
    return { ...section, items: items.slice(0, share + more) }
  })
}
