// The known faults of records and of CSL itself, one row each: what a record says and what must be printed.
import { describe, expect, it } from 'vitest'
import { forHeadline } from '../../../../electron/host/cite/headline.ts'
import { fixedItem } from '../../../../electron/host/cite/item-fixups.ts'
import { guessLanguage } from '../../../../electron/host/cite/item-language.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf, entryTexts } from './engine-under-test.ts'

const author = [{ family: 'Okonjo', given: 'Ada' }]
const issued = { 'date-parts': [[2016]] }
const book: CslItem = {
  id: 'a',
  type: 'book',
  title: 'The river: A history',
  author,
  issued,
  publisher: 'Delta Press',
  language: 'en',
}

const entries: [name: string, style: string, item: CslItem, entry: string | RegExp][] = [
  [
    'a DOI stored as an address',
    'apa',
    { ...book, DOI: 'https://doi.org/10.1/a' },
    /Press\. https:\/\/doi\.org\/10\.1\/a$/,
  ],
  ['a DOI with its prefix', 'apa', { ...book, DOI: 'doi: 10.1/a' }, /https:\/\/doi\.org\/10\.1\/a$/],
  [
    'a DOI with signs an address cannot hold',
    'apa',
    { ...book, DOI: '10.1002/(SICI)1<1::AID#X>3.0' },
    /10\.1002\/\(SICI\)1%3C1::AID%23X%3E3\.0$/,
  ],
  [
    'a German title without language',
    'chicago-author-date',
    { ...book, title: 'Zwischen Macht und Recht', language: undefined },
    /Zwischen Macht und Recht/,
  ],
  [
    'a Russian title without language',
    'chicago-author-date',
    { ...book, title: 'Власть и право', language: undefined },
    /Власть и право/,
  ],
  [
    'an English title without language',
    'chicago-author-date',
    { ...book, title: 'The river and the law', language: undefined },
    /The River and the Law/,
  ],
  [
    'a publisher that is the author (APA)',
    'apa',
    { ...book, author: [{ literal: 'Delta Press' }] },
    'Delta Press. (2016). The river: A history.',
  ],
  [
    'a publisher that is the author (Chicago prints it)',
    'chicago-author-date',
    { ...book, author: [{ literal: 'Delta Press' }] },
    /Delta Press\.$/,
  ],
  ...[
    ['Late', 'Late Edition'],
    ['late edition', 'Late Edition'],
    ['Late Edition (East Coast)', 'Late (East Coast) Edition'],
    ['International ed.', 'International Edition'],
    ['edition 2', '2nd ed'],
  ].map(([edition, printed]): [string, string, CslItem, string] => [
    `a newspaper’s edition, “${edition}” (Chicago)`,
    'chicago-author-date',
    { ...book, type: 'article-newspaper', 'container-title': 'Daily River', edition },
    `Okonjo, Ada. 2016. “The River: A History.” Daily River, ${printed}.`,
  ]),
  ...[
    ['II', 'Vol. 2'],
    ['XIV', 'Vol. 14'],
    ['XLIX', 'Vol. 49'],
    ['C', 'Vol. C'],
    ['IIX', 'Vol. IIX'],
    ['III/2', 'Vol. III/2'],
    ['vol. 2', 'Vol. 2'],
    ['Bd. IV', 'Vol. 4'],
    ['T', 'Vol. T'],
  ].map(([volume, printed]): [string, string, CslItem, string] => [
    `volume ${volume} (Chicago)`,
    'chicago-author-date',
    { ...book, volume },
    `Okonjo, Ada. 2016. The River: A History. ${printed}. Delta Press.`,
  ]),
  ...['2', '2nd', '2nd edition', '2nd ed.', 'Second edition', 'second ed', '2. Aufl.', '2e éd.'].flatMap(
    (edition): [string, string, CslItem, RegExp][] => [
      [`edition “${edition}” (APA)`, 'apa', { ...book, edition }, /A history \(2nd ed\.\)\. Delta/],
      [`edition “${edition}” (Chicago)`, 'chicago-author-date', { ...book, edition }, /A History\. 2nd ed\. Delta/],
    ],
  ),
  ['a revised edition', 'chicago-author-date', { ...book, edition: 'Rev. ed.' }, /A History\. Rev\. ed\. Delta/],
  [
    'a doctoral thesis (APA)',
    'apa',
    { ...book, type: 'thesis', genre: 'PhD thesis', publisher: 'University of X' },
    /history \[Doctoral dissertation\]\. University of X\.$/,
  ],
  [
    'a doctoral thesis (Chicago)',
    'chicago-author-date',
    { ...book, type: 'thesis', genre: 'Doctoral dissertation', publisher: 'University of X' },
    /PhD diss\., University of X/,
  ],
  [
    'an article number (APA)',
    'apa',
    { ...book, type: 'article-journal', 'container-title': 'Journal', volume: '3', page: 'e100', publisher: undefined },
    /Journal, 3, Article e100\.$/,
  ],
  [
    'a translated title',
    'apa',
    { ...book, title: 'Власть', language: 'ru', custom: { translatedTitle: 'Power' } },
    'Okonjo, A. (2016). Власть [Power]. Delta Press.',
  ],
  [
    'an undated page without date of retrieval',
    'apa',
    { ...book, type: 'webpage', issued: undefined, publisher: undefined, URL: 'https://example.org/x' },
    /history\. https:\/\/example\.org\/x$/,
  ],
  [
    'an undated page with one',
    'apa',
    {
      ...book,
      type: 'webpage',
      issued: undefined,
      publisher: undefined,
      URL: 'https://example.org/x',
      accessed: { 'date-parts': [[2024, 3, 20]] },
    },
    /Retrieved March 20, 2024, from https:\/\/example\.org\/x$/,
  ],
  [
    'small words of four letters in an APA journal name',
    'apa',
    {
      ...book,
      type: 'article-journal',
      'container-title': 'Journal of life after work with care',
      publisher: undefined,
    },
    /Journal of Life After Work With Care/,
  ],
  [
    'the user’s own headline',
    'chicago-author-date',
    { ...book, custom: { headlineTitle: 'The River Gives Up: A History' } },
    /The River Gives Up: A History/,
  ],
  [
    'a preposition of five letters (Chicago 18)',
    'chicago-author-date',
    { ...book, title: 'Life after death' },
    /Life After Death/,
  ],
  [
    'a preposition of five letters (Chicago 17 leaves it small)',
    'chicago-author-date-17th-edition',
    { ...book, title: 'Life after death' },
    /Life after Death/,
  ],
  [
    'a word in single quotation marks, and one whose case is fixed',
    'chicago-author-date',
    { ...book, title: 'The ‘golden’ age of <span class="nocase">e-mail</span> rivers' },
    /The ‘Golden’ Age of e-mail Rivers/,
  ],
  [
    'a site that is the author (APA)',
    'apa',
    {
      ...book,
      type: 'webpage',
      author: [{ literal: 'City of Example' }],
      'container-title': 'City of Example',
      publisher: undefined,
      URL: 'https://example.org/x',
    },
    'City of Example. (2016). The river: A history. https://example.org/x',
  ],
  [
    'a guessed year (APA)',
    'apa',
    { ...book, issued: { 'date-parts': [[1850]], circa: true } },
    'Okonjo, A. (ca. 1850). The river: A history. Delta Press.',
  ],
  [
    'a guessed year (Chicago, author-date)',
    'chicago-author-date',
    { ...book, issued: { 'date-parts': [[1850]], circa: true } },
    'Okonjo, Ada. [1850?]. The River: A History. Delta Press.',
  ],
  [
    'a guessed year (Chicago, notes)',
    'chicago-notes-bibliography',
    { ...book, issued: { 'date-parts': [[1850]], circa: true } },
    'Okonjo, Ada. The River: A History. Delta Press, [1850?].',
  ],
  [
    'a guessed day (Chicago, notes)',
    'chicago-notes-bibliography',
    {
      ...book,
      type: 'article-newspaper',
      'container-title': 'Times',
      publisher: undefined,
      issued: { 'date-parts': [[1850, 3, 2]], circa: true },
    },
    /Times, \[March 2, 1850\?\]\.$/,
  ],
  [
    'a compound that ends in an adverb',
    'chicago-author-date',
    { ...book, title: 'Political hold-up strategy' },
    /Political Hold-Up Strategy/,
  ],
]

describe('bibliography entries', () => {
  it.each(entries)('%s', { timeout: 60_000 }, (_name, style, item, expected) => {
    const entry = entryTexts(engineOf(style), [item]).get('a')
    if (typeof expected === 'string') expect(entry).toBe(expected)
    else expect(entry).toMatch(expected)
  })

  it('the translation of a title is not in italics, the title is', { timeout: 60_000 }, () => {
    const power = { ...book, title: 'Власть', language: 'ru', custom: { translatedTitle: 'Power' } }
    const [entry] = engineOf('apa').bibliography([power])
    expect(runsToHtml(entry?.runs ?? [])).toBe('Okonjo, A. (2016). <i>Власть </i>[Power]. Delta Press.')
    const inJournal = { ...power, type: 'article-journal', 'container-title': 'Журнал', publisher: undefined }
    const [article] = engineOf('apa').bibliography([inJournal])
    expect(runsToHtml(article?.runs ?? [])).toBe('Okonjo, A. (2016). Власть [Power]. <i>Журнал</i>.')
  })

  it('the bare engine is bare', { timeout: 60_000 }, () => {
    const entry = entryTexts(engineOf('apa', 'en-US', false), [{ ...book, DOI: 'https://doi.org/10.1/a' }]).get('a')
    expect(entry).toContain('https://doi.org/https://doi.org/10.1/a')
  })
})

const clustersOf = (...ids: string[]) =>
  ids.map((id, index) => cluster([{ id, prefix: index === 0 ? 'see ' : '' }], { noteIndex: index + 1 }))

describe('notes', () => {
  const notes = (title: string): string[] => {
    const other: CslItem = { ...book, id: 'b', title: 'Another book', author: [{ family: 'Lind', given: 'Per' }] }
    return citationTexts(
      engineOf('chicago-notes-bibliography'),
      [{ ...book, title, publisher: undefined }, other],
      clustersOf('a', 'b', 'a'),
    )
  }
  it('begin with a capital', () => expect(notes('The river')[0]).toMatch(/^See Ada Okonjo, The River/))
  it('shorten a title to the part before the colon, without its article', () => {
    expect(notes('The river: A history')[2]).toBe('Okonjo, River.')
  })
  it('keep the question mark that ends it', () =>
    expect(notes('Whose river? A history')[2]).toBe('Okonjo, Whose River?'))
})

describe('fixedItem', () => {
  it('leaves the record itself alone', () => {
    const item = { ...book, DOI: 'doi:10.1/a' }
    const before = structuredClone(item)
    fixedItem(item, { family: 'chicago', class: 'note', headlines: true })
    expect(item).toEqual(before)
  })
})

describe('forHeadline', () => {
  const nocase = (text: string): string => `<span class="nocase">${text}</span>`
  it.each([
    ['(re)considering', nocase('(Re)considering')],
    ['a hold-up', `a ${nocase('Hold-Up')}`],
    ['an up-to-date view', `an ${nocase('Up-to-Date')} view`],
    ['neo-liberal', nocase('Neo-liberal')],
    ['post-Soviet', 'post-Soviet'],
    ['a state-of-the-art view', 'a state-of-the-art view'],
    ['Co-operation and e-mail', `${nocase('Co-operation')} and ${nocase('E-mail')}`],
    ['on <i>hold-up</i>', 'on <i>hold-up</i>'],
  ])('%s', (title, expected) => expect(forHeadline(title)).toBe(expected))
})

describe('guessLanguage', () => {
  it.each([
    ['Zwischen Macht und Recht', 'de'],
    ['Bevölkerung', 'de'],
    ['La guerre et la paix', 'fr'],
    ['Війна і мир', 'uk'],
    ['Власть', 'ru'],
    ['The state of the union', 'en'],
    ['Globalization', ''],
    ['', ''],
  ])('%s → %s', (title, language) => expect(guessLanguage(title)).toBe(language))
})
