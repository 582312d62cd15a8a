// Better BibTeX' JSON as Zotero writes it: variables in "Extra", notes and files beside the works, dates in Zotero's two forms.
import { expect, it } from 'vitest'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const read = (...items: object[]) =>
  readReferences('x.json', JSON.stringify({ config: { label: 'BetterBibTeX JSON' }, items }))
const work = (fields: object, itemType = 'book') => ({ itemType, title: 'T', citationKey: 'k', ...fields })

const works: [name: string, item: object, expected: CslItem][] = [
  [
    'variables in “Extra”, the rest a note',
    work({
      extra:
        'Citation Key: other\nOriginal Date: 1899\nPMID: 123\nPublisher Place: Bath\ntranslator: Lane || David\narchive_location: Box 3\nA thought: keep this',
    }),
    {
      id: 'k',
      'original-date': { 'date-parts': [[1899]] },
      PMID: '123',
      'publisher-place': 'Bath',
      translator: [{ family: 'Lane', given: 'David' }],
      archive_location: 'Box 3',
      note: 'A thought: keep this',
    },
  ],
  ['a key that stands there alone', { itemType: 'book', title: 'T', extra: 'Citation Key: mine' }, { id: 'mine' }],
  ['a type of CSL’s in “Extra”', work({ extra: 'Type: dataset' }), { type: 'dataset' }],
  ['a type of nobody’s there', work({ extra: 'Type: séance' }), { type: 'book', note: 'Type: séance' }],
  [
    'notes of one’s own',
    work({ notes: [{ note: '<p>One &amp; <b>two</b></p><p>three</p>' }, '<p></p>', { note: 'four' }] }),
    { annote: 'One & two\nthree\n\nfour' },
  ],
  ['a date written twice', work({ date: '2014-05-06 May 6, 2014' }), { issued: { 'date-parts': [[2014, 5, 6]] } }],
  ['a day of the first twelve', work({ date: '25/05/2001' }), { issued: { 'date-parts': [[2001, 5, 25]] } }],
  ['a day in the American way', work({ date: '05/25/2001' }), { issued: { 'date-parts': [[2001, 5, 25]] } }],
  ['about a year', work({ date: 'circa 1999' }), { issued: { 'date-parts': [[1999]], circa: true } }],
  ['no date', work({ date: 'n.d.' }), { title: 'T' }],
  [
    'who directs, invents or presents',
    work(
      {
        creators: [
          { creatorType: 'director', firstName: 'D', lastName: 'R' },
          { creatorType: 'presenter', name: 'P' },
        ],
      },
      'film',
    ),
    { type: 'motion_picture', director: [{ family: 'R', given: 'D' }], author: [{ literal: 'P' }] },
  ],
]
it.each(works)('%s', (_, item, expected) => expect(read(item).items[0]).toMatchObject(expected))

it('says what it did not take, what it could not tell, and leaves notes, files and highlights that stand alone', () => {
  const { items, warnings } = read(
    work({ date: '12/05/2001', attachments: [{ path: 'x.pdf' }], rights: '', libraryID: 1 }),
    { itemType: 'note', note: 'x' },
    { itemType: 'attachment', title: 'x.pdf' },
    { itemType: 'annotation', annotationText: 'x' },
    work({ citationKey: 'l' }, 'séance'),
  )
  expect(items.map(({ id, type }) => [id, type])).toEqual([
    ['k', 'book'],
    ['l', 'document'],
  ])
  expect(items[0]!.issued).toEqual({ 'date-parts': [[2001]] })
  expect(warnings).toEqual([
    { code: 'typeUnknown', parameters: { type: 'séance' } },
    { code: 'fieldsLeft', parameters: { fields: 'attachments (1)' } },
    { code: 'dateDoubtful', parameters: { entry: 1, date: '12/05/2001' } },
  ])
})
