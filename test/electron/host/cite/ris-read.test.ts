// RIS as databases, catalogues and programs write it: what a librarian would write for each record, and what is said of the rest.
import { expect, it } from 'vitest'
import { dateInWords } from '../../../../electron/host/cite/written-date.ts'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const record = (type: string, ...lines: string[]) => [`TY  - ${type}`, 'TI  - T', ...lines, 'ER  - '].join('\r\n')
const read = (content: string | Uint8Array) => readReferences('x.ris', content)

const records: [name: string, content: string, expected: CslItem][] = [
  [
    'a journal by its full name, and its short one',
    record('JOUR', 'JO  - J. Riv.', 'T2  - Journal of Rivers'),
    { 'container-title': 'Journal of Rivers', 'container-title-short': 'J. Riv.' },
  ],
  ['a journal that has only one name', record('JOUR', 'JO  - J. Riv.'), { 'container-title': 'J. Riv.' }],
  ['pages in two tags', record('JOUR', 'SP  - 123', 'EP  - 145'), { page: '123-145' }],
  ['pages in one tag, and the last again', record('JOUR', 'SP  - 12-34', 'EP  - 34'), { page: '12-34' }],
  ['an article number', record('JOUR', 'SP  - e1234'), { page: 'e1234' }],
  ['notes', record('JOUR', 'N1  - one', 'N1  - two'), { note: 'one\ntwo' }],
  ['keywords', record('JOUR', 'KW  - one', 'KW  - two'), { keyword: 'one, two' }],
  ['an edited book', record('EDBOOK', 'AU  - Ito, Ren'), { type: 'book', editor: [{ family: 'Ito', given: 'Ren' }] }],
  [
    'a paper of a conference',
    record('CONF', 'T2  - River Conference', 'C3  - Proceedings', 'CY  - Bath'),
    { type: 'paper-conference', 'container-title': 'Proceedings', 'event-title': 'River Conference' },
  ],
  ['the volume of a conference', record('CONF', 'CY  - Bath'), { type: 'book', title: 'T' }],
  ['a document of a government', record('GOVDOC'), { type: 'report' }],
  ['a report’s number', record('RPRT', 'IS  - 7'), { type: 'report', number: '7' }],
  ['a DOI where the kind belongs', record('JOUR', 'M3  - doi:10.1000/x'), { DOI: '10.1000/x' }],
  ['the year of copyright', record('BOOK', 'PY  - c1999'), { issued: { 'date-parts': [[1999]] } }],
  ['a day in words', record('NEWS', 'PY  - 2001', 'DA  - 12 May 2001'), { issued: { 'date-parts': [[2001, 5, 12]] } }],
  ['a day nobody can tell from its month', record('NEWS', 'PY  - 12/05/2001'), { issued: { 'date-parts': [[2001]] } }],
  ['a season', record('JOUR', 'PY  - 1984///Spring'), { issued: { 'date-parts': [[1984]], season: 1 } }],
  [
    'months',
    record('JOUR', 'PY  - 1984///May-June'),
    {
      issued: {
        'date-parts': [
          [1984, 5],
          [1984, 6],
        ],
      },
    },
  ],
  ['an edition', record('BOOK', 'ET  - 2nd ed.'), { edition: '2' }],
  ['a language and its country', record('BOOK', 'LA  - zh-Hans-CN'), { language: 'zh-Hans-CN' }],
  ['a language by three letters', record('BOOK', 'LA  - ger'), { language: 'de' }],
  ['a language by three others', record('BOOK', 'LA  - swe; eng'), { language: 'sv' }],
]
it.each(records)('%s', (_, content, expected) => expect(read(content).items[0]).toMatchObject(expected))

it('records that do not end, are counted, or go on in other lines', () => {
  const { items } = read(
    '\ufeffProvider: X\nContent: text/plain\n\n1. \nTY  - JOUR\nTI  - One\n  goes on\nAB  - First.\n\nSecond.\n\n2. \nTY  - BOOK\nTI  - Two\n\nstray words\n',
  )
  expect(items).toMatchObject([
    { type: 'article-journal', title: 'One goes on', abstract: 'First. Second.' },
    { type: 'book', title: 'Two' },
  ])
})

it.each(['\n', '\r', '\r\n'])('line ends %j', (end) => {
  const bytes = Buffer.from(record('JOUR', 'AU  - Müller, Jürgen', 'PY  - 2014').replaceAll('\r\n', end), 'latin1')
  expect(read(bytes).items).toMatchObject([{ author: [{ family: 'Müller', given: 'Jürgen' }] }])
})

it('what no item holds is named once: second addresses, files, unknown tags; and a type that is not known', () => {
  const { items, warnings } = read(
    record(
      'XYZZ',
      'ID  - k',
      'UR  - http://a.org',
      'UR  - http://b.org',
      'L1  - a.pdf',
      'C1  - c',
      'SN  - 1234-5678',
      'SN  - 8765-4321',
    ),
  )
  expect(items[0]).toMatchObject({ id: 'k', type: 'webpage', URL: 'http://a.org', ISSN: '1234-5678' })
  expect(warnings).toEqual([
    { code: 'typeUnknown', parameters: { type: 'XYZZ' } },
    { code: 'fieldsLeft', parameters: { fields: 'C1 (1), L1 (1), SN (1), UR (1)' } },
  ])
})

it.each<[string, object | null]>([
  ['12 May 2001', { 'date-parts': [[2001, 5, 12]] }],
  ['May 12, 2001', { 'date-parts': [[2001, 5, 12]] }],
  ['Monday, May 12th, 2001', { 'date-parts': [[2001, 5, 12]] }],
  ['2001 May', { 'date-parts': [[2001, 5]] }],
  ['12. Mai 2001', { 'date-parts': [[2001, 5, 12]] }],
  ['12.05.2001', { 'date-parts': [[2001, 5, 12]] }],
  ['3 de marzo de 2001', { 'date-parts': [[2001, 3, 3]] }],
  ['Spring 2001', { 'date-parts': [[2001]], season: 1 }],
  ['05/12/2001', null],
  ['in press 2001', null],
  ['Fall 2001 issue', null],
  ['Market 2001', null],
  ['2001', null],
])('a date in words: %s', (text, date) => expect(dateInWords(text)).toEqual(date))
