import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeBiblatex } from '../../../shared/citing/biblatex-citation.ts'
import { parsePandoc, writePandoc } from '../../../shared/citing/pandoc-citation.ts'
import type { CitationItem } from '../../../shared/model/citation.ts'

type Cited = { citationItems: CitationItem[]; mode?: 'composite' }
const page = (id: string, locator: string, more: Partial<CitationItem> = {}): CitationItem => ({
  id,
  locator,
  label: 'page',
  ...more,
})

/** Written as Pandoc does, meaning, written as BibLaTeX does. */
const both: [pandoc: string, cited: Cited, biblatex: string][] = [
  ['[@lane]', { citationItems: [{ id: 'lane' }] }, '\\autocite{lane}'],
  ['[@lane, p. 3]', { citationItems: [page('lane', '3')] }, '\\autocite[3]{lane}'],
  [
    '[see @lane, pp. 3–4, and passim]',
    { citationItems: [page('lane', '3–4', { prefix: 'see', suffix: ', and passim' })] },
    '\\autocite[see][3--4, and passim]{lane}',
  ],
  [
    '[-@lane, chap. 2]',
    { citationItems: [{ id: 'lane', locator: '2', label: 'chapter', 'suppress-author': true }] },
    '\\autocite*[chap.~2]{lane}',
  ],
  [
    '[@a, p. 1; cf. @b]',
    { citationItems: [page('a', '1'), { id: 'b', prefix: 'cf.' }] },
    '\\autocites[1]{a}[cf.][]{b}',
  ],
  ['@lane', { citationItems: [{ id: 'lane' }], mode: 'composite' }, '\\textcite{lane}'],
  ['@lane [p. 5]', { citationItems: [page('lane', '5')], mode: 'composite' }, '\\textcite[5]{lane}'],
  [
    '[@lane, my translation]',
    { citationItems: [{ id: 'lane', suffix: ', my translation' }] },
    '\\autocite[my translation]{lane}',
  ],
  ['[@{http://a.b/c,d}, p. 3]', { citationItems: [page('http://a.b/c,d', '3')] }, '\\autocite[3]{http://a.b/c,d}'],
  ['[@lane, {p. 3 bis}]', { citationItems: [page('lane', '3 bis')] }, '\\autocite[3 bis]{lane}'],
  [
    '[@lane, paras. 4–5]',
    { citationItems: [{ id: 'lane', locator: '4–5', label: 'paragraph' }] },
    '\\autocite[para.~4--5]{lane}',
  ],
]

test('two hyphens are a dash, as Pandoc’s users type it', () => {
  expect(parsePandoc('[@lane, pp. 3--4, 7]')).toMatchObject([{ citationItems: [page('lane', '3–4, 7')] }])
})

test('BibLaTeX gets the word before a place in the document’s language', () => {
  const cited = { citationItems: [{ id: 'a', locator: '2', label: 'chapter' as const }, page('b', '3')] }
  const written = writeBiblatex(cited, { key: String, text: (text) => text, word: () => 'Kap.' })
  expect(written).toBe('\\autocites[Kap.~2]{a}[3]{b}')
})

describe('a citation', () => {
  test.each(both)('%s', (pandoc, cited, biblatex) => {
    expect(parsePandoc(pandoc)).toEqual([{ ...cited, raw: pandoc }])
    expect(writePandoc(cited)).toBe(pandoc)
    expect(writeBiblatex(cited, { key: String, text: (text) => text })).toBe(biblatex)
  })

  const reading: [name: string, text: string, found: string[]][] = [
    ['stands between words', 'As [@a] and @b said.', ['As ', '[@a]', ' and ', '@b', ' said.']],
    ['is no e-mail address', 'me@example.org', ['me@example.org']],
    ['is no bracket without a key', '[sic] and [x](y)', ['[sic] and [x](y)']],
    ['is no bracket in which one piece has no key', '[@a; and more]', ['[@a; and more]']],
    ['ends before a full stop', 'by @lane2014.', ['by ', '@lane2014', '.']],
    ['knows German words for places', '[@a, S. 7]', ['[@a, S. 7]']],
  ]
  test.each(reading)('%s', (_name, text, found) => {
    expect(parsePandoc(text).map((part) => (typeof part === 'string' ? part : part.raw))).toEqual(found)
  })

  test('German words mean the same places', () => {
    expect(parsePandoc('[@a, S. 7]')).toMatchObject([{ citationItems: [page('a', '7')] }])
    expect(parsePandoc('[@a, Kap. 2]')).toMatchObject([{ citationItems: [{ locator: '2', label: 'chapter' }] }])
  })

  test('no text is lost, and hostile ones take no time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('@', '[', ']', 'a', '1', ' ', ';', '-', '{', '}', '\\', ',', 'p. ') }),
        (text) => {
          expect(
            parsePandoc(text)
              .map((part) => (typeof part === 'string' ? part : part.raw))
              .join(''),
          ).toBe(text)
        },
      ),
    )
    for (const hostile of ['['.repeat(50_000), '[@a'.repeat(20_000), '@'.repeat(50_000), `[${'@a;'.repeat(20_000)}]`])
      expect(parsePandoc(hostile).length).toBeGreaterThan(0)
  })
})
