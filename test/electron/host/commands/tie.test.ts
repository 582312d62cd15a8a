import { describe, expect, test } from 'vitest'
import type { Citable } from '../../../../electron/host/commands/citable.ts'
import { tie, untied, type Tie } from '../../../../electron/host/commands/tie.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const HARBOUR = 'src:01ARZ3NDEKTSV4RRFFQ69G5FAV'
const ISSUE = 'src:01BX5ZZKBKACTAV9WEVGEMMVRZ'
const COAL = 'ref:01ARZ3NDEKTSV4RRFFQ69G5FAV'

const sources = [
  { id: HARBOUR, file: 'harbour.txt', works: 1 },
  { id: ISSUE, file: 'issue.txt', works: 3 },
  { id: 'src:01BX5ZZKBKACTAV9WEVGEMMVS0', file: 'twice.txt', works: 1 },
  { id: 'src:01BX5ZZKBKACTAV9WEVGEMMVS1', file: 'twice.txt', works: 1 },
]

const work = (source: string | null, number: number | null, item: CslItem, reference?: string): Citable => ({
  source,
  work: number,
  reference:
    reference === undefined
      ? undefined
      : { type: 'reference', id: reference, source, work: number, item, trashed: false },
  item: { id: 'made', ...item } as Citable['item'],
})
const issued = (year: number) => ({ 'date-parts': [[year]] })

const known: Citable[] = [
  work(HARBOUR, 1, { title: 'The harbour report: A study', issued: issued(2016) }),
  work(ISSUE, 1, { title: 'Steam and water', DOI: '10.1234/Port.7' }),
  work(ISSUE, 2, { title: 'Introduction', issued: issued(2011) }),
  work(ISSUE, 3, { title: 'Twin title here' }),
  work(HARBOUR, null, { title: 'Twin title here' }),
  work(null, null, { id: 'lind2011', title: 'Coal', author: [{ family: 'Lind' }] }, COAL),
]

const to = (source: string, number: number | null): Tie => ({ to: 'work', source, work: number })
const nothing: Tie = { to: 'nothing' }

const cases: [name: string, item: CslItem, expected: Tie][] = [
  ['its file and work', { title: 'Other', custom: { file: 'issue.txt', work: 2 } }, to(ISSUE, 2)],
  ['its file, which holds one work', { title: 'Other', custom: { file: 'harbour.txt' } }, to(HARBOUR, 1)],
  ['its file, which holds several', { title: 'Other', custom: { file: 'issue.txt' } }, to(ISSUE, null)],
  ['a work number written as text', { custom: { file: 'issue.txt', work: '3' } }, to(ISSUE, 3)],
  ['a work that is not there', { title: 'Other', custom: { file: 'issue.txt', work: 4 } }, nothing],
  ['work 0', { title: 'Other', custom: { file: 'issue.txt', work: 0 } }, nothing],
  ['a file that is not there', { title: 'Other', custom: { file: 'airport.txt', work: 1 } }, nothing],
  ['a name two files have', { title: 'Other', custom: { file: 'twice.txt', work: 1 } }, nothing],
  [
    'a file that is not there, but its title',
    { title: 'Steam and Water', custom: { file: 'airport.txt' } },
    to(ISSUE, 1),
  ],
  ['its DOI under another title', { title: 'Other', DOI: 'https://doi.org/10.1234/port.7' }, to(ISSUE, 1)],
  ['its DOI with a prefix', { DOI: 'doi:10.1234/PORT.7' }, to(ISSUE, 1)],
  ['title and year', { title: 'The Harbour Report – a study', issued: issued(2016) }, to(HARBOUR, 1)],
  ['title where it gives no year', { title: 'The “harbour” report. A study' }, to(HARBOUR, 1)],
  ['title where the library has no year', { title: 'Steam and water', issued: issued(1999) }, to(ISSUE, 1)],
  ['another year', { title: 'The harbour report: A study', issued: issued(2015) }, nothing],
  ['another DOI under the same title', { title: 'Steam and water', DOI: '10.9999/other' }, nothing],
  ['a title of one word', { id: 'x', title: 'Introduction' }, nothing],
  ['a title of one word and the same key', { id: 'lind2011', title: 'Coal' }, { to: 'reference', reference: COAL }],
  ['a title two works have', { title: 'Twin title here' }, nothing],
  ['nothing', {}, nothing],
]

describe('a record belongs to what it says by', () => {
  test.each(cases)('%s', (_name, item, expected) => {
    expect(tie(item, sources, known)).toEqual(expected)
  })
})

test('a tied item no longer says where it belongs, but keeps what else is its own', () => {
  expect(untied({ title: 'x', custom: { file: 'a.txt', work: 1, shelf: 'B2' } })).toEqual({
    title: 'x',
    custom: { shelf: 'B2' },
  })
  expect(untied({ title: 'x', custom: { file: 'a.txt', work: 1 } })).toEqual({ title: 'x' })
})
