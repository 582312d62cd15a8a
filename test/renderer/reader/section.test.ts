// Sections hold every block once and every offset once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSections, indexAt } from '../../../renderer/reader/section.ts'
import type { Block } from '../../../shared/model/source-text.ts'

function blocksOf(lengths: number[]): { blocks: Block[]; length: number } {
  let start = 0
  const blocks = lengths.map((length): Block => {
    const block: Block = { kind: 'paragraph', start, end: start + length }
    start = block.end + 1
    return block
  })
  return { blocks, length: Math.max(0, start - 1) }
}

test('a text without blocks has no sections', () => {
  expect(cutSections([], 0)).toEqual([])
})

test('100 blocks make sections of 40, 40 and 20', () => {
  const { blocks, length } = blocksOf(Array<number>(100).fill(10))
  expect(cutSections(blocks, length).map(({ from, to }) => to - from)).toEqual([40, 40, 20])
})

test('long blocks make fewer blocks a section', () => {
  const { blocks, length } = blocksOf(Array<number>(40).fill(1_500))
  expect(cutSections(blocks, length).map(({ from, to }) => to - from)).toEqual(Array<number>(10).fill(4))
})

test('a long text of long blocks has no more than 300 sections', () => {
  const { blocks, length } = blocksOf(Array<number>(8_000).fill(800))
  expect(cutSections(blocks, length).length).toBeLessThanOrEqual(300)
})

test('a very long text has no more than 300 sections', () => {
  const { blocks, length } = blocksOf(Array<number>(50_000).fill(3))
  expect(cutSections(blocks, length).length).toBeLessThanOrEqual(300)
})

test('sections follow each other without a gap, and each block lies in its own', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 200 }), (lengths) => {
      const { blocks, length } = blocksOf(lengths)
      const sections = cutSections(blocks, length)
      expect(sections[0]!.start).toBe(0)
      expect(sections.at(-1)!.end).toBe(length)
      for (const [i, section] of sections.entries()) {
        expect(section.from).toBe(i === 0 ? 0 : sections[i - 1]!.to)
        if (i > 0) expect(section.start).toBe(sections[i - 1]!.end)
        for (const block of blocks.slice(section.from, section.to)) {
          expect(block.start).toBeGreaterThanOrEqual(section.start)
          expect(block.end).toBeLessThanOrEqual(section.end)
        }
      }
    }),
  )
})

test.each([
  ['before the first', -5, 0],
  ['at a start', 10, 1],
  ['within', 15, 1],
  ['after the last', 99, 2],
])('the entry of an offset: %s', (_name, offset, index) => {
  expect(indexAt([{ start: 0 }, { start: 10 }, { start: 20 }], offset)).toBe(index)
})
