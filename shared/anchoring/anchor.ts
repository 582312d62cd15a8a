// Finds a described passage again: at its position where the text still says so, else by its quotation and context.
// Several equally good places are handed back, never guessed among.
import type { Match } from '../model/annotation.ts'
import type { Selectors } from '../model/selector.ts'
import { matchQuote, type Haystack, type Hit } from './match-quote.ts'

export type Anchored =
  /** `moved`: found elsewhere than the position said. */
  | { found: 'one'; start: number; end: number; match: Match; moved: boolean }
  | { found: 'several'; hits: Hit[] }
  | { found: 'none' }

// Context that fits this much better than the next place's decides; less is chance (two or three letters alike).
const DECISIVE = 0.2
// A context that fits less than this fits nowhere, and so decides nothing.
const FITTING = 0.6

/** Where the passage `selectors` describe stands in this text. */
export function anchor(haystack: Haystack, selectors: Selectors): Anchored {
  const [position, quote] = selectors
  if (haystack.text.slice(position.start, position.end) === quote.exact && position.end <= haystack.text.length) {
    return { found: 'one', start: position.start, end: position.end, match: 'exact', moved: false }
  }
  return decide(matchQuote(haystack, quote.exact, quote))
}

/** The one place, or those that remain once the context has ruled out the rest. */
export function decide(hits: readonly Hit[]): Anchored {
  if (hits.length === 0) return { found: 'none' }
  // Words that stand there letter for letter outrank words that nearly do, however near.
  const certain = hits.filter((hit) => hit.context === 1)
  if (certain.length > 0) return oneOf(certain)
  const [best, next] = [...hits].sort((a, b) => b.context - a.context)
  if (next === undefined || best!.context < FITTING) return oneOf(hits)
  return oneOf(hits.filter((hit) => best!.context - hit.context < DECISIVE))
}

function oneOf(hits: readonly Hit[]): Anchored {
  const [only] = hits
  if (hits.length > 1) return { found: 'several', hits: [...hits] }
  return { found: 'one', start: only!.start, end: only!.end, match: only!.match, moved: true }
}
