// A decoded text to its readable form: the order of the steps, and nothing else.
import type { SourceText } from '../shared/model/source-text.ts'
import { flatten } from './flatten.ts'
import { linesOf } from './read/plain-text.ts'
import { joint, runsOf, type DraftBlock, type Run } from './run.ts'

export function sourceTextOf(raw: string): SourceText {
  const drafts: DraftBlock[] = []
  let runs: Run[] = []
  const lines = linesOf(raw)
  const long = lines.some((line) => line.text.length > 200)
  const close = (): void => {
    if (runs.length > 0) drafts.push({ kind: 'paragraph', runs })
    runs = []
  }
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1]
    if (line.blank) {
      close()
      continue
    }
    if (long) close()
    else if (runs.length > 0 && previous) runs.push(joint(previous.to, line.from, ' '))
    runs.push(...runsOf(raw, line.from, line.to))
  }
  close()
  const flat = flatten(drafts, raw.length)
  const first = flat.blocks[0]
  const title = first && first.end - first.start < 200 ? flat.text.slice(first.start, first.end) : undefined
  if (first && title) Object.assign(first, { kind: 'heading', level: 1 })
  let number = 0
  for (const block of flat.blocks) if (block.kind === 'paragraph') block.number = String(++number)
  return {
    text: flat.text,
    blocks: flat.blocks,
    marks: [],
    works: [
      {
        start: 0,
        end: flat.text.length,
        item: { type: 'document', ...(title ? { title } : {}) },
        evidence: title && first ? [{ field: 'title', start: first.start, end: first.end, certainty: 'guessed' }] : [],
        missing: title ? ['author', 'issued'] : ['title', 'author', 'issued'],
      },
    ],
    pages: [],
    notes: [],
    references: [],
    citations: [],
    removed: [],
    map: flat.map,
    warnings: [],
  }
}
