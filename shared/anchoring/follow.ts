// Follows passages from one version of a text to another: through the file both were made of where that is the same one, else by
// alignment and quotation. Says how sure each is.
import type { Match } from '../model/annotation.ts'
import type { Selectors } from '../model/selector.ts'
import { align, type Alignment } from './align.ts'
import { trimRange } from './describe.ts'
import type { Haystack } from './match-quote.ts'
import { fold, foldJoints } from './normalise.ts'
import { RawMap } from './raw-map.ts'
import { reanchor } from './reanchor.ts'

export type Followed =
  /** `exact`: the same words, or those a hand has corrected; `moved`: the same words elsewhere; `fuzzy`: other words. */
  { how: 'exact' | 'moved' | 'fuzzy'; start: number; end: number; match: Match } | { how: 'lost'; near: number }

export interface Version {
  haystack: Haystack
  map: readonly number[]
}

/**
 * What lies between two versions: `corrected` edits of one file (each difference is meant), `reread` the same file read by another
 * pipeline, `replaced` another file, or nothing known.
 */
export type Step = 'corrected' | 'reread' | 'replaced'

/** A passage this much longer or shorter than it was has lost its ends. */
const MOST_GROWTH = 1.5
const GROWTH_FREE = 40

export class Trail {
  readonly #before: Version
  readonly #after: Version
  readonly #step: Step
  #maps: [RawMap, RawMap] | undefined
  #alignment: Alignment | undefined

  constructor(before: Version, after: Version, step: Step) {
    this.#before = before
    this.#after = after
    this.#step = step
  }

  follow(selectors: Selectors): Followed {
    const [{ start, end }, { exact }] = selectors
    const text = this.#after.haystack.text
    const place = this.#step === 'replaced' ? null : this.#throughFile(start, end)
    if (place) {
      const words = text.slice(place.start, place.end)
      if (words === exact || this.#step === 'corrected') return { how: 'exact', ...place, match: 'exact' }
      if (loose(words) === loose(exact)) return { how: 'exact', ...place, match: 'normalised' }
      if (isSimilarLength(words, exact)) return { how: 'fuzzy', ...place, match: 'fuzzy' }
    }
    // A hand took these words out: the same ones elsewhere are another passage.
    if (this.#step === 'corrected') return { how: 'lost', near: this.offset(start) }
    const found = reanchor(selectors, this.#aligned, this.#after.haystack)
    if (found.found !== 'one') return { how: 'lost', near: this.offset(start) }
    const how = found.match === 'fuzzy' || found.doubtful ? 'fuzzy' : found.moved ? 'moved' : 'exact'
    return { how, start: found.start, end: found.end, match: found.match }
  }

  /** The offset in the newer text that an offset of the older comes nearest to. */
  offset(offset: number): number {
    if (this.#step === 'replaced') return this.#aligned.map(offset)
    const [before, after] = this.#mapped
    return after.textAt(before.rawAt(offset)) ?? this.#after.haystack.text.length
  }

  #throughFile(start: number, end: number): { start: number; end: number } | null {
    const [before, after] = this.#mapped
    const raw = before.rawOf(start, end)
    const found = raw && after.textOf(raw)
    return found && trimRange(this.#after.haystack.text, found.start, found.end)
  }

  get #mapped(): [RawMap, RawMap] {
    return (this.#maps ??= [new RawMap(this.#before.map), new RawMap(this.#after.map)])
  }

  get #aligned(): Alignment {
    return (this.#alignment ??= align(this.#before.haystack.text, this.#after.haystack.text))
  }
}

/** Without what white space, hyphens and typography tell apart. */
function loose(words: string): string {
  return foldJoints(fold(words)).text
}

function isSimilarLength(a: string, b: string): boolean {
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  return long <= short * MOST_GROWTH + GROWTH_FREE
}
