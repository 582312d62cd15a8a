// How well a title answers to what was typed. Pure.

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** More than any words of a longer title that begins with them. */
const WHOLE = 100

/** 0: not at all. Every typed word must begin a word of the title, or occur in it; the former counts for more, the whole title most. */
export function matchScore(title: string, query: string): number {
  const words = fold(query).split(/\s+/u).filter(Boolean)
  const text = fold(title)
  let score = text.trim() === words.join(' ') ? WHOLE : 1
  for (const word of words) {
    const at = text.indexOf(word)
    if (at === -1) return 0
    if (text.startsWith(word)) score += 4
    else if (new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(word)}`, 'u').test(text)) score += 2
    else score += 1
  }
  return score
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
