// What the macros of a BibTeX file unfold to, counted before anything unfolds them: thirty lines that double each other are
// more than any memory.

/** Of one macro's own words; journal names are what real ones hold. */
const MAX_WORDS = 100_000
/** Of all that stands for macros, in other macros and in fields. */
const MAX_UNFOLDED = 20_000_000
const STRING = /@\s*string\s*[{(](?:\s|%[^\n]*\n)*([a-z_][\w:+-]*)(?:\s|%[^\n]*\n)*=/gi
const USE = /[=#](?:\s|%[^\n]*\n)*([a-z_][\w:+-]*)/gi
const SPACE = /(?:\s|%[^\n]*\n)*/y
const NAME = /[a-z_][\w:+-]*|-?\d+/iy

/** Throws an `Error` where they unfold to more than any real file's. */
export function checkMacros(text: string): void {
  const lengths = new Map<string, number>()
  let total = 0
  for (const { 0: whole, 1: name = '', index } of text.matchAll(STRING)) {
    const length = expressionLength(text, index + whole.length, lengths)
    lengths.set(name.toLowerCase(), length)
    total += length
    if (total > MAX_UNFOLDED) throw unreal()
  }
  if (lengths.size === 0) return
  for (const [, name = ''] of text.matchAll(USE)) {
    total += lengths.get(name.toLowerCase()) ?? 0
    if (total > MAX_UNFOLDED) throw unreal()
  }
}

const unreal = (): Error => new Error('its @string macros unfold to more than any real file holds')

/** Words and macros joined by "#". */
function expressionLength(text: string, from: number, lengths: ReadonlyMap<string, number>): number {
  let length = 0
  for (let at = from; ;) {
    at = past(SPACE, text, at)
    const sign = text[at]
    if (sign === '"' || sign === '{') {
      const end = endOf(text, at)
      length += end - at
      at = end
    } else {
      const end = past(NAME, text, at)
      length += lengths.get(text.slice(at, end).toLowerCase()) ?? end - at
      at = end
    }
    at = past(SPACE, text, at)
    if (text[at] !== '#') return length
    at++
  }
}

function past(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** Where what is quoted or braced at `at` ends. */
function endOf(text: string, at: number): number {
  const isQuoted = text[at] === '"'
  let depth = 0
  for (let index = at; index < text.length && index - at < MAX_WORDS; index++) {
    const sign = text[index]
    if (sign === '\\') index++
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    if ((isQuoted ? index > at && sign === '"' : true) && depth <= 0) return index + 1
  }
  throw unreal()
}
