// Between a readable text and the decoded file it was made of. A version made of the same file by a correction, or by a newer
// pipeline, has other offsets; the file's stay. All offsets are UTF-16 code units, ranges half-open.
import { MAP_KEPT } from '../model/source-text.ts'
import { firstWhere } from '../first-where.ts'

interface Segment {
  rawStart: number
  rawEnd: number
  start: number
  end: number
  kept: boolean
}

/** `first`: raw offset of a passage's first character, `last`: behind that of its last. What is read later may stand earlier in the file. */
export interface RawPassage {
  first: number
  last: number
}

export class RawMap {
  /** Segments with words that stand for characters of the file. */
  readonly #byText: Segment[] = []
  readonly #byRaw: Segment[]

  /** `map` as `SourceText.map` holds it. */
  constructor(map: readonly number[]) {
    for (let i = 0; i < map.length; i += 5) {
      const [rawStart, rawEnd, start, end] = [map[i]!, map[i + 1]!, map[i + 2]!, map[i + 3]!]
      if (start < end && rawStart < rawEnd) {
        this.#byText.push({ rawStart, rawEnd, start, end, kept: map[i + 4] === MAP_KEPT })
      }
    }
    this.#byRaw = [...this.#byText]
    this.#byText.sort((a, b) => a.start - b.start)
  }

  /** Where a range of the text stands in the file; null where nothing in it does. */
  rawOf(start: number, end: number): RawPassage | null {
    const first = this.#byText[firstAmong(this.#byText, (segment) => segment.end > start)]
    const last = this.#byText[firstAmong(this.#byText, (segment) => segment.start >= end) - 1]
    if (start >= end || !first || !last || first.start >= end || last.end <= start) return null
    return {
      first: first.kept ? first.rawStart + Math.max(0, start - first.start) : first.rawStart,
      last: last.kept ? last.rawStart + Math.min(end, last.end) - last.start : last.rawEnd,
    }
  }

  /** Raw offset of the character at `offset`, or of the next that stands for one; the file's end where there is none. */
  rawAt(offset: number): number {
    const next = this.#byText[firstAmong(this.#byText, (segment) => segment.end > offset)]
    if (next) return next.kept ? next.rawStart + Math.max(0, offset - next.start) : next.rawStart
    return this.#byRaw.at(-1)?.rawEnd ?? 0
  }

  /** Offset in the text of a raw character, or of the next that is in it; null where none follows. */
  textAt(raw: number): number | null {
    const next = this.#byRaw[firstAmong(this.#byRaw, (segment) => segment.rawEnd > raw)]
    if (!next) return null
    return next.kept ? next.start + Math.max(0, raw - next.rawStart) : next.start
  }

  /** Where the passage stands in the text; what of its ends is not in the text is left out, and null where nothing is left. */
  textOf({ first, last }: RawPassage): { start: number; end: number } | null {
    const from = this.#byRaw[firstAmong(this.#byRaw, (segment) => segment.rawEnd > first)]
    const to = this.#byRaw[firstAmong(this.#byRaw, (segment) => segment.rawStart >= last) - 1]
    if (!from || !to) return null
    const start = from.kept ? from.start + Math.max(0, first - from.rawStart) : from.start
    const end = to.kept ? to.start + Math.min(last, to.rawEnd) - to.rawStart : to.end
    return start < end ? { start, end } : null
  }
}

function firstAmong(sorted: readonly Segment[], holds: (segment: Segment) => boolean): number {
  return firstWhere(sorted.length, (index) => holds(sorted[index]!))
}
