// BibTeX and BibLaTeX as people have them: what a librarian would write for each entry, and what is said of the rest.
import { describe, expect, it } from 'vitest'
import { edtfDate, yearMonthDay } from '../../../../electron/host/cite/written-date.ts'
import { lettersIn, plainAddress } from '../../../../electron/host/cite/latex-letters.ts'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const bib = (fields: string, type = 'book') => `@${type}{k, title = {T}, ${fields}}`
const one = (content: string | Uint8Array): CslItem => readReferences('x.bib', content).items[0]!

const letters: [latex: string, text: string][] = [
  ["{\\'A}lvarez", 'Álvarez'],
  ["Garc{\\'\\i}a, Garc\\'{\\i}a, Garc\\'ia, Garc{\\'{i}}a", 'García, García, García, García'],
  ['\\"{U}ber \\"uber {\\"u}ber', 'Über über über'],
  ['{\\ss} Stra\\ss e Stra{\\ss}e', 'ß Straße Straße'],
  ["\\aa \\AA{}rhus {\\o}re \\L{}\\'od\\'z", 'åÅrhus øre Łódź'],
  ['\\c{c} {\\c c} \\c c', 'ç ç ç'],
  ['\\v{s} {\\v S}koda \\H{o} \\k{a} \\r{u}', 'š Škoda ő ą ů'],
  ['{P}rogramming in {BASIC}', '{P}rogramming in {BASIC}'],
  ['\\mbox{Abc} \\ensuremath{x}', '{Abc} {x}'],
  ['hy\\-phen af\\/fix', 'hyphen affix'],
  ['{\\noopsort{1973b}}1973', '{}1973'],
  ["$\\'x$ stays", "$\\'x$ stays"],
  ["\\'{} nothing", ' nothing'],
  ['\\LaTeX{} and \\TeX', 'LaTeX and TeX'],
]
it.each(letters)('letters: %s', (latex, text) => expect(lettersIn(latex)).toBe(text))

it.each([
  ['http://e.org/a\\_b\\%20c?x=1\\&y', 'http://e.org/a_b%20c?x=1&y'],
  ['http://e.org/{\\_}x/\\~{}me/{\\textasciitilde}you', 'http://e.org/_x/~me/~you'],
  ['\\url{http://e.org/a}', 'http://e.org/a'],
  ['10.1000/a\\_b', '10.1000/a_b'],
])('addresses: %s', (written, address) => expect(plainAddress(written)).toBe(address))

it.each<[string, object | null]>([
  [
    '2010-05-03/2010-06-07',
    {
      'date-parts': [
        [2010, 5, 3],
        [2010, 6, 7],
      ],
    },
  ],
  ['1990/..', { 'date-parts': [[1990]] }],
  ['1990~', { 'date-parts': [[1990]], circa: true }],
  ['1990?', { 'date-parts': [[1990]], circa: true }],
  ['199X', { 'date-parts': [[1990], [1999]] }],
  ['2001-21', { 'date-parts': [[2001]], season: 1 }],
  ['2015-01-02T10:00:00', { 'date-parts': [[2015, 1, 2]] }],
  ['-0379', { 'date-parts': [[-380]] }],
  ['2001-XX-XX', { 'date-parts': [[2001]] }],
  ['forthcoming', null],
])('a date of BibLaTeX’: %s', (written, date) => expect(edtfDate(written)).toEqual(date))

it.each<[string, string, string, object | null]>([
  ['1984', '05~15', '', { 'date-parts': [[1984, 5, 15]] }],
  ['1984', '15 May', '', { 'date-parts': [[1984, 5, 15]] }],
  [
    '1984',
    'May/June',
    '',
    {
      'date-parts': [
        [1984, 5],
        [1984, 6],
      ],
    },
  ],
  ['1984', 'Mai', '3', { 'date-parts': [[1984, 5, 3]] }],
  ['1984', '3', '07', { 'date-parts': [[1984, 3, 7]] }],
  ['1984', 'Spring', '', { 'date-parts': [[1984]], season: 1 }],
  ['c. 1850', '', '', { 'date-parts': [[1850]], circa: true }],
  ['[1850]', '', '', { 'date-parts': [[1850]], circa: true }],
  ['1999--2003', '', '', { 'date-parts': [[1999], [2003]] }],
  ['1999/00', '', '', { literal: '1999/00' }],
  ['1998/99', '', '', { 'date-parts': [[1998], [1999]] }],
  ['2014a', '', '', { 'date-parts': [[2014]] }],
  ['in press', '', '', { literal: 'in press' }],
  ['', '', '', null],
])('year “%s”, month “%s”, day “%s”', (year, month, day, date) =>
  expect(yearMonthDay(year, month, day).date).toEqual(date),
)

const entries: [name: string, content: string, expected: CslItem][] = [
  [
    'an accented initial is no particle',
    bib("author = {{\\'A}lvarez-Garc{\\'\\i}a, Jos{\\'e} and {\\O}stergaard, Per}"),
    {
      author: [
        { family: 'Álvarez-García', given: 'José' },
        { family: 'Østergaard', given: 'Per' },
      ],
    },
  ],
  [
    'a body of one word, beside a person',
    bib('author = {{NASA} and Plato and {van Gogh}, Vincent}'),
    {
      author: [
        { literal: 'NASA' },
        { family: 'Plato' },
        { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
      ],
    },
  ],
  ['a house with “and”', bib('publisher = {Farrar, Straus and Giroux}'), { publisher: 'Farrar, Straus and Giroux' }],
  ['two places', bib('location = {New York and London}'), { 'publisher-place': 'New York and London' }],
  ['an edition in words', bib('edition = {Second}'), { edition: '2' }],
  ['an edition as an ordinal', bib('edition = {3rd ed.}'), { edition: '3' }],
  ['an edition that says more', bib('edition = {2nd revised ed.}'), { edition: '2nd revised ed.' }],
  [
    'a year by macros',
    '@string{y = "1984"}\n' + bib('year = y, month = may # "~15"'),
    { issued: { 'date-parts': [[1984, 5, 15]] } },
  ],
  [
    'a cross-reference in other capitals',
    '@incollection{c, crossref = {Whole}, author = {A, B}, title = {Part}, pages = {1--9}}\n@collection{whole, editor = {Ed, It}, title = {The Whole}, publisher = {Delta}, year = 2001}',
    {
      title: 'Part',
      'container-title': 'The Whole',
      editor: [{ family: 'Ed', given: 'It' }],
      publisher: 'Delta',
      issued: { 'date-parts': [[2001]] },
    },
  ],
  [
    'what @xdata gives, its own first',
    '@book{k, title = {T}, publisher = {Own}, xdata = {One, two}}\n@xdata{one, publisher = {Other}, location = {Bath}, xdata = {one}}\n@xdata{two, series = {S}, xdata = {one, two}}',
    { publisher: 'Own', 'publisher-place': 'Bath', 'collection-title': 'S' },
  ],
  [
    'a part of a work in volumes',
    bib('maintitle = {Main}, booktitle = {Book}, booksubtitle = {Sub}', 'inbook'),
    { 'container-title': 'Main. Book: Sub' },
  ],
  ['a review’s journal', bib('journaltitle = {J}', 'review'), { type: 'review', 'container-title': 'J' }],
  ['an open range keeps its beginning', bib('date = {2011/}'), { issued: { 'date-parts': [[2011]] } }],
  ['a kind of patent', bib('type = {patentus}', 'patent'), { genre: 'U.S. patent' }],
  [
    'a preprint',
    bib('eprint = {1234.5678}, archivePrefix = {arXiv}, author = {A, B}', 'misc'),
    { type: 'article', number: 'arXiv:1234.5678', publisher: 'arXiv' },
  ],
  [
    'an article that is on arXiv too',
    bib('journal = {J}, eprint = {1234.5678}, eprinttype = {arxiv}', 'article'),
    { type: 'article-journal', 'container-title': 'J', archive: 'arXiv', archive_location: '1234.5678' },
  ],
  [
    'an address as “how published”',
    bib('howpublished = {Available at: \\url{http://e.org/a\\_b}}', 'misc'),
    { URL: 'http://e.org/a_b' },
  ],
  [
    'a season as the issue',
    bib('issue = {Summer}, number = {3}, date = {1999}', 'article'),
    { issue: '3', issued: { 'date-parts': [[1999]], season: 2 } },
  ],
  ['no date is none', bib('year = {n.d.}'), { title: 'T' }],
  ['a compiler', bib('editor = {A, B}, editortype = {compiler}'), { compiler: [{ family: 'A', given: 'B' }] }],
  [
    'brackets, entries in capitals, junk between',
    'Junk first.\n@STRING(pup = {Princeton University Press})\n@comment{jabref-meta: x;}\n@Preamble{"\\newcommand{\\x}[1]{}" # "y"}\n@BOOK(k, TITLE = "T", Publisher = PUP)',
    { id: 'k', title: 'T', publisher: 'Princeton University Press' },
  ],
]
it.each(entries)('%s', (_, content, expected) => expect(one(content)).toMatchObject(expected))
it('“n.d.” leaves the date to the style', () => expect(one(bib('year = {n.d.}')).issued).toBeUndefined())

describe('bytes', () => {
  const text = '@book{k,\r\n  title = {Die fröhliche Wissenschaft – “Été”},\r\n  author = {Müller, Żółw}\r\n}\r\n'
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['ends of old Macs', Buffer.from(text.replaceAll('\r\n', '\r'))],
  ])('of %s', (_, bytes) => {
    expect(one(bytes)).toMatchObject({
      title: 'Die fröhliche Wissenschaft – “Été”',
      author: [{ family: 'Müller', given: 'Żółw' }],
    })
  })
  it('of Windows', () => {
    // “ – ” and quotation marks are where Windows-1252 has letters that Latin-1 has not.
    const bytes = Buffer.from(
      text.replace('Żółw', 'Zoé').replaceAll('–', '\x96').replace('“', '\x93').replace('”', '\x94'),
      'latin1',
    )
    expect(one(bytes)).toMatchObject({
      title: 'Die fröhliche Wissenschaft – “Été”',
      author: [{ family: 'Müller', given: 'Zoé' }],
    })
  })
})

describe('what is said', () => {
  it('commas that were forgotten are put in', () => {
    const { items, warnings } = readReferences(
      'x.bib',
      '@book{a\n title = {One},\n year = 2001\n}\n@book{b,\n title = {Two}\n author = {A, B}\n year = 2002\n}\n@book{c, title = {Three}}',
    )
    expect(items.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'One'],
      ['b', 'Two'],
      ['c', 'Three'],
    ])
    expect(items[1]).toMatchObject({ author: [{ family: 'A', given: 'B' }], issued: { 'date-parts': [[2002]] } })
    expect(warnings).toEqual([
      { code: 'commasAdded', parameters: { key: 'a' } },
      { code: 'commasAdded', parameters: { key: 'b' } },
    ])
  })

  it('fields nothing is made of are named once, with how many entries have them', () => {
    const { warnings } = readReferences(
      'x.bib',
      `${bib('file = {a.pdf}, titleaddon = {x}')}\n@book{l, title = {U}, file = {b.pdf}, year = 2001, month = {Lent}}`,
    )
    expect(warnings).toEqual([{ code: 'fieldsLeft', parameters: { fields: 'file (2), month (1), titleaddon (1)' } }])
  })
})

const macros = (value: (macro: string) => string) =>
  Array.from({ length: 60 }, (_, at) => `@string{m${at} = ${at === 0 ? '"xx"' : value(`m${at - 1}`)}}`).join('\n')
it.each([
  ['with an @ in each', `${macros((m) => `${m} # ${m} # "@"`)}\n${bib('note = m59')}`, /unfold/],
  ['with comments between', `${macros((m) => `${m} % @ }\n # ${m}`)}\n${bib('note = m59')}`, /unfold/],
  ['on one line', `${macros((m) => `${m} # ${m}`).replaceAll('\n', ' ')} ${bib('note = m59')}`, /unfold/],
  ['used by many', `@string{m = "${'x'.repeat(90_000)}"}\n${`${bib('note = m # m # m')}\n`.repeat(100)}`, /unfold/],
  ['that never end', '@string{a = {'.repeat(50_000), /unfold/],
])('macros that double: %s', (_, content, problem) => expect(() => one(content)).toThrow(problem))

it.each([
  ['braces in braces', bib(`note = {${'{'.repeat(3_000)}x${'}'.repeat(3_000)}}`), /nested deeper/],
  ['entries that are all broken', '@a{\n'.repeat(20_000), /more than 1000 of its entries are broken/],
])('%s are refused in words', (_, content, problem) => expect(() => one(content)).toThrow(problem))

it('entries that inherit from each other without end are read', () => {
  const all = Array.from({ length: 40 }, (_, at) => `d${at}`).join(',')
  const xdata = Array.from({ length: 40 }, (_, at) => `@xdata{d${at}, xdata = {${all}}, series = {S}}`).join('\n')
  const { items } = readReferences(
    'x.bib',
    `${xdata}\n@book{a, crossref = {b}, title = {A}, xdata = {d0}}\n@book{b, crossref = {a}, title = {B}}\n@book{c, crossref = {c}, title = {C}}`,
  )
  expect(items.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(items[0]).toMatchObject({ 'collection-title': 'S' })
})

it('a value longer than any real one is left out, and said', () => {
  const { items, warnings } = readReferences('x.bib', bib(`abstract = {${'word '.repeat(120_000)}}`))
  expect(items[0]).not.toHaveProperty('abstract')
  expect(warnings).toEqual([{ code: 'variableDropped', parameters: { entry: 1, variable: 'abstract' } }])
})
