// Gives overlapping passages different lanes, so that two of one colour stay two: ranges of one CSS highlight would melt together. Pure.
import type { Span } from './sentence.ts'

/** Washes laid over each other stay readable up to this many; passages beyond are underlined only. */
export const LANES = 3

/**
 * The lane, from 0, of the passage at a place of `sorted`, which is in text order; a lane is free again where its last passage ends.
 * A lane follows from the passages before: they are gone through once, no farther than was ever asked for.
 */
export function assignLanes(sorted: readonly Span[]): (place: number) => number {
  const lanes = new Uint32Array(sorted.length)
  const ends: number[] = []
  let done = 0
  return (place) => {
    for (; done <= place; done++) {
      const { start, end } = sorted[done]!
      let lane = 0
      while (lane < ends.length && ends[lane]! > start) lane++
      ends[lane] = end
      lanes[done] = lane
    }
    return lanes[place]!
  }
}
