// Text that two people changed from one beginning without knowing of each other: joined where their changes do not touch. Where they
// touch nothing is guessed; both stay, and a person decides.
import { diff3Merge } from 'node-diff3'

/** Longer texts are compared paragraph by paragraph: word by word would take too long. */
const MOST_WORDS = 20_000

/** The text both changes come to, the same in whatever order they are given; null where they touch. */
export function mergeText(base: string, one: string, two: string): string | null {
  if (one === two) return one
  if (one === base) return two
  if (two === base) return one
  const split = Math.max(base.length, one.length, two.length) > MOST_WORDS * 6 ? lines : words
  const regions = diff3Merge(split(one), split(base), split(two), { excludeFalseConflicts: true })
  let merged = ''
  for (const region of regions) {
    if (region.conflict !== undefined) return null
    merged += (region.ok ?? []).join('')
  }
  return merged
}

/** Whether every word of `part` stands in `whole`, in the same order: then nothing of it is lost where `whole` takes its place. */
export function holds(whole: string, part: string): boolean {
  const asked = part.match(/\S+/gu) ?? []
  let found = 0
  for (const word of whole.match(/\S+/gu) ?? []) if (word === asked[found]) found++
  return found === asked.length
}

/** Words with the white space after them; together they are the text. */
function words(text: string): string[] {
  return text.match(/\S+[^\S\n]*|[^\S\n]+|\n/gu) ?? []
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? []
}

/** One write of a text: what it replaced, and what it put there. */
export interface Write {
  before: string | undefined
  after: string
}

/**
 * The text two versions both come from: the newest that stands in the history of each, going back from what a version says to what
 * it was written over. `writes`: all writes known of this text. Null where they have none in common.
 */
export function commonBase(one: string, two: string, writes: readonly Write[]): string | null {
  const theirs = new Set(beginnings(two, writes))
  return beginnings(one, writes).find((text) => theirs.has(text)) ?? null
}

function beginnings(text: string, writes: readonly Write[]): string[] {
  const found = [text]
  for (let at: string | undefined = text; at !== undefined;) {
    const here: string = at
    // Of several that said the same, one leads to what was not met yet, if any does.
    const write = writes.find(({ before, after }) => after === here && before !== undefined && !found.includes(before))
    at = write?.before
    if (at !== undefined) found.push(at)
  }
  return found
}
