// Finds where a quotation stands in a text: exactly, then as folded for matching, then with a few errors. Every place of
// the best kind is returned, each with how well the given context fits; choosing among them is the caller's, not ours.
import search from 'approx-string-match'
import type { Match } from '../model/annotation.ts'
import { fold, foldJoints, type Folded } from './normalise.ts'
import { indexWordPairs, type WordPairs } from './word-pairs.ts'

export interface Hit {
  /** UTF-16 code units, half-open. */
  start: number
  end: number
  match: Match
  /** Differing characters as a share of the quotation's length, 0 unless fuzzy. */
  errors: number
  /** 0..1: how well prefix and suffix fit; 1 where none was given. */
  context: number
}

export interface Context {
  /** Words directly before and after the quotation, as far as known. */
  prefix?: string | undefined
  suffix?: string | undefined
}

/** More than one character in five wrong is another sentence rather than a misquotation. */
export const MAX_ERROR_SHARE = 0.2
// Below this a few wrong characters make too many words alike.
const FUZZY_MIN_LENGTH = 10
// Text × quotation length up to which fuzzy search holds up its process for a second or so (5e9 cells a second were measured).
const FUZZY_MAX_CELLS = 5e9
// A second place with a few more errors than the best one is still a place the user may have meant.
const RIVAL_FACTOR = 2
const RIVAL_EXTRA = 2
// No one reads a longer list; the count is still told by the caller's message as "1000".
const MAX_HITS = 1000

/** A text made ready for many searches: folding is done once, when first needed. */
export class Haystack {
  readonly text: string
  #folded: Folded | undefined
  #joined: Folded | undefined
  #pairs: WordPairs | undefined

  constructor(text: string) {
    this.text = text
  }

  get folded(): Folded {
    return (this.#folded ??= fold(this.text))
  }

  get joined(): Folded {
    return (this.#joined ??= foldJoints(this.folded))
  }

  /** Word pairs of the folded text. */
  get pairs(): WordPairs {
    return (this.#pairs ??= indexWordPairs(this.folded.text))
  }
}

/** All places of the best kind in the order of the text; none when even fuzzy search finds nothing. */
export function matchQuote(haystack: Haystack, quote: string, context: Context = {}): Hit[] {
  const ranges = findRanges(haystack, quote)
  return ranges.map((range) => ({ ...range, context: contextFit(haystack.text, range, context) }))
}

/**
 * The same without reading the whole text: looked at is only where enough of the quotation's word pairs stand together. Finds what
 * `matchQuote` does where a quotation has word pairs enough, in a fiftieth of its time.
 */
export function matchQuoteByWords(haystack: Haystack, quote: string, context: Context = {}): Hit[] {
  const needle = fold(quote.trim()).text.trim()
  const places = needle.length < FUZZY_MIN_LENGTH ? null : haystack.pairs.places(needle)
  // Too few words to vote: the whole text is read for them, which for so short a quotation is soon done.
  if (places === null) return matchQuote(haystack, quote, context)
  const ranges = places.length > 0 ? nearPlaces(haystack, quote.trim(), needle, places) : verbatim(haystack, quote)
  return ranges.map((range) => ({ ...range, context: contextFit(haystack.text, range, context) }))
}

type Range = Omit<Hit, 'context'>

function findRanges(haystack: Haystack, quote: string): Range[] {
  const found = verbatim(haystack, quote)
  return found.length > 0 ? found : fuzzy(haystack.folded, fold(quote.trim()).text.trim())
}

/** All places of the words as printed, else as folded. */
function verbatim(haystack: Haystack, quote: string): Range[] {
  const printed = quote.trim()
  if (printed === '') return []
  const exact = occurrences(haystack.text, printed)
  if (exact.length > 0) {
    return exact.map((start) => ({ start, end: start + printed.length, match: 'exact', errors: 0 }))
  }
  const folded = fold(printed)
  const needle = folded.text.trim()
  if (needle === '') return []
  const normalised = inFolded(haystack.folded, needle)
  if (normalised.length > 0) return normalised
  const joinedNeedle = foldJoints(folded).text
  if (joinedNeedle !== '') {
    return inFolded(haystack.joined, joinedNeedle)
  }
  return []
}

/** Code units on each side of the place the word pairs name: their votes are counted in steps of this order. */
const PAIR_REACH = 160

function nearPlaces({ folded, text }: Haystack, printed: string, needle: string, places: readonly number[]): Range[] {
  const limit = Math.floor(needle.length * MAX_ERROR_SHARE)
  const hits = places.flatMap((place) => {
    const from = Math.max(0, place - PAIR_REACH)
    const window = folded.text.slice(from, place + needle.length + PAIR_REACH)
    const exact = window.indexOf(needle)
    const found =
      exact >= 0 ? [{ start: exact, end: exact + needle.length, errors: 0 }] : closest(window, needle, limit)
    return found.map(({ start, end, errors }) => ({ start: from + start, end: from + end, errors }))
  })
  const least = Math.min(...hits.map(({ errors }) => errors))
  // Words that stand there letter for letter outrank words that nearly do.
  const rivals = hits.filter(({ errors }) => errors <= (least === 0 ? 0 : least * RIVAL_FACTOR + RIVAL_EXTRA))
  return apart(rivals).map(({ start, end, errors }): Range => {
    const range = errors === 0 ? folded.original(start, end) : wholeWords(folded, start, end, limit)
    const words = text.slice(range.start, range.end)
    if (words === printed) return { ...range, match: 'exact', errors: 0 }
    const isSame = errors === 0 || foldJoints(fold(words)).text === foldJoints(fold(printed)).text
    return { ...range, match: isSame ? 'normalised' : 'fuzzy', errors: isSame ? 0 : errors / needle.length }
  })
}

/** Of places that overlap the one with the fewest errors, in the order of the text. */
function apart(places: readonly Near[]): Near[] {
  const kept: Near[] = []
  for (const place of places.toSorted((a, b) => a.errors - b.errors || a.start - b.start)) {
    if (kept.every(({ start, end }) => place.end <= start || end <= place.start)) kept.push(place)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function occurrences(text: string, needle: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(needle); at >= 0 && found.length < MAX_HITS; at = text.indexOf(needle, at + 1)) {
    // An overlapping repeat ("aaa" in "aaaa") is the same place, not another one.
    const last = found.at(-1)
    if (last === undefined || at >= last + needle.length) found.push(at)
  }
  return found
}

function inFolded(folded: Folded, needle: string): Range[] {
  return occurrences(folded.text, needle).map((start) => ({
    ...folded.original(start, start + needle.length),
    match: 'normalised',
    errors: 0,
  }))
}

function fuzzy(folded: Folded, needle: string): Range[] {
  if (needle.length < FUZZY_MIN_LENGTH || needle.length * folded.text.length > FUZZY_MAX_CELLS) return []
  const limit = Math.floor(needle.length * MAX_ERROR_SHARE)
  const best = closest(folded.text, needle, limit)
  if (best.length === 0) return []
  const rivalLimit = Math.min(limit, best[0]!.errors * RIVAL_FACTOR + RIVAL_EXTRA)
  // The search reports only the lowest error count of what it is given, so the stretches between the best places are asked again.
  const places = [...best]
  let from = 0
  for (const { start, end } of [...best, { start: folded.text.length, end: folded.text.length }]) {
    if (start - from >= needle.length / 2) {
      for (const rival of closest(folded.text.slice(from, start), needle, rivalLimit)) {
        places.push({ start: rival.start + from, end: rival.end + from, errors: rival.errors })
      }
    }
    from = end
  }
  return places
    .sort((a, b) => a.start - b.start)
    .slice(0, MAX_HITS)
    .map(({ start, end, errors }) => ({
      ...wholeWords(folded, start, end, limit),
      match: 'fuzzy',
      errors: errors / needle.length,
    }))
}

interface Near {
  start: number
  end: number
  errors: number
}

// One place for each cluster of overlapping matches: the one closest in length to the quotation.
function closest(text: string, needle: string, limit: number): Near[] {
  const clusters: Near[] = []
  for (const match of search(text, needle, limit)) {
    if (match.end <= match.start) continue
    const last = clusters.at(-1)
    if (last === undefined || match.start >= last.end) clusters.push(match)
    else if (misfit(match, needle) < misfit(last, needle)) clusters[clusters.length - 1] = match
  }
  return clusters
}

function misfit(match: Near, needle: string): number {
  return Math.abs(match.end - match.start - needle.length)
}

/** Without spaces at its ends, and with the letter or two that a misspelt first or last word lost by the search. */
function wholeWords(
  { text, original }: Folded,
  start: number,
  end: number,
  reach: number,
): { start: number; end: number } {
  let [first, last] = [start, end]
  while (first < last - 1 && text[first] === ' ') first++
  while (last > first + 1 && text[last - 1] === ' ') last--
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, first - reach - 1), first))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(last, last + reach + 1))?.[0].length ?? 0
  if (before <= reach && isWord(text[first])) first -= before
  if (after <= reach && isWord(text[last - 1])) last += after
  return original(first, last)
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

function contextFit(text: string, range: { start: number; end: number }, context: Context): number {
  const fits: number[] = []
  if (context.prefix !== undefined && context.prefix.trim() !== '')
    fits.push(fit(text, range.start, context.prefix, -1))
  if (context.suffix !== undefined && context.suffix.trim() !== '') fits.push(fit(text, range.end, context.suffix, 1))
  return fits.length === 0 ? 1 : Math.min(...fits)
}

/** How well `words` stand directly before (-1) or after (1) `offset`: 1 where they do, else 1 minus the share of errors. */
function fit(text: string, offset: number, words: string, side: -1 | 1): number {
  const wanted = foldJoints(fold(words)).text
  if (wanted === '') return 1
  // Three times the length leaves room for white space and line ends the folding removes.
  const reach = words.length * 3 + 8
  const around = side < 0 ? text.slice(Math.max(0, offset - reach), offset) : text.slice(offset, offset + reach)
  const there = foldJoints(fold(around)).text
  if (side < 0 ? there.endsWith(wanted) : there.startsWith(wanted)) return 1
  const near = side < 0 ? there.slice(-wanted.length) : there.slice(0, wanted.length)
  const [match] = search(near, wanted, wanted.length)
  return match === undefined ? 0 : Math.max(0, 1 - match.errors / wanted.length)
}
