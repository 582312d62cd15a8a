// Search hits as the view shows them: grouped by kind, then by source, with the words found marked in each snippet. Pure.
import { foldWord } from '../../shared/fold-word.ts'
import type { SearchHit } from '../../shared/model/view.ts'

export const HIT_KINDS = ['quotation', 'note', 'theme', 'text', 'sourceNote', 'reference'] as const
export type HitKind = SearchHit['kind']

export interface HitGroup {
  kind: HitKind
  /** Null for hits that lie in no source. */
  source: string | null
  hits: { key: string; hit: SearchHit }[]
}

/** One's own words first (quotations, notes, themes), then the texts; sources in the library's order, hits in the host's. */
export function groupHits(hits: readonly SearchHit[], only: HitKind | null, order: readonly string[]): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  const place = new Map(order.map((id, index) => [id, index]))
  hits.forEach((hit, index) => {
    if (only !== null && hit.kind !== only) return
    const bySource = hit.kind === 'text' || hit.kind === 'sourceNote' || hit.kind === 'quotation'
    const source = bySource ? hit.source : null
    const key = `${hit.kind} ${source ?? ''}`
    const group = groups.get(key) ?? { kind: hit.kind, source, hits: [] }
    group.hits.push({ key: `${index}`, hit })
    groups.set(key, group)
  })
  return [...groups.values()].toSorted(
    (a, b) =>
      HIT_KINDS.indexOf(a.kind) - HIT_KINDS.indexOf(b.kind) ||
      (place.get(a.source ?? '') ?? order.length) - (place.get(b.source ?? '') ?? order.length),
  )
}

/** How many hits of each kind there are. */
export function countKinds(hits: readonly SearchHit[]): Map<HitKind, number> {
  const counts = new Map<HitKind, number>()
  for (const hit of hits) counts.set(hit.kind, (counts.get(hit.kind) ?? 0) + 1)
  return counts
}

/** The word being typed may go on: until a space ends it, it is looked for as a beginning. A phrase is what it is. */
export function whileTyping(query: string): string {
  const inPhrase = (query.match(/["“”„]/gu)?.length ?? 0) % 2 === 1
  return !inPhrase && /[\p{L}\p{N}\p{M}]{2}$/u.test(query) ? `${query}*` : query
}

/** Letters with the marks that stand on them: folded by themselves, they lead back to what is printed. */
const lettersOf = (word: string): string[] => word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []

/** The words of a query, as they are looked for: letters and digits, folded; a phrase's marks and operators left out. */
export function wordsOf(query: string): string[] {
  const words = query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return [...new Set([...words].map(foldWord).filter((word) => word !== ''))]
}

/** A snippet in pieces: those that begin a word with one of `words` are found. The pieces joined are the snippet. */
export function markFound(snippet: string, words: readonly string[]): { text: string; found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = []
  const put = (text: string, found: boolean) => {
    const last = pieces.at(-1)
    if (text === '') return
    if (last && last.found === found) last.text += text
    else pieces.push({ text, found })
  }
  for (const part of snippet.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const letters = lettersOf(part)
    const folded = letters.map(foldWord)
    const whole = folded.join('')
    const word = words.filter((one) => whole.startsWith(one)).toSorted((a, b) => b.length - a.length)[0]
    if (word === undefined) {
      put(part, false)
      continue
    }
    // A letter may fold into none (a mark by itself) or several; the found part ends where the word is used up.
    let length = 0
    let at = 0
    while (at < letters.length && (length < word.length || folded[at] === '')) length += folded[at++]!.length
    put(letters.slice(0, at).join(''), true)
    put(letters.slice(at).join(''), false)
  }
  return pieces
}
