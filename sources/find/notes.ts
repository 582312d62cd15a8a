// Footnotes at the foot of pages: which lines they are, taken by number in sequence and by the markers on their page.
// Lists of notes at the end are `endnotes.ts`.
import type { Furniture } from '../clean/furniture.ts'
import { endsSentence, type Layout } from '../clean/layout.ts'
import { firstWord, lastWord } from '../clean/words.ts'
import type { Lexicon } from '../clean/hyphens.ts'
import type { Line } from '../read/plain-text.ts'
import { isAlone, markersIn, numberOfSign, valueOfSuperscript } from './markers.ts'
import { REFERENCES } from './names-of-sections.ts'
import type { PageStarts } from './pages.ts'

export interface FoundNote {
  number: number
  /** As printed, without brackets. */
  label: string
  /** Lines of the note in order, and how many characters of the first one's content are the label. */
  lines: Line[]
  labelLength: number
  /** The page it begins on. */
  page: number
  form: 'bracket' | 'plain'
  /** Counts up where numbering begins again. */
  series: number
}

const SIGN_START = /^(\*{1,3}|†{1,2}|‡{1,2})\s?(?=[\p{Lu}“"‘«(])/u
const START = /^(?:[[(](\d{1,3})[\])]|([⁰¹²³⁴-⁹]{1,3})|(\d{1,3})(?=[.):]?\s|https?:|www\.|\p{Lu}))[.):]?\s*/u

export interface NoteStart {
  number: number
  length: number
  form: 'bracket' | 'plain'
}

/** The number a line would have as the first of a note; null where it has none or nothing follows it. */
export function noteStartOf(text: string): NoteStart | null {
  const sign = SIGN_START.exec(text)
  if (sign) return { number: numberOfSign(sign[1]!)!, length: sign[0].length, form: 'plain' }
  const match = START.exec(text)
  if (!match || match[0].length >= text.length) return null
  const [whole, bracket, superscript, plain] = match
  const number = bracket ? Number(bracket) : superscript ? valueOfSuperscript(superscript) : Number(plain)
  return { number, length: whole.length, form: bracket ? 'bracket' : 'plain' }
}

/** A number on a line of its own, as it stands under a rule. */
export function labelAlone(text: string): NoteStart | null {
  return /^\d{1,3}$/.test(text) ? { number: Number(text), length: text.length, form: 'plain' } : null
}

export function footnotesOf(
  lines: readonly Line[],
  starts: PageStarts,
  furniture: Furniture,
  layout: Layout,
  lexicon: Lexicon,
): FoundNote[] {
  const notes: FoundNote[] = []
  /** Those of them that are called by numbers. */
  const numbered: FoundNote[] = []
  for (let page = 0; page < starts.length; page++) {
    const inside = lines.slice(starts[page], starts[page + 1] ?? lines.length)
    const filled = withoutReferences(inside.filter((line) => !line.blank && !furniture.removed.has(line.index)))
    let area = areaOf(inside, filled, furniture, layout, page)
    if (area.lines.length === 0 && !layout.doubled) area = aloneArea(lines, filled, page, numbered.at(-1))
    if (area.lines.length === 0 && starts.length > 1) area = touchingArea(lines, filled, page, numbered.at(-1))
    if (!area.ruled && !layout.doubled) takeColumnNotes(lines, filled, area, notes, numbered)
    takeNotes(area, numbersOn(lines, filled, page), page, notes, numbered)
    const cut = notes.findLast((note) => note.page < page)
    if (cut && cut.page === page - 1 && !layout.doubled) continueNote(cut, filled, area, notes, layout, lexicon)
  }
  return notes
}

/** Below the heading of a list of references what is numbered from 1 is that list. */
function withoutReferences(filled: Line[]): Line[] {
  const heading = filled.findLastIndex(
    ({ text }, i) =>
      text.length < 60 && REFERENCES.test(text) && filled[i + 1] && /^(?:\[1\]|1\.)\s/.test(filled[i + 1]!.text),
  )
  return heading < 0 ? filled : filled.slice(0, heading)
}

interface Area {
  /** The lines that may be notes, in order, down to the foot of the page. */
  lines: Line[]
  /** A rule was drawn over them: they are notes whatever they begin with. */
  ruled: boolean
  page: number
}

function areaOf(
  inside: readonly Line[],
  filled: readonly Line[],
  furniture: Furniture,
  layout: Layout,
  page: number,
): Area {
  const rule = inside.findLast((line) => furniture.rules.has(line.index))
  const below = rule ? filled.filter((line) => line.index > rule.index) : []
  if (below.some((line) => noteStartOf(line.text) ?? labelAlone(line.text))) return { lines: below, ruled: true, page }
  if (layout.doubled) {
    const first = filled.findIndex((line) => noteStartOf(line.text))
    return { lines: first < 0 ? [] : filled.slice(first), ruled: false, page }
  }
  // From the last group upwards as long as groups begin with a number, and a smaller one each time.
  let from = filled.length
  let least = Infinity
  for (const group of groupsOf(filled).reverse()) {
    const start = noteStartOf(group[0]!.text)
    if (!start || start.number >= least || isHeadingOf(group)) break
    if (start.number > 0) least = start.number
    from -= group.length
  }
  return { lines: filled.slice(from), ruled: false, page }
}

/**
 * Notes right below the text, with no blank line between: from a line that begins with the number expected next, or with 1, down
 * to the foot of the page, where the text above it has that marker, the line above it does not open a list, and every number
 * below counts on.
 */
function touchingArea(
  lines: readonly Line[],
  filled: readonly Line[],
  page: number,
  last: FoundNote | undefined,
): Area {
  const none: Area = { lines: [], ruled: false, page }
  const starts = filled.flatMap((line, at) => {
    const start = noteStartOf(line.text)
    return start && at > 0 ? [{ at, number: start.number }] : []
  })
  const marked = numbersOn(lines, filled, page)
  const firsts = starts.filter(({ number }) => number === 1 || number === (last?.number ?? 0) + 1)
  for (const { at, number } of firsts) {
    const touches = filled[at - 1]!.index === filled[at]!.index - 1
    if (!touches || !marked.has(number) || filled[at - 1]!.text.endsWith(':')) continue
    const below = starts.filter((start) => start.at > at)
    let next = number + 1
    for (const start of below) if (start.number === next) next++
    // Lines that begin with a number by chance are few among notes; a list after the notes is none.
    const counted = next - number - 1
    if (below.length - counted > counted + 1) continue
    const above = numbersOn(lines, filled.slice(0, at), page)
    if (!Array.from({ length: next - number }, (_, i) => number + i).every((each) => above.has(each))) continue
    // What stands apart below them may be text again.
    if (groupsOf(filled.slice(at)).length > 1) continue
    return { lines: filled.slice(at), ruled: false, page }
  }
  return none
}

/**
 * Notes whose numbers stand on lines of their own, as some extractions leave them: from the number expected next, with a blank line
 * above it, down to the foot of the page, where the text above has the markers of all of them.
 */
function aloneArea(lines: readonly Line[], filled: readonly Line[], page: number, last: FoundNote | undefined): Area {
  const none: Area = { lines: [], ruled: false, page }
  const labels = filled.flatMap(({ text }, at) => {
    const number = labelAlone(text)?.number
    const next = filled[at + 1]
    return number !== undefined && next && !labelAlone(next.text) ? [{ at, number }] : []
  })
  for (const [i, { at, number }] of labels.entries()) {
    const above = lines[filled[at]!.index - 1]
    const expected = number === 1 || number === (last?.number ?? 0) + 1
    if (at === 0 || !expected || !above?.blank) continue
    const marked = new Set(
      filled
        .slice(0, at)
        .flatMap((line) => markersIn(line.text, line.from, page))
        .map((one) => one.number),
    )
    const below = labels.slice(i)
    if (!below.every((label, k) => label.number === number + k && marked.has(label.number))) continue
    return { lines: filled.slice(at), ruled: true, page }
  }
  return none
}

/** "1. Introduction" over its first paragraph: a short line without a full stop, and below it a longer one with a capital. */
function isHeadingOf([first, second]: readonly Line[]): boolean {
  if (!first || !second || /[.,;:]$/.test(first.text)) return false
  return first.text.length < second.text.length * 0.6 && /^[\p{Lu}“"‘]/u.test(second.text)
}

/** Runs of lines with no blank (or removed) line between them. */
export function groupsOf(filled: readonly Line[]): Line[][] {
  const groups: Line[][] = []
  for (const line of filled) {
    const last = groups.at(-1)
    if (last && last.at(-1)!.index === line.index - 1) last.push(line)
    else groups.push([line])
  }
  return groups
}

function numbersOn(lines: readonly Line[], filled: readonly Line[], page: number): Set<number> {
  const numbers = new Set<number>()
  for (const line of filled) {
    if (isAlone(lines, line)) numbers.add(Number(line.text))
    for (const marker of markersIn(line.text, line.from, page)) numbers.add(marker.number)
  }
  return numbers
}

/**
 * Notes at the foot of a left column stand in the middle of the page: groups that begin with the number expected next, whose
 * marker stands above them, and that are no headings.
 */
function takeColumnNotes(
  lines: readonly Line[],
  filled: readonly Line[],
  area: Area,
  notes: FoundNote[],
  numbered: FoundNote[],
): void {
  const above: Line[] = []
  const first = area.lines[0]
  for (const group of groupsOf(first ? filled.filter((line) => line.index < first.index) : filled)) {
    const start = noteStartOf(group[0]!.text)
    const expected = start && start.number === (numbered.at(-1)?.number ?? 0) + 1
    const restarts = start?.number === 1 && notes.length > 0 && notes.at(-1)!.page < area.page
    const text = group[0]!.text
    const heads = group.length === 1 && text.length < 60 && !/[.”’»)\d]$/u.test(text)
    if (start && (expected || restarts) && !heads && above.length > 0) {
      const marked = numbersOn(lines, above, area.page)
      if (marked.has(start.number)) {
        takeNotes({ ...area, lines: group }, marked, area.page, notes, numbered)
        continue
      }
    }
    above.push(...group)
  }
}

/** How far a number may run ahead: notes between may have been lost. */
const LARGEST_GAP = 3

function takeNotes(
  area: Area,
  marked: ReadonlySet<number>,
  page: number,
  notes: FoundNote[],
  numbered: FoundNote[],
): void {
  let current: FoundNote | undefined
  for (const line of area.lines) {
    const start = noteStartOf(line.text) ?? (area.ruled ? labelAlone(line.text) : null)
    if (start && accepts(start, area, marked, numbered, current !== undefined)) {
      const last = numbered.at(-1)
      const again = last !== undefined && start.number > 0 && start.number <= last.number
      const series = (last?.series ?? 0) + (again ? 1 : 0)
      current = {
        number: start.number,
        label: start.number < 0 ? line.text.slice(0, start.length).trim() : String(start.number),
        lines: [line],
        labelLength: start.length,
        page,
        form: start.form,
        series,
      }
      notes.push(current)
      if (current.number > 0) numbered.push(current)
    } else if (current) current.lines.push(line)
    else if (area.ruled && notes.length > 0) notes.at(-1)!.lines.push(line)
  }
}

function accepts(
  start: NoteStart,
  area: Area,
  marked: ReadonlySet<number>,
  numbered: readonly FoundNote[],
  inBlock: boolean,
): boolean {
  // A sign counts with no number.
  if (start.number < 0) return marked.has(start.number)
  const last = numbered.at(-1)
  if (!last) return area.ruled || marked.has(start.number)
  const ahead = start.number - last.number
  if (ahead === 1) return inBlock || area.ruled || marked.has(start.number)
  if (ahead > 1 && ahead <= LARGEST_GAP) return marked.has(start.number)
  return start.number === 1 && !inBlock && marked.has(1)
}

/** A note cut off by the end of its page goes on in a group of the next one that fits it better than the text around it. */
function continueNote(
  note: FoundNote,
  filled: readonly Line[],
  area: Area,
  notes: readonly FoundNote[],
  layout: Layout,
  lexicon: Lexicon,
): void {
  const last = note.lines.at(-1)!
  const hyphened = /\p{L}[-‐]$/u.test(last.text)
  const open =
    hyphened || (layout.trailing ? last.trailing : /[\p{Ll},]$/u.test(last.text) && !/[/@_]/.test(lastWord(last.text)))
  if (!open || area.ruled) return
  const page = area.page
  const taken = new Set<Line>()
  for (let i = notes.length - 1; i >= 0 && notes[i]!.page === page; i--)
    for (const line of notes[i]!.lines) taken.add(line)
  const groups = groupsOf(filled.filter((line) => !taken.has(line)))
  let best: { group: Line[]; score: number } | undefined
  for (const [index, group] of groups.entries()) {
    if (index === 0) continue
    const before = groups[index - 1]!.at(-1)!
    const after = groups[index + 1]?.[0]
    const first = group[0]!.text
    const interrupts = isOpen(before, layout) && !!after && /^\p{Ll}/u.test(after.text)
    let score = 0
    if (hyphened) score += lexicon.knows(lastWord(last.text).slice(0, -1) + firstWord(first)) ? 3 : -1
    if (/^\p{Ll}/u.test(first)) score += 1
    if (interrupts) score += 2
    else if (isOpen(before, layout) && /^\p{Ll}/u.test(first)) score -= 2
    if (!after) score += 1
    if (score >= 2 && score > (best?.score ?? 0)) best = { group, score }
  }
  if (best) note.lines.push(...best.group)
}

function isOpen(line: Line, layout: Layout): boolean {
  return layout.trailing ? line.trailing || /[-‐—]$/u.test(line.text) : !endsSentence(line.text)
}
