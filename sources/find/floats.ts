// Figures and tables a page sets where they fit: a sentence they stand in the middle of goes on below them.
import { endsSentence } from '../clean/layout.ts'
import type { Lexicon } from '../clean/hyphens.ts'
import { junctionOf } from '../clean/join.ts'
import type { Piece } from './pieces.ts'

/** Captions and tables between two parts of a paragraph, at most. */
const MOST_FLOATS = 6

/** The pieces in order, paragraphs made whole that figures or tables cut; what cut them follows. */
export function joinedAcrossFloats(pieces: readonly Piece[], lexicon: Lexicon): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const above = goesOn(piece) ? cutAbove(joined, piece) : null
    if (above) append(above, piece, lexicon)
    else joined.push(piece)
  }
  return joined
}

function goesOn({ kind, text, verse }: Piece): boolean {
  return kind === 'paragraph' && !verse && /^\p{Ll}/u.test(text)
}

/** The paragraph above the floats that stops in mid-sentence, on this page or the one before. */
function cutAbove(joined: readonly Piece[], piece: Piece): Piece | null {
  let at = joined.length - 1
  while (at >= 0 && joined.length - at <= MOST_FLOATS && ['caption', 'table', 'figure'].includes(joined[at]!.kind)) at--
  const above = joined[at]
  if (!above || at === joined.length - 1 || above.kind !== 'paragraph' || above.verse || above.role) return null
  const open = /[\p{L},;-]$/u.test(above.text) && !endsSentence(above.text) && above.rows > 1
  return open && piece.page - above.lastPage <= 1 ? above : null
}

function append(above: Piece, piece: Piece, lexicon: Lexicon): void {
  const junction = junctionOf(above.text, piece.text, lexicon)
  const { drops, turns, space } = junction
  const left = turns ? above.text.slice(0, -2) + turns : drops ? above.text.slice(0, -1) : above.text
  Object.assign(above, {
    text: left + space + piece.text,
    strips: [...above.strips, ...piece.strips],
    junctions: [...above.junctions, junction, ...piece.junctions],
    lastPage: piece.lastPage,
    lastLine: piece.lastLine,
    rows: above.rows + piece.rows,
  })
}
