// First and last words of lines, cut short where a "word" is longer than any: what is asked of them must stay cheap.

const LONGEST = 200

export function firstWord(text: string): string {
  let end = 0
  while (end < text.length && end < LONGEST && !isSpace(text, end)) end++
  return text.slice(0, end)
}

export function lastWord(text: string): string {
  let start = text.length
  while (start > 0 && text.length - start < LONGEST && !isSpace(text, start - 1)) start--
  return text.slice(start)
}

/** How many words, counted up to a limit. */
export function wordCount(text: string, limit = Infinity): number {
  let words = 0
  for (let i = 0; i < text.length && words < limit; i++) {
    if (!isSpace(text, i) && (i === 0 || isSpace(text, i - 1))) words++
  }
  return words
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x20 || code === 0xa0 || (code >= 0x09 && code <= 0x0d) || (code >= 0x2000 && code <= 0x200a)
}
