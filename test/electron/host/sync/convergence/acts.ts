// What may happen to laptops that sync: what is done on them, what befalls them, and how far they travel.
import fc from 'fast-check'
import { KINDS, type Kind } from '../fleet.ts'

export type Act =
  | { kind: 'write' | 'trash' | 'untrash' | 'decide'; at: number; which: number }
  /** A word into one of the note's lines. */
  | { kind: 'amend'; at: number; which: number; line: number }
  | { kind: 'tag' | 'untag'; at: number; which: number; theme: number }
  | { kind: 'mergeThemes' | 'splitTheme' | 'undo' | 'redo' | 'undoSync' | 'copy' | 'restore' | 'freeze'; at: number }
  /** Killed where nothing runs. */
  | { kind: 'kill'; at: number }
  /** Another disk with the state of then; what was not synced since is gone with the old one, so it is synced before. */
  | { kind: 'thaw'; at: number; road: number }
  | { kind: 'clock'; at: number; years: number }
  /**
   * `steps`: what the road lasts for; it breaks after so many operations. `killed`: the laptop is killed as it does, or before, after so
   * many milliseconds.
   */
  | { kind: 'sync'; at: number; road: number; to: number; steps: number; killed: number | null }

export interface Scenario {
  laptops: number
  roads: readonly Kind[]
  acts: readonly Act[]
}

export const MOST_LAPTOPS = 5

const at = fc.nat({ max: MOST_LAPTOPS - 1 })
/** Mostly the same note and the same line: it is there that people meet. */
const which = fc.constantFrom(0, 0, 0, 1)
const line = fc.constantFrom(0, 0, 0, ...Array(MOST_LAPTOPS).keys())
const road = fc.nat({ max: KINDS.length - 1 })
/** More than any sync takes: most end well, or stories would be of laptops that never heard of each other. */
const ALL_STEPS = 1000
const steps = fc.oneof(
  { weight: 2, arbitrary: fc.constant(ALL_STEPS) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }) },
)
const killed = fc.option(fc.nat({ max: 15 }), { freq: 3 })
const kinds = <K extends Act['kind']>(...names: K[]) => fc.constantFrom(...names)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kinds('write', 'trash', 'untrash', 'decide'), at, which }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('amend'), at, which, line }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('tag', 'untag'), at, which, theme: which }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('mergeThemes', 'splitTheme', 'copy', 'restore'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('kill', 'freeze'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: kinds('thaw'), at, road }) },
  { weight: 5, arbitrary: fc.record({ kind: kinds('undo', 'undo', 'redo', 'redo', 'undoSync'), at }) },
  { weight: 2, arbitrary: fc.record({ kind: kinds('clock'), at, years: fc.integer({ min: -20, max: 20 }) }) },
  { weight: 10, arbitrary: fc.record({ kind: kinds('sync'), at, road, to: at, steps, killed }) },
)

/** A server costs as much time as three others. */
const kindOfRoad = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...KINDS.filter((kind) => !kind.endsWith('server'))) },
  { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
)
const scenarioOf = (roads: number, acts: number): fc.Arbitrary<Scenario> =>
  fc.record({
    laptops: fc.integer({ min: 3, max: MOST_LAPTOPS }),
    roads: fc.uniqueArray(kindOfRoad, { minLength: 1, maxLength: roads }),
    acts: fc.array(act, { minLength: 6, maxLength: acts }),
  })

/** Mostly little stories, which are cheap; now and then a long one over many roads. */
export const scenario: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 9, arbitrary: scenarioOf(2, 14) },
  { weight: 1, arbitrary: scenarioOf(KINDS.length, 40) },
)
