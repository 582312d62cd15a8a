// Which pieces are the abstract and the keywords.
import { wordCount } from '../clean/words.ts'
import { ABSTRACT, KEYWORDS } from './names-of-sections.ts'
import type { Piece } from './pieces.ts'

export const INLINE_ABSTRACT =
  /^(?:abstract|summary|zusammenfassung|résumé|resumen|resumo|riassunto|аннотация)\s*[:.—–-]\s*(?=\p{Lu})/iu
export const INLINE_KEYWORDS =
  /^(?:key\s?words|index terms|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave|ключевые слова)\s*[:—–]\s*(?=\S)/iu
const INTRODUCTION =
  /^(?:(?:\d+|I)\.?\s+)?(?:introduction|einleitung|einführung|введение|introducción|introduzione|introdução)$/i

/** Abstract and keywords, under their heading or after their name; and what stands before an introduction. */
export function roles(pieces: readonly Piece[]): void {
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
