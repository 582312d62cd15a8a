// Entries of lists of references in the styles people use, and citations in the text that mean them.
import { describe, expect, test } from 'vitest'
import { citationsOf } from '../../../sources/find/citations.ts'
import { parseReference } from '../../../sources/find/references.ts'

describe('entries', () => {
  const cases: [name: string, entry: string, item: Record<string, unknown>][] = [
    [
      'Harvard, an article',
      'Lund, A. and Ruud, M. B., 2014. Tolls of the Sound: a ledger. Harbour Studies, 12(3-4), pp.4-19. DOI: 10.1234/hs.2014.12.',
      {
        type: 'article-journal',
        title: 'Tolls of the Sound: a ledger',
        'container-title': 'Harbour Studies',
        volume: '12',
        issue: '3-4',
        page: '4-19',
        DOI: '10.1234/hs.2014.12',
      },
    ],
    [
      'Harvard, on the web',
      'Vries, S. de, 2018. Who Paid? Harbour News, 9 January [online]. Available at: <https://example.org/who> [Accessed 20 March 2020].',
      {
        title: 'Who Paid?',
        'container-title': 'Harbour News',
        URL: 'https://example.org/who',
        issued: { 'date-parts': [[2018, 1, 9]] },
        accessed: { 'date-parts': [[2020, 3, 20]] },
      },
    ],
    [
      'APA, an article',
      'Lund, A., & Ruud, M. B. (2014). Tolls of the Sound. Harbour Studies, 12(3), 4–19. https://doi.org/10.1234/hs.12',
      {
        title: 'Tolls of the Sound',
        'container-title': 'Harbour Studies',
        volume: '12',
        issue: '3',
        page: '4-19',
        DOI: '10.1234/hs.12',
      },
    ],
    [
      'Chicago author-date',
      'Lund, Ada. 2014. “Tolls of the Sound.” Harbour Studies 12, no. 3: 4–19.',
      {
        title: 'Tolls of the Sound',
        'container-title': 'Harbour Studies',
        volume: '12',
        issue: '3',
        page: '4-19',
        author: [{ family: 'Lund', given: 'Ada' }],
      },
    ],
    [
      'a book',
      'Lund, A. (ed.), 1983. Harbour Regimes. Riga: Quay University Press.',
      {
        type: 'book',
        title: 'Harbour Regimes',
        publisher: 'Quay University Press',
        'publisher-place': 'Riga',
        editor: [{ family: 'Lund', given: 'A.' }],
      },
    ],
    [
      'a chapter',
      'Lund, A., 2019 End of a Toll? Who paid. In: Ruud M.-B. (ed.). Harbours and Their Legacy. Riga: Quay Press. pp.31-50.',
      {
        type: 'chapter',
        title: 'End of a Toll? Who paid',
        'container-title': 'Harbours and Their Legacy',
        page: '31-50',
        editor: [{ family: 'Ruud', given: 'M.-B.' }],
      },
    ],
    [
      'a translated title',
      'Karimov, B., 2014 Tamozhnya v gorode [Customs in the town]. Obshchestvo, 10, pp.5-30.',
      {
        title: 'Tamozhnya v gorode',
        'translated-title': 'Customs in the town',
        'container-title': 'Obshchestvo',
        volume: '10',
        page: '5-30',
      },
    ],
    [
      'a report',
      'Ruud, M., 2015. The Pier. Harbour Policy Memo, 388, pp.1-6.',
      { type: 'report', 'collection-title': 'Harbour Policy Memo', number: '388', page: '1-6' },
    ],
    [
      'a thesis',
      'Ruud, M., 2015. The Pier. PhD Dissertation, University of Riga.',
      { type: 'thesis', title: 'The Pier', publisher: 'University of Riga' },
    ],
    [
      'a key instead of a name',
      'Charter, 1952. The Great Charter. Town Rolls, 1, pp.1-2.',
      { author: [{ literal: 'Charter' }], title: 'The Great Charter' },
    ],
  ]
  test.each(cases)('%s', (_name, entry, item) => {
    const parsed = parseReference(entry)
    expect(parsed?.item).toMatchObject(item)
    for (const field of Object.keys(item)) if (field !== 'type') expect(parsed?.confidence[field]).toBeGreaterThan(0)
  })

  test('a line without year or names is kept as printed only', () =>
    expect(parseReference('See also the rolls of the town.')).toBeNull())
})

describe('citations', () => {
  const references = [
    'Lund, A., 2014. Tolls. Quay, 1, pp.1-2.',
    'Ruud, M. and Vinther, S., 2016. Piers. Quay, 2, pp.1-2.',
    'Okonjo, B., Lund, A. and Ruud, M., 2010. Salt. Quay, 3, pp.1-2.',
    'Town and Guild, 2015. A charter. Quay News, 1 May.',
    'Rahmatulin, G., 2010. Wool. Quay, 4, pp.1-2.',
    'Anselm, P., 2013. Wine. Quay, 5, pp.1-2.',
  ].map((raw, block) => ({ raw, block, work: 1, ...parseReference(raw) }))
  const cases: [
    name: string,
    text: string,
    found: [printed: string, certainty: string, reference: number | null, reason?: string][],
  ][] = [
    ['one', 'Paid (Lund, 2014, p. 3).', [['Lund, 2014, p. 3', 'exact', 0]]],
    [
      'a group',
      'Paid (see Lund 2014: 3; Ruud & Vinther, 2016).',
      [
        ['Lund 2014: 3', 'exact', 0],
        ['Ruud & Vinther, 2016', 'exact', 1],
      ],
    ],
    [
      'et al. with and without a stop',
      'Salt (Okonjo et al., 2010) and (Okonjo et al 2010).',
      [
        ['Okonjo et al., 2010', 'exact', 2],
        ['Okonjo et al 2010', 'exact', 2],
      ],
    ],
    ['in the sentence', 'As Lund (2014: 12) says.', [['Lund (2014: 12)', 'exact', 0]]],
    ['a key that is no person', 'Rules (Town and Guild, 2015).', [['Town and Guild, 2015', 'exact', 3]]],
    ['a letter more', 'Wool (Rakhmatulin, 2010).', [['Rakhmatulin, 2010', 'near', 4, 'spelling']]],
    ['a co-author left out', 'Piers (Ruud, 2016).', [['Ruud, 2016', 'near', 1, 'authors']]],
    ['the year beside', 'Wine (Anselm, 2014).', [['Anselm, 2014', 'near', 5, 'year']]],
    [
      'the year beside one that is cited',
      'Tolls (Lund, 2014) and (Lund, 2015).',
      [
        ['Lund, 2014', 'exact', 0],
        ['Lund, 2015', 'none', null],
      ],
    ],
    ['nobody in the list', 'Fish (Brandt, 1999).', [['Brandt, 1999', 'none', null]]],
    [
      'as cited in',
      'Salt (Brandt 1999, p. 9 as cited in Lund 2014).',
      [
        ['Brandt 1999, p. 9', 'none', null],
        ['Lund 2014', 'exact', 0],
      ],
    ],
    ['a span of years is none', 'It grew (during 2009-2012), (the 2014 Charter) and (in May 2010).', []],
  ]
  test.each(cases)('%s', (_name, text, found) => {
    const citations = citationsOf(text, [{ start: 0, end: text.length }], references)
    expect(
      citations.map(({ start, end, certainty, references: to, reason }) => [
        text.slice(start, end),
        certainty,
        to[0] ?? null,
        ...(reason ? [reason] : []),
      ]),
    ).toEqual(found)
  })
})
