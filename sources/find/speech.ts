// Who speaks and who signs: turns of a conversation or a play, dashes before what is said, the end of a letter. None is a heading.
import { endsSentence } from '../clean/layout.ts'
import { wordCount } from '../clean/words.ts'
import { isPerson } from './names.ts'
import { isSectionName } from './names-of-sections.ts'
import type { Piece } from './pieces.ts'

/** "H. Dahl, Lundby" below a sentence: who wrote a letter, and where. */
export function isSignature({ text }: Piece, before: Piece | undefined): boolean {
  const comma = text.indexOf(',')
  if (comma < 0 || text.length > 80 || !before || !endsSentence(before.text)) return false
  const name = text.slice(0, comma)
  return /\p{Lu}\./u.test(name) && isPerson(name) && /^,(?:\s\p{Lu}[\p{L}-]+,?){1,4}$/u.test(text.slice(comma))
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
export function speakers(pieces: readonly Piece[]): void {
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
export function speech(pieces: readonly Piece[]): void {
  for (const [i, piece] of pieces.entries()) {
    const said = piece.kind === 'listItem' && /^—\s*\p{Lu}/u.test(piece.text) && endsSentence(piece.text)
    if (!said || pieces[i - 1]?.text.endsWith(':') || pieces[i - 1]?.kind === 'listItem') continue
    piece.kind = 'paragraph'
    piece.sign = 0
  }
}

/** What ends a letter, above its writer's name. */
const FAREWELL =
  /^(?:(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|best|regards|love|in liebe|(?:mit )?(?:freundlichen|herzlichen|besten|lieben) grüßen|(?:herzliche|liebe|viele) grüße|hochachtungsvoll|cordialement|bien à vous|atentamente|un abrazo|с уважением),?$/iu

/** Short lines below the last text head nothing: they sign and date it. */
export function closing(pieces: readonly Piece[]): void {
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
