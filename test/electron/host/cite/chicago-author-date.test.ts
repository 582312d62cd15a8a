// Our author-date style of Chicago 18, rule by rule: what a work has decides the form of its entry, more than its type does.
// Where the official style says something else, the manual is kept: a public law has one number, a signed but undated article of
// a reference work is cited with "n.d." as it is listed, an unsigned one has an entry, an issue keeps its month though its
// article has no author, and a letter with a title keeps its date.
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf, entryTexts } from './engine-under-test.ts'
import { HOST, JOURNAL, ito, lane, novak, work } from './river-work.ts'

const entry = (fields: CslItem, locale?: string): string | undefined =>
  entryTexts(engineOf('chicago-author-date', locale), [work(fields)]).get('a')

describe('an entry', () => {
  const cases: [name: string, fields: CslItem, entry: string][] = [
    [
      'a translated article of a new series',
      {
        type: 'article-journal',
        'container-title': JOURNAL,
        'collection-title': 'n.s.',
        volume: '3',
        issue: '3-4',
        page: '110-119',
        translator: ito,
      },
      'Lane, David. 2014. “The River.” Translated by Ren Ito. Journal of Rivers, n.s., vol. 3 (3–4): 110–19.',
    ],
    [
      'an article ahead of print',
      { type: 'article-journal', 'container-title': JOURNAL, DOI: '10.5/x' },
      'Lane, David. 2014. “The River.” Journal of Rivers, ahead of print, April 7. https://doi.org/10.5/x.',
    ],
    [
      'an article in press',
      { type: 'article-journal', 'container-title': JOURNAL, issued: undefined, status: 'in press' },
      'Lane, David. In press. “The River.” Journal of Rivers.',
    ],
    [
      'a section and an edition of a newspaper',
      {
        type: 'article-newspaper',
        'container-title': 'Daily River',
        section: 'Politics',
        edition: 'late edition',
        page: 'A4',
      },
      'Lane, David. 2014. “The River.” Politics. Daily River, April 7. Late Edition.',
    ],
    [
      'an unsigned article of a newspaper',
      { type: 'article-newspaper', author: undefined, 'container-title': 'Daily River', 'publisher-place': 'Oslo' },
      'Daily River (Oslo). 2014. “The River.” April 7.',
    ],
    [
      'a whole issue',
      { type: 'periodical', author: undefined, editor: lane, 'container-title': JOURNAL, volume: '3', issue: '4' },
      'Lane, David, ed. 2014. “The River.” Special issue, Journal of Rivers 3 (4).',
    ],
    [
      'a site under its publisher',
      {
        type: 'webpage',
        author: undefined,
        'container-title': 'River Watch',
        publisher: 'City of Example',
        URL: 'https://example.org/1',
      },
      'City of Example. 2014. “The River.” River Watch, April 7. https://example.org/1.',
    ],
    [
      'a page without a date',
      { type: 'webpage', issued: undefined, accessed: { 'date-parts': [[2021, 5, 6]] }, URL: 'https://example.org/1' },
      'Lane, David. n.d. “The River.” Accessed May 6, 2021. https://example.org/1.',
    ],
    [
      'a volume with its own title',
      { type: 'book', 'volume-title': 'The source', volume: '2', publisher: 'Delta Press' },
      'Lane, David. 2014. The Source. Vol. 2 of The River. Delta Press.',
    ],
    [
      'the new edition of an old book',
      {
        type: 'book',
        'original-date': { 'date-parts': [[1871]] },
        edition: '2',
        editor: ito,
        'collection-title': 'River Studies',
        publisher: 'Delta Press',
      },
      'Lane, David. (1871) 2014. The River. Edited by Ren Ito. River Studies. 2nd ed. Delta Press.',
    ],
    [
      'how many volumes',
      { type: 'book', edition: '2', editor: ito, 'number-of-volumes': '6', publisher: 'Delta Press' },
      'Lane, David. 2014. The River. 2nd ed. Edited by Ren Ito. 6 vols. Delta Press.',
    ],
    [
      'a series with its editor',
      { type: 'book', 'collection-title': 'River Studies', 'collection-editor': ito, 'collection-number': '5' },
      'Lane, David. 2014. The River. River Studies, edited by Ren Ito, vol. 5.',
    ],
    [
      'a book of who compiled it',
      { type: 'book', author: undefined, compiler: lane, translator: ito, publisher: 'Delta Press' },
      'Ito, Ren, trans. 2014. The River. Compiled by David Lane. Delta Press.',
    ],
    [
      'a chapter of a volume in a series',
      {
        type: 'chapter',
        'container-title': HOST,
        edition: '2',
        editor: ito,
        translator: novak,
        volume: '3',
        'collection-title': 'River Studies',
        'collection-number': '5',
        publisher: 'Delta Press',
        page: '1-9',
      },
      'Lane, David. 2014. “The River.” In All the Rivers, 2nd ed., edited by Ren Ito, translated by Ada Novak, vol. 3. River Studies 5. Delta Press.',
    ],
    [
      'a chapter of one author’s book',
      { type: 'chapter', 'container-title': HOST, 'container-author': novak, editor: ito, publisher: 'Delta Press' },
      'Lane, David. 2014. “The River.” In All the Rivers, by Ada Novak. Edited by Ren Ito. Delta Press.',
    ],
    [
      'a chapter without its book',
      { type: 'chapter', publisher: 'Delta Press' },
      'Lane, David. 2014. The River. Delta Press.',
    ],
    [
      'a paper in edited proceedings',
      {
        type: 'paper-conference',
        'container-title': HOST,
        editor: ito,
        'event-title': 'River Conference',
        publisher: 'Delta Press',
        page: '1-9',
      },
      'Lane, David. 2014. “The River.” In All the Rivers, edited by Ren Ito. Delta Press.',
    ],
    [
      'a paper in a serial',
      {
        type: 'paper-conference',
        'container-title': 'Proceedings of Rivers',
        'event-title': 'River Conference',
        'publisher-place': 'Oslo',
        publisher: 'Delta Press',
        page: '1-9',
      },
      'Lane, David. 2014. “The River.” Proceedings of Rivers, April 7, 1–9.',
    ],
    [
      'a paper that was read',
      { type: 'paper-conference', 'event-title': 'River Conference', 'event-place': 'Bath' },
      'Lane, David. 2014. “The River.” Paper presented at River Conference, Bath. April 7.',
    ],
    [
      'an article of an encyclopedia read online',
      {
        type: 'entry-encyclopedia',
        'container-title': HOST,
        edition: '2',
        publisher: 'Delta Press',
        URL: 'https://example.org/1',
      },
      'Lane, David. 2014. “The River.” In All the Rivers, 2nd ed. Delta Press, April 7. https://example.org/1.',
    ],
    [
      'an unsigned article of an encyclopedia',
      { type: 'entry-encyclopedia', author: undefined, 'container-title': HOST, URL: 'https://example.org/1' },
      'All the Rivers. 2014. “The river.” April 7. https://example.org/1.',
    ],
    [
      'a numbered report of a series',
      {
        type: 'report',
        genre: 'Working paper',
        number: '12',
        'collection-title': 'River Papers',
        publisher: 'Delta Press',
      },
      'Lane, David. 2014. The River. Working Paper No. 12. River Papers. Delta Press.',
    ],
    [
      'a report whose number says what it is',
      { type: 'report', number: 'WP/12/3', publisher: 'Delta Press' },
      'Lane, David. 2014. The River. WP/12/3. Delta Press.',
    ],
    [
      'a thesis in an archive',
      {
        type: 'thesis',
        genre: 'PhD diss.',
        publisher: 'University of Example',
        'publisher-place': 'Oslo',
        archive: 'ProQuest',
        number: '123456',
      },
      'Lane, David. 2014. “The River.” PhD diss., University of Example. ProQuest (123456).',
    ],
    [
      'a preprint',
      { type: 'article', publisher: 'arXiv', DOI: '10.5/x' },
      'Lane, David. 2014. “The River.” Preprint, arXiv, April 7. https://doi.org/10.5/x.',
    ],
    [
      'an unpublished manuscript',
      { type: 'manuscript' },
      'Lane, David. 2014. “The River.” Unpublished manuscript. April 7.',
    ],
    [
      'a manuscript in an archive',
      {
        type: 'manuscript',
        genre: 'diary',
        archive: 'Northern Archive',
        archive_location: 'box 3',
        archive_collection: 'Lane Papers',
        'archive-place': 'Oslo',
      },
      'Lane, David. 2014. “The River.” Diary. April 7. Box 3. Lane Papers. Northern Archive, Oslo.',
    ],
    [
      'a letter in an archive',
      { type: 'personal_communication', genre: 'letter', recipient: ito, archive: 'Northern Archive' },
      'Lane, David. 2014. “The River.” Letter to Ren Ito. April 7. Northern Archive.',
    ],
    [
      'an unsigned review',
      { type: 'review', author: undefined, 'container-title': 'River Watch', issued: { 'date-parts': [[2014, 4]] } },
      'River Watch. 2014. Unsigned review of The River. April.',
    ],
    [
      'a review without a title of its own',
      { type: 'article-journal', 'reviewed-author': ito, 'container-title': JOURNAL, volume: '3' },
      'Lane, David. 2014. Review of The River, by Ren Ito. Journal of Rivers 3 (April).',
    ],
    [
      'an interview of a kind',
      { type: 'interview', genre: 'radio interview', interviewer: ito, 'container-title': 'River Radio' },
      'Lane, David. 2014. “The River.” Radio interview by Ren Ito. River Radio, April 7.',
    ],
    [
      'software',
      { type: 'software', version: '2.0', publisher: 'River Soft' },
      'Lane, David. 2014. The River. V. 2.0. River Soft, released April 7.',
    ],
    [
      'a film under its director',
      {
        type: 'motion_picture',
        author: undefined,
        director: lane,
        publisher: 'Studio',
        medium: 'DVD',
        dimensions: '90 min.',
      },
      'Lane, David, dir. 2014. The River. Studio. DVD, 90 min.',
    ],
    [
      'an episode',
      { type: 'broadcast', 'container-title': 'River Radio', number: '3', publisher: 'NRK' },
      'Lane, David. 2014. River Radio. Episode 3, “The River.” Aired April 7, on NRK.',
    ],
    [
      'a recording under its composer',
      {
        type: 'song',
        author: undefined,
        composer: lane,
        performer: ito,
        publisher: 'River Records',
        number: '77',
        medium: 'CD',
      },
      'Lane, David. 2014. The River. Performed by Ren Ito. River Records 77, April 7. CD.',
    ],
    [
      'a standard under its body',
      { type: 'standard', author: undefined, authority: 'ISO', number: 'ISO 690' },
      'ISO. 2014. The River. ISO 690. April 7.',
    ],
    [
      'a patent',
      { type: 'patent', authority: 'US', number: '7,347,809', submitted: { 'date-parts': [[2011, 2, 3]] } },
      'Lane, David. 2014. The river. US Patent 7,347,809, filed February 3, 2011, and issued April 7, 2014.',
    ],
    [
      'an act',
      { type: 'legislation', 'container-title': 'Stat.', volume: '121', page: '1492-1501', number: '110-140' },
      'The River, Pub. L. No. 110–140, 121 Stat. 1492 (2014).',
    ],
    [
      'a bill',
      { type: 'bill', number: 'H.R. 77', authority: '110th Cong.' },
      'The River, H.R. 77, 110th Cong. (2014).',
    ],
    [
      'a case',
      {
        type: 'legal_case',
        title: 'Lane v. Ito',
        'container-title': 'U.S.',
        volume: '347',
        page: '483-490',
        authority: 'Supreme Court',
      },
      'Lane v. Ito, 347 U.S. 483 (Supreme Court 2014).',
    ],
  ]
  it.each(cases)('%s', (_name, fields, expected) => {
    expect(entry(fields)).toBe(expected)
  })

  it('is not there for what nobody else can read', () => {
    expect(entry({ type: 'personal_communication', recipient: ito })).toBeUndefined()
    expect(entry({ type: 'interview', interviewer: ito })).toBeUndefined()
    expect(entry({ type: 'classic' })).toBeUndefined()
  })

  it.each([
    ['de-DE', { type: 'article-newspaper', 'container-title': 'Daily River' }, 'Daily River, 7. April.'],
    ['fr-FR', { type: 'article-newspaper', 'container-title': 'Daily River' }, 'Daily River, 7 avril.'],
    ['ko-KR', { type: 'article-newspaper', 'container-title': 'Daily River' }, 'Daily River, 4월 7일.'],
    ['de-DE', { type: 'book', 'number-of-volumes': '6', editor: ito }, 'Herausgegeben von Ren Ito. 6 Bde.'],
    ['de-DE', { type: 'review', 'reviewed-title': 'The lake' }, 'Rezension von The Lake. 7. April.'],
    ['de-DE', { type: 'software', publisher: 'River Soft' }, 'River Soft, 7. April.'],
  ])('speaks the language of the reader: %s', (locale, fields, end) => {
    expect(entry(fields, locale)?.endsWith(` ${end}`)).toBe(true)
  })
})

describe('a citation', () => {
  const cases: [name: string, fields: CslItem, locator: object, citation: string][] = [
    [
      'of a letter',
      { type: 'personal_communication', title: undefined },
      {},
      '(David Lane, pers. comm., April 7, 2014)',
    ],
    [
      'of an interview that was not published',
      { type: 'interview', title: undefined, interviewer: ito },
      {},
      '(David Lane, interview by Ren Ito, April 7, 2014)',
    ],
    ['of a classic', { type: 'classic' }, { locator: '2:15', label: 'verse' }, '(Lane, The River, v. 2:15)'],
    [
      'of a case',
      { type: 'legal_case', title: 'Lane v. Ito' },
      { locator: '3', label: 'section' },
      '(Lane v. Ito 2014, § 3)',
    ],
    [
      'of an unsigned article of a printed encyclopedia',
      { type: 'entry-encyclopedia', author: undefined, 'container-title': HOST },
      {},
      '(All the Rivers 2014, under “The river”)',
    ],
    [
      'of a place in a film',
      { type: 'motion_picture' },
      { locator: '1:02:03', label: 'timestamp' },
      '(Lane 2014, at 1:02:03)',
    ],
    ['of lines', { type: 'book' }, { locator: '3-5', label: 'line' }, '(Lane 2014, lines 3–5)'],
    ['of a work to come', { type: 'book', issued: undefined, status: 'forthcoming' }, {}, '(Lane, forthcoming)'],
    [
      'of a work that nobody and nothing names',
      { type: 'document', author: undefined, title: undefined, genre: 'memo' },
      {},
      '(Memo 2014)',
    ],
  ]
  it.each(cases)('%s', (_name, fields, locator, expected) => {
    const cited = [cluster([{ id: 'a', ...locator }])]
    expect(citationTexts(engineOf('chicago-author-date'), [work(fields)], cited)).toEqual([expected])
  })
})
