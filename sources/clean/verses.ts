// Lines of verse: each was ended on purpose, in mid-sentence or not, and stays a line. Told from prose by the room its lines leave.
import { firstWord, wordCount } from './words.ts'

/** Lines of verse, characters of each, at most; and the share of them that leave room for the next word, at least. */
const VERSE = { lines: 6, characters: 70, roomy: 0.5 }
/** Shares of lines that go on in the next one, and of lines that end in a stop of any kind, at least. */
const OPEN = 0.3
const STOPPED = 0.25
/** Words of a line on average, at least: menus and lists of facts have fewer. */
const WORDS = 3

/** A line and whether the next one stands right below it. */
export interface VerseLine {
  text: string
  touches: boolean
}

/** A text that is a poem: nearly all of its lines are short, stand in groups, and were ended before they were full. */
export function isVerse(lines: readonly VerseLine[]): boolean {
  if (lines.length < VERSE.lines) return false
  const inside = lines.flatMap(({ text, touches }, i) => (touches ? [{ text, next: lines[i + 1]?.text ?? '' }] : []))
  if (inside.length < lines.length * 0.6) return false
  const full = secondLongest(lines.map(({ text }) => text.length))
  if (full > VERSE.characters) return false
  const roomy = inside.filter(({ text, next }) => text.length + 1 + firstWord(next).length <= full).length
  return roomy >= inside.length * VERSE.roomy && readsAsVerse(lines.map(({ text }) => text))
}

/** Some lines go on in the next, some stop, and none is a fact, an item or a turn of speech. */
export function readsAsVerse(lines: readonly string[]): boolean {
  const share = (has: (text: string) => boolean): number => lines.filter(has).length / lines.length
  const words = lines.reduce((sum, text) => sum + wordCount(text), 0)
  return (
    words >= lines.length * WORDS &&
    share((text) => /[\p{L},]["”’»]?$/u.test(text)) >= OPEN &&
    share((text) => /[.,;:!?…—–-]["”’»)]{0,2}$/u.test(text)) >= STOPPED &&
    share((text) => /^[\p{L}“"‘«(¿¡—…]/u.test(text) && !/^[^:]{1,40}:\s|\d{3}|\s{2}|[\p{L}]-$/u.test(text)) >= 0.9
  )
}

function secondLongest(lengths: readonly number[]): number {
  let [first, second] = [0, 0]
  for (const length of lengths) {
    if (length > first) [first, second] = [length, first]
    else if (length > second) second = length
  }
  return second
}
