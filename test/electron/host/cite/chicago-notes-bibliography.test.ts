// Our notes-and-bibliography style of Chicago 18, rule by rule: the entry, the first note and the short one.
// Where the official style says something else, the manual is kept: a guessed date follows a comma, a patent keeps the whole of
// its title, a letter without a kind is "personal communication to" its recipient, a translator of a classic stands first, what
// can be found nowhere else (papers that were read, interviews) and unsigned articles of reference works have an entry, volume
// and issue of an unsigned review stand with its journal, a reporter without a page leaves no gap, a public law has one number,
// and works of one author with like titles are told apart by year even where the engine tells their authors' names apart.
import { describe, expect, it } from 'vitest'
import type { CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf, entryTexts } from './engine-under-test.ts'
import { HOST, JOURNAL, day, ito, novak, work } from './river-work.ts'

const STYLE = 'chicago-notes-bibliography'
const PRESS = { publisher: 'Delta Press', 'publisher-place': 'Oslo' }

const onPage = { locator: '3', label: 'page' } as const

function notes(fields: CslItem, cited: readonly Omit<CitationItem, 'id'>[], style = STYLE, locale?: string): string[] {
  const clusters = cited.map((item, index) => cluster([{ ...item, id: 'a' }], { noteIndex: index + 1 }))
  return citationTexts(engineOf(style, locale), [work(fields)], clusters)
}

const entry = (fields: CslItem, locale?: string): string | undefined =>
  entryTexts(engineOf(STYLE, locale), [work(fields)]).get('a')

describe('an entry and its first note', () => {
  const cases: [name: string, fields: CslItem, entry: string, note: string][] = [
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
      'Lane, David. “The River.” Translated by Ren Ito. Journal of Rivers, n.s., vol. 3, nos. 3–4 (2014): 110–19.',
      'David Lane, “The River,” trans. Ren Ito, Journal of Rivers, n.s., vol. 3, nos. 3–4 (2014): 3.',
    ],
    [
      'an article of a journal’s month',
      { type: 'article-journal', 'container-title': JOURNAL, 'publisher-place': 'Oslo', volume: '3', page: '110-119' },
      'Lane, David. “The River.” Journal of Rivers (Oslo) 3 (April 2014): 110–19.',
      'David Lane, “The River,” Journal of Rivers (Oslo) 3 (April 2014): 3.',
    ],
    [
      'an article ahead of print',
      { type: 'article-journal', 'container-title': JOURNAL, DOI: '10.5/x' },
      'Lane, David. “The River.” Journal of Rivers, ahead of print, April 7, 2014. https://doi.org/10.5/x.',
      'David Lane, “The River,” Journal of Rivers, ahead of print, April 7, 2014, 3, https://doi.org/10.5/x.',
    ],
    [
      'an article without a date',
      {
        type: 'article-journal',
        'container-title': JOURNAL,
        volume: '3',
        issue: 'Supplement 1',
        number: 'e0123',
        issued: undefined,
      },
      'Lane, David. “The River.” Journal of Rivers 3, no. Supplement 1 (n.d.): e0123.',
      'David Lane, “The River,” Journal of Rivers 3, no. Supplement 1 (n.d.): 3, e0123.',
    ],
    [
      'a section and an edition of a newspaper',
      {
        type: 'article-newspaper',
        'container-title': 'Daily River',
        section: 'Politics',
        edition: 'late',
        page: 'A4',
      },
      'Lane, David. “The River.” Politics. Daily River, April 7, 2014. Late Edition.',
      'David Lane, “The River,” Politics, Daily River, April 7, 2014, Late Edition, 3.',
    ],
    [
      'an unsigned article of a newspaper',
      { type: 'article-newspaper', author: undefined, 'container-title': 'Daily River', 'publisher-place': 'Oslo' },
      'Daily River (Oslo). “The River.” April 7, 2014.',
      '“The River,” Daily River (Oslo), April 7, 2014, 3.',
    ],
    [
      'a post of a numbered blog',
      { type: 'post-weblog', 'container-title': 'River Watch', issue: '4', page: '12-15' },
      'Lane, David. “The River.” River Watch, no. 4 (April 2014): 12–15.',
      'David Lane, “The River,” River Watch, no. 4 (April 2014): 3.',
    ],
    [
      'a page under the name of its publisher',
      {
        type: 'webpage',
        author: undefined,
        'container-title': 'River Watch',
        publisher: 'City of Example',
        URL: 'https://example.org/1',
        issued: undefined,
        accessed: day,
      },
      'City of Example. “The River.” River Watch. Accessed April 7, 2014. https://example.org/1.',
      '“The River,” River Watch, City of Example, 3, accessed April 7, 2014, https://example.org/1.',
    ],
    [
      'a chapter of an edited volume of a series',
      {
        type: 'chapter',
        ...PRESS,
        'container-title': HOST,
        edition: '2',
        editor: ito,
        translator: novak,
        volume: '3',
        page: '12-20',
        'collection-title': 'Studies in rivers',
        'collection-number': '5',
      },
      'Lane, David. “The River.” In All the Rivers, 2nd ed., vol. 3, edited by Ren Ito, translated by Ada Novak. Studies in Rivers 5. Delta Press, 2014.',
      'David Lane, “The River,” in All the Rivers, 2nd ed., vol. 3, ed. Ren Ito, trans. Ada Novak, Studies in Rivers 5 (Delta Press, 2014), 3.',
    ],
    [
      'a chapter of a volume',
      { type: 'chapter', ...PRESS, 'container-title': HOST, volume: '3' },
      'Lane, David. “The River.” In All the Rivers, vol. 3. Delta Press, 2014.',
      'David Lane, “The River,” in All the Rivers (Delta Press, 2014), 3:3.',
    ],
    [
      'a numbered chapter of someone’s book',
      {
        type: 'chapter',
        ...PRESS,
        'container-title': HOST,
        'container-author': ito,
        editor: novak,
        'chapter-number': '7',
      },
      'Lane, David. “The River.” Chap. 7 in All the Rivers, by Ren Ito. Edited by Ada Novak. Delta Press, 2014.',
      'David Lane, “The River,” chap. 7 in All the Rivers, by Ren Ito, ed. Ada Novak (Delta Press, 2014), 3.',
    ],
    [
      'a chapter that names no book',
      { type: 'chapter', ...PRESS, page: '12-20' },
      'Lane, David. The River. Delta Press, 2014.',
      'David Lane, The River (Delta Press, 2014), 3.',
    ],
    [
      'a titled volume',
      { type: 'book', ...PRESS, volume: '3', 'volume-title': 'Deltas', editor: ito, 'collection-editor': novak },
      'Lane, David. The River. Edited by Ada Novak. Vol. 3, Deltas, edited by Ren Ito. Delta Press, 2014.',
      'David Lane, The River, ed. Ada Novak, vol. 3, Deltas, ed. Ren Ito (Delta Press, 2014), 3.',
    ],
    [
      'several volumes',
      { type: 'book', ...PRESS, 'number-of-volumes': '4', translator: ito },
      'Lane, David. The River. Translated by Ren Ito. 4 vols. Delta Press, 2014.',
      'David Lane, The River, trans. Ren Ito (Delta Press, 2014), 3.',
    ],
    [
      'an edited series',
      { type: 'book', ...PRESS, 'collection-title': 'Studies in rivers', 'collection-editor': ito },
      'Lane, David. The River. Studies in Rivers, edited by Ren Ito. Delta Press, 2014.',
      'David Lane, The River, Studies in Rivers, ed. Ren Ito (Delta Press, 2014), 3.',
    ],
    [
      'a new edition of an old book',
      { type: 'book', ...PRESS, edition: '2', 'original-date': { 'date-parts': [[1871]] } },
      'Lane, David. The River. 1871. 2nd ed. Delta Press, 2014.',
      'David Lane, The River (1871; 2nd ed., Delta Press, 2014), 3.',
    ],
    [
      'a forthcoming book',
      { type: 'book', ...PRESS, issued: undefined, status: 'forthcoming', medium: 'e-book' },
      'Lane, David. The River. Delta Press, forthcoming. E-book.',
      'David Lane, The River (Delta Press, forthcoming), 3, e-book.',
    ],
    [
      'a thesis in a database',
      { type: 'thesis', publisher: 'University of Example', genre: 'PhD diss.', archive: 'ProQuest', number: '123456' },
      'Lane, David. “The River.” PhD diss., University of Example, 2014. ProQuest (123456).',
      'David Lane, “The River” (PhD diss., University of Example, 2014), 3, ProQuest (123456).',
    ],
    [
      'a numbered report',
      { type: 'report', ...PRESS, genre: 'Working paper', number: '12', 'collection-title': 'River papers' },
      'Lane, David. The River. Working Paper No. 12. River Papers. Delta Press, 2014.',
      'David Lane, The River, Working paper no. 12, River Papers (Delta Press, 2014), 3.',
    ],
    [
      'a report whose number has its own words',
      { type: 'report', ...PRESS, number: 'WP/12/3' },
      'Lane, David. The River. WP/12/3. Delta Press, 2014.',
      'David Lane, The River, WP/12/3 (Delta Press, 2014), 3.',
    ],
    [
      'a paper in edited proceedings',
      {
        type: 'paper-conference',
        ...PRESS,
        'container-title': HOST,
        editor: ito,
        'event-title': 'River Days',
        'event-place': 'Bath',
      },
      'Lane, David. “The River.” In All the Rivers, edited by Ren Ito. Delta Press, 2014.',
      'David Lane, “The River,” in All the Rivers, ed. Ren Ito (Delta Press, 2014), 3.',
    ],
    [
      'a paper in a serial',
      { type: 'paper-conference', ...PRESS, 'container-title': HOST, page: '12-20' },
      'Lane, David. “The River.” All the Rivers (Oslo), April 7, 2014, 12–20.',
      'David Lane, “The River,” All the Rivers (Oslo), April 7, 2014, 3.',
    ],
    [
      'a paper that was read',
      { type: 'paper-conference', 'event-title': 'River Days', 'event-place': 'Bath' },
      'Lane, David. “The River.” Paper presented at River Days, Bath. April 7, 2014.',
      'David Lane, “The River,” paper presented at River Days, Bath, April 7, 2014, 3.',
    ],
    [
      'a signed article of an encyclopedia',
      { type: 'entry-encyclopedia', ...PRESS, 'container-title': HOST, volume: '3' },
      'Lane, David. “The River.” In All the Rivers, vol. 3. Delta Press, 2014.',
      'David Lane, “The River,” in All the Rivers (Delta Press, 2014), 3:3.',
    ],
    [
      'the same online',
      { type: 'entry-encyclopedia', 'container-title': HOST, URL: 'https://example.org/1' },
      'Lane, David. “The River.” In All the Rivers. April 7, 2014. https://example.org/1.',
      'David Lane, “The River,” in All the Rivers, April 7, 2014, 3, https://example.org/1.',
    ],
    [
      'an unsigned article of a dictionary',
      {
        type: 'entry-dictionary',
        ...PRESS,
        author: undefined,
        title: 'river bed',
        'container-title': HOST,
        edition: '2',
      },
      'All the Rivers. “river bed.” 2nd ed. Delta Press, 2014.',
      'All the Rivers, 2nd ed. (Delta Press, 2014), under “river bed,” 3.',
    ],
    [
      'an untitled review',
      { type: 'review-book', 'container-title': JOURNAL, volume: '3', issue: '4', 'reviewed-author': ito },
      'Lane, David. Review of The River, by Ren Ito. Journal of Rivers 3, no. 4 (2014).',
      'David Lane, review of The River, by Ren Ito, Journal of Rivers 3, no. 4 (2014): 3.',
    ],
    [
      'an episode',
      { type: 'broadcast', 'container-title': 'All Rivers', number: '2', publisher: 'River One', director: ito },
      'Lane, David. All Rivers. Episode 2, “The River,” directed by Ren Ito. Aired April 7, 2014, on River One.',
      'David Lane, All Rivers, episode 2, “The River,” directed by Ren Ito, aired April 7, 2014, on River One, 3.',
    ],
    [
      'a program',
      { type: 'software', publisher: 'Delta Soft', version: '2.1' },
      'Lane, David. The River. V. 2.1. Delta Soft, released April 7, 2014.',
      'David Lane, The River, v. 2.1, Delta Soft, released April 7, 2014, 3.',
    ],
    [
      'a song',
      { type: 'song', composer: ito, publisher: 'Blue', number: 'BL 12', medium: 'LP' },
      'Ito, Ren. The River. Performed by David Lane. Blue BL 12, April 7, 2014. LP.',
      'Ren Ito, The River, performed by David Lane, Blue BL 12, April 7, 2014, 3, LP.',
    ],
    [
      'a preprint',
      { type: 'article', publisher: 'arXiv', DOI: '10.5/x' },
      'Lane, David. “The River.” Preprint, arXiv, April 7, 2014. https://doi.org/10.5/x.',
      'David Lane, “The River,” preprint, arXiv, April 7, 2014, 3, https://doi.org/10.5/x.',
    ],
    [
      'a letter in an archive',
      {
        type: 'personal_communication',
        genre: 'letter',
        recipient: ito,
        archive: 'National Archive',
        archive_location: 'box 3',
      },
      'Lane, David. “The River.” Letter to Ren Ito. April 7, 2014. Box 3. National Archive.',
      'David Lane, “The River,” letter to Ren Ito, April 7, 2014, box 3, p. 3, National Archive.',
    ],
    [
      'a law',
      { type: 'legislation', author: undefined, 'container-title': 'U.S.C.', volume: '12', section: '34' },
      'The River, 12 U.S.C. § 34 (2014).',
      'The River, 12 U.S.C. § 34 (2014), 3.',
    ],
    [
      'a case',
      {
        type: 'legal_case',
        author: undefined,
        authority: 'D.C. Cir.',
        'container-title': 'F.3d',
        volume: '345',
        page: '12',
      },
      'The River, 345 F.3d 12 (D.C. Cir. 2014).',
      'The River, 345 F.3d 12 (D.C. Cir. 2014), at 3.',
    ],
    [
      'a patent',
      { type: 'patent', authority: 'US', number: '123', submitted: { 'date-parts': [[2010]] } },
      'Lane, David. The river. US Patent 123, filed 2010, and issued April 7, 2014.',
      'David Lane, The river, US Patent 123, filed 2010, and issued April 7, 2014, 3.',
    ],
    [
      'a guessed date',
      { type: 'map', scale: '1:5000', issued: { ...day, circa: true } },
      'Lane, David. The River. [April 7, 2014?]. 1:5000.',
      'David Lane, The River, [April 7, 2014?], 3, 1:5000.',
    ],
  ]
  it.each(cases)('%s', (_name, fields, listed, note) => {
    expect(entry(fields)).toBe(listed)
    expect(notes(fields, [onPage])).toEqual([note])
  })
})

describe('a repeated note', () => {
  const chapter = { locator: '2', label: 'chapter' } as const
  const cases: [name: string, fields: CslItem, short: string, ibid: string][] = [
    ['of a volume', { type: 'book', volume: '2' }, 'Lane, River, 2:3.', 'Ibid., 2:3.'],
    [
      'of a part of a volume',
      { type: 'book', volume: '2', 'part-number': '1' },
      'Lane, River, vol. 2, pt. 1, p. 3.',
      'Ibid., vol. 2, pt. 1, p. 3.',
    ],
    [
      'of a chapter, whose volume is its book’s',
      { type: 'chapter', 'container-title': HOST, volume: '2' },
      'Lane, “River,” 3.',
      'Ibid., 3.',
    ],
    [
      'of an article',
      { type: 'article-journal', 'container-title': JOURNAL, volume: '2' },
      'Lane, “River,” 3.',
      'Ibid., 3.',
    ],
    [
      'of a signed article of an encyclopedia',
      { type: 'entry-encyclopedia', 'container-title': HOST },
      'Lane, under “River,” 3.',
      'Ibid., 3.',
    ],
    [
      'of an unsigned one',
      { type: 'entry-encyclopedia', author: undefined, 'container-title': HOST },
      'All the Rivers, under “River,” 3.',
      'Ibid., 3.',
    ],
    [
      'of an unsigned article of a newspaper',
      { type: 'article-newspaper', author: undefined, 'container-title': 'Daily River' },
      'Daily River, “River,” 3.',
      'Ibid., 3.',
    ],
    ['of a review', { type: 'review', 'container-title': JOURNAL }, 'Lane, review of River, 3.', 'Ibid., 3.'],
    [
      'of an untitled letter',
      { type: 'personal_communication', title: undefined, genre: 'email', recipient: ito },
      'Lane, email to Ito, April 7, 2014, 3.',
      'Ibid., 3.',
    ],
    [
      'of a letter that is only called one',
      { type: 'personal_communication', recipient: ito },
      'Lane to Ito, “River,” 3.',
      'Ibid., 3.',
    ],
    ['of an untitled interview', { type: 'interview', title: undefined }, 'Lane, interview, 3.', 'Ibid., 3.'],
    ['of a law', { type: 'legislation', 'container-title': 'U.S.C.' }, 'River, 3.', 'Ibid., 3.'],
  ]
  it.each(cases)('%s', (_name, fields, short, ibid) => {
    const other = cluster([{ id: 'b' }], { noteIndex: 2 })
    const clusters = [1, 3].map((noteIndex) => cluster([{ ...onPage, id: 'a' }], { noteIndex }))
    const items = [work(fields), { ...work({ type: 'book', author: ito }), id: 'b' }]
    const said = citationTexts(engineOf(STYLE), items, [clusters[0]!, other, clusters[1]!])
    expect(said[2]).toBe(short)
    expect(notes(fields, [chapter, onPage], `${STYLE}-subsequent-ibid`)[1]).toBe(ibid)
  })

  it('tells works apart whose authors and short titles are alike', () => {
    const books = ['2', undefined].map((edition, index) => ({
      ...work({ type: 'book', ...PRESS, ...(edition && { edition }), issued: { 'date-parts': [[2010 + index]] } }),
      id: `b${index}`,
    }))
    const clusters = [0, 1, 0, 1].map((book, index) => cluster([{ id: `b${book}` }], { noteIndex: index + 1 }))
    expect(citationTexts(engineOf(STYLE), books, clusters).slice(2)).toEqual([
      'Lane, River, 2nd ed.',
      'Lane, River (2011).',
    ])
  })
})

it('sorts laws by their names', () => {
  const items = [
    { ...work({ type: 'legislation', title: 'Rivers Act' }), id: 'law' },
    { ...work({ type: 'book', author: ito }), id: 'ito' },
    { ...work({ type: 'book', author: [{ family: 'Stone', given: 'Jo' }] }), id: 'stone' },
  ]
  expect([...entryTexts(engineOf(STYLE), items).keys()]).toEqual(['ito', 'law', 'stone'])
})

describe('a place in a work', () => {
  const book: CslItem = { type: 'book', ...PRESS, issued: { 'date-parts': [[2014]] } }
  it.each([
    ['line', '3-4', 'lines 3–4'],
    ['chapter', 'preface', 'preface'],
    ['sub-verbo', 'delta', 'under delta'],
    ['timestamp', '1:23', 'at 1:23'],
  ] as const)('%s %s', (label, locator, place) => {
    expect(notes(book, [{ label, locator }])).toEqual([`David Lane, The River (Delta Press, 2014), ${place}.`])
  })

  it('is none where a whole work of several volumes is cited', () => {
    expect(notes({ ...book, 'number-of-volumes': '4' }, [{}])).toEqual([
      'David Lane, The River, 4 vols. (Delta Press, 2014).',
    ])
  })
})

describe('other languages', () => {
  const chapter: CslItem = {
    type: 'chapter',
    ...PRESS,
    title: 'Der Fluss',
    language: 'de',
    'container-title': 'Alle Flüsse',
    'chapter-number': '7',
    editor: ito,
    volume: '2',
    issued: undefined,
  }
  it('take their own words', () => {
    expect(entry(chapter, 'de-DE')).toBe(
      'Lane, David. „Der Fluss“. Kap. 7 in Alle Flüsse, Bd. 2, herausgegeben von Ren Ito. Delta Press, o. J.',
    )
    expect(notes(chapter, [onPage], STYLE, 'fr-FR')).toEqual([
      'David Lane, « Der Fluss », chap. 7 in Alle Flüsse, vol. 2, éd. par Ren Ito (Delta Press, s. d.), 3.',
    ])
  })

  it('say no English words for a date', () => {
    expect(entry({ type: 'software', publisher: 'Delta Soft', language: 'de' }, 'de-DE')).toBe(
      'Lane, David. The river. Delta Soft, 7. April 2014.',
    )
  })
})
