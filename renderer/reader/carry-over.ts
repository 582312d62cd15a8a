// A text is laid out anew when it was corrected, replaced by a newer file, or put back by an undo, here or elsewhere. Who reads it
// goes on at the same words: what the reader was at is carried over, its offsets followed into the text as it is now.
import { align } from '../../shared/anchoring/align.ts'
import type { SourceTextView } from '../../shared/model/view.ts'
import type { ReaderState } from './reader-state.ts'
import type { Span } from './sentence.ts'

/** What was left when the text before this one was taken down. */
export interface Left {
  source: SourceTextView
  state: ReaderState
  /** What the keys were at: two ends of a selection, or the caret twice; null while they were elsewhere. */
  ends: { anchor: number; focus: number } | null
}

export interface Carried {
  state: Partial<ReaderState>
  ends: Left['ends']
  /** Where an offset of the text before stands in this one. */
  follow: (offset: number) => number
}

/** What is left out begins afresh, as in a text just opened. */
export function carryOver({ source: before, state, ends }: Left, source: SourceTextView): Carried {
  const follow = offsets(before.text, source.text)
  const selection = followed(state.selection, follow)
  const number = state.note === null ? undefined : before.notes[state.note]?.number
  return {
    follow,
    ends: ends && { anchor: follow(ends.anchor), focus: follow(ends.focus) },
    state: {
      // Until those of the text as it is now are known: a card that goes away for a moment takes the note begun in it along.
      quotes: state.quotes,
      selection,
      caret: state.caret === null ? null : follow(state.caret),
      toolbarShown: state.toolbarShown && selection !== null,
      tool: state.tool,
      active: state.active,
      held: state.held,
      making: state.making,
      note: number !== undefined && source.notes[state.note!]?.number === number ? state.note : null,
      finding: state.finding,
      goingToPage: state.goingToPage,
    },
  }
}

function followed(span: Span | null, follow: (offset: number) => number): Span | null {
  if (!span) return null
  const [start, end] = [follow(span.start), follow(span.end)]
  return start < end ? { start, end } : null
}

/** Between what both texts begin with and what both end with, which of a correction is nearly all, words are matched with words. */
function offsets(before: string, after: string): (offset: number) => number {
  const start = commonStart(before, after)
  const end = commonEnd(before, after, Math.min(before.length, after.length) - start)
  if (start + end === before.length && before.length === after.length) return (offset) => offset
  const middle = align(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return (offset) => {
    if (offset <= start) return offset
    if (offset >= before.length - end) return offset + after.length - before.length
    return start + middle.map(offset - start)
  }
}

/** Code units compared at once: strings are compared far faster than their units one by one. */
const STRETCH = 4_096

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at + STRETCH <= most && a.slice(at, at + STRETCH) === b.slice(at, at + STRETCH)) at += STRETCH
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function commonEnd(a: string, b: string, most: number): number {
  const same = (from: number, to: number): boolean =>
    a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from)
  let at = 0
  while (at + STRETCH <= most && same(at, at + STRETCH)) at += STRETCH
  while (at < most && same(at, at + 1)) at++
  return at
}
