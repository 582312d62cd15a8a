// Reference files as they are found: faults put right, broken entries said, hostile ones refused in bounded time.
import { describe, expect, it } from 'vitest'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const read = (content: string) => readReferences('refs', content)
const bib = (fields: string, type = 'book') => `@${type}{k1, title = {T}, ${fields}}`
const ris = (...lines: string[]) => `${['TY  - JOUR', 'TI  - T', ...lines, 'ER  - '].join('\r\n')}\r\n`

const items: [name: string, content: string, expected: CslItem][] = [
  ['CSL-JSON', '[{"id":"a","type":"book","title":"T"}]', { id: 'a', type: 'book', title: 'T' }],
  ['a single object', '{"id":"a","type":"book","title":"T"}', { id: 'a' }],
  ['with a byte order mark', '\ufeff[{"id":"a","type":"book","title":"T"}]', { id: 'a' }],
  ['a list under "items"', '{"items":[{"id":"a","type":"book","title":"T"}]}', { id: 'a' }],
  ['a number as id', '[{"id":7,"title":"T"}]', { id: '7', type: 'document' }],
  [
    'years as text',
    '[{"id":"a","title":"T","issued":{"date-parts":[["2014","4"]]}}]',
    { issued: { 'date-parts': [[2014, 4]] } },
  ],
  [
    'a raw date',
    '[{"id":"a","title":"T","issued":{"raw":"2014-04-07"}}]',
    { issued: { 'date-parts': [[2014, 4, 7]] } },
  ],
  [
    'a date in words stays',
    '[{"id":"a","title":"T","issued":{"literal":"in press"}}]',
    { issued: { literal: 'in press' } },
  ],
  ['a DOI as address', '[{"id":"a","title":"T","URL":"https://doi.org/10.1/x"}]', { DOI: '10.1/x' }],
  [
    'BibTeX',
    bib('author = {Lane, David}, year = 2014'),
    { id: 'k1', type: 'book', author: [{ family: 'Lane', given: 'David' }], issued: { 'date-parts': [[2014]] } },
  ],
  ['LaTeX letters', bib('author = {M{\\"u}ller, J{\\\'o}zef}'), { author: [{ family: 'Müller', given: 'Józef' }] }],
  ['Å in braces', bib('author = {{\\AA}berg, Nils}'), { author: [{ family: 'Åberg', given: 'Nils' }] }],
  [
    'an accent that opens a given name',
    bib("author = {{\\'E}mile Zola}"),
    { author: [{ family: 'Zola', given: 'Émile' }] },
  ],
  ['a body', bib('author = {{World Health Organization}}'), { author: [{ literal: 'World Health Organization' }] }],
  ['a body with “and”', bib('author = {{Barnes and Noble}}'), { author: [{ literal: 'Barnes and Noble' }] }],
  ['others', bib('author = {Lane, David and others}'), { author: [{ family: 'Lane', given: 'David' }] }],
  [
    'particles',
    bib('author = {van der Beek, Jan}'),
    { author: [{ family: 'Beek', given: 'Jan', 'non-dropping-particle': 'van der' }] },
  ],
  [
    'Cyrillic names beside a language',
    bib('author = {Толстой, Лев}, langid = {russian}'),
    { author: [{ family: 'Толстой', given: 'Лев' }], language: 'ru' },
  ],
  ['a language tag', bib('langid = {british}'), { language: 'en-GB' }],
  ['pages', bib('pages = {12--34}', 'article'), { page: '12-34' }],
  [
    'a thesis',
    bib('school = {U}, author = {A, B}', 'phdthesis'),
    { type: 'thesis', genre: 'PhD thesis', publisher: 'U' },
  ],
  [
    'a page of the web in BibTeX',
    bib('url = {https://example.org}', 'misc'),
    { type: 'webpage', URL: 'https://example.org' },
  ],
  [
    'BibLaTeX dates',
    bib('date = {2015-05-03}', 'online'),
    { type: 'webpage', issued: { 'date-parts': [[2015, 5, 3]] } },
  ],
  [
    'a cross-reference',
    '@inproceedings{c, crossref={p}, title={C}, author={A, B}}\n@proceedings{p, booktitle={Proc}, title={Proc}, year=2001}',
    { id: 'c', 'container-title': 'Proc' },
  ],
  ['a command as text', bib('note = {\\input{/etc/passwd}}'), { title: 'T' }],
  [
    'RIS',
    ris('AU  - Lane, David', 'PY  - 2014', 'T2  - Journal', 'SP  - 3', 'EP  - 7'),
    {
      type: 'article-journal',
      title: 'T',
      author: [{ family: 'Lane', given: 'David' }],
      'container-title': 'Journal',
      page: '3-7',
    },
  ],
  [
    'a particle in RIS',
    ris('AU  - van der Beek, Jan'),
    { author: [{ family: 'Beek', given: 'Jan', 'non-dropping-particle': 'van der' }] },
  ],
  [
    'an editor in RIS',
    ris('ED  - Ito, Ren', 'A2  - Lind, Per, Jr.'),
    {
      editor: [
        { family: 'Ito', given: 'Ren' },
        { family: 'Lind', given: 'Per', suffix: 'Jr.' },
      ],
    },
  ],
  [
    'a day and a day of access in RIS',
    ris('PY  - 1984', 'DA  - 1984/12/27/', 'Y2  - 2024-02-06'),
    { issued: { 'date-parts': [[1984, 12, 27]] }, accessed: { 'date-parts': [[2024, 2, 6]] } },
  ],
  ['a season in RIS', ris('PY  - 1984///Spring'), { issued: { 'date-parts': [[1984]] } }],
  ['a date in words in RIS', ris('PY  - in press'), { issued: { literal: 'in press' } }],
  ['a folded line in RIS', ris('AB  - one', 'two'), { abstract: 'one two' }],
  [
    'a newspaper in RIS',
    ris('T2  - The Times').replace('JOUR', 'NEWS'),
    { type: 'article-newspaper', 'container-title': 'The Times' },
  ],
  [
    'a book’s series in RIS',
    ris('T2  - Series').replace('JOUR', 'BOOK'),
    { type: 'book', 'collection-title': 'Series' },
  ],
  ['RIS that does not end', 'TY  - BOOK\nTI  - T', { type: 'book', title: 'T' }],
  ['a body in RIS', ris('AU  - Centre for Eastern Studies'), { author: [{ literal: 'Centre for Eastern Studies' }] }],
]

describe('a reference file', () => {
  it.each(items)('%s', (_name, content, expected) => {
    expect(read(content).items[0]).toMatchObject(expected)
  })

  it('makes keys where there are none and changes those that come twice', () => {
    const name = [{ family: 'Lane' }]
    const { items: keyed, warnings } = read(
      JSON.stringify([
        { title: 'A', author: name },
        { id: 'x', title: 'B' },
        { id: 'x', title: 'C', author: name },
      ]),
    )
    expect(keyed.map(({ id }) => id)).toEqual(['lanend', 'x', 'lanendb'])
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['keyMade', 'keyChanged']))
  })

  it('says which entry it could not read, and reads the rest', () => {
    const { items: kept, warnings } = read(
      '@book{a, title={One}}\n\n@book{b, title={Br{oken}\n\n@book{c, title={Three}}\n',
    )
    expect(kept.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(warnings).toContainEqual({ code: 'entryUnreadable', parameters: { entry: 2, key: 'b' } })
  })

  it('drops variables that are not of CSL’s shape, and says so', () => {
    const { items: kept, warnings } = read('[{"id":"a","title":"T","author":"Lane","page":{"x":1}}, 7, {"id":"b"}]')
    expect(kept).toEqual([{ id: 'a', title: 'T', type: 'document' }])
    expect(
      warnings.map(({ code, parameters }) =>
        `${code} ${String(parameters['entry'])} ${String(parameters['variable'] ?? '')}`.trim(),
      ),
    ).toEqual([
      'variableDropped 1 author',
      'variableDropped 1 page',
      'typeMissing 1',
      'entryUnreadable 2',
      'entryUnreadable 3',
    ])
  })
})

const macros = Array.from({ length: 60 }, (_, i) => `@string{m${i + 1} = m${i} # m${i}}`).join('\n')
const refused: [name: string, content: string, reason: RegExp][] = [
  ['empty', '', /it is empty/],
  ['prose', 'Lane, D. (2014). Eurasian integration.', /neither CSL-JSON nor BibTeX nor RIS/],
  ['broken JSON', '[{"id":', /JSON/],
  ['JSON of something else', '{"a": 1}', /no reference/],
  ['a list of nothing', '[]', /no reference/],
  ['deep JSON', '['.repeat(200_000), /JSON|stack/i],
  ['deep braces', `@book{a, title = ${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}`, /./],
  ['macros that double', `@string{m0 = "xxxxxxxxxx"}\n${macros}\n@book{a, title = m60}`, /unfold/],
  ['longer than any library', ' '.repeat(20_000_001), /longer than/],
  ['a binary', '\u0000\u0001PK\u0003\u0004', /neither/],
]

describe('a file that is refused', () => {
  it.each(refused)('%s', (_name, content, reason) => {
    const started = performance.now()
    expect(() => read(content)).toThrow(
      expect.objectContaining({ name: 'badReferences', message: expect.stringMatching(reason) as string }),
    )
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it('a forbidden key reaches nothing', () => {
    const { items: kept } = read('[{"id":"a","title":"T","__proto__":{"polluted":1},"constructor":"x"}]')
    expect(kept).toEqual([{ id: 'a', title: 'T', type: 'document' }])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
