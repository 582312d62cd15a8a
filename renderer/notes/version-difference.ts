// Two texts of a note, told apart word by word. Pure.
import { diffWordsWithSpace } from 'diff'

export interface Piece {
  text: string
  is: 'same' | 'gone' | 'new'
}

/** The pieces that are not `new` joined are `before`, those not `gone` are `after`. */
export function differenceOf(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'new' : removed ? 'gone' : 'same',
  }))
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
