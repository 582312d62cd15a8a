// Rows to paragraphs. What ends a paragraph depends on how the text was set: a missing trailing space, a blank line, or a row
// that was ended before it was full.
import { endsSentence, type Layout } from './layout.ts'
import { isDate } from '../find/dates.ts'
import type { Row } from './rows.ts'
import { CAPTION } from './tables.ts'
import { readsAsVerse } from './verses.ts'
import { fittingOf, type Fitting } from './widths.ts'

export type Paragraph = Row[]

/** A sign at the start of a row that makes it an item of a list. */
export const BULLET = /^(?:[•◦▪‣∙●○■□◆➢✓·]|[*–—-](?=\s))\s*/u

/** A first row narrower than this share of the full width was indented, if nearly all first rows are. */
const INDENTED = 0.955
/** Share of the width by which the widest first row may be missed. */
const FIRST_ROW_SLACK = 0.012

/** A dash, or a number or letter with a full stop or bracket, that an item of a list may begin with. */
const ITEM = /^(?:([–—-])\s|\(?(?:(\d{1,2})|([a-z]))[.)]\s)/u

/** Rows after a first item in which the second one begins, at most. */
const LONGEST_ITEM = 12

/** "a) …" with a row that begins "b) …" soon below it. */
function opensSeries(rows: readonly Row[], i: number): boolean {
  return (
    /^\(?a\)\s/.test(rows[i]!.text) &&
    rows.slice(i + 1, i + 1 + LONGEST_ITEM).some(({ text }) => /^\(?b\)\s/.test(text))
  )
}

/** The row at `i` begins the item after the one the paragraph is, or the first item below a colon. */
function isNextItem(first: Row, rows: readonly Row[], i: number): boolean {
  const [row, next] = [rows[i - 1]!, rows[i]!]
  const item = ITEM.exec(next.text)
  if (!item) return false
  const [, dash, number, letter] = item
  const opens = row.text.endsWith(':')
  if (dash) return opens || ITEM.exec(first.text)?.[1] === dash
  const before = ITEM.exec(first.text)
  if (number) return (opens && number === '1') || Number(before?.[2]) === Number(number) - 1
  if (letter === 'a') return opens || opensSeries(rows, i)
  return before?.[3]?.charCodeAt(0) === letter!.charCodeAt(0) - 1
}

/** "Keywords: …" below an abstract is no part of it. */
const KEYWORDS_LINE =
  /^(?:key\s?words|index terms|jel|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave|ключевые слова)\s?(?:codes?|classification)?\s?[:—–]\s*\S/iu

/** A line of a table of contents, with dots up to its page. */
export const CONTENTS_LINE = /(?:\s?[.·…]){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$/i

function isLeader({ text }: Row): boolean {
  return CONTENTS_LINE.test(text.slice(-60))
}

export function paragraphsOf(rows: readonly Row[], layout: Layout): Paragraph[] {
  const setting = settingOf(rows, layout)
  const verses = versesAmong(rows, setting)
  const paragraphs: Paragraph[] = []
  let first = 0
  for (const [i, row] of rows.entries()) {
    if (i === first) paragraphs.push([row])
    else paragraphs.at(-1)!.push(row)
    if (i + 1 < rows.length && (verses.has(row) || ends(rows, i, first, setting))) first = i + 1
    if (verses.has(row)) row.verse = true
  }
  return paragraphs
}

/** Rows of a stanza among prose, at least; and of their full width what each of them reaches at most, with the next word. */
const STANZA = { rows: 4, reach: 0.85 }

/** Rows that were ended as lines of verse: all of a poem, and stanzas that stand apart in prose. */
function versesAmong(rows: readonly Row[], { layout, fit }: Setting): Set<Row> {
  const verses = new Set<Row>()
  if (!layout.verse && (!layout.wrapped || layout.doubled || layout.trailing)) return verses
  for (let start = 0; start < rows.length;) {
    let end = start + 1
    while (end < rows.length && rows[end]!.gap === 0 && !rows[end]!.interrupted) end++
    const stanza = rows.slice(start, end)
    const short = (i: number): boolean => fit.stretched(i) <= fit.full(i) * STANZA.reach
    const apart =
      start > 0 &&
      stanza.length >= STANZA.rows &&
      stanza.length <= LONGEST_STANZA &&
      stanza.every((_, i) => start + i === end - 1 || short(start + i)) &&
      readsAsVerse(stanza.map(({ text }) => text))
    if (apart || (layout.verse && stanza.length > 1)) for (const row of stanza) verses.add(row)
    start = end
  }
  return verses
}

/** Rows of a stanza among prose, at most. */
const LONGEST_STANZA = 60

interface Setting {
  layout: Layout
  fit: Fitting
  /** Share of the full width first rows reach; 1 where they are not indented. */
  firstRow: number
  /** First rows still show their indent. */
  indents: boolean
}

function settingOf(rows: readonly Row[], layout: Layout): Setting {
  const fit = fittingOf(
    layout.wrapped ? rows.map(({ text, indent }) => ' '.repeat(Math.min(indent, 12)) + text) : [],
    rows.map(({ first }) => first.region ?? -1),
  )
  return {
    layout,
    fit,
    firstRow: layout.wrapped && !layout.trailing ? firstRowShare(rows, fit) : 1,
    indents: showsIndents(rows),
  }
}

/** Measured at the rows that surely begin a paragraph: after a full stop in a row that had room. */
function firstRowShare(rows: readonly Row[], fit: Fitting): number {
  const shares: number[] = []
  for (let i = 0; i + 1 < rows.length; i++) {
    const next = rows[i + 1]!
    if (next.gap > 1 || !endsSentence(rows[i]!.text) || !/^\p{Lu}/u.test(next.text)) continue
    if (fit.stretched(i) < fit.full(i) * 0.9 && fit.width(i + 1) > fit.full(i + 1) * 0.8) {
      shares.push(fit.width(i + 1) / fit.full(i + 1))
    }
  }
  if (shares.length < 4) return 1
  const share = shares.sort((a, b) => a - b)[Math.floor(shares.length * 0.97)]!
  return share < INDENTED ? share : 1
}

/** Some rows are indented, below full stops for the most part, and most are not. */
function showsIndents(rows: readonly Row[]): boolean {
  const indented = rows.filter((row, i) => i > 0 && isIndent(rows[i - 1]!, row))
  const after = rows.filter((row, i) => i > 0 && isIndent(rows[i - 1]!, row) && endsSentence(rows[i - 1]!.text)).length
  return indented.length >= 4 && indented.length < rows.length * 0.4 && after > indented.length * 0.6
}

function ends(rows: readonly Row[], i: number, first: number, setting: Setting): boolean {
  const { layout } = setting
  const [row, next] = [rows[i]!, rows[i + 1]!]
  if (!layout.wrapped) return !(next.interrupted && !endsSentence(row.text) && /^\p{Ll}/u.test(next.text))
  // A figure may stand in the middle of a sentence, or of a word.
  if (!layout.trailing && CAPTION.test(next.text) && (next.interrupted || next.gap > 0)) return true
  if (/[\p{L}\p{N}][-‐\u00ad]$/u.test(row.text) || hasOpenAddress(row.text)) return false
  if (BULLET.test(next.text) && (layout.trailing ? !row.trailing : true) && !/^[–—-]/.test(next.text)) return true
  if (layout.trailing) return !row.trailing && !/[^\s][—–]$/u.test(row.text)
  if (KEYWORDS_LINE.test(next.text) || isLeader(row)) return true
  if (CAPTION.test(rows[first]!.text) && endsSentence(row.text) && /^\p{Ll}/u.test(next.text)) return true
  // "Vom 14. März 1903" below a title.
  if (i - first < 3 && !endsSentence(row.text) && !/[\p{Ll},]$/u.test(row.text) && isDate(next.text)) return true
  // Somebody else speaks.
  if (/^—\s\p{Lu}/u.test(next.text) && endsSentence(row.text) && !next.interrupted) return true
  if (next.gap > 0 && /^by\s\p{Lu}/u.test(next.text) && i === first) return true
  if (
    isNextItem(rows[first]!, rows, i + 1) &&
    (endsSentence(row.text) || hadRoom(i, first, setting) || /[;,:]$/.test(row.text) || opensSeries(rows, i + 1))
  )
    return true
  if (/[^\s][—–]$/u.test(row.text) && (next.gap === 0 || next.interrupted || /^\p{Ll}/u.test(next.text))) return false
  if (layout.doubled) return endsByWidth(rows, i, first, setting)
  if (next.interrupted) return endsAtInterruption(rows, i, first, setting)
  if (next.gap > 0) return !(/^\p{Ll}/u.test(next.text) && !endsSentence(row.text) && isFull(i, first, setting))
  if (hangs(rows, i, first)) return false
  if (isIndent(row, next) && (endsSentence(row.text) || hadRoom(i, first, setting))) return true
  return endsByWidth(rows, i, first, setting)
}

/** The row goes on with an item, indented as far as the words behind the item's number or sign. */
function hangs(rows: readonly Row[], i: number, first: number): boolean {
  const [start, row, next] = [rows[first]!, rows[i]!, rows[i + 1]!]
  const label = LABEL.exec(start.text)?.[0].length ?? 0
  if (label === 0 || next.gap > 0 || next.interrupted || LABEL.test(next.text)) return false
  const hung = start.indent + label
  return (
    next.indent >= start.indent + 2 && Math.abs(next.indent - hung) <= 1 && (i === first || row.indent === next.indent)
  )
}

/** What an item begins with, and the space behind it. */
const LABEL = /^(?:[•◦▪‣∙●○■□◆➢✓·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/u

function isIndent(row: Row, next: Row): boolean {
  return next.indent >= row.indent + 2 && next.indent < 12
}

/** `<http://…` without its end. */
export function hasOpenAddress(text: string): boolean {
  const open = text.lastIndexOf('<')
  return open >= 0 && /^<(?:https?:|www\.)[^>\s]*$/i.test(text.slice(open))
}

/** The next word would have fitted: the row was ended on purpose. */
function hadRoom(i: number, first: number, { fit, firstRow }: Setting): boolean {
  const full = fit.full(i) * (i === first ? firstRow : 1)
  return fit.stretched(i) <= full - fit.slack
}

function isFull(i: number, first: number, setting: Setting): boolean {
  return !hadRoom(i, first, setting)
}

function endsByWidth(rows: readonly Row[], i: number, first: number, setting: Setting): boolean {
  const [row, next] = [rows[i]!, rows[i + 1]!]
  if (/^\p{Ll}/u.test(next.text)) return false
  const { fit, firstRow } = setting
  const finished = endsSentence(row.text) || row.text.endsWith(':')
  if (finished && (isHeadingRow(rows, i + 1, setting) || isIndentedRow(rows, i + 1, setting))) return true
  if (!hadRoom(i, first, setting)) return false
  // A first row that is as wide as any was not indented, so it is no first row.
  const canBegin = firstRow === 1 || fit.width(i + 1) <= fit.full(i + 1) * (firstRow + FIRST_ROW_SLACK)
  if (finished) return canBegin
  // Not finished, yet ended: a heading, of three rows at most.
  return i - first < 3 && canBegin && fit.stretched(i) < fit.full(i) * 0.97 && /^[\p{Lu}\p{N}“"‘«(¿]/u.test(next.text)
}

/** A row in mid-sentence that had room although it was not ended on purpose: it was indented. Or the space is still there. */
function isIndentedRow(rows: readonly Row[], i: number, { fit, firstRow, layout }: Setting): boolean {
  const [row, next] = [rows[i]!, rows[i + 1]]
  if (firstRow === 1 || !next || !/^\p{Lu}/u.test(row.text)) return false
  if (layout.doubled && row.indent > 0) return true
  // The row below goes on with the sentence, or is too wide to begin a paragraph: so this one was not ended on purpose.
  const inSentence = /^\p{Ll}/u.test(next.text) && /[\p{Ll},]$/u.test(row.text)
  const goesOn = inSentence || fit.width(i + 1) > fit.full(i + 1) * (firstRow + FIRST_ROW_SLACK)
  return goesOn && fit.stretched(i) <= fit.full(i) - fit.slack
}

/** A short row without a full stop before a row that begins with a capital. */
function isHeadingRow(rows: readonly Row[], i: number, { fit }: Setting): boolean {
  const [row, next] = [rows[i]!, rows[i + 1]]
  if (!next || !/^[\p{Lu}\p{N}]/u.test(row.text) || endsSentence(row.text) || /[,;:]$/.test(row.text)) return false
  return fit.width(i) < fit.full(i) * 0.8 && fit.stretched(i) < fit.full(i) * 0.9 && /^[\p{Lu}“"‘«]/u.test(next.text)
}

/** Over a page break or past a block of notes, blank lines say nothing: the sentence decides. */
function endsAtInterruption(rows: readonly Row[], i: number, first: number, setting: Setting): boolean {
  const [row, next] = [rows[i]!, rows[i + 1]!]
  if (/^\p{Ll}/u.test(next.text)) return false
  if (isHeadingRow(rows, i + 1, setting)) return endsSentence(row.text) || hadRoom(i, first, setting)
  if (!endsSentence(row.text)) {
    // Half a line in mid-sentence was ended on purpose, and what follows begins afresh.
    const half = setting.fit.width(i) < setting.fit.full(i) * 0.5 && /^\p{Lu}/u.test(next.text)
    return i === first && hadRoom(i, first, setting) && (row.gap > 0 || half)
  }
  return setting.indents ? next.indent >= 2 : hadRoom(i, first, setting) || next.indent >= 2
}
