// Which works the form for missing facts walks through.
import { expect, it } from 'vitest'
import type { ReferenceView, SourceView } from '../../../shared/model/view.ts'
import { lackingOf } from '../../../renderer/cite/missing.ts'

const source = (id: string, works: number, missing: string[], item = {}): SourceView => ({
  id,
  file: `${id}.txt`,
  title: id,
  words: 1,
  works: Array.from({ length: works }, (_, index) => ({ number: index + 1, item, start: 0, end: 1 })),
  highlights: 0,
  doubts: 0,
  missing,
})
const reference = (id: string, of: string | null, work: number | null, missing: string[]): ReferenceView => ({
  id,
  source: of,
  work,
  item: {},
  missing,
})

it('walks in the library’s order, work by work, references without a source last', () => {
  const sources = [source('b', 2, ['author']), source('a', 1, ['issued'])]
  const references = [
    reference('r0', null, null, ['title']),
    reference('r1', 'a', 1, ['issued']),
    reference('r2', 'b', 2, ['author']),
    reference('r3', 'b', 1, []),
  ]
  expect(lackingOf(sources, references).map((one) => one.key)).toEqual(['r2', 'r1', 'r0'])
})
it('takes works that no reference describes yet, with what they do not say themselves', () => {
  const found = lackingOf(
    [source('a', 2, ['author', 'issued'], { author: [{ family: 'X' }] })],
    [reference('r', 'a', 1, [])],
  )
  expect(found).toEqual([
    expect.objectContaining({ key: 'a 2', reference: null, work: 2, missing: ['issued'], file: 'a.txt' }),
  ])
})
it('a reference to the whole source describes its works', () => {
  expect(lackingOf([source('a', 2, ['author'])], [reference('r', 'a', null, [])])).toEqual([])
})
