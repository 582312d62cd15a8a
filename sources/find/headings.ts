// What a piece is: heading, caption, list item, abstract, keywords, quotation; and how deep a heading stands.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { CAPTION } from '../clean/tables.ts'
import { wordCount } from '../clean/words.ts'
import { ABSTRACT, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import type { Piece } from './pieces.ts'

const INLINE_ABSTRACT = /^(?:abstract|аннотация)\s*[:.—–-]\s*(?=\p{Lu})/iu
const INLINE_KEYWORDS = /^(?:key\s?words|schlüsselwörter|ключевые слова)\s*[:—–]\s*(?=\S)/iu
const SOURCE_LINE = /^(?:sources?|notes?|quellen?|anmerkungen?|источник|примечание)\s*:/i

/** Words and characters of a heading, at most. */
const LONGEST_HEADING = { words: 22, characters: 200 }

/** Labels pieces in place, in reading order. */
export function classify(pieces: readonly Piece[], layout: Layout): void {
  const indent = commonIndent(pieces)
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'table' || piece.kind === 'reference') continue
    const before = pieces[i - 1]
    if (CAPTION.test(piece.text) && wordCount(piece.text, 60) < 60) piece.kind = 'caption'
    else if (follows(before, ['table', 'caption']) && (SOURCE_LINE.test(piece.text) || isLegend(piece, before!))) {
      piece.kind = 'caption'
    } else if (piece.kind === 'paragraph' && isHeading(piece, pieces[i + 1], layout)) piece.kind = 'heading'
    else if (piece.kind === 'paragraph' && layout.wrapped && piece.rows >= 2 && piece.indent >= indent + 4)
      piece.kind = 'quote'
  }
  facts(pieces)
  roles(pieces)
}

function follows(piece: Piece | undefined, kinds: readonly Piece['kind'][]): boolean {
  return piece !== undefined && kinds.includes(piece.kind)
}

/** A few words under a table, on its page. */
function isLegend(piece: Piece, before: Piece): boolean {
  if (before.kind === 'caption' && CAPTION.test(before.text)) return false
  return piece.page === before.page && piece.rows === 1 && !endsSentence(piece.text) && wordCount(piece.text, 12) < 12
}

export function isHeading(piece: Piece, next: Piece | undefined, layout: Layout): boolean {
  const { text } = piece
  if (!next || piece.rows > 3 || text.length > LONGEST_HEADING.characters) return false
  if (wordCount(text, LONGEST_HEADING.words + 1) > LONGEST_HEADING.words || !/\p{L}{2}/u.test(text)) return false
  if (/[.,;:]["”’)]?\d{0,3}$/u.test(text) && !/^(?:\d+\.|[IVX]+\.)?\s?\p{L}+:$/u.test(text)) return false
  if (/:\/\/|@\S+\.|^www\./i.test(text)) return false
  return layout.trailing || /^[\p{Lu}\p{N}“"‘«(¿¡§]/u.test(text)
}

/** The least indent most pieces share. */
function commonIndent(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>()
  for (const { indent, rows } of pieces) if (rows > 1) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  let common = 0
  for (const [indent, count] of counts) if (count > (counts.get(common) ?? 0)) common = indent
  return common
}

const FACT = /^\p{Lu}[\p{L} ]{2,30}:(?:\s|$)/u

/** "Established: 1995": three or more short lines in a row, most of them so, are a list of facts. */
function facts(pieces: readonly Piece[]): void {
  for (let i = 0; i < pieces.length;) {
    let end = i
    while (end < pieces.length && isShort(pieces[end]!)) end++
    const run = pieces.slice(i, end)
    const from = run.findIndex(({ text }) => FACT.test(text))
    const to = run.findLastIndex(({ text }) => FACT.test(text))
    const inside = from < 0 ? [] : run.slice(from, to + 1)
    if (inside.length >= 3 && inside.filter(({ text }) => FACT.test(text)).length * 2 > inside.length) {
      for (const piece of inside) piece.kind = 'listItem'
    }
    i = Math.max(end, i + 1)
  }
}

function isShort(piece: Piece): boolean {
  return piece.rows <= 2 && piece.text.length < 120 && (piece.kind === 'paragraph' || piece.kind === 'heading')
}

/** Abstract and keywords, under their heading or after their name; and what stands before an introduction. */
function roles(pieces: readonly Piece[]): void {
  for (const [i, piece] of pieces.entries()) {
    const name = ABSTRACT.test(piece.text) ? 'abstract' : KEYWORDS.test(piece.text) ? 'keywords' : null
    if (name) {
      piece.kind = 'heading'
      const next = pieces[i + 1]
      if (next && next.kind !== 'table') setRole(next, name)
    } else if (piece.kind !== 'paragraph' && piece.kind !== 'heading') continue
    else if (INLINE_ABSTRACT.test(piece.text)) setRole(piece, 'abstract')
    else if (INLINE_KEYWORDS.test(piece.text)) setRole(piece, 'keywords')
  }
  const introduction = pieces.findIndex(({ text }) =>
    /^(?:\d+\.?\s+)?(?:introduction|einleitung|введение)$/i.test(text),
  )
  const before = pieces.slice(0, Math.max(0, introduction)).filter(({ kind }) => kind === 'paragraph')
  if (before.length === 1 || before.length === 2) {
    for (const piece of before)
      if (wordCount(piece.text, 40) >= 40 && !pieces.some(({ role }) => role === 'abstract')) setRole(piece, 'abstract')
  }
}

function setRole(piece: Piece, role: 'abstract' | 'keywords'): void {
  piece.kind = 'paragraph'
  piece.role = role
}

/**
 * Levels of one work's headings: its title is 1, sections 2; below them what is numbered deeper, or set in ordinary letters where
 * sections are set in capitals.
 */
export function setLevels(headings: readonly Piece[]): void {
  const named = ({ text }: Piece): boolean => [ABSTRACT, KEYWORDS, REFERENCES, SECTION].some((name) => name.test(text))
  const sections = headings.filter(({ level }) => level !== 1)
  const plain = sections.filter((piece) => !named(piece))
  const capitals = plain.filter(({ text }) => isCapitals(text)).length
  const unnumbered = plain.some(({ text }) => depthOf(text) === 0)
  for (const piece of sections) {
    const depth = depthOf(piece.text)
    if (named(piece)) piece.level = 2
    else if (depth > 1) piece.level = Math.min(1 + depth, 6)
    else if (capitals >= 2 && !isCapitals(piece.text)) piece.level = 3
    else piece.level = /^(?:\(?\d+\)|\(?\p{Ll}\))/u.test(piece.text) && unnumbered ? 3 : 2
  }
}

/** 2 for "2.1 …", 1 for "2. …" or "2) …", 0 without a number. */
function depthOf(text: string): number {
  const number = /^\(?(\d+(?:\.\d+)*|\p{Ll}|[IVX]+)[.)]?\s/u.exec(text)
  if (!number || (/^\p{L}/u.test(number[1]!) && !/[.)]/.test(number[0]))) return 0
  return number[1]!.split('.').length
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}
