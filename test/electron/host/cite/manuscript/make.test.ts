import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latexText } from '../../../../../electron/host/cite/latex-text.ts'
import { made, textOf } from './works.ts'

const TIME = { timeout: 60_000 }
const plain = (html: string): string => html.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')

describe('a manuscript', () => {
  test('in the text', TIME, async () => {
    const page = await made()
    const text = plain(textOf(page, 'html'))
    expect(text).toContain(
      'My own view (Ito, 2020, Chapter 2; see Lane & Frear, 2014, p. 12) meets Kastner (2016, p. 5).',
    )
    expect(text).toContain('“The union is ‘dead’” (Lane & Frear, 2014, p. 33).')
    expect(text).toContain('word end. (Kastner, 2016, as cited in Ito, 2020, pp. 6–7)')
    expect(text).toContain('[@nobody, p. 3]')
    expect(text).toContain('[letters.txt]')
    expect(text).toContain('References\nIto, A. (2020). Harbours. Quay.\nKastner, A. (2016)')
    expect(page).toMatchObject({
      edition: 'APA 7',
      passages: 3,
      citations: 4,
      works: 3,
      unknownKeys: ['nobody'],
      uncited: ['letters.txt'],
    })
  })

  test('with notes: whole, then short, in their order', TIME, async () => {
    const text = plain(textOf(await made({ style: 'chicago-notes-bibliography' }), 'html'))
    expect(text).toContain('My own view 1 meets Ada Kastner2.')
    expect(text).toContain('“The union is ‘dead’.”3')
    expect(text).toContain(
      'See David Lane and Matthew Frear, Regions (Quay, 2014), 12; Ada Ito, Harbours (Quay, 2020), chap. 2.',
    )
    expect(text).toContain('Lane and Frear, Regions, 33.')
    expect(text).toContain('Ada Kastner, Tides (Quay, 2016), quoted in Ito, Harbours, 6–7.')
  })

  test('a style with ibid. says so', TIME, async () => {
    const cite = {
      kind: 'passage',
      words: 'Words.',
      cited: { id: 'lane2014', locator: '3', label: 'page' },
      origin: '',
    } as const
    const style = 'chicago-notes-bibliography-subsequent-ibid'
    expect(plain(textOf(await made({ style, parts: [cite, cite] }), 'html'))).toContain('Ibid.')
  })

  test('numbers count in the order of the text', TIME, async () => {
    const text = plain(textOf(await made({ style: 'ieee' }), 'html'))
    expect(text).toMatch(/\[1, p\. 12\]/)
    expect(text.slice(text.indexOf('References'))).toMatch(/\[1\] ?D\. Lane/)
  })

  test('in German', TIME, async () => {
    const text = plain(textOf(await made({ locale: 'de-DE', listTitle: 'Literatur' }), 'html'))
    expect(text).toContain('„The union is ‚dead‘“ (Lane & Frear, 2014, S. 33).')
    expect(text).toContain('zitiert nach Ito, 2020, S. 6–7')
  })

  test('a quotation is a block from as many words as one says', TIME, async () => {
    expect(textOf(await made({ blockFrom: 3 }), 'html')).toContain('<blockquote><p>The union is “dead”. (Lane')
  })

  test('no text of anyone’s is markup', TIME, async () => {
    const html = textOf(await made(), 'html')
    expect(html).toContain('100% &amp; #1 {a} ~ &lt;b&gt;&amp;amp;&lt;/b&gt;')
    expect(html).not.toContain('<b>&')
    expect(textOf(await made({ format: 'rtf' }), 'rtf')).toContain('\\\\input\\{/etc/passwd\\}')
  })

  test('RTF has real footnotes', TIME, async () => {
    const rtf = textOf(await made({ format: 'rtf', style: 'chicago-notes-bibliography' }), 'rtf')
    expect(rtf.match(/\{\\footnote/g)).toHaveLength(4)
    expect(rtf.match(/[{]/g)?.length).toBe(rtf.match(/[}]/g)?.length)
  })
})

describe('text as LaTeX', () => {
  test('never begins a command, a group, a comment or a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$&#%_^~"<>|-`\'!?,a \n') }), (text) => {
        const known = /\\text[a-z]+\{\}|\\\\ |\\[{}$&#%_]|\{\}/g
        expect(latexText(text).replace(known, '')).not.toMatch(/[\\{}$&#%_^"<>`]/)
      }),
    )
  })
})
