// What a piece is: heading, caption, list item, quotation; and how deep a heading stands.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { CONTENTS_LINE } from '../clean/reflow.ts'
import { CAPTION } from '../clean/tables.ts'
import { wordCount } from '../clean/words.ts'
import { contents, facts, numberedItems, opensList, pointers } from './lists.ts'
import { ABSTRACT, CHAPTER, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import type { Piece } from './pieces.ts'
import { roles } from './roles.ts'
import { closing, isSignature, speakers, speech } from './speech.ts'

const SOURCE_LINE = /^(?:sources?|notes?|quellen?|anmerkungen?|источник|примечание)\s*:/i

/** What stands for a picture that is not in the file: "[Image: the quay by night]", "Insert Figure 2 about here". */
const FIGURE =
  /^(?:[[(<](?:insert\s)?(?:image|figure|fig\.|photo(?:graph)?|picture|illustration|chart|graph|diagram|abbildung|bild|foto|figura|imagen|рисунок|фото)(?![\p{L}])[^\][()<>]{0,200}[\])>]|(?:insert\s|place\s)?(?:figure|fig\.|chart|graph|map)\s\d{1,3}\s(?:goes\s|about\s)?here\.?)$/iu

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
    else if (FIGURE.test(piece.text)) piece.kind = 'figure'
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

/** "The state 41": a word and its number, as a figure leaves them. */
function isValue({ text }: Piece): boolean {
  const numbered = /^(?:chapter|part|section|article|kapitel|teil|artikel|глава|статья)\s/iu.test(text)
  return !numbered && text.length < 60 && /^\p{L}[^.:;]*\s[<>~]?\d[\d.,]*\s?%?$/u.test(text)
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
