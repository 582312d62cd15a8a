// Cuts a text's blocks into the sections the reader lays out one at a time. Pure.
import type { Block } from '../../shared/model/source-text.ts'

/** A run of blocks `[from, to)` with the text they cover; offsets are UTF-16 code units. */
export interface Section {
  from: number
  to: number
  start: number
  end: number
}

/** Few enough blocks to lay out within a frame. */
const BLOCKS = 40
/** More content-visibility boxes than this cost time at every frame of scrolling. */
const MOST_SECTIONS = 300

/** Sections in reading order that together hold every block; each end reaches to the next start, so that no offset lies between. */
export function cutSections(blocks: readonly Block[], textLength: number): Section[] {
  const size = Math.max(BLOCKS, Math.ceil(blocks.length / MOST_SECTIONS))
  const sections: Section[] = []
  for (let from = 0; from < blocks.length; from += size) {
    const to = Math.min(from + size, blocks.length)
    const start = from === 0 ? 0 : blocks[from]!.start
    sections.push({ from, to, start, end: to < blocks.length ? blocks[to]!.start : textLength })
  }
  return sections
}

/** Index of the last entry whose `start` is at or before `offset`, or 0. Entries are sorted by start. */
export function indexAt(entries: readonly { start: number }[], offset: number): number {
  let low = 0
  let high = entries.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (entries[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
