import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationItemOf } from '../../../shared/citing/cited-passage.ts'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Block, SourceText } from '../../../shared/model/source-text.ts'

type Given = Pick<SourceText, 'text' | 'blocks' | 'works' | 'pages'>

function blocks(...parts: [kind: Block['kind'], text: string, more?: Partial<Block>][]): {
  text: string
  blocks: Block[]
} {
  let start = 0
  const made = parts.map(([kind, text, more]) => {
    const block: Block = { kind, start, end: start + text.length, ...more }
    start = block.end + 1
    return block
  })
  return { text: parts.map(([, text]) => text).join('\n'), blocks: made }
}
const work = (start: number, end: number) => ({ start, end, item: {}, evidence: [], missing: [] })
const page = (start: number, label: string) => ({ start, label, certainty: 'printed' as const })

const paged: Given = {
  // 0 heading, 6 paragraph, 17 paragraph, 28 note
  ...blocks(['heading', 'Title'], ['paragraph', 'aaaa bbbbb'], ['paragraph', 'cccc ddddd'], ['note', '1 note note']),
  works: [work(6, 39)],
  pages: [page(6, '4'), page(11, '5'), page(22, '6'), page(28, '4')],
}
const counted: Given = {
  ...blocks(
    ['heading', 'Title'],
    ['paragraph', 'abstract text', { role: 'abstract' }],
    ['paragraph', 'first', { number: '1' }],
    ['listItem', 'item'],
    ['heading', 'Head'],
    ['paragraph', 'second', { number: '2' }],
    ['paragraph', 'other', { number: '1' }],
  ),
  works: [work(0, 42), work(43, 48)],
  pages: [],
}
const at = (source: Given, passage: string) => {
  const start = source.text.indexOf(passage)
  return locatorOf(source, start, start + passage.length)
}

const cases: [name: string, source: Given, passage: string, expected: object][] = [
  ['a page', paged, 'aaaa', { page: '4', paragraph: null, work: 1, label: 'page' }],
  ['a passage at a page’s first letter', paged, 'bbbbb', { page: '5' }],
  ['a passage over one page mark', paged, 'aaaa bb', { page: '4–5' }],
  ['over two page marks', paged, 'aaaa bbbbb\ncccc dd', { page: '4–6' }],
  ['white space before a page mark does not reach it', paged, 'aaaa ', { page: '4' }],
  ['a note opens its own page entry', paged, 'note', { page: '4' }],
  ['before the first page, outside every work', paged, 'Title', { page: null, work: null, label: null }],
  ['the abstract', counted, 'abstract', { paragraph: null, label: 'abstract', work: 1 }],
  ['a counted paragraph', counted, 'second', { paragraph: '2', label: 'paragraph' }],
  ['an uncounted list item belongs to the paragraph before', counted, 'item', { paragraph: '1' }],
  ['a passage over a heading into the next paragraph', counted, 'first\nitem\nHead\nsec', { paragraph: '1–2' }],
  ['a heading has no paragraph', counted, 'Head', { paragraph: null, label: null }],
  ['the next work counts from 1 again', counted, 'other', { paragraph: '1', work: 2 }],
]

describe('locatorOf', () => {
  it.each(cases)('%s', (_name, source, passage, expected) => {
    expect(at(source, passage)).toMatchObject(expected)
  })

  it('names the page at the start for every range', () => {
    fc.assert(
      fc.property(fc.nat(38), fc.nat(38), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1]
        const whole = locatorOf(paged, start, end)
        const { page: first } = locatorOf(paged, start, start + 1)
        if (paged.text.slice(start, end).trim() && /\S/.test(paged.text.charAt(start))) {
          expect(whole.page?.split('–')[0] ?? null).toBe(first)
        }
      }),
    )
  })
})

describe('citationItemOf', () => {
  const apa = { countsParagraphs: true }
  const chicago = { countsParagraphs: false }
  it('prints pages in every style', () => {
    expect(citationItemOf('k', at(paged, 'aaaa bb'), chicago)).toEqual({ id: 'k', locator: '4–5', label: 'page' })
  })
  it('prints counted places in APA', () => {
    expect(citationItemOf('k', at(counted, 'second'), apa)).toEqual({ id: 'k', locator: '2', label: 'paragraph' })
    expect(citationItemOf('k', at(counted, 'abstract'), apa)).toEqual({ id: 'k', suffix: ', Abstract' })
  })
  it('omits counted places in Chicago', () => {
    expect(citationItemOf('k', at(counted, 'second'), chicago)).toEqual({ id: 'k' })
    expect(citationItemOf('k', at(counted, 'abstract'), chicago)).toEqual({ id: 'k' })
  })
})
