// Pieces: paragraphs, tables and items with what has been found out about them so far; the later steps read and label them.
import type { BlockKind, RemovedReason } from '../../shared/model/source-text.ts'
import type { Lexicon } from '../clean/hyphens.ts'
import { junctionOf, type Junction } from '../clean/join.ts'
import { endsSentence, type Layout } from '../clean/layout.ts'
import { entriesOf } from '../clean/entries.ts'
import { BULLET, paragraphsOf } from '../clean/reflow.ts'
import type { Row, Strip } from '../clean/rows.ts'
import { REFERENCES } from './names-of-sections.ts'
import { tablesOf } from '../clean/tables.ts'
import { wordCount } from '../clean/words.ts'

export interface Piece {
  kind: BlockKind
  /** How it reads, note markers included. */
  text: string
  strips: Strip[]
  /** Between each strip and the next. */
  junctions: Junction[]
  /** Of a table: rows of cells of strips. */
  cells?: Strip[][][]
  /** Index of the page it begins on, and of the one it ends on. */
  page: number
  lastPage: number
  /** Indices of its first and last line. */
  firstLine: number
  lastLine: number
  /** How many rows it was set on, and blank lines above it. */
  rows: number
  gap: number
  /** Spaces before its rows: the least of them. */
  indent: number
  /** Characters at its beginning that are no text: a list's sign. */
  sign: number
  level?: number
  /** Of a heading: its level as the text's own markup has it. */
  said?: number
  role?: 'abstract' | 'keywords'
  /** A line of verse. */
  verse?: true
  /** It leaves the text. */
  removed?: RemovedReason
  /** It is about the author or the making of the text, no part of it. */
  aside?: boolean
}

export function piecesOf(rows: readonly Row[], layout: Layout, lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const list = layout.wrapped ? referenceRows(rows) : { start: rows.length + 1, end: rows.length }
  const upTo = (end: number): void => {
    if (end > at)
      for (const paragraph of paragraphsOf(rows.slice(at, end), layout)) pieces.push(pieceOf(paragraph, lexicon))
  }
  for (const { first, last, cells } of tablesOf(rows.slice(0, Math.max(0, list.start - 1)), layout)) {
    upTo(first)
    const piece = pieceOf(rows.slice(first, last + 1), lexicon)
    pieces.push({ ...piece, kind: 'table', cells })
    at = last + 1
  }
  upTo(Math.max(at, list.start - 1))
  if (list.end > list.start) {
    pieces.push(pieceOf(rows.slice(list.start - 1, list.start), lexicon))
    for (const entry of entriesOf(rows.slice(list.start, list.end), layout))
      pieces.push({ ...pieceOf(entry, lexicon), kind: 'reference', sign: 0 })
  }
  at = Math.max(at, list.end)
  upTo(rows.length)
  return pieces
}

/** Ends a list of references: another part of the book. */
const AFTER_LIST =
  /^(?:appendi(?:x|ces)|annex|notes?|endnotes|acknowledge?ments?|about the authors?|notes on contributors|index|tables?|figures?)\b.{0,60}$/i
/** Words of an entry that show it is one. */
const ENTRY = /(?:1[5-9]|20)\d{2}/

/** The rows below the last heading of a list of references, if most of what follows reads like entries. */
function referenceRows(rows: readonly Row[]): { start: number; end: number } {
  const none = { start: rows.length + 1, end: rows.length }
  const heading = rows.findLastIndex(({ text }) => text.length < 60 && REFERENCES.test(text))
  if (heading < 0) return none
  let end = heading + 1
  while (
    end < rows.length &&
    !(
      rows[end]!.text.length < 80 &&
      AFTER_LIST.test(rows[end]!.text) &&
      rows[end]!.gap + (rows[end]!.interrupted ? 1 : 0) > 0
    )
  )
    end++
  const list = rows.slice(heading + 1, end)
  const dated = list.filter(({ text }) => ENTRY.test(text)).length
  return list.length > 0 && dated * 5 >= list.length ? { start: heading + 1, end } : none
}

export function pieceOf(rows: readonly Row[], lexicon: Lexicon): Piece {
  const strips = rows.flatMap((row) => row.strips)
  const junctions: Junction[] = []
  const texts: string[] = []
  for (const [index, row] of rows.entries()) {
    const inside = row.strips.length - 1
    // Within a row only a marker lay between the strips.
    for (let i = 0; i < inside; i++)
      junctions.push({ space: row.dropCap && i === 0 ? '' : ' ', drops: false, doubtful: false })
    const next = rows[index + 1]
    if (!next) {
      texts.push(row.text)
      continue
    }
    const junction = junctionOf(row.text, next.text, lexicon)
    junctions.push(junction)
    const { drops, turns } = junction
    texts.push(turns ? row.text.slice(0, -2) + turns : drops ? row.text.slice(0, -1) : row.text, junction.space)
  }
  const [first, last] = [rows[0]!, rows.at(-1)!]
  const text = texts.join('')
  const bullet = BULLET.exec(text)?.[0].length ?? 0
  return {
    kind: bullet > 0 && bullet < text.length ? 'listItem' : 'paragraph',
    text,
    strips,
    junctions,
    page: first.page,
    lastPage: last.page,
    firstLine: first.first.index,
    lastLine: last.last.index,
    rows: rows.length,
    gap: first.gap,
    indent: Math.min(...rows.slice(0, 50).map(({ indent }) => indent)),
    sign: bullet < text.length ? bullet : 0,
    ...(first.verse && { verse: first.verse }),
  }
}

/** Pieces above this many words, or whole sentences of half as many, are the text itself. */
const BODY_WORDS = 30

/** The text itself, not what is said of it. */
export function isBody(piece: Piece): boolean {
  if (piece.role || piece.removed || piece.kind === 'heading') return false
  const words = wordCount(piece.text, BODY_WORDS)
  return words >= BODY_WORDS || (words >= BODY_WORDS / 2 && endsSentence(piece.text))
}
