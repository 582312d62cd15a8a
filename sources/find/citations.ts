// Citations printed in the running text, by author and year, and which entries of the list they mean. An inexact match is a
// suggestion with its reason, never a silent link.
import type { ListedReference, TextCitation } from '../../shared/model/source-text.ts'
import { foldName, namesAndYear, type Key, type Name } from './citation-keys.ts'

/** What differs between a citation and the entry suggested for it. */
export type NearReason = 'spelling' | 'year' | 'authors' | 'suffix'

interface Entry {
  index: number
  names: string[]
  year: string
  suffix: string
}

interface Found extends Key {
  start: number
  end: number
}

/** Longest bracket that is read as a group of citations, in UTF-16 code units. */
const LONGEST_GROUP = 600
/** Brackets within brackets, at most. */
const DEEPEST_GROUP = 3

/** `ranges` are the stretches of `text` to read, in order; bounds of the result are offsets into `text`. */
export function citationsOf(
  text: string,
  ranges: readonly { start: number; end: number }[],
  references: readonly ListedReference[],
): TextCitation[] {
  const found = ranges.flatMap(({ start, end }) =>
    citationsIn(text.slice(start, end)).map((citation) => ({
      ...citation,
      start: citation.start + start,
      end: citation.end + start,
    })),
  )
  const entries = references.flatMap((reference, index) => entryOf(reference, index))
  const byFirst = Map.groupBy(entries, ({ names }) => names[0]!)
  const exact = found.map((citation) => {
    const { whole, last } = citation.names[0]!
    const candidates = [...(byFirst.get(whole) ?? []), ...(last === whole ? [] : (byFirst.get(last) ?? []))]
    return candidates.filter((entry) => isExact(citation, entry))
  })
  const taken = new Set(exact.flat().map(({ index }) => index))
  const byYear = Map.groupBy(entries, ({ year }) => year)
  const known = new Map<string, ReturnType<typeof nearest>>()
  const nearestOf = (key: Key): ReturnType<typeof nearest> => {
    const id = JSON.stringify([key.names, key.etAl, key.year, key.suffix])
    if (!known.has(id)) known.set(id, nearest(key, byYear, taken))
    return known.get(id)!
  }
  return found.flatMap(({ start, end, ...key }, i): TextCitation[] => {
    if (exact[i]!.length > 0) {
      return [{ start, end, references: exact[i]!.map(({ index }) => index), certainty: 'exact' }]
    }
    const near = nearestOf(key)
    if (near) return [{ start, end, references: [near.index], certainty: 'near', reason: near.reason }]
    // Without any list every citation is unresolved. A name before a year in brackets may be no citation: beside a list it must
    // be in it, else it must be one word or have a page.
    const doubtful =
      key.narrative && (references.length > 0 || (key.names.some(isPhrase) && !/\d\D+\d/.test(text.slice(start, end))))
    // "The Mills of the Aske (Riga, 1931), p. 44": where and when a work named before appeared.
    const imprint = key.names.length === 1 && /^\),\s(?:pp?|s|с)\.\s?\d/iu.test(text.slice(end, end + 8))
    return doubtful || imprint ? [] : [{ start, end, references: [], certainty: 'none' }]
  })
}

/** Groups in brackets, names before a year in brackets, and "Name et al., year" without. */
function citationsIn(text: string): Found[] {
  const found: Found[] = []
  const end = text.length
  let at = 0
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', at)) {
    found.push(...bare(text, at, open))
    const close = closing(text, open, end)
    if (close < 0) {
      at = open + 1
      continue
    }
    const inside = groupIn(text, open + 1, close)
    const narrative = inside.length === 0 ? narrativeBefore(text, Math.max(0, open - 120), open, close) : null
    found.push(...(narrative ? [narrative] : inside))
    at = close + 1
  }
  found.push(...bare(text, at, end))
  return found.sort((a, b) => a.start - b.start)
}

function closing(text: string, open: number, end: number): number {
  let depth = 0
  for (let i = open; i < Math.min(end, open + LONGEST_GROUP); i++) {
    if (text.charCodeAt(i) === 0x28) {
      if (++depth > DEEPEST_GROUP) return -1
    } else if (text.charCodeAt(i) === 0x29 && --depth === 0) return i
  }
  return -1
}

function groupIn(text: string, start: number, end: number): Found[] {
  const found: Found[] = []
  const inside = text.slice(start, end)
  let from = start
  while (from < end) {
    const semicolon = inside.indexOf(';', from - start)
    const to = semicolon < 0 ? end : start + semicolon
    for (const { start: first, end: last, ...key } of namesAndYear(text.slice(from, to), false)) {
      // "(Riga: Quay Press, 1931)": place and publisher of what was named before.
      if (/\p{Lu}[\p{L}.]+:\s*$/u.test(text.slice(from, from + first))) continue
      found.push({ ...key, start: from + first, end: from + last })
    }
    from = to + 1
  }
  return found
}

/** "Okonjo and Lind (2016: 112)": the bracket begins with the year. */
function narrativeBefore(text: string, from: number, open: number, close: number): Found | null {
  const year = /^\(((?:1[5-9]|20)\d{2})([a-z])?(?=[):,;\s])(?![-–]\d)/.exec(
    text.slice(open, Math.min(close + 1, open + 60)),
  )
  if (!year) return null
  const before = text.slice(from, open)
  const names =
    /((?:\p{Lu}[\p{L}’'-]+\s)?\p{Lu}[\p{L}’'-]+(?:(?:,\s\p{Lu}[\p{L}’'-]+)*,?\s(?:and|&|und|et|y|e|и)\s(?:\p{Lu}[\p{L}’'-]+\s)?\p{Lu}[\p{L}’'-]+|\set\sal\.?)?)(?:[’']s?)?\s$/u.exec(
      before,
    )
  if (!names || /\b(?:the|a|an|in|of|and)\s$/i.test(before.slice(0, names.index))) return null
  const opening =
    /^(?:as|in|for|see|but|and|while|however|like|both|thus|then|so|yet|also|according to|voir|cf\.|vgl\.|véase|nach|laut|bei|wie|so|siehe|selon|chez|comme|pour|d’après|d'après|según|para|como|по|см\.)\s/i.exec(
      names[1]!,
    )?.[0] ?? ''
  const key = namesAndYear(`${names[1]!.slice(opening.length)} ${year[1]}${year[2] ?? ''}`, true).at(-1)
  if (!key) return null
  return {
    names: key.names,
    year: key.year,
    suffix: key.suffix,
    etAl: key.etAl,
    narrative: true,
    start: from + names.index + opening.length,
    end: close + 1,
  }
}

/** Outside brackets only "et al." with a comma and a year is surely a citation. */
function bare(text: string, start: number, end: number): Found[] {
  const found: Found[] = []
  const slice = text.slice(start, end)
  for (const match of slice.matchAll(
    /(?<![\p{L}’'-])\p{Lu}[\p{L}’'-]{1,40} et al\.?, (?:1[5-9]|20)\d{2}[a-z]?(?!\d)/gu,
  )) {
    for (const { start: first, end: last, ...key } of namesAndYear(match[0], false)) {
      found.push({ ...key, start: start + match.index + first, end: start + match.index + last })
    }
  }
  return found
}

function entryOf(reference: ListedReference, index: number): Entry[] {
  const people = reference.item?.author ?? reference.item?.editor ?? []
  const names = people
    .flatMap(({ family, literal }) => (literal ? literal.split(/\s+(?:and|&)\s+/) : family ? [family] : []))
    .map(foldName)
  const year = reference.item?.issued?.['date-parts']?.[0]?.[0]
  const suffix = reference.item?.['year-suffix']
  return names.length > 0 && year !== undefined
    ? [{ index, names, year: String(year), suffix: String(suffix ?? '') }]
    : []
}

function isExact(key: Key, entry: Entry): boolean {
  return key.year === entry.year && key.suffix === entry.suffix && sameAuthors(key, entry)
}

function sameAuthors({ names, etAl }: Key, entry: Entry): boolean {
  if (!isSame(names[0]!, entry.names[0]!)) return false
  if (etAl) return entry.names.length > names.length
  return names.length === entry.names.length && names.every((name, i) => isSame(name, entry.names[i]!))
}

function isPhrase({ whole, last }: Name): boolean {
  return whole !== last
}

function isSame({ whole, last }: Name, other: string): boolean {
  return other === whole || other === last
}

/** The one entry that differs in one thing: a letter or two, a co-author left out, a suffix, or the year before or after. */
function nearest(
  key: Key,
  byYear: ReadonlyMap<string, Entry[]>,
  taken: ReadonlySet<number>,
): { index: number; reason: NearReason } | null {
  const sameYear = byYear.get(key.year) ?? []
  const year = Number(key.year)
  const besides = [year - 1, year + 1].flatMap((other) => byYear.get(String(other)) ?? [])
  const suggestions: [NearReason, Entry[]][] = [
    ['suffix', sameYear.filter((entry) => sameAuthors(key, entry))],
    ['authors', sameYear.filter((entry) => isSame(key.names[0]!, entry.names[0]!))],
    ['spelling', sameYear.length > MOST_COMPARED ? [] : sameYear.filter((entry) => isLike(key.names, entry.names))],
    ['year', besides.filter((entry) => !taken.has(entry.index) && sameAuthors(key, entry))],
  ]
  for (const [reason, [first, second]] of suggestions) if (first && !second) return { index: first.index, reason }
  return null
}

/** Entries of one year a name is compared with letter by letter, at most. */
const MOST_COMPARED = 500

function isLike(names: readonly Name[], others: readonly string[]): boolean {
  return names.length <= others.length && names.every(({ last }, i) => isLikeName(last, others[i]!))
}

/** At most two letters apart, in names of five letters or more. */
function isLikeName(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 5 || Math.max(a.length, b.length) > 40 || Math.abs(a.length - b.length) > 2)
    return false
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]! <= 2
}
