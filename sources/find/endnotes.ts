// Lists of notes after the text: which numbered list the markers mean, and which one only repeats it.
import type { Layout } from '../clean/layout.ts'
import type { Line } from '../read/plain-text.ts'
import { isAlone, markersIn, type Marker } from './markers.ts'
import { CONTENTS, NOTES } from './names-of-sections.ts'
import { labelAlone, noteStartOf, type FoundNote, type NoteStart } from './notes.ts'
import { spacedMarkers } from './spaced-markers.ts'

export interface Endnotes {
  notes: FoundNote[]
  /** Lines of lists that repeat the notes under other numbers. */
  duplicates: Line[]
  /** Lines that only head a list of notes ("Notes"). */
  headings: Line[]
  /** Of a list that ends the text, where its markers are plain numbers between words. */
  spaced: Marker[]
}

interface NumberedList {
  form: FoundNote['form']
  items: { number: number; length: number; lines: Line[] }[]
  /** The line above the list, if it heads it. */
  heading: Line | null
}

const REFERENCES_HEADING =
  /^(?:references|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|sources|список литературы|литература)$/i

/** Lists right above each other of which the first ones are no notes, at most; and lines looked through for markers. */
const MOST_SKIPPED = 8
const FARTHEST = 2000

/** `filled` are the lines still in the text, in order; a marker one of the `footnotes` explains on its page has its note. */
export function endnotesOf(
  lines: readonly Line[],
  filled: readonly Line[],
  layout: Layout,
  footnotes: readonly FoundNote[],
  pages: Int32Array,
): Endnotes {
  const explained = new Set(footnotes.map(({ number, page }) => `${number}@${page}`))
  const lists = listsIn(filled, layout)
  const position = new Map(filled.map((line, i) => [line, i]))
  const found: Endnotes = { notes: [], duplicates: [], headings: [], spaced: [] }
  let bodyStart = 0
  let series = 0
  /** Markers of chapters whose lists have not come yet: lists of all chapters may stand together at the end. */
  let waiting: Marked[] = []
  const headed = lists.filter(({ heading }) => heading && NOTES.test(heading.text))
  const marksAfter = (from: number, to: number): boolean =>
    joined(markersBetween(lines, filled.slice(from, Math.min(to, from + FARTHEST)), () => false)).numbers.has(1)
  for (const whole of adjacent(lists, position)) {
    let neighbours = whole
    let chosen: NumberedList | null = null
    let marked: Marked | undefined
    // What is numbered above a list may be paragraphs of the text, and hold its markers.
    for (let skipped = 0; !chosen && neighbours.length > 0 && skipped <= MOST_SKIPPED; skipped++) {
      const first = position.get(neighbours[0]!.items[0]!.lines[0]!)!
      const body = markersBetween(lines, filled.slice(bodyStart, first), (number, line) =>
        explained.has(`${number}@${pages[line.index]!}`),
      )
      marked = body.length > 0 ? joined(body) : waiting[0]
      chosen = marked ? best(neighbours, marked) : null
      if (chosen && !chosen.heading && isHeadedLater(headed, chosen, position, marksAfter)) chosen = null
      if (chosen && body.length > 1) waiting = chapters(body)
      if (!chosen) neighbours = neighbours.slice(1)
    }
    if (!chosen) continue
    waiting = waiting.slice(1)
    for (const { number, length, lines } of chosen.items) {
      const note = { number, label: String(number), lines, labelLength: length, page: -1, form: chosen.form, series }
      found.notes.push(note)
    }
    if (chosen.heading) found.headings.push(chosen.heading)
    for (const list of neighbours) {
      if (list !== chosen && repeats(list, chosen)) found.duplicates.push(...list.items.flatMap(({ lines }) => lines))
    }
    series++
    bodyStart = position.get(neighbours.at(-1)!.items.at(-1)!.lines.at(-1)!)! + 1
  }
  if (found.notes.length === 0 && footnotes.length === 0) takeSpaced(lists.at(-1), filled, found)
  return found
}

/** Notes a list of them has at least whose markers only their order proves. */
const FEWEST_SPACED = 3

/** The list the text ends with, if its numbers stand between words above it. */
function takeSpaced(list: NumberedList | undefined, filled: readonly Line[], found: Endnotes): void {
  const last = list?.items.at(-1)?.lines.at(-1)
  if (!list || last !== filled.at(-1) || list.form !== 'plain' || list.items.length < FEWEST_SPACED) return
  const markers = spacedMarkers(filled.slice(0, filled.indexOf(list.items[0]!.lines[0]!)), list.items.length)
  if (!markers) return
  found.spaced = markers
  for (const { number, length, lines } of list.items)
    found.notes.push({ number, label: String(number), lines, labelLength: length, page: -1, form: 'plain', series: 0 })
  if (list.heading) found.headings.push(list.heading)
}

/** Lines between two items of a list, at most; more is text between numbered paragraphs. */
const LONGEST_ITEM = { wrapped: 40, unwrapped: 3 }

function listsIn(filled: readonly Line[], layout: Layout): NumberedList[] {
  const longest = layout.wrapped ? LONGEST_ITEM.wrapped : LONGEST_ITEM.unwrapped
  const lists: NumberedList[] = []
  let current: NumberedList | null = null
  let taken = 0
  // One note alone is a list where the text ends with it under its heading.
  const close = (last = false): void => {
    const headed = last && current?.heading && NOTES.test(current.heading.text)
    if (current && (current.items.length >= 2 || headed || isMarked(current.items[0]!.lines[0]!))) lists.push(current)
    current = null
  }
  for (const [index, line] of filled.entries()) {
    const start = noteStartOf(line.text) ?? startAlone(filled, index)
    const last = (current as NumberedList | null)?.items.at(-1)
    if (start && current && last && start.form === (current as NumberedList).form && start.number === last.number + 1) {
      last.lines = filled.slice(taken, index)
      current.items.push({ number: start.number, length: start.length, lines: [line] })
      taken = index
    } else if (start && start.number === 1) {
      trimLast(current, filled, taken, layout)
      close()
      const above = filled[index - 1]
      if (above && CONTENTS.test(above.text)) continue
      const heads = above && (NOTES.test(above.text) || REFERENCES_HEADING.test(above.text)) ? above : null
      current = { form: start.form, items: [{ number: 1, length: start.length, lines: [line] }], heading: heads }
      taken = index
    } else if (current && index - taken > longest) {
      trimLast(current, filled, taken, layout)
      close()
    }
  }
  trimLast(current, filled, taken, layout)
  close(true)
  return lists
}

/** A note's number on a line of its own, over the note. */
function startAlone(filled: readonly Line[], index: number): NoteStart | null {
  const [label, next] = [labelAlone(filled[index]!.text), filled[index + 1]]
  return label && next && !labelAlone(next.text) && /^[\p{Lu}“"‘«(<[]|^https?:/u.test(next.text) ? label : null
}

/** Printed as nothing but a note is: one alone is believed, if the text has its marker. */
function isMarked({ text }: Line): boolean {
  return /^(?:\[1\]|¹)\s?\S/u.test(text)
}

/** The last item ends with its group of lines; nothing says where else it would. */
function trimLast(list: NumberedList | null, filled: readonly Line[], taken: number, layout: Layout): void {
  const last = list?.items.at(-1)
  if (!last) return
  let end = taken + (labelAlone(last.lines[0]!.text) ? 2 : 1)
  const longest = taken + LONGEST_ITEM.wrapped
  if (layout.wrapped) while (end < longest && filled[end] && filled[end]!.index === filled[end - 1]!.index + 1) end++
  last.lines = filled.slice(taken, end)
}

/** Lists with nothing but list between them. */
function adjacent(lists: readonly NumberedList[], position: ReadonlyMap<Line, number>): NumberedList[][] {
  const groups: NumberedList[][] = []
  for (const list of lists) {
    const previous = groups.at(-1)?.at(-1)
    const gap = previous
      ? position.get(list.items[0]!.lines[0]!)! - position.get(previous.items.at(-1)!.lines.at(-1)!)!
      : Infinity
    if (gap <= (list.heading ? 2 : 1)) groups.at(-1)!.push(list)
    else groups.push([list])
  }
  return groups
}

interface Marked {
  numbers: Set<number>
  bracketed: Set<number>
}

/** Numbers of markers in reading order. */
function markersBetween(
  lines: readonly Line[],
  body: readonly Line[],
  isExplained: (number: number, line: Line) => boolean,
): { number: number; bracketed: boolean }[] {
  const markers: { number: number; bracketed: boolean }[] = []
  for (const line of body) {
    if (isAlone(lines, line) && !isExplained(Number(line.text), line))
      markers.push({ number: Number(line.text), bracketed: false })
    for (const { number, form } of markersIn(line.text, line.from, 0)) {
      if (!isExplained(number, line)) markers.push({ number, bracketed: form === 'bracket' })
    }
  }
  return markers
}

function joined(markers: ReturnType<typeof markersBetween>): Marked {
  return {
    numbers: new Set(markers.map(({ number }) => number)),
    bracketed: new Set(markers.flatMap(({ number, bracketed }) => (bracketed ? [number] : []))),
  }
}

/** Markers by chapter: where they begin with 1 again and go on with 2. */
function chapters(markers: ReturnType<typeof markersBetween>): Marked[] {
  const parts: ReturnType<typeof markersBetween>[] = [[]]
  for (const [i, marker] of markers.entries()) {
    const begins = marker.number === 1 && markers.slice(i + 1, i + 6).some(({ number }) => number === 2)
    if (begins && parts.at(-1)!.some(({ number }) => number > 1)) parts.push([])
    parts.at(-1)!.push(marker)
  }
  return parts.map(joined)
}

/** A list within the text, where one as long follows under its heading and nothing is counted anew between them. */
function isHeadedLater(
  headed: readonly NumberedList[],
  list: NumberedList,
  position: ReadonlyMap<Line, number>,
  marksAfter: (from: number, to: number) => boolean,
): boolean {
  const after = position.get(list.items.at(-1)!.lines.at(-1)!)! + 1
  const next = headed.find(({ items }) => position.get(items[0]!.lines[0]!)! >= after)
  if (!next || next.items.length < list.items.length) return false
  return !marksAfter(after, position.get(next.items[0]!.lines[0]!)!)
}

/** The list whose labels the markers carry and whose last number is the highest marker; none where most numbers have no marker. */
function best(lists: readonly NumberedList[], { numbers, bracketed }: Marked): NumberedList | null {
  let chosen: NumberedList | null = null
  let top = 0
  for (const list of lists) {
    if (list.heading && REFERENCES_HEADING.test(list.heading.text)) continue
    const marks = bracketed.size > 1 ? bracketed : numbers
    const covered = list.items.filter(({ number }) => marks.has(number)).length / list.items.length
    if (covered < (list.heading ? 0.3 : 0.6)) continue
    let score = covered
    if (Math.max(...marks) === list.items.at(-1)!.number) score += 1
    if (list.form === 'bracket' && bracketed.size > 1) score += 0.5
    if (score > top) [chosen, top] = [list, score]
  }
  return chosen
}

/** Most of its items begin as some note does. */
function repeats(list: NumberedList, chosen: NumberedList): boolean {
  const openings = new Set(chosen.items.map(opening))
  return list.items.filter((item) => openings.has(opening(item))).length >= list.items.length * 0.6
}

function opening({ lines, length }: NumberedList['items'][number]): string {
  const letters = lines[0]!.text
    .slice(length, length + 120)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters.slice(0, 24)
}
