// The words of a manuscript as they stand on the finished page: citations printed, raised numbers where they belong.
import type { Run } from '../runs.ts'
import { isSpan, type Printed } from './format.ts'
import type { Inline, Span } from './manuscript.ts'

/** What stands on the page: words, a citation in the text (an index), or the raised number of a note. */
export type Placed = Span | { citation: number; runs: Run[] } | { note: number }

const STOPS = /^[.,;:!?…]+[”’“"»]?/
/** A sentence that has ended needs no second full stop. */
const ENDED = /[.!?…][”’“"»)]*$/
/** Where a raised number stands behind the stop; other languages have it before, and there it stays where it was typed. */
const BEHIND_STOPS = /^(?:en|de)\b/

/** The words with their citations, raised numbers close to the word before them and behind its stop. */
export function onPage(
  content: readonly Inline[],
  { formatted, locale }: Pick<Printed, 'formatted' | 'locale'>,
): Placed[] {
  const page: Placed[] = []
  for (const part of content) {
    const last = page.at(-1)
    const raisedBefore = last !== undefined && isRaised(last)
    if (isSpan(part)) {
      const stops = raisedBefore && BEHIND_STOPS.test(locale) ? (STOPS.exec(part.text)?.[0] ?? '') : ''
      if (stops !== '') {
        const at = page.findLastIndex((each) => !isRaised(each)) + 1
        const before = page[at - 1]
        const isEnded = before !== undefined && 'text' in before && ENDED.test(before.text)
        const text = isEnded ? stops.replace(/^\./, '') : stops
        if (text !== '') page.splice(at, 0, { ...part, text })
      }
      if (part.text.length > stops.length) page.push({ ...part, text: part.text.slice(stops.length) })
      continue
    }
    const { text, note } = formatted[part.citation]!
    const mark: Placed = note === null ? { citation: part.citation, runs: text } : { note: part.citation }
    if (note !== null && text.length > 0) page.push(...text)
    else if (isRaised(mark)) closeUp(page)
    page.push(mark)
  }
  return page
}

const isRaised = (part: Placed): boolean =>
  'note' in part || ('citation' in part && part.runs.length > 0 && part.runs.every(({ superscript }) => superscript))

/** Takes the space at the end away: a raised number follows its word. */
function closeUp(page: Placed[]): void {
  const last = page.at(-1)
  if (last === undefined || !('text' in last)) return
  const text = last.text.replace(/[ \u00a0]+$/, '')
  page.pop()
  if (text === '') closeUp(page)
  else page.push({ ...last, text })
}
