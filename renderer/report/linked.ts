// One place in two texts: the file as it came, and the text made of it. Pure; offsets are UTF-16 code units.
import { RawMap } from '../../shared/anchoring/raw-map.ts'
import type { SourceText } from '../../shared/model/source-text.ts'
import type { Chunk } from './chunks.ts'

/** The stretch in hand, as each side has it. `from`: the side that was moved in, which stays where it is. */
export interface LinkedPlace {
  raw: Chunk
  /** Empty where the stretch is not in the text: it was removed there. */
  text: Chunk
  from: 'raw' | 'text' | 'doubt'
}

export class Links {
  readonly #map: RawMap
  readonly #removed: SourceText['removed']

  constructor({ map, removed }: Pick<SourceText, 'map' | 'removed'>) {
    this.#map = new RawMap(map)
    this.#removed = removed
  }

  ofRaw(raw: Chunk, from: LinkedPlace['from']): LinkedPlace {
    const found = this.#map.textOf({ first: raw.start, last: Math.max(raw.end, raw.start + 1) })
    if (found) return { raw, text: found, from }
    const at = this.#removedAt(raw) ?? this.#map.textOf({ first: raw.end, last: Number.MAX_SAFE_INTEGER })?.start ?? 0
    return { raw, text: { start: at, end: at }, from }
  }

  ofText(text: Chunk): LinkedPlace {
    const found = this.#map.rawOf(text.start, text.end)
    const at = found?.first ?? this.#map.rawAt(text.start)
    return { raw: { start: at, end: found?.last ?? at }, text, from: 'text' }
  }

  #removedAt({ start, end }: Chunk): number | undefined {
    return this.#removed.find(({ raw }) => raw[0] < Math.max(end, start + 1) && start < raw[1])?.at
  }
}
