// Tables that became lines: rows of numbers with a label before them, and the scattered cells of their header.
import type { Layout } from './layout.ts'
import type { Row, Strip } from './rows.ts'

export interface Table {
  /** Indices of the first and last row it takes, both included. */
  first: number
  last: number
  /** Rows of cells of strips; the header, where one was found, is the first row. */
  cells: Strip[][][]
}

interface DataRow {
  index: number
  label: Strip | null
  numbers: Strip[]
}

const NUMBER = /^(?:[<>~]?[-–−+]?[$€£]?\d[\d.,'’]*%?|[-–—]|n\/?a\.?|\*)$/i
export const CAPTION =
  /^\[?(?:fig(?:ure|\.)?|table|tab\.|abbildung|abb\.|tabelle|chart|graph|map|diagram|box|рис(?:унок|\.)|таблица)\s*\d+[a-z]?\s*[.:]/iu

/** Fewer rows of numbers alike are no table. */
const FEWEST_ROWS = 3
/** Rows of numbers in one text, at most; a file of more is data, and stays lines. */
const MOST_ROWS = 20_000
/** Rows with a label only, at most, between two rows of numbers. */
const MOST_LABEL_ROWS = 3

export function tablesOf(rows: readonly Row[], layout: Layout): Table[] {
  if (!layout.wrapped) return tabbedOf(rows)
  const tables: Table[] = []
  let taken = 0
  for (let i = 0; i < rows.length && taken < MOST_ROWS;) {
    const data = dataFrom(rows, i)
    if (data.length < FEWEST_ROWS) {
      i++
      continue
    }
    const table = tableOf(rows, data, tables.at(-1)?.last ?? -1)
    tables.push(table)
    taken += data.length
    i = table.last + 1
  }
  return tables
}

/** Rows of a table whose cells tabs part, at least, and cells of each. */
const TABBED = { rows: 2, cells: 2 }

/** Rows one below the other with the same number of cells between tabs, as a table is copied from a page. */
function tabbedOf(rows: readonly Row[]): Table[] {
  const tables: Table[] = []
  for (let first = 0, taken = 0; first < rows.length && taken < MOST_ROWS;) {
    const cells = [cellsOf(rows[first]!)]
    let last = first
    const count = cells[0]!.length
    while (count >= TABBED.cells && taken + cells.length < MOST_ROWS && rows[last + 1] && rows[last + 1]!.gap === 0) {
      const next = cellsOf(rows[last + 1]!)
      if (next.length !== count) break
      cells.push(next)
      last++
    }
    // Two cells in a row may be a number and its item; three are none.
    if (
      cells.length >= (count > TABBED.cells ? TABBED.rows : FEWEST_ROWS) &&
      count >= TABBED.cells &&
      !isNumbered(rows, first, last)
    ) {
      tables.push({ first, last, cells })
      taken += cells.length
    }
    first = last + 1
  }
  return tables
}

/** "1.⇥First", "•⇥First": items of a list. */
function isNumbered(rows: readonly Row[], first: number, last: number): boolean {
  return rows
    .slice(first, last + 1)
    .every(({ text }) => /^(?:[•◦▪‣∙●–—*-]|\(?(?:\d{1,3}|\p{L})[.)]|\d{1,3})\t/u.test(text))
}

function cellsOf({ text, strips }: Row): Strip[][] {
  if (strips.length > 1 || text.length > 2000 || !text.includes('\t')) return [[...strips]]
  const start = strips[0]!.from
  return [...text.matchAll(/[^\t]*(?:\t|$)/g)].slice(0, -1).map(({ index, 0: cell }): Strip[] => {
    const from = start + index + (cell.length - cell.trimStart().length)
    const words = cell.trim()
    return words === '' ? [] : [{ from, to: from + words.length }]
  })
}

/** Rows from `start` on whose tails hold the same count of numbers; none if `start` is not the first of them. */
function dataFrom(rows: readonly Row[], start: number): DataRow[] {
  const first = dataRow(rows[start]!, start)
  if (!first) return []
  const data = [first]
  let between = 0
  for (
    let i = start + 1;
    i < rows.length && data.length < MOST_ROWS && between <= MOST_LABEL_ROWS && rows[i]!.page === rows[start]!.page;
    i++
  ) {
    const next = dataRow(rows[i]!, i)
    if (next && next.numbers.length === first.numbers.length) {
      data.push(next)
      between = 0
    } else if (!next && isLabel(rows[i]!)) between++
    else break
  }
  return data
}

function isLabel(row: Row): boolean {
  return row.text.length < 40 && !/\d/.test(row.text) && row.text.split(/\s/, 6).length <= 5
}

function dataRow(row: Row, index: number): DataRow | null {
  if (row.text.length > 300 || !/\d$|%$|[-–—*]$|\bn\/?a\.?$/i.test(row.text) || row.strips.length > 1) return null
  const numbers: Strip[] = []
  let end = row.text.length
  const start = row.strips[0]!.from
  while (end > 0) {
    const space = spaceBefore(row.text, end)
    const word = row.text.slice(space + 1, end)
    if (!NUMBER.test(word)) break
    numbers.unshift({ from: start + space + 1, to: start + end })
    end = space < 0 ? 0 : row.text.slice(0, space).trimEnd().length
  }
  if (numbers.length < 2 || !numbers.some(({ from, to }) => /\d/.test(row.text.slice(from - start, to - start))))
    return null
  const label = row.text.slice(0, end)
  if (label.split(/\s+/).length > 8 || /[.,;:]$/.test(label)) return null
  return { index, label: label ? { from: start, to: start + end } : null, numbers }
}

function tableOf(rows: readonly Row[], data: readonly DataRow[], after: number): Table {
  const columns = data[0]!.numbers.length
  const top = headerTop(rows, data[0]!.index, after)
  let previous = top - 1
  const header: Strip[][] = []
  const cells: Strip[][][] = []
  for (const [position, { index, label, numbers }] of data.entries()) {
    // Labels set on more rows than one; above the first row of numbers only what runs on into it.
    let from = previous + 1
    if (position === 0) {
      from = index
      while (from > top && rows[from]!.gap === 0 && rows[from - 1]!.trailing && isLabel(rows[from - 1]!)) from--
      header.push(...headerCells(rows.slice(top, from), columns))
    }
    const strips = rows.slice(from, index).flatMap((row) => row.strips)
    cells.push([label ? [...strips, label] : strips, ...numbers.map((strip) => [strip])])
    previous = index
  }
  if (header.length === 0) header.push(...headerAbove(rows, data[0]!.index, after, columns))
  if (header.length > 0) {
    cells.unshift(
      header.length === columns ? [[], ...header] : header.length === columns + 1 ? header : [header.flat()],
    )
  }
  return {
    first: header.length > 0 ? Math.min(top, topOf(header, rows, data[0]!.index)) : Math.min(top, data[0]!.index),
    last: data.at(-1)!.index,
    cells,
  }
}

/** The row right above the first row of numbers, if wide gaps divide it into as many cells. */
function headerAbove(rows: readonly Row[], first: number, after: number, columns: number): Strip[][] {
  const row = rows[first - 1]
  if (!row || first - 1 <= after || rows[first]!.gap > 0 || row.strips.length > 1 || row.text.length > 300) return []
  const cells = cellsApart(row)
  if (cells.length === columns || cells.length === columns + 1) return cells
  // Set with single spaces: as many words as columns and a label, none of them a sentence's.
  const words = wordsOf(row).map((word) => [word])
  const short = words.length === columns + 1 && !/[.,;:]|\d/.test(row.text) && /^\p{Lu}/u.test(row.text)
  return short ? words : []
}

/** What wide gaps part. */
function cellsApart(row: Row): Strip[][] {
  const start = row.strips[0]!.from
  return [...row.text.matchAll(/\S+(?: \S+)*/g)].map(({ index, 0: cell }) => [
    { from: start + index, to: start + index + cell.length },
  ])
}

/** Index of the row the header's first cell stands in. */
function topOf(header: readonly Strip[][], rows: readonly Row[], first: number): number {
  const from = header.flat()[0]?.from ?? Infinity
  let top = first
  while (top > 0 && rows[top - 1]!.strips[0]!.from >= from) top--
  return top
}

/** The row below the caption, if only short cells lie between it and the first row of numbers. */
function headerTop(rows: readonly Row[], first: number, after: number): number {
  for (let i = first - 1; i > after && first - i <= 40 && rows[i]!.page === rows[first]!.page; i--) {
    if (CAPTION.test(rows[i]!.text)) return i + 1
    if (rows[i]!.text.length > 60) break
  }
  return first
}

/**
 * A cell ends where no space is left at a row's end (or at a blank line after one). Several cells may have been set on one row:
 * if words and columns then count alike, each word is a cell, the last one going on below.
 */
function headerCells(rows: readonly Row[], columns: number): Strip[][] {
  const groups: Row[][] = []
  for (const [i, row] of rows.entries()) {
    const above = rows[i - 1]
    if (above && (above.trailing || /[-‐]$/u.test(above.text))) groups.at(-1)!.push(row)
    else groups.push([row])
  }
  const whole = groups.map((group) => group.flatMap((row) => row.strips))
  if (whole.length === columns || whole.length === columns + 1) return whole
  const apart = rows.length === 1 ? cellsApart(rows[0]!) : []
  if (apart.length === columns || apart.length === columns + 1) return apart
  const split = groups.flatMap((group) => {
    const words = wordsOf(group[0]!)
    const rest = group.slice(1).flatMap((row) => row.strips)
    return words.map((word, i) => (i === words.length - 1 ? [word, ...rest] : [word]))
  })
  return split.length === columns || split.length === columns + 1 ? split : whole
}

function wordsOf(row: Row): Strip[] {
  const start = row.strips[0]!.from
  return [...row.text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    from: start + index,
    to: start + index + word.length,
  }))
}

function spaceBefore(text: string, end: number): number {
  let at = end - 1
  while (at >= 0 && !/\s/.test(text.charAt(at))) at--
  return at
}
