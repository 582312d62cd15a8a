// Pages by offset and by label, and the outline made of works and headings.
import { expect, test } from 'vitest'
import { entryAt, makeOutline } from '../../../renderer/reader/outline.ts'
import { pageAt, pageExtent, pageStart } from '../../../renderer/reader/page.ts'
import { workLine } from '../../../renderer/reader/work-line.ts'
import type { Page } from '../../../shared/model/source-text.ts'

const pages: Page[] = [
  { start: 5, label: 'xii', certainty: 'printed' },
  { start: 40, label: '1', certainty: 'printed' },
  { start: 80, label: '2', certainty: 'counted' },
  { start: 120, label: '1', certainty: 'printed' },
]

test.each<[string, number, string | null]>([
  ['before the first page', 0, null],
  ['at its first character', 5, 'xii'],
  ['within', 60, '1'],
  ['after the last', 999, '1'],
])('page of an offset: %s', (_name, offset, label) => {
  expect(pageAt(pages, offset)).toBe(label)
  expect(pageAt([], offset)).toBe(null)
})

test.each<[string, number, number | null]>([
  ['1', 0, 40],
  ['1', 41, 120],
  ['1', 500, 40],
  ['XII', 0, 5],
  ['p. 2', 0, 80],
  ['S. 2', 0, 80],
  ['3', 0, null],
  ['', 0, null],
])('page %s from %d begins at %s', (label, near, start) => {
  expect(pageStart(pages, label, near)).toBe(start)
})

test('a page without a number has no label, and is none of the first and last', () => {
  const unnumbered: Page[] = [{ start: 0, label: '', certainty: 'counted' }, ...pages]
  expect(pageAt(unnumbered, 3)).toBe(null)
  expect(pageExtent(unnumbered)).toEqual(pageExtent(pages))
})

test('first and last label, and how many', () => {
  expect(pageExtent(pages)).toEqual({ first: 'xii', last: '1', count: 3 })
  expect(pageExtent([])).toBe(null)
})

test('headings stand below their works; a work’s own title is not said twice', () => {
  const text = 'First work\nIntro\nSecond work\nMethod'
  const heading = (title: string, level: number) => {
    const start = text.indexOf(title)
    return { kind: 'heading' as const, start, end: start + title.length, level }
  }
  const blocks = [heading('First work', 1), heading('Intro', 2), heading('Second work', 1), heading('Method', 2)]
  const works = [
    { start: 0, end: 16, item: { type: 'article', title: 'First work' }, evidence: [], missing: [] },
    { start: 17, end: text.length, item: { type: 'article', title: 'Second work' }, evidence: [], missing: [] },
  ]
  const outline = makeOutline({ text, blocks, works: works as never }, () => null)
  expect(outline.map(({ kind, title, depth }) => [kind, title, depth])).toEqual([
    ['work', 'First work', 0],
    ['heading', 'Intro', 2],
    ['work', 'Second work', 0],
    ['heading', 'Method', 2],
  ])
  expect(entryAt(outline, text.indexOf('Method') + 2)?.title).toBe('Method')
  expect(entryAt([], 3)).toBe(null)
})

test.each([
  [{ author: [{ family: 'Lane' }], issued: { 'date-parts': [[2014, 3]] } }, 'Lane 2014'],
  [{ author: [{ family: 'Okonjo' }, { family: 'Lind' }] }, 'Okonjo & Lind'],
  [{ editor: [{ literal: 'The Board' }], issued: { literal: 'n.d.' } }, 'The Board n.d.'],
  [{ author: [{ family: 'A' }, { family: 'B' }, { family: 'C' }] }, 'A et al.'],
  [{}, ''],
])('a work in a few words: %j', (item, line) => {
  expect(workLine({ type: 'book', ...item } as never)).toBe(line)
})
