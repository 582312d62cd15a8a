// What a piece is: heading, caption, list item, abstract, keywords, quotation; and how deep a heading stands.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { CONTENTS_LINE } from '../clean/reflow.ts'
import { CAPTION } from '../clean/tables.ts'
import { wordCount } from '../clean/words.ts'
import { ABSTRACT, CHAPTER, CONTENTS, isSectionName, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import { isPerson } from './names.ts'
import { valueOfRoman } from './pages.ts'
import type { Piece } from './pieces.ts'

const INLINE_ABSTRACT =
  /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|аннотация)\s*[:.—–-]\s*(?=\p{Lu})/iu
const INLINE_KEYWORDS =
  /^(?:key\s?words|index terms|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave|ключевые слова)\s*[:—–]\s*(?=\S)/iu
const INTRODUCTION =
  /^(?:(?:\d+|I)\.?\s+)?(?:introduction|einleitung|einführung|введение|introducción|introduzione|introdução)$/i
const SOURCE_LINE = /^(?:sources?|notes?|quellen?|anmerkungen?|источник|примечание)\s*:/i

/** Who made a picture that is not in the file. */
const CREDIT =
  /^(?:(?:cover |featured )?(?:images?|photo(?:graph)?s?|pictures?|illustrations?)\s?(?:by|:|credits?\s?:|courtesy of)\s|(?:foto|bild|abbildung|photo|crédits?(?: photo)?|imagen|фото(?:графия)?)\s?:\s|(?:©|\(c\))\s?(?:photo|foto|picture alliance|getty|reuters|shutterstock)\b)/iu

/** "3.2 Data collection": deeper than an item of a list is numbered, or with no full stop after its number. */
const NUMBERED_HEADING = /^\d{1,2}(?:\.\d{1,2}){0,4}\s+\p{Lu}/u
/** A sentence ends and another begins. */
const SENTENCE_INSIDE = /[\p{Ll}\d]{3}[.!?]?["”’»]?[.!?]["”’»]?[\d¹²³⁴-⁹]{0,3}\s+[«“„"¿¡(]?\p{Lu}/u

/** Words and characters of a heading, at most. */
const LONGEST_HEADING = { words: 22, characters: 200 }

/** Labels pieces in place, in reading order. */
export function classify(pieces: readonly Piece[], layout: Layout): void {
  const indent = commonIndent(pieces)
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'table' || piece.kind === 'reference') continue
    const before = pieces[i - 1]
    if (piece.verse) piece.kind = layout.verse ? 'paragraph' : 'quote'
    else if (CONTENTS_LINE.test(piece.text.slice(-60)) && piece.text.length < 300) piece.kind = 'listItem'
    else if (labelsTable(piece, pieces, i)) piece.kind = 'caption'
    else if (CAPTION.test(piece.text) && wordCount(piece.text, 60) < 60) piece.kind = 'caption'
    else if (CREDIT.test(piece.text) && wordCount(piece.text, 40) < 40) piece.kind = 'caption'
    else if (follows(before, ['table', 'caption']) && (SOURCE_LINE.test(piece.text) || isLegend(piece, before!))) {
      piece.kind = 'caption'
    } else if (
      piece.kind === 'paragraph' &&
      isHeading(piece, pieces[i + 1], layout) &&
      !opensList(pieces, i) &&
      !isSignature(piece, before)
    )
      piece.kind =
        isValue(piece) && [before, pieces[i + 1]].some((other) => other && isValue(other)) ? 'caption' : 'heading'
    else if (piece.kind === 'paragraph' && layout.wrapped && piece.rows >= 2 && piece.indent >= indent + 4)
      piece.kind = 'quote'
  }
  verses(pieces, indent, layout)
  contents(pieces)
  pointers(pieces)
  numberedItems(pieces)
  speakers(pieces)
  speech(pieces)
  facts(pieces)
  closing(pieces)
  roles(pieces)
}

/** "H. Dahl, Lundby" below a sentence: who wrote a letter, and where. */
function isSignature({ text }: Piece, before: Piece | undefined): boolean {
  const comma = text.indexOf(',')
  if (comma < 0 || text.length > 80 || !before || !endsSentence(before.text)) return false
  const name = text.slice(0, comma)
  return /\p{Lu}\./u.test(name) && isPerson(name) && /^,(?:\s\p{Lu}[\p{L}-]+,?){1,4}$/u.test(text.slice(comma))
}

/** "The state 41": a word and its number, as a figure leaves them. */
function isValue({ text }: Piece): boolean {
  const numbered = /^(?:chapter|part|section|article|kapitel|teil|artikel|глава|статья)\s/iu.test(text)
  return !numbered && text.length < 60 && /^\p{L}[^.:;]*\s[<>~]?\d[\d.,]*\s?%?$/u.test(text)
}

/** "For the purposes of this law", and items that end with semicolons: one sentence. */
function opensList(pieces: readonly Piece[], i: number): boolean {
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
function numberedItems(pieces: readonly Piece[]): void {
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
function contents(pieces: readonly Piece[]): void {
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

const SPEAKER =
  /^(?:\[?\(?\d{1,2}(?::\d{2}){1,2}\)?\]?\s+)?(?:(\p{Lu}[\p{L}.’-]{0,20}(?:\s\p{Lu}[\p{L}.’-]{0,20}){0,2})(?:\s\([^()]{2,80}\))?:|(\p{Lu}{2,20}(?:\s\p{Lu}{2,20}){0,2})(?:\s\([^()]{2,80}\))?\.)\s+\S/u
/** Turns a conversation has at least, and the share of the pieces they make up. */
const FEWEST_TURNS = 4

function speakerOf(text: string): string | undefined {
  const match = SPEAKER.exec(text.slice(0, 200))
  return match?.[1] ?? match?.[2]
}

/** "Q: …", "Ada Lund: …", "BERG. …" of a play: in a conversation the questions are no headings. */
function speakers(pieces: readonly Piece[]): void {
  const turns = pieces.flatMap((piece) => {
    const name = piece.kind === 'paragraph' || piece.kind === 'heading' ? speakerOf(piece.text) : undefined
    return name === undefined ? [] : [{ piece, name }]
  })
  const byName = Map.groupBy(turns, ({ name }) => name)
  const recurring = turns.filter(({ name }) => byName.get(name)!.length > 1)
  if (recurring.length < FEWEST_TURNS || new Set(recurring.map(({ name }) => name)).size < 2) return
  for (const { piece } of recurring) piece.kind = 'paragraph'
}

/** "— Vous partez ?": a sentence after a dash is spoken; items of a list follow a colon, or are none. */
function speech(pieces: readonly Piece[]): void {
  for (const [i, piece] of pieces.entries()) {
    const said = piece.kind === 'listItem' && /^—\s*\p{Lu}/u.test(piece.text) && endsSentence(piece.text)
    if (!said || pieces[i - 1]?.text.endsWith(':') || pieces[i - 1]?.kind === 'listItem') continue
    piece.kind = 'paragraph'
    piece.sign = 0
  }
}

/** Indented lines one below the other, each its own: verse. */
function verses(pieces: readonly Piece[], indent: number, layout: Layout): void {
  if (!layout.wrapped) return
  const isVerse = (piece: Piece | undefined): boolean =>
    piece !== undefined &&
    (piece.kind === 'paragraph' || piece.kind === 'heading') &&
    piece.rows === 1 &&
    piece.indent >= indent + 4 &&
    piece.text.length < 70
  for (let i = 0; i < pieces.length; i++) {
    let end = i
    while (isVerse(pieces[end]) && (end === i || pieces[end]!.gap === 0)) end++
    if (end - i >= 2) for (const piece of pieces.slice(i, end)) piece.kind = 'quote'
    i = Math.max(i, end - 1)
  }
}

/** "Table 1" on a line of its own above a table, and the title between the two. */
function labelsTable(piece: Piece, pieces: readonly Piece[], i: number): boolean {
  const label = ({ text }: Piece): boolean => /^(?:table|tab\.|tabelle|tableau|tabla|таблица)\s*\d{1,3}$/i.test(text)
  const next = pieces[i + 1]
  if (label(piece)) return next?.kind === 'table' || pieces[i + 2]?.kind === 'table'
  const above = pieces[i - 1]
  return next?.kind === 'table' && above !== undefined && label(above) && wordCount(piece.text, 40) < 40
}

function follows(piece: Piece | undefined, kinds: readonly Piece['kind'][]): boolean {
  return piece !== undefined && kinds.includes(piece.kind)
}

/** A few words under a table, on its page. */
function isLegend(piece: Piece, before: Piece): boolean {
  // A source line ends what belongs to the table.
  if (SOURCE_LINE.test(before.text)) return false
  if (before.kind === 'caption' && CAPTION.test(before.text)) return false
  if (NUMBERED_HEADING.test(piece.text)) return false
  return piece.page === before.page && piece.rows === 1 && !endsSentence(piece.text) && wordCount(piece.text, 12) < 12
}

/** "THE ICE QUESTION." as old newspapers head their columns: a line in capitals with blank lines around it. */
function isOldHead(piece: Piece, next: Piece): boolean {
  const { text, gap, rows } = piece
  const alone = gap > 0 && next.gap > 0 && rows <= 2 && !next.verse
  return alone && /^[\p{Lu}\d\s’',-]{4,100}\.$/u.test(text) && /\p{Lu}{3}/u.test(text) && wordCount(text, 13) <= 12
}

export function isHeading(piece: Piece, next: Piece | undefined, layout: Layout): boolean {
  const { text } = piece
  if (next && (CHAPTER.test(text) || isOldHead(piece, next))) return true
  if (!next || piece.rows > 3 || text.length > LONGEST_HEADING.characters) return false
  if (wordCount(text, LONGEST_HEADING.words + 1) > LONGEST_HEADING.words || !/\p{L}{2}/u.test(text)) return false
  if (
    /[.,;:]["”’)]?(?:[\d⁰¹²³⁴-⁹]{0,3}|(?:\[\p{L}?\d{0,3}\])+|\s?Footnote\d{1,3})$/u.test(text) &&
    !/^(?:\d+\.|[IVX]+\.)?\s?\p{L}+:$/u.test(text)
  )
    return false
  if (/:\/\/|@\S+\.|^www\./i.test(text)) return false
  const inside = layout.wrapped ? SENTENCE_INSIDE : /\p{Ll}{3}\.\s+\p{Lu}/u
  if (inside.test(text) && wordCount(text, 9) > 8) return false
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

/** What ends a letter, above its writer's name. */
const FAREWELL =
  /^(?:(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|best|regards|love|in liebe|(?:mit )?(?:freundlichen|herzlichen|besten|lieben) grüßen|(?:herzliche|liebe|viele) grüße|hochachtungsvoll|cordialement|bien à vous|atentamente|un abrazo|с уважением),?$/iu

/** Short lines below the last text head nothing: they sign and date it. */
function closing(pieces: readonly Piece[]): void {
  for (const [i, piece] of pieces.entries()) {
    if (!FAREWELL.test(piece.text)) continue
    for (const line of [piece, pieces[i + 1]]) if (line?.kind === 'heading') line.kind = 'paragraph'
  }
  const last = pieces.findLastIndex(
    ({ kind, text }) => (kind !== 'heading' && kind !== 'paragraph') || endsSentence(text) || wordCount(text, 12) >= 12,
  )
  if (last < 0) return
  for (const piece of pieces.slice(last + 1))
    if (piece.kind === 'heading' && !isSectionName(piece.text)) piece.kind = 'paragraph'
}

/** Heads a list of other things to read. */
const SEE_ALSO =
  /^(?:see also|external links|siehe auch|weblinks|voir aussi|liens externes|véase también|enlaces externos|см\. также|ссылки)$/i

/** Short lines below "See also", each other's neighbours: they head nothing. */
function pointers(pieces: readonly Piece[]): void {
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
function facts(pieces: readonly Piece[]): void {
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

/** Abstract and keywords, under their heading or after their name; and what stands before an introduction. */
function roles(pieces: readonly Piece[]): void {
  for (const [i, piece] of pieces.entries()) {
    const name = ABSTRACT.test(piece.text) ? 'abstract' : KEYWORDS.test(piece.text) ? 'keywords' : null
    if (name) {
      piece.kind = 'heading'
      const next = pieces[i + 1]
      if (name === 'abstract' && next && KEYWORDS.test(next.text)) {
        keywordsFirst(pieces, i + 1)
        continue
      }
      if (next && next.kind !== 'table' && next.role === undefined) setRole(next, name)
      if (name === 'abstract') for (const more of restOfAbstract(pieces, i + 2)) setRole(more, name)
    } else if (piece.kind !== 'paragraph' && piece.kind !== 'heading') continue
    else if (INLINE_ABSTRACT.test(piece.text)) setRole(piece, 'abstract')
    else if (INLINE_KEYWORDS.test(piece.text)) setRole(piece, 'keywords')
  }
  const introduction = pieces.findIndex(({ text }) => INTRODUCTION.test(text))
  const before = pieces.slice(0, Math.max(0, introduction)).filter(({ kind }) => kind === 'paragraph')
  if (before.length === 1 || before.length === 2) {
    for (const piece of before)
      if (wordCount(piece.text, 40) >= 40 && !pieces.some(({ role }) => role === 'abstract')) setRole(piece, 'abstract')
  }
}

/** Short lines below "Keywords" that stand between an abstract's heading and the abstract: a column that stood beside it. */
function keywordsFirst(pieces: readonly Piece[], at: number): void {
  const end = pieces.findIndex(({ text }, i) => i > at && wordCount(text, 20) >= 20)
  if (end < 0 || end > at + MOST_KEYWORDS) return
  pieces[at]!.kind = 'heading'
  for (const piece of pieces.slice(at + 1, end)) setRole(piece, 'keywords')
  setRole(pieces[end]!, 'abstract')
}

/** Keywords of a text, at most. */
const MOST_KEYWORDS = 12

/** Paragraphs an abstract has at most. */
const LONGEST_ABSTRACT = 5

/** Its further paragraphs, where keywords or an introduction show where it ends. */
function restOfAbstract(pieces: readonly Piece[], from: number): Piece[] {
  let end = from
  while (
    end < from + LONGEST_ABSTRACT - 1 &&
    pieces[end]?.kind === 'paragraph' &&
    !INLINE_KEYWORDS.test(pieces[end]!.text)
  )
    end++
  const after = pieces[end]?.text ?? ''
  return KEYWORDS.test(after) || INLINE_KEYWORDS.test(after) || INTRODUCTION.test(after) ? pieces.slice(from, end) : []
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
    if (piece.said !== undefined) piece.level = Math.min(Math.max(piece.said, 2), 6)
    else if (named(piece)) piece.level = 2
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
