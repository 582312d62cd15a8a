// Pieces that are items of a list though they look like headings or paragraphs: numbered ones, contents, pointers, facts.
import { endsSentence } from '../clean/layout.ts'
import { CONTENTS_LINE } from '../clean/reflow.ts'
import { wordCount } from '../clean/words.ts'
import { CHAPTER, CONTENTS, isSectionName } from './names-of-sections.ts'
import { valueOfRoman } from '../../shared/roman.ts'
import type { Piece } from './pieces.ts'
import { INLINE_ABSTRACT, INLINE_KEYWORDS } from './roles.ts'

/** "For the purposes of this law", and items that end with semicolons: one sentence. */
export function opensList(pieces: readonly Piece[], i: number): boolean {
  const [first, second] = [pieces[i + 1]!, pieces[i + 2]]
  const isPart = ({ text }: Piece): boolean => NUMBERED_ITEM.test(text) && /[;,]$/.test(text)
  return isPart(first) && second !== undefined && NUMBERED_ITEM.test(second.text)
}

const NUMBERED_ITEM = /^\(?(?:(\d{1,2})|([a-z])|([ivx]{2,4}))[.)]\s/u

/** Whether a piece is the item of that number: "2.", "b)" or "(ii)". */
function isItem({ text }: Piece, number: number): boolean {
  const item = NUMBERED_ITEM.exec(text)
  if (!item) return false
  const [, digits, letter, roman] = item
  if (digits) return Number(digits) === number
  return valueOfRoman(letter ?? roman!) === number || (letter !== undefined && letter.charCodeAt(0) - 96 === number)
}

/** Pieces numbered from 1 right below each other are a list, unless each could be a heading: a list of titles says so itself. */
export function numberedItems(pieces: readonly Piece[]): void {
  for (let i = 0; i < pieces.length; i++) {
    if (!mayBeItem(pieces[i]!) || !isItem(pieces[i]!, 1)) continue
    let end = i + 1
    while (end < pieces.length && mayBeItem(pieces[end]!) && isItem(pieces[end]!, end - i + 1)) end++
    const items = pieces.slice(i, end)
    // Long ones are paragraphs that have numbers, and all of them headings an outline.
    const long = items.filter(({ text }) => wordCount(text, 26) >= LONG_ITEM).length
    if (items.length >= 2 && long * 2 < items.length && items.some((item) => item.kind === 'paragraph'))
      for (const item of items) item.kind = 'listItem'
    i = end - 1
  }
}

/** Words from which a numbered item is a paragraph. */
const LONG_ITEM = 20

function mayBeItem(piece: Piece): boolean {
  return (piece.kind === 'paragraph' || piece.kind === 'heading') && !piece.removed && piece.text.length < 1200
}

/** Short lines below "Contents", down to a wider gap or the first of them that comes again: they head nothing. */
export function contents(pieces: readonly Piece[]): void {
  const start = pieces.findIndex(({ text }) => CONTENTS.test(text))
  const first = pieces[start + 1]
  if (start < 0 || !first) return
  const seen = new Set<string>()
  let leaders = 0
  for (let i = start + 1; i < pieces.length; i++) {
    const piece = pieces[i]!
    const name = piece.text.replace(/[^\p{L}]/gu, '').toLowerCase()
    const short = piece.text.length < 160 && !endsSentence(piece.text)
    if (!short || piece.kind === 'table' || seen.has(name) || (i > start + 1 && piece.gap > first.gap + 1)) return
    if (i > start + 1 && CHAPTER.test(piece.text) && !CHAPTER.test(first.text)) return
    // Where each item leads to its page, a line on a new page that leads nowhere begins the text.
    if (CONTENTS_LINE.test(piece.text.slice(-60))) leaders++
    else if (leaders > 1 && piece.page > pieces[i - 1]!.lastPage) return
    seen.add(name)
    piece.kind = 'listItem'
  }
}

/** Heads a list of other things to read. */
const SEE_ALSO =
  /^(?:see also|external links|siehe auch|weblinks|voir aussi|liens externes|véase también|enlaces externos|см\. также|ссылки)$/i

/** Short lines below "See also", each other's neighbours: they head nothing. */
export function pointers(pieces: readonly Piece[]): void {
  const start = pieces.findIndex(({ kind, text }) => kind === 'heading' && SEE_ALSO.test(text))
  if (start < 0) return
  for (let i = start + 1; i < pieces.length && (i === start + 1 || pieces[i]!.gap === 0); i++) {
    const piece = pieces[i]!
    if (piece.kind !== 'heading' && piece.kind !== 'paragraph') return
    if (endsSentence(piece.text) || wordCount(piece.text, 15) > 14 || isSectionName(piece.text)) return
    piece.kind = 'listItem'
  }
}

const FACT = /^\p{Lu}[\p{L} ]{2,30}:(?:\s|$)/u

/** "Established: 1995": three or more short lines in a row, most of them so, are a list of facts. */
export function facts(pieces: readonly Piece[]): void {
  for (let i = 0; i < pieces.length;) {
    let end = i
    while (end < pieces.length && isShort(pieces[end]!)) end++
    const run = pieces.slice(i, end)
    const from = run.findIndex(({ text }) => FACT.test(text))
    const to = run.findLastIndex(({ text }) => FACT.test(text))
    const inside = from < 0 ? [] : run.slice(from, to + 1)
    const stated = inside.filter(({ text }) => FACT.test(text)).length
    if (stated >= 3 && stated * 2 > inside.length) {
      for (const piece of inside) piece.kind = 'listItem'
    }
    i = Math.max(end, i + 1)
  }
}

function isShort(piece: Piece): boolean {
  if (INLINE_ABSTRACT.test(piece.text) || INLINE_KEYWORDS.test(piece.text)) return false
  return piece.rows <= 2 && piece.text.length < 120 && (piece.kind === 'paragraph' || piece.kind === 'heading')
}
