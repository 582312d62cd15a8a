// A quotation the writer has shortened: with "…" where words were left out and [brackets] where words were put in, all
// other words exactly as the source has them.

/** Signs of the writer's: brackets, ellipses of either kind, asterisks around what is emphasised. */
const OWN = /\[[^[\]]*\]|…|\.{3}/g

/**
 * The first words that are not the source's, in their order; null where all are. White space counts as one space,
 * quotation marks and apostrophes of any kind as equal.
 */
export function strangeWords(original: string, edited: string): string | null {
  const source = folded(original)
  // An ellipsis of the source's own is no sign of the writer's, nor are its brackets and asterisks.
  if (source.includes(folded(edited)) || source.includes(folded(edited.replaceAll('*', '')))) return null
  let at = 0
  for (const piece of edited.replaceAll('*', '').split(OWN)) {
    const words = folded(piece)
    if (words === '') continue
    const found = source.indexOf(words, at)
    if (found < 0) return shortest(source, words, at)
    at = found + words.length
  }
  return null
}

/** Where a long piece first parts from the source: its words up to the one that differs. */
function shortest(source: string, piece: string, from: number): string {
  const words = piece.split(' ')
  for (let count = 1; count <= words.length; count++) {
    const start = words.slice(0, count).join(' ')
    if (source.indexOf(start, from) < 0) return words.slice(Math.max(0, count - 3), count).join(' ')
  }
  return piece
}

const folded = (text: string): string =>
  text
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛‹›]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
