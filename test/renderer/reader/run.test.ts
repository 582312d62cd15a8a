// Runs cover their range exactly, with marks, markers and page labels where they belong.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexRuns, runsOf, safeHref, type RunSource } from '../../../renderer/reader/run.ts'

const NONE: RunSource = { marks: [], pages: [], notes: [] }

test('plain text is one run', () => {
  expect(runsOf(indexRuns(NONE), 5, 9)).toEqual([
    { kind: 'text', start: 5, end: 9, formats: [], href: null, marked: [] },
  ])
})

test('an empty range has no text', () => {
  expect(runsOf(indexRuns(NONE), 5, 5)).toEqual([])
})

test('overlapping marks are cut where either ends', () => {
  const index = indexRuns({
    ...NONE,
    marks: [
      { start: 0, end: 4, kind: 'italic' },
      { start: 2, end: 6, kind: 'bold' },
    ],
  })
  const runs = runsOf(index, 0, 8).map((run) => (run.kind === 'text' ? [run.start, run.end, run.formats.join()] : run))
  expect(runs).toEqual([
    [0, 2, 'italic'],
    [2, 4, 'bold,italic'],
    [4, 6, 'bold'],
    [6, 8, ''],
  ])
})

test('a note’s marker stands where it stood, also at the very end, and a page label before its text', () => {
  const index = indexRuns({
    marks: [],
    pages: [{ start: 3, label: '42', certainty: 'printed' }],
    notes: [{ number: '1', block: 9, markers: [3, 6], work: null }],
  })
  expect(runsOf(index, 0, 6).map((run) => (run.kind === 'text' ? [run.start, run.end] : run.kind))).toEqual([
    [0, 3],
    'marker',
    'page',
    [3, 6],
    'marker',
  ])
})

test('a page that begins where the next block does is not the former block’s', () => {
  const index = indexRuns({ ...NONE, pages: [{ start: 7, label: '2', certainty: 'printed' }] })
  expect(runsOf(index, 0, 6).map((run) => run.kind)).toEqual(['text'])
  expect(runsOf(index, 7, 9).map((run) => run.kind)).toEqual(['page', 'text'])
})

test('passages to be marked cut the text and name themselves', () => {
  const runs = runsOf(indexRuns(NONE), 0, 10, [
    { id: 'a', start: 2, end: 6 },
    { id: 'b', start: 4, end: 20 },
  ])
  expect(runs.map((run) => run.kind === 'text' && run.marked)).toEqual([[], ['a'], ['a', 'b'], ['b']])
})

test('the text runs of any range join to it', () => {
  const mark = fc.record({
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 30 }),
    kind: fc.constantFrom('italic' as const, 'bold' as const, 'link' as const),
  })
  fc.assert(
    fc.property(fc.array(mark), fc.array(fc.nat(80)), fc.nat(60), fc.nat(30), (marks, at, start, length) => {
      const index = indexRuns({
        marks: marks.map(({ start: from, length: size, kind }) => ({ start: from, end: from + size, kind })),
        pages: [...new Set(at)]
          .sort((a, b) => a - b)
          .map((from) => ({ start: from, label: 'p', certainty: 'printed' })),
        notes: [{ number: '1', block: 0, markers: at, work: null }],
      })
      let next = start
      for (const run of runsOf(index, start, start + length)) {
        if (run.kind !== 'text') continue
        expect(run.start).toBe(next)
        expect(run.end).toBeGreaterThan(run.start)
        next = run.end
      }
      expect(next).toBe(start + length)
    }),
  )
})

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  [undefined, null],
])('address %s', (given, kept) => {
  expect(safeHref(given)).toBe(kept)
})
