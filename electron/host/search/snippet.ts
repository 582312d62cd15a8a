// Where in a text a query is met, and the words around it, from the original text: folding may change lengths.
import { type Token, tokens, visitWords } from './fold.ts'
import type { Term } from './query.ts'

/** UTF-16 range. */
export interface Range {
  start: number
  end: number
}

/** A text this long is one that was cut badly; its first part is enough to show where. */
const MAX_SCANNED = 200_000
/** Terms met farther apart are shown by the first alone. */
const MAX_RANGE = 300
const SNIPPET = 200

/**
 * The narrowest range in which every term is met; where that is wide, one meeting of the rarest term; the first of a single word;
 * null where none is met.
 */
export function findRange(text: string, terms: readonly Term[]): Range | null {
  const scanned = text.length > MAX_SCANNED ? text.slice(0, MAX_SCANNED) : text
  if (terms.length === 1 && terms[0]!.words.length === 1) return firstOf(scanned, terms)
  const meetings = meetingsOf(scanned, terms)
  const met = [...Map.groupBy(meetings, ({ term }) => term).values()]
  if (met.length === 0) return null
  const narrowest = narrowestOf(meetings, met.length)
  if (narrowest && narrowest.end - narrowest.start <= MAX_RANGE) return narrowest
  const rarest = met.reduce((least, each) => (each.length < least.length ? each : least))
  return { start: rarest[0]!.start, end: rarest[0]!.end }
}

/** What most people ask for, one word, needs no more of a text than up to where it stands. */
function firstOf(text: string, terms: readonly Term[]): Range | null {
  let first: Range | null = null
  const isIt = (word: string, start: number, end: number): boolean => {
    if (word === '' || !isMetAt([{ word, start, end }], 0, terms[0]!)) return false
    first = { start, end }
    return true
  }
  visitWords(text, isIt, initialsOf(terms))
  return first
}

/** The same terms are looked for in one row after another. */
const initials = new WeakMap<readonly Term[], ReadonlySet<number>>()

function initialsOf(terms: readonly Term[]): ReadonlySet<number> {
  const known = initials.get(terms)
  if (known) return known
  const words = terms.flatMap((term) => [...term.words, ...(term.spellings ?? [])])
  const made = new Set(words.map((word) => word.charCodeAt(0)))
  initials.set(terms, made)
  return made
}

interface Meeting extends Range {
  term: number
}

function meetingsOf(text: string, terms: readonly Term[]): Meeting[] {
  const words = tokens(text, initialsOf(terms))
  const meetings: Meeting[] = []
  for (let i = 0; i < words.length; i++) {
    for (let term = 0; term < terms.length; term++) {
      if (!mayBegin(words[i]!.word, terms[term]!) || !isMetAt(words, i, terms[term]!)) continue
      meetings.push({ term, start: words[i]!.start, end: words[i + terms[term]!.words.length - 1]!.end })
    }
  }
  return meetings
}

/** Most words begin nothing: told by the first word alone. */
function mayBegin(word: string, { words: [first = ''], spellings }: Term): boolean {
  return word.startsWith(first) || spellings?.includes(word) === true
}

function isMetAt(words: readonly Token[], at: number, { words: wanted, prefix, spellings }: Term): boolean {
  if (spellings?.includes(words[at]!.word)) return true
  const last = wanted.length - 1
  return wanted.every((word, k) => {
    const here = words[at + k]?.word
    return here !== undefined && (prefix && k === last ? here.startsWith(word) : here === word)
  })
}

/** Two marks that move through the meetings in order: the window between them holds every term as often as counted. */
function narrowestOf(meetings: readonly Meeting[], kinds: number): Range | null {
  const inside = new Map<number, number>()
  let best: Range | null = null
  let first = 0
  // Of two meetings that begin in order the longer may end later.
  let end = 0
  for (const meeting of meetings) {
    end = Math.max(end, meeting.end)
    inside.set(meeting.term, (inside.get(meeting.term) ?? 0) + 1)
    for (; inside.size === kinds; first++) {
      const from = meetings[first]!
      if (!best || end - from.start < best.end - best.start) best = { start: from.start, end }
      const left = inside.get(from.term)! - 1
      if (left > 0) inside.set(from.term, left)
      else inside.delete(from.term)
    }
  }
  return best
}

/** About 200 characters around a range (the beginning where there is none), cut between words, as one line. */
export function snippetAround(text: string, range: Range | null): string {
  const { start, end } = range ?? { start: 0, end: 0 }
  const spare = Math.max(0, SNIPPET - (end - start))
  let from = Math.max(0, start - Math.floor(spare / 2))
  let to = Math.min(text.length, from + Math.max(SNIPPET, end - start))
  from = Math.max(0, Math.min(from, to - SNIPPET))
  // Half a word says nothing; but a word of a whole line is better cut than lost.
  if (from > 0) from += Math.min(text.slice(from, start).search(/\s/u) + 1, 30)
  if (to < text.length) {
    let space = to - 1
    while (space > end && !/\s/u.test(text.charAt(space))) space--
    if (space > end) to = space
  }
  const cut = text.slice(from, to).toWellFormed().replaceAll('\ufffd', '')
  // Most texts have single spaces, and telling so takes less than replacing them by themselves.
  const words = (/\s\s|[^\S ]/u.test(cut) ? cut.replace(/\s+/gu, ' ') : cut).trim()
  // The sign of what is left out never stands on a line of its own.
  return `${from > 0 ? '…\u00a0' : ''}${words}${to < text.length ? '\u00a0…' : ''}`
}
