import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capitalised, parseRuns, runsToHtml, runsToRtf, runsToText } from '../../../../electron/host/cite/runs.ts'
import type { Run } from '../../../../electron/host/cite/runs.ts'

const cases: [name: string, html: string, text: string, clean: string, rtf: string][] = [
  ['plain', 'Lane 2014', 'Lane 2014', 'Lane 2014', 'Lane 2014'],
  ['entities', 'A &#38; B &lt;c&gt;', 'A & B <c>', 'A &amp; B &lt;c&gt;', 'A & B <c>'],
  ['italics', '<i>Title</i>. 2014', 'Title. 2014', '<i>Title</i>. 2014', '{\\i Title}. 2014'],
  [
    'upright inside italics',
    '<i>The <span style="font-style:normal;">War</span> of</i>',
    'The War of',
    '<i>The </i>War<i> of</i>',
    '{\\i The }War{\\i  of}',
  ],
  [
    'small capitals',
    '<span style="font-variant:small-caps;">nato</span>',
    'nato',
    '<span style="font-variant:small-caps">nato</span>',
    '{\\scaps nato}',
  ],
  ['a span that says nothing', '<span class="nocase">eBay</span>', 'eBay', 'eBay', 'eBay'],
  [
    'blocks of an entry',
    '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">J. Doe</div>',
    '[1] J. Doe',
    '[1] J. Doe',
    '[1] J. Doe',
  ],
  ['line ends', '  <div class="csl-entry">A\n  B</div>\n', 'A B', 'A B', 'A B'],
  ['beyond ASCII', 'Łódź – 3', 'Łódź – 3', 'Łódź – 3', '\\u321?\\u243?d\\u378? \\u8211? 3'],
  ['beyond the basic plane', '𝒜', '𝒜', '𝒜', '\\u-10187?\\u-9060?'],
  ['a stray bracket', 'a < b', 'a < b', 'a &lt; b', 'a < b'],
  ['scripts', 'x<sup>2</sup><sub>i</sub>', 'x2i', 'x<sup>2</sup><sub>i</sub>', 'x{\\super 2}{\\sub i}'],
]

describe('runs', () => {
  it.each(cases)('%s', (_name, html, text, clean, rtf) => {
    const runs = parseRuns(html)
    expect(runsToText(runs)).toBe(text)
    expect(runsToHtml(runs)).toBe(clean)
    expect(runsToRtf(runs)).toBe(rtf)
  })

  it('keeps any text and its style through html and back', () => {
    const words = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replace(/\s/g, '_'))
    const run: fc.Arbitrary<Run> = fc.record(
      {
        text: words,
        italic: fc.constant(true as const),
        bold: fc.constant(true as const),
        smallCaps: fc.constant(true as const),
      },
      { requiredKeys: ['text'] },
    )
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const back = parseRuns(runsToHtml(runs))
        expect(runsToText(back)).toBe(runsToText(runs))
        expect(runsToHtml(parseRuns(runsToHtml(back)))).toBe(runsToHtml(back))
      }),
    )
  })

  it('lets no markup of a record through', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const html = runsToHtml([{ text, italic: true }])
        expect(html.slice(3, -4)).not.toMatch(/[<>"]/)
        // RTF may hold nothing beyond ASCII
        expect(runsToRtf([{ text }])).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })

  it('gives a note its capital past quotation marks and italics', () => {
    expect(runsToText(capitalised(parseRuns('see Lane')))).toBe('See Lane')
    expect(runsToText(capitalised(parseRuns('“<i>ibid</i>.”')))).toBe('“Ibid.”')
    expect(capitalised([])).toEqual([])
  })
})
