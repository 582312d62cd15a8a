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
/** About two screens of text: what is painted is painted by whole sections, so that long blocks make fewer blocks a section. */
const CHARACTERS = 6_000
/** More content-visibility boxes than this cost time at every frame of scrolling. */
const MOST_SECTIONS = 300

/** Sections in reading order that together hold every block; each end reaches to the next start, so that no offset lies between. */
export function cutSections(blocks: readonly Block[], textLength: number): Section[] {
  // Every section but the last is full by one of the two measures, so that half of each keeps their sum within the most.
  const mostBlocks = Math.max(BLOCKS, Math.ceil((2 * blocks.length) / MOST_SECTIONS))
  const mostCharacters = Math.max(CHARACTERS, Math.ceil((2 * textLength) / MOST_SECTIONS))
  const sections: Section[] = []
  for (let from = 0; from < blocks.length;) {
    const start = from === 0 ? 0 : blocks[from]!.start
    let to = from + 1
    while (to < blocks.length && to - from < mostBlocks && blocks[to]!.start - start < mostCharacters) to++
    sections.push({ from, to, start, end: to < blocks.length ? blocks[to]!.start : textLength })
    from = to
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
