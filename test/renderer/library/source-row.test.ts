// Rows of the library: names and years out of references, filter, order, groups.
import { describe, expect, it } from 'vitest'
import type { SourceView } from '../../../shared/model/view.ts'
import {
  filterRows,
  groupByTheme,
  makeRow,
  shortNames,
  sortRows,
  type SourceRow,
  yearOf,
} from '../../../renderer/library/source-row.ts'

const compare = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

function row(change: Partial<SourceRow>): SourceRow {
  return {
    id: 'src:1',
    title: 'A title',
    author: '',
    year: '',
    works: 1,
    words: 100,
    highlights: 0,
    doubts: 0,
    missing: [],
    progress: 0,
    file: 'a.txt',
    ...change,
  }
}

describe('names', () => {
  it.each([
    ['one', [{ family: 'Marlow', given: 'E.' }], 'Marlow'],
    ['two', [{ family: 'Okonjo' }, { family: 'Lind' }], 'Okonjo & Lind'],
    ['three', [{ family: 'A' }, { family: 'B' }, { family: 'C' }], 'A et al.'],
    ['an institution', [{ literal: 'Harbour Board' }], 'Harbour Board'],
    ['a particle that belongs to the name', [{ family: 'Gogh', 'non-dropping-particle': 'van' }], 'van Gogh'],
    ['none', undefined, ''],
    ['an empty one beside a real one', [{}, { family: 'Lind' }], 'Lind'],
  ])('%s', (_name, names, short) => expect(shortNames(names)).toBe(short))
})

describe('years', () => {
  it.each([
    ['from parts', { 'date-parts': [[2019, 3]] }, '2019'],
    ['from a string of parts', { 'date-parts': [['1999']] }, '1999'],
    ['out of words', { literal: 'Spring 1936' }, '1936'],
    ['words without a year', { literal: 'forthcoming' }, 'forthcoming'],
    ['unknown', undefined, ''],
  ])('%s', (_name, date, year) => expect(yearOf(date)).toBe(year))
})

it('shows one author for one work, and none for an issue of many', () => {
  const work = (family: string) => ({
    number: 1,
    item: { author: [{ family }], issued: { 'date-parts': [[2014]] } },
    start: 0,
    end: 5,
  })
  const source: SourceView = {
    id: 's',
    file: 'f',
    title: 'T',
    words: 2,
    works: [work('A')],
    highlights: 0,
    doubts: 0,
    missing: [],
  }
  expect(makeRow(source, () => 0.5)).toMatchObject({ author: 'A', year: '2014', progress: 0.5 })
  expect(makeRow({ ...source, works: [work('A'), work('B')] }, () => 0)).toMatchObject({
    author: '',
    year: '2014',
    works: 2,
  })
})

describe('filter', () => {
  const rows = [
    row({ id: '1', title: 'Über Fähren', author: 'Müller' }),
    row({ id: '2', title: 'Bridges', year: '2014' }),
  ]
  it.each([
    ['', ['1', '2']],
    ['fahre', ['1']],
    ['muller UBER', ['1']],
    ['2014 bridge', ['2']],
    ['bridge müller', []],
    ['a.txt', ['1', '2']],
  ])('“%s”', (filter, ids) => expect(filterRows(rows, filter).map((r) => r.id)).toEqual(ids))
})

describe('order', () => {
  const rows = [
    row({ id: 'a', title: 'Volume 10', author: 'Zed', year: '2001', highlights: 3, progress: 0.1 }),
    row({ id: 'b', title: 'Volume 9', author: '', year: '', highlights: 0, progress: 1 }),
    row({ id: 'c', title: 'Alpha', author: 'Abel', year: '2020', highlights: 9, progress: 0 }),
  ]
  it.each([
    ['added', 'c b a'],
    ['title', 'c b a'],
    ['author', 'c a b'],
    ['year', 'c a b'],
    ['progress', 'b a c'],
    ['highlights', 'c a b'],
  ] as const)('by %s, the unknown last', (sort, ids) =>
    expect(
      sortRows(rows, sort, compare)
        .map((r) => r.id)
        .join(' '),
    ).toBe(ids),
  )
})

it('groups by top theme, a source under each of its themes and the untouched last', () => {
  const rows = [row({ id: '1' }), row({ id: '2' }), row({ id: '3' })]
  const quotes = [
    { source: '1', themes: [['Power', 'Veto'], ['Agreement']] },
    { source: '2', themes: [['Power']] },
    { source: '2', themes: [] },
  ]
  expect(groupByTheme(rows, quotes, compare).map((g) => [g.theme, g.rows.map((r) => r.id)])).toEqual([
    ['Agreement', ['1']],
    ['Power', ['1', '2']],
    [null, ['3']],
  ])
})
