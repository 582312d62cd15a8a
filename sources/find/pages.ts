// Where pages begin, and what they are called: marks the extraction left, labels the pages print, and counting between them.
import type { Certainty } from '../../shared/model/source-text.ts'
import { romanOf, valueOfRoman } from '../../shared/roman.ts'
import type { Layout } from '../clean/layout.ts'
import type { Line } from '../read/plain-text.ts'
import { stampedStarts } from './cover.ts'

/** A page's first line, as an index into the lines; sorted. The first page begins at line 0. */
export type PageStarts = readonly number[]

/** A label printed on a page: `page` is an index into the page starts, `line` the line that prints it. */
export interface PrintedLabel {
  page: number
  line: number
  value: number
  style: 'arabic' | 'roman'
}

export interface PageLabel {
  label: string
  certainty: Certainty
}

const BARE_INTEGER = /^\d{1,4}$/

/** Empty where the text shows no pages. */
export function pageStartsOf(lines: readonly Line[], layout: Layout): PageStarts {
  const feeds = lines.filter((line) => line.formFeed && line.index > 0).map((line) => line.index)
  if (feeds.length > 0) return [0, ...feeds]
  const stamped = stampedStarts(lines)
  if (stamped.length > 0) return [0, ...stamped]
  const spaced = byLeadingSpace(lines, layout)
  return spaced.length > 0 ? spaced : byNumbersAlone(lines, layout)
}

/**
 * A form feed that became a space: one space before the content of a line whose predecessor is not blank (nor a marker on a
 * line of its own). In double-spaced text a number after two blank lines, followed by a line of one space, begins a page too.
 */
function byLeadingSpace(lines: readonly Line[], layout: Layout): PageStarts {
  if (!layout.wrapped) return []
  const starts: number[] = []
  let filled = 0
  for (const line of lines) {
    if (!line.blank) filled++
    const previous = lines[line.index - 1]
    const spaced = line.indent === ' ' && !line.blank
    if (spaced && previous && !previous.blank && !BARE_INTEGER.test(previous.text)) starts.push(line.index)
    else if (layout.doubled && isNumberAtPageTop(lines, line)) starts.push(line.index)
  }
  const first = lines.find((line) => !line.blank)
  const marked = starts.length + (first?.indent === ' ' ? 1 : 0)
  // Fewer lines to a page than this: the spaces are indents, not pages.
  if (starts.length === 0 || marked < 2 || filled / (starts.length + 1) < 10) return []
  return [0, ...starts.filter((start) => start > 0)]
}

function isNumberAtPageTop(lines: readonly Line[], line: Line): boolean {
  if (!BARE_INTEGER.test(line.text)) return false
  const [before, beforeThat, after] = [lines[line.index - 1], lines[line.index - 2], lines[line.index + 1]]
  return !!before?.blank && !!beforeThat?.blank && !!after?.blank && after.start < after.end
}

/** Lines of content between two page numbers, at least; anything nearer numbers something else. */
const SHORTEST_PAGE = { wrapped: 12, unwrapped: 2 }

/** Characters of a head that does not recur by chance. */
const LONG_HEAD = 24
/** Page numbers a head may leave out between two it prints: chapters begin without one. */
const MOST_UNPRINTED = 2

/**
 * Without marks: numbers standing alone, or beside a head that recurs, that count up page by page. They head their page if the
 * first one stands near the top.
 */
function byNumbersAlone(lines: readonly Line[], layout: Layout): PageStarts {
  const shortest = layout.wrapped ? SHORTEST_PAGE.wrapped : SHORTEST_PAGE.unwrapped
  const filledBefore: number[] = []
  let filled = 0
  for (const line of lines) {
    filledBefore.push(filled)
    if (!line.blank) filled++
  }
  const numbers = numbersOf(lines)
  const best = longestCount(numbers, filledBefore, shortest)
  // Two are enough where both stand beside the same long head.
  const heads = new Map(numbers.map(({ line, head }) => [line, head]))
  const [one, two] = best.map((line) => heads.get(line) ?? '')
  const sure = one !== undefined && one.length >= LONG_HEAD && one === two
  if (best.length < (sure ? 2 : 3)) return []
  // Before the first of them a preface may count in roman numbers.
  const romans = lines.slice(0, best[0]).flatMap((line) => {
    const value = /^[ivxl]{1,7}$/.test(line.text) ? valueOfRoman(line.text) : null
    return value === null ? [] : [{ line: line.index, value }]
  })
  const preface = longestCount(romans, filledBefore, shortest)
  if (preface.length >= 2) best.unshift(...preface)
  const first = best[0]!
  const span = filledBefore[best.at(-1)!]! - filledBefore[first]!
  const page = span / (best.length - 1)
  // Words beside a number head the page, unless the file ends with such a line.
  const headed = best.some((line) => heads.get(line))
  const foot = headed ? filled - filledBefore[best.at(-1)!]! <= 2 : filledBefore[first]! > page * 0.5
  const starts = best.map((line) => (foot ? line + 1 : line)).filter((start) => filledBefore[start]! > 0)
  return [0, ...starts.filter((start) => start < lines.length && filled > filledBefore[start]!)]
}

interface Numbered {
  line: number
  value: number
  /** The words beside it; null for a number that is alone without blank lines around it. */
  head?: string | null
}

/** Lines of the longest count upwards, with a page of text between each and the next. */
function longestCount(numbers: readonly Numbered[], filledBefore: readonly number[], shortest: number): number[] {
  // Of each value the last count that ended with it.
  const ends = new Map<number, { index: number; length: number }>()
  const before: number[] = []
  let best = { index: -1, length: 0 }
  for (const [index, { line, value }] of numbers.entries()) {
    let from = { index: -1, length: 0 }
    for (let step = 1; step <= 1 + MOST_UNPRINTED; step++) {
      const end = ends.get(value - step)
      const gap = end ? filledBefore[line]! - filledBefore[numbers[end.index]!.line]! : 0
      if (end && gap >= shortest * step && end.length > from.length) from = end
    }
    before.push(from.index)
    const here = { index, length: from.length + 1 }
    if (here.length >= (ends.get(value)?.length ?? 0)) ends.set(value, here)
    if (here.length > best.length) best = here
  }
  const chain: number[] = []
  for (let index = best.index; index >= 0; index = before[index]!) chain.unshift(numbers[index]!.line)
  return chain
}

const HEAD_AND_NUMBER = /^(?:(\d{1,4})\s+(?:[|•·]\s*)?(\p{Lu}.{2,80})|(\p{Lu}\S*\s.{2,80}?)(?:\s*[|•·])?\s+(\d{1,4}))$/u

/** Numbers standing alone, and numbers beside words that stand beside another number too, or head a chapter. */
function numbersOf(lines: readonly Line[]): Numbered[] {
  const heads = new Map<string, Set<number>>()
  const read = lines.flatMap((line): (Numbered & { head: string | null })[] => {
    const alone = numberAlone(lines, line)
    if (alone !== null) return [{ line: line.index, value: alone, head: '' }]
    if (BARE_INTEGER.test(line.text)) return [{ line: line.index, value: Number(line.text), head: null }]
    const match = line.text.length <= 90 ? HEAD_AND_NUMBER.exec(line.text) : null
    if (!match || /[.,;:?!]$/.test((match[2] ?? match[3])!)) return []
    const head = (match[2] ?? match[3])!.toLowerCase()
    const value = Number(match[1] ?? match[4])
    heads.set(head, (heads.get(head) ?? new Set()).add(value))
    return [{ line: line.index, value, head }]
  })
  const titles = new Set(heads.size > 0 ? lines.map(({ text }) => text.toLowerCase()) : [])
  const recurs = (head: string): boolean => heads.get(head)!.size > 1 || titles.has(head)
  const running = read.filter(({ head }) => head && recurs(head)).length
  // Beside running heads a number needs no blank lines to stand alone.
  return read.filter(({ head }) => (head === null ? running >= 2 : head === '' || recurs(head)))
}

const NUMBER_ALONE = /^(?:[-–—[(|]\s?)?(?:p\.?|page|seite|s\.|с\.)?\s?(\d{1,4})(?:\s?[-–—\])|])?$/iu

/** The number of a line that holds nothing else and stands between blank lines; null for any other line. */
function numberAlone(lines: readonly Line[], line: Line): number | null {
  if (line.text.length > 12) return null
  const match = NUMBER_ALONE.exec(line.text)
  const apart = (lines[line.index - 1]?.blank ?? true) && (lines[line.index + 1]?.blank ?? true)
  return match && apart ? Number(match[1]) : null
}

/** The page of each line, as an index into the starts; all 0 where there are none. */
export function pagesOfLines(count: number, starts: PageStarts): Int32Array {
  const pages = new Int32Array(count)
  for (let page = 1; page < starts.length; page++) pages.fill(page, starts[page], starts[page + 1] ?? count)
  return pages
}

/**
 * One label for each page; null for pages before the first number. Printed labels are cross-checked by counting: the offset
 * most of them agree on wins, others are not labels. With no printed label pages are counted from 1, as a guess.
 */
export function labelsOf(pageCount: number, printed: readonly PrintedLabel[]): (PageLabel | null)[] {
  const labels: (PageLabel | null)[] = Array.from({ length: pageCount }, () => null)
  const arabic = counting(printed.filter(({ style }) => style === 'arabic'))
  const roman = agreeing(printed.filter(({ style }) => style === 'roman'))
  if (arabic.length === 0 && roman.length === 0) {
    return labels.map((_, page) => ({ label: String(page + 1), certainty: 'guessed' }))
  }
  const romanLast = roman.at(-1)?.page ?? -1
  for (const { page, value } of roman) labels[page] = { label: romanOf(value), certainty: 'printed' }
  let nearest = 0
  const romanOffset = roman[0] && roman[0].value - roman[0].page
  for (let page = 0; page < pageCount; page++) {
    if (labels[page]) continue
    while (arabic[nearest + 1] && arabic[nearest + 1]!.page <= page) nearest++
    const from = arabic[nearest]
    const value = from === undefined ? 0 : page + from.value - from.page
    if (value >= 1 && page > romanLast) {
      const isPrinted = arabic.some((label) => label.page === page)
      labels[page] = { label: String(value), certainty: isPrinted ? 'printed' : 'counted' }
    } else if (romanOffset !== undefined && page + romanOffset >= 1 && (value < 1 || page <= romanLast)) {
      labels[page] = { label: romanOf(page + romanOffset), certainty: 'counted' }
    }
  }
  return labels
}

/** Labels in the order of their pages, where none counts back; else those that agree. */
function counting(printed: readonly PrintedLabel[]): PrintedLabel[] {
  const most = agreeing(printed)
  const byOffset = Map.groupBy(printed, ({ page, value }) => value - page)
  const borneOut = printed
    .filter((label) => most.includes(label) || byOffset.get(label.value - label.page)!.length > 1)
    .sort((a, b) => a.page - b.page)
  return borneOut.every(({ value }, i) => i === 0 || value >= borneOut[i - 1]!.value) ? borneOut : most
}

/** Those that share the most common distance between label and position; one alone agrees with itself. */
export function agreeing(printed: readonly PrintedLabel[]): PrintedLabel[] {
  const votes = new Map<number, PrintedLabel[]>()
  for (const label of printed) {
    const offset = label.value - label.page
    const group = votes.get(offset)
    if (group) group.push(label)
    else votes.set(offset, [label])
  }
  let best: PrintedLabel[] = []
  for (const group of votes.values()) if (group.length > best.length) best = group
  return best.length * 2 >= printed.length || best.length >= 3 ? best : []
}
