// Sentences, words and paragraphs of the canonical text, for selecting by keys. Pure; offsets are UTF-16 code units of the text.
import type { Block } from '../../shared/model/source-text.ts'
import { indexAt } from './section.ts'

export interface Span {
  start: number
  end: number
}

export interface Sentences {
  /** The sentence at an offset; at a border the one that follows. Null in a text without sentences. */
  at(offset: number): Span | null
  /** The sentence after the one at or before `offset`, across blocks. */
  after(offset: number): Span | null
  before(offset: number): Span | null
}

/** Abbreviations after which no sentence ends though the Segmenter thinks so; lower case, without the full stop. */
const ABBREVIATIONS = new Set(
  (
    'p pp vol no nos ed eds cf vs viz fig figs ch art al st dr mr mrs ms prof jr sr ca etc approx ibid op cit trans ' +
    'bd hrsg nr vgl bzw usw ggf s f ff evtl abs'
  ).split(' '),
)

function endsInAbbreviation(sentence: string): boolean {
  const match = /(?:^|[\s([“„‘])(\p{L}+|\p{Lu})\.\s*$/u.exec(sentence)
  if (!match) return false
  const word = match[1]!
  return /^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase())
}

/** Sentences of one block, trimmed of white space; pieces that an abbreviation or a lower-case start shows to belong together are joined. */
export function splitSentences(text: string, language?: string): Span[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const spans: Span[] = []
  let open: Span | null = null
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length
    if (open && (endsInAbbreviation(text.slice(open.start, open.end)) || /^\p{Ll}/u.test(segment))) open.end = end
    else {
      open = { start: index, end }
      spans.push(open)
    }
  }
  return spans.map((span) => trimSpan(text, span.start, span.end)).filter((span) => span.end > span.start)
}

/** The span without white space at its ends; empty where there is nothing else. */
export function trimSpan(text: string, start: number, end: number): Span {
  let from = Math.max(0, start)
  let to = Math.min(text.length, end)
  while (from < to && /\s/u.test(text[from]!)) from++
  while (to > from && /\s/u.test(text[to - 1]!)) to--
  return { start: from, end: to }
}

export function makeSentences(text: string, blocks: readonly Block[], language?: string): Sentences {
  const known = new Map<number, Span[]>()
  function of(index: number): Span[] {
    let spans = known.get(index)
    if (!spans) {
      const block = blocks[index]!
      spans = splitSentences(text.slice(block.start, block.end), language).map((span) => ({
        start: span.start + block.start,
        end: span.end + block.start,
      }))
      known.set(index, spans)
    }
    return spans
  }
  function after(offset: number): Span | null {
    for (let i = indexAt(blocks, offset); i < blocks.length; i++) {
      const found = of(i).find((span) => span.start >= offset)
      if (found) return found
    }
    return null
  }
  function before(offset: number): Span | null {
    for (let i = indexAt(blocks, offset); i >= 0; i--) {
      const found = of(i).findLast((span) => span.end <= offset)
      if (found) return found
    }
    return null
  }
  return {
    at(offset) {
      if (blocks.length === 0) return null
      const inside = of(indexAt(blocks, offset)).find((span) => span.start <= offset && offset < span.end)
      return inside ?? after(offset) ?? before(offset)
    },
    after: (offset) => (blocks.length === 0 ? null : after(offset)),
    before: (offset) => (blocks.length === 0 ? null : before(offset)),
  }
}
