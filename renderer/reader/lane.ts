// Gives overlapping passages different lanes, so that two of one colour stay two: ranges of one CSS highlight would melt together. Pure.
import type { Interval } from './interval-index.ts'

/** Washes laid over each other stay readable up to this many; passages beyond are underlined only. */
export const LANES = 3

/** The lane of each passage by id, from 0. `sorted` is in text order; a lane is free again where its last passage ends. */
export function assignLanes(sorted: readonly Interval[]): Map<string, number> {
  const lanes = new Map<string, number>()
  const ends: number[] = []
  for (const interval of sorted) {
    let lane = ends.findIndex((end) => end <= interval.start)
    if (lane === -1) lane = ends.length
    ends[lane] = interval.end
    lanes.set(interval.id, lane)
  }
  return lanes
}
