// Which references are taken for one work, and which are not.
import { describe, expect, test } from 'vitest'
import { duplicatesAmong } from '../../../../electron/host/commands/duplicates.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const work = (more: Partial<CslItem> = {}): CslItem => ({
  type: 'book',
  title: 'Rivers of ink: A history',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
  ...more,
})

const cases: [name: string, a: Partial<CslItem>, b: Partial<CslItem>, reason: string | null][] = [
  ['DOIs in two forms', { DOI: '10.1/A', title: 'X y' }, { DOI: 'https://doi.org/10.1/a', title: 'Z w' }, 'doi'],
  ['ISBN-10 and ISBN-13', { ISBN: '0-306-40615-2', title: 'X y' }, { ISBN: '978-0-306-40615-7', title: 'Z w' }, 'isbn'],
  [
    'chapters of one book',
    { type: 'chapter', ISBN: '0306406152', title: 'First things' },
    { type: 'chapter', ISBN: '0306406152', title: 'Last words' },
    null,
  ],
  ['title in other letters', {}, { title: 'RIVERS OF INK – a History' }, 'title'],
  ['title without its subtitle', {}, { title: 'Rivers of Ink' }, 'title'],
  ['an initial for a name', {}, { author: [{ family: 'Lane', given: 'D.' }] }, 'title'],
  ['one without a year', {}, { issued: undefined }, 'title'],
  ['another year', {}, { issued: { 'date-parts': [[2015]] } }, null],
  ['another author', {}, { author: [{ family: 'Frear' }] }, null],
  ['another volume', { volume: '1' }, { volume: '2' }, null],
  ['another edition', { edition: '1' }, { edition: '2' }, null],
  ['other DOIs', { DOI: '10.1/a' }, { DOI: '10.1/b' }, null],
  ['a title of one word', { title: 'Introduction' }, { title: 'Introduction' }, null],
  ['another title', {}, { title: 'Rivers of blood: A memoir' }, null],
]

describe('two references', () => {
  test.each(cases)('%s', (_, a, b, reason) => {
    const found = duplicatesAmong([
      { id: 'ref:a', item: work(a) },
      { id: 'ref:b', item: work(b) },
    ])
    expect(found).toEqual(reason === null ? [] : [{ references: ['ref:a', 'ref:b'], reason }])
  })
})

test('three of one work are one group, as sure as its least sure link; five thousand take no time', () => {
  const three = [work({ DOI: '10.1/a' }), work({ DOI: '10.1/a' }), work()].map((item, id) => ({
    id: `ref:${id}`,
    item,
  }))
  expect(duplicatesAmong(three)).toEqual([{ references: ['ref:0', 'ref:1', 'ref:2'], reason: 'title' }])
  const many = Array.from({ length: 5_000 }, (_, id) => ({
    id: `ref:${id}`,
    item: work({ title: `Work ${id} of its kind`, author: [{ family: `Lane${id % 500}` }] }),
  }))
  expect(duplicatesAmong(many)).toEqual([])
})
