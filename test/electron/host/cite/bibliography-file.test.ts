// Bibliographies as files: what is written is read again, by our own reader and as the formats demand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bibliographyFile } from '../../../../electron/host/cite/bibliography-file.ts'
import { lostIn } from '../../../../electron/host/cite/kept-in-file.ts'
import { parseRuns } from '../../../../electron/host/cite/runs.ts'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { BibliographyFormat } from '../../../../shared/model/citation.ts'
import type { CslDate, CslItem, CslName } from '../../../../shared/model/reference.ts'
import { generatedItem } from './generated-items.ts'
import { richItem } from './rich-items.ts'

const entries = () => [
  { id: 'a', runs: parseRuns('Lane, D. (2014). <i>Title &#38; more</i>.') },
  { id: 'b', runs: parseRuns('Łoś, Ж.') },
]
const write = (format: BibliographyFormat, items: CslItem[] = []): string =>
  bibliographyFile(format, { items, entries, locale: 'en-US' }).content

describe('formatted', () => {
  it('text is one entry a line', () => expect(write('text')).toBe('Lane, D. (2014). Title & more.\nŁoś, Ж.\n'))
  it('HTML is a document with a language', () => {
    expect(write('html')).toContain('<html lang="en-US">')
    expect(write('html')).toContain('<p id="ref-a" dir="auto">Lane, D. (2014). <i>Title &amp; more</i>.</p>')
    const { content } = bibliographyFile('html', { items: [], entries, locale: 'de-DE', title: 'Literatur & mehr' })
    for (const tag of ['title', 'h1']) expect(content).toContain(`<${tag}>Literatur &amp; mehr</${tag}>`)
  })
  it('RTF is ASCII with balanced braces', () => {
    // RTF may hold nothing beyond ASCII
    expect(write('rtf')).toMatch(/^[\n\x20-\x7e]*$/)
    expect(write('rtf')).toContain('{\\i Title & more}.\\par')
    expect(write('rtf').split('{').length).toBe(write('rtf').split('}').length)
  })
})

const issued = { 'date-parts': [[2014, 4, 7]] }
const library: CslItem[] = [
  {
    id: 'moshes2014',
    type: 'article-journal',
    title: 'More stick, less carrot: Russia’s policy 100% & so_on',
    author: [{ family: 'Moshes', given: 'Arkady' }],
    'container-title': 'Digest',
    issue: '146',
    page: '2-4',
    issued,
    language: 'en',
  },
  {
    id: 'beek2008',
    type: 'book',
    title: 'Maps',
    author: [
      { family: 'Beek', given: 'Jan', 'non-dropping-particle': 'van der' },
      { family: 'Long', given: 'Mary', suffix: 'Jr.' },
    ],
    publisher: 'Delta',
    'publisher-place': 'New York',
    edition: '2',
    issued: { 'date-parts': [[2008]] },
    language: 'en',
  },
  {
    id: 'unit2021',
    type: 'report',
    title: 'Habits',
    author: [{ literal: 'Northern Data Institute' }],
    genre: 'Research report',
    number: '17',
    publisher: 'NDI',
    URL: 'https://example.org/a_b%20c',
    issued: { 'date-parts': [[2021]] },
    language: 'en',
  },
  {
    id: 'tolstoi1869',
    type: 'book',
    title: 'Война и мир',
    author: [{ family: 'Толстой', given: 'Лев' }],
    issued: { 'date-parts': [[1869]] },
    language: 'ru',
  },
  {
    id: 'web2013',
    type: 'webpage',
    title: 'Kazakhstan distances itself',
    author: [{ literal: 'Centre for Eastern Studies' }],
    URL: 'https://example.org',
    issued: { 'date-parts': [[2013, 1, 23]] },
    accessed: { 'date-parts': [[2024, 3, 20]] },
    language: 'en',
  },
]
describe('data', () => {
  it.each(['csl-json', 'biblatex', 'bibtex', 'ris'] as const)('%s is read back equal', (format) => {
    const { items } = readReferences('x', write(format, library))
    for (const [index, item] of library.entries()) {
      const back = items[index] ?? {}
      for (const variable of Object.keys(item)) {
        expect(back[variable], `${String(item.id)} ${variable}`).toEqual(item[variable])
      }
    }
  })

  it.each(['csl-json', 'biblatex', 'bibtex', 'ris'] as const)('generated works survive %s', (format) => {
    const works = Array.from({ length: 80 }, (_, index) => generatedItem(index))
    const { items } = readReferences('x', write(format, works))
    const lost = { ris: ['book collection-number'] }[format as string] ?? []
    for (const [index, work] of works.entries()) {
      for (const variable of new Set([...Object.keys(work), ...Object.keys(items[index] ?? {})])) {
        if (lost.includes(`${work.type} ${variable}`)) continue
        expect(items[index]?.[variable], `${work.id} ${variable}`).toEqual(work[variable])
      }
    }
  })

  /** What the formats have no field for, by type of work; of RIS' dates their doubt and their end. */
  const NO_PLACE: [format: BibliographyFormat, lost: string[]][] = [
    ['csl-json', []],
    [
      'biblatex',
      [
        'article-newspaper section',
        'book collection-editor',
        'entry-encyclopedia collection-number',
        'paper-conference collection-number',
        'report collection-number',
        'thesis archive',
        'thesis number',
      ],
    ],
    [
      'ris',
      [
        'article-journal issued',
        'article-magazine issued',
        'article-newspaper issued',
        'book collection-number',
        'book issued',
        'book original-date',
        'book volume-title',
        'chapter collection-number',
        'chapter container-author',
        'chapter issued',
        'entry-encyclopedia collection-number',
        'entry-encyclopedia container-author',
        'entry-encyclopedia issued',
        'paper-conference collection-number',
        'paper-conference container-author',
        'paper-conference event-place',
        'paper-conference issued',
        'post-weblog issued',
        'report collection-number',
        'report issued',
        'thesis issued',
        'webpage issued',
      ],
    ],
    [
      'bibtex',
      [
        'article-newspaper section',
        'book collection-editor',
        'book volume-title',
        'paper-conference collection-number',
        'report collection-number',
        'thesis archive',
        'thesis number',
      ],
    ],
  ]
  it.each(NO_PLACE)('of works with any fields %s leaves out only what it has no place for', (format, expected) => {
    const works = Array.from({ length: 880 }, (_, index) => richItem(index, 9))
    const types = new Map(works.map(({ id, type }) => [id, type]))
    const lost = lostIn(format, works, write(format, works))
    const kinds = lost.flatMap(({ key, variables }) => variables.map((variable) => `${types.get(key)} ${variable}`))
    expect([...new Set(kinds)].toSorted()).toEqual(expected)
  })

  const subtypes: [name: string, format: BibliographyFormat, type: string, written: RegExp][] = [
    ['an article of an encyclopedia', 'biblatex', 'entry-encyclopedia', /^@inreference\{(?!.*entrysubtype)/s],
    [
      '… which BibTeX has no type for',
      'bibtex',
      'entry-encyclopedia',
      /^@incollection\{.*entrysubtype = \{encyclopedia\}/s,
    ],
    ['an article of a dictionary', 'biblatex', 'entry-dictionary', /^@inreference\{.*entrysubtype = \{dictionary\}/s],
    ['a post of a blog', 'biblatex', 'post-weblog', /^@online\{.*entrysubtype = \{blog\}/s],
    ['a page', 'biblatex', 'webpage', /^@online\{(?!.*entrysubtype)/s],
    ['… among all that is @misc', 'bibtex', 'webpage', /^@misc\{.*entrysubtype = \{webpage\}/s],
    ['a newspaper', 'biblatex', 'article-newspaper', /^@article\{.*entrysubtype = \{newspaper\}/s],
  ]
  it.each(subtypes)('%s stays one', (_name, format, type, written) => {
    const work = { id: 'a', type, title: 'The river', 'container-title': 'All rivers', language: 'en' }
    const text = write(format, [work])
    expect(text).toMatch(written)
    expect(readReferences('x', text).items[0]).toMatchObject(work)
  })

  const names: [name: string, names: CslName[]][] = [
    ['a body of one word', [{ literal: 'NASA' }]],
    ['a body with commas and an “and”', [{ literal: 'Smith, Jones and Co.' }]],
    ['a person of one name', [{ family: 'Plato' }]],
    ['small words before the family name', [{ family: 'Beek', given: 'Jan', 'non-dropping-particle': 'van der' }]],
    ['small words that are dropped', [{ family: 'Gaulle', given: 'Charles', 'dropping-particle': 'de' }]],
    ['one called Others', [{ family: 'Others', given: 'Ann' }]],
    ['braces and signs', [{ literal: 'Ministry of {Truth} & 5% Love_' }]],
    ['two', [{ family: 'Łoś', given: 'Ж.' }, { literal: 'World Bank' }]],
  ]
  it.each(
    names.flatMap(([name, author]) =>
      (['biblatex', 'bibtex', 'ris'] as const).map((format) => [name, format, author] as const),
    ),
  )('names come back: %s in %s', (_, format, author) => {
    const item = { id: 'a', type: 'book', title: 'T', author: [...author] }
    expect(readReferences('x', write(format, [item])).items[0]!.author).toEqual(author)
  })

  it.each(['biblatex', 'bibtex'] as const)('dates come back from %s', (format) => {
    const dates: CslDate[] = [
      {
        'date-parts': [
          [2010, 5, 3],
          [2010, 6, 7],
        ],
      },
      { 'date-parts': [[1990], [1995]] },
      { 'date-parts': [[1850]], circa: true },
      { 'date-parts': [[2001]], season: 3 },
      { 'date-parts': [[-380]] },
      { 'date-parts': [[2014, 4]] },
    ]
    const items = dates.map((issued, at) => ({
      id: `d${at}`,
      type: 'book',
      title: 'T',
      issued,
      'original-date': issued,
      accessed: issued,
    }))
    for (const [at, item] of readReferences('x', write(format, items)).items.entries())
      expect(item).toMatchObject({ issued: dates[at], 'original-date': dates[at], accessed: dates[at] })
  })

  it('BibTeX keeps for its readers what its styles pass over', () => {
    const item = {
      id: 'a',
      type: 'book',
      title: 'T',
      translator: [{ family: 'Tra', given: 'N' }],
      abstract: 'An abstract',
      keyword: 'one, two',
      'original-title': 'Titel',
      'original-date': { 'date-parts': [[1899]] },
      'number-of-volumes': '3',
      annote: 'mine',
      language: 'de',
    }
    expect(readReferences('x', write('bibtex', [item])).items).toEqual([item])
  })

  it('what a format cannot hold is found by reading it back', () => {
    const whole = { id: 'a', type: 'book', title: 'T', author: [{ family: 'Lane' }], custom: { file: 'x' } }
    const more = {
      ...whole,
      id: 'b',
      title: 'The <i>Beagle</i>',
      'original-date': { 'date-parts': [[1839]] },
      archive: 'Kew',
    }
    const lost = (format: BibliographyFormat) => lostIn(format, [whole, more], write(format, [whole, more]))
    expect(lost('csl-json')).toEqual([])
    expect(lost('text')).toEqual([])
    expect(lost('biblatex')).toEqual([{ key: 'b', variables: ['archive'] }])
    expect(lost('ris')).toEqual([{ key: 'b', variables: ['title', 'original-date'] }])
    expect(lostIn('ris', [whole], 'nothing that can be read')).toEqual([
      { key: 'a', variables: ['id', 'type', 'title', 'author'] },
    ])
  })

  it('LaTeX’s characters are escaped in what is printed, and addresses are not', () => {
    const text = write('biblatex', library)
    expect(text).toContain('100\\% \\& so\\_on')
    expect(text).toContain('url = {https://example.org/a_b%20c}')
  })

  it('any title comes back from RIS on one line', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (title) => {
        const lines = write('ris', [{ id: 'a', type: 'book', title }]).split('\r\n')
        expect(lines.filter(Boolean).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true)
      }),
    )
  })

  it('any title leaves BibTeX with balanced braces', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const bare = write('bibtex', [{ id: 'a', type: 'book', title }]).replace(/\\[{}]/g, '')
        expect(bare.split('{').length).toBe(bare.split('}').length)
      }),
    )
  })
})
