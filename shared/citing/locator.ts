// Where a passage stands, as a citation names it: the printed page, else the counted paragraph, else the abstract.
// Pure arithmetic on a source text; what a style prints of it is decided in `cited-passage.ts`.
import type { Block, SourceText } from '../model/source-text.ts'
import { lastStartingBy } from '../first-where.ts'

export interface PassageLocator {
  /** Page label at the passage's start, or `first–last` (en dash) when a page mark lies inside. */
  page: string | null
  /** Counted paragraph, or `first–last`; null in texts with pages and outside body paragraphs. */
  paragraph: string | null
  /** Number of the work (from 1) the passage starts in; null outside every work. */
  work: number | null
  /** Which of them names the passage: a page beats a paragraph; `abstract` where neither is known but the abstract is. */
  label: 'page' | 'paragraph' | 'abstract' | null
}

type Located = Pick<SourceText, 'text' | 'blocks' | 'works' | 'pages'>

/** `start` and `end` are UTF-16 code units into `source.text`, half-open; white space at the ends does not count. */
export function locatorOf(source: Located, start: number, end: number): PassageLocator {
  const [from, to] = trimmed(source.text, start, end)
  const page = range(pageAt(source, from), pageAt(source, to - 1))
  const workIndex = source.works.findIndex((work) => work.start <= from && from < work.end)
  const paragraph = range(paragraphAt(source, from), paragraphAt(source, to - 1))
  const label = page !== null ? 'page' : paragraph !== null ? 'paragraph' : inAbstract(source, from) ? 'abstract' : null
  return { page, paragraph, work: workIndex < 0 ? null : workIndex + 1, label }
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return [from, Math.max(to, from + 1)]
}

/** A passage that begins outside any known place has none, wherever it ends. */
function range(first: string | null, last: string | null): string | null {
  return first === null || last === null || first === last ? first : `${first}–${last}`
}

function pageAt(source: Located, offset: number): string | null {
  // An unnumbered page has an empty label.
  return source.pages[lastStartingBy(source.pages, offset)]?.label || null
}

/** Items of a list that is not counted, and block quotations, belong to the paragraph before them. */
function paragraphAt(source: Located, offset: number): string | null {
  let index = lastStartingBy(source.blocks, offset)
  const workStart = source.works.find((work) => work.start <= offset && offset < work.end)?.start ?? 0
  for (let block = source.blocks[index]; block && block.start >= workStart; block = source.blocks[--index]) {
    if (block.number !== undefined) return block.number
    if (!continuesParagraph(block)) return null
  }
  return null
}

function continuesParagraph(block: Block): boolean {
  return (block.kind === 'listItem' || block.kind === 'quote') && block.role === undefined
}

function inAbstract(source: Located, offset: number): boolean {
  return source.blocks[lastStartingBy(source.blocks, offset)]?.role === 'abstract'
}
