import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latexText } from '../../../../../electron/host/cite/latex-text.ts'
import { made, RICH, textOf } from './works.ts'

const TIME = { timeout: 60_000 }
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')

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
    expect(text).toContain('My own view1 meets Ada Kastner.2')
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
    expect(textOf(await made({ blockFrom: 3 }), 'html')).toMatch(
      /<blockquote>\n<p dir="auto">The union is “dead”\. \(Lane/,
    )
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

  test('a number is never parted from the word before it', TIME, async () => {
    const html = textOf(await made(), 'html')
    expect(html).toContain('Frear, 2014, p.\u00a033)')
    expect(html).toContain('pp.\u00a06–7)')
    expect(textOf(await made({ locale: 'de-DE' }), 'html')).toContain('S.\u00a033)')
  })

  const note = (markdown: string, more = {}): ReturnType<typeof made> =>
    made({ style: 'chicago-notes-bibliography', parts: [{ kind: 'note', markdown }], ...more })
  const raised: [written: string, locale: string, printed: string][] = [
    ['Words [@lane2014].', 'en-US', 'Words.1'],
    ['Words [@lane2014], and [@ito2020] more.', 'en-US', 'Words,1 and2 more.'],
    ['“Words [@lane2014].” More.', 'en-US', '“Words.”1 More.'],
    ['(words [@lane2014]) more', 'en-US', '(words1) more'],
    ['Words. [@lane2014]', 'en-US', 'Words.1'],
    ['Words! [@lane2014].', 'en-US', 'Words!1'],
    ['So @kastner2016 [p. 5]. More.', 'en-US', 'So Ada Kastner.1 More.'],
    ['Wörter [@lane2014].', 'de-DE', 'Wörter.1'],
    ['Mots [@lane2014].', 'fr-FR', 'Mots1.'],
  ]
  test.each(raised)('%s (%s) has its raised number in its place', TIME, async (markdown, locale, printed) => {
    expect(plain(textOf(await note(markdown, { locale }), 'html'))).toContain(`\n${printed}\n`)
  })

  test('numbers that a style raises stand as those of notes do', TIME, async () => {
    expect(textOf(await note('Words [@lane2014], more.', { style: 'nature' }), 'html')).toContain(
      'Words,<sup>1</sup> more.',
    )
  })

  test('a page range is shortened as the style has it, however it was typed', TIME, async () => {
    const texts = await Promise.all(
      ['323-326', '323--326', '323–326'].map(async (pages) =>
        plain(textOf(await note(`[@lane2014, pp. ${pages}]`), 'html')),
      ),
    )
    for (const text of texts) expect(text).toContain('(Quay, 2014), 323–26.')
  })

  test('lists and quotations keep what stands in them, and their numbers', TIME, async () => {
    const html = textOf(await made({ parts: [{ kind: 'note', markdown: RICH }] }), 'html').replace(/ dir="auto"/g, '')
    expect(html).toContain('<ul>\n<li>one\n<ul>\n<li>one deep\n<ol start="1">\n<li>counted</li>')
    expect(html).toContain('<ol start="5">\n<li><p>fifth</p>\n<p>More of the fifth.</p></li>')
    expect(html).toContain(
      '<ul>\n<li>listed in it</li>\n</ul>\n<blockquote>\n<p>quoted in it</p>\n</blockquote>\n</blockquote>',
    )
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2#d">a link</a> and a record.')
    expect(html).toContain('<hr>')
  })

  test('a record of the library is linked in no file', TIME, async () => {
    for (const format of ['html', 'rtf', 'md', 'latex'] as const) {
      const { files } = await made({ format, parts: [{ kind: 'note', markdown: RICH }] })
      expect(Buffer.from(files[0]!.base64, 'base64').toString()).not.toContain('commonplace:')
    }
  })
})

describe('text as LaTeX', () => {
  test('never begins a command, a group, a comment or a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$&#%_^~"<>|-`\'!?,a \n') }), (text) => {
        const known = /\\(?:text[a-z]+|newline)\{\}|\\[{}$&#%_]|\{\}/g
        expect(latexText(text).replace(known, '')).not.toMatch(/[\\{}$&#%_^"<>`]/)
      }),
    )
  })
})
