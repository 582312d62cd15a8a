// Finds a passage of one version of a text in another, and says how sure that is: first where the alignment expects it, then
// anywhere, else it is lost and the user is shown it.
import search from 'approx-string-match'
import type { Match } from '../model/annotation.ts'
import type { Selectors } from '../model/selector.ts'
import type { Alignment } from './align.ts'
import { decide } from './anchor.ts'
import { matchQuoteByWords, MAX_ERROR_SHARE, type Haystack, type Hit } from './match-quote.ts'
import { fold } from './normalise.ts'

export type Reanchored =
  /** `moved`: not where the text around it went. `doubtful`: so different that the user should look. */
  | { found: 'one'; start: number; end: number; match: Match; moved: boolean; doubtful: boolean }
  | { found: 'several'; hits: Hit[] }
  | { found: 'lost' }

// The alignment is rarely off by more than a line or two (measured: 1000 of 1000 within 200 code units), and mostly by far less.
const REACH = 200
const NEAR_REACH = 40
/** Up to this share of errors a passage is shown as doubtful; beyond, it is another one. */
export const DOUBTFUL_ERROR_SHARE = 0.35

export function reanchor(selectors: Selectors, alignment: Alignment, haystack: Haystack): Reanchored {
  const [position, quote] = selectors
  const expected = alignment.map(position.start)
  const near =
    nearest(haystack.text, quote.exact, expected) ??
    alike(haystack.text, quote.exact, expected, MAX_ERROR_SHARE, NEAR_REACH) ??
    alike(haystack.text, quote.exact, expected, MAX_ERROR_SHARE)
  if (near !== null) return { found: 'one', ...near, moved: false, doubtful: false }
  const anywhere = decide(matchQuoteByWords(haystack, quote.exact, quote))
  if (anywhere.found === 'one') return { ...anywhere, moved: true, doubtful: anywhere.match === 'fuzzy' }
  if (anywhere.found === 'several') return anywhere
  const doubtful = alike(haystack.text, quote.exact, expected, DOUBTFUL_ERROR_SHARE)
  return doubtful === null ? { found: 'lost' } : { found: 'one', ...doubtful, moved: false, doubtful: true }
}

interface Found {
  start: number
  end: number
  match: Match
}

/** The verbatim occurrence within reach that is closest to the expected place. */
function nearest(text: string, exact: string, expected: number): Found | null {
  if (exact === '') return null
  const from = Math.max(0, expected - REACH)
  // A window of its own: in the whole text the search would go on to its end.
  const window = text.slice(from, expected + exact.length + REACH)
  let best: number | null = null
  for (let found = window.indexOf(exact); found >= 0; found = window.indexOf(exact, found + 1)) {
    const at = from + found
    if (best === null || Math.abs(at - expected) < Math.abs(best - expected)) best = at
  }
  return best === null ? null : { start: best, end: best + exact.length, match: 'exact' }
}

/** The most similar stretch within reach. */
function alike(text: string, exact: string, expected: number, share: number, reach = REACH): Found | null {
  const needle = fold(exact).text.trim()
  if (needle === '') return null
  const from = Math.max(0, expected - reach)
  // Half as long again leaves room for what the new version has more.
  const growth = reach === REACH ? 1.5 : 1
  const window = fold(text.slice(from, expected + Math.ceil(exact.length * growth) + reach))
  const matches = search(window.text, needle, Math.floor(needle.length * share))
  const [best] = matches
    .filter((match) => match.end > match.start)
    .sort((a, b) => Math.abs(a.end - a.start - needle.length) - Math.abs(b.end - b.start - needle.length))
  if (best === undefined) return null
  const { start, end } = window.original(best.start, best.end)
  return { start: from + start, end: from + end, match: best.errors === 0 ? 'normalised' : 'fuzzy' }
}
