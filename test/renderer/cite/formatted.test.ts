// Rendered citations drawn without parsing HTML: the tags of a citation processor, and nothing a text could smuggle in.
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEntities, Formatted } from '../../../renderer/cite/formatted.tsx'

const draw = (html: string) => renderToStaticMarkup(createElement(Formatted, { html }))

describe('markup', () => {
  it.each([
    ['Marlow. <i>The ferry</i>. 2019.', 'Marlow. <i>The ferry</i>. 2019.'],
    ['<div class="csl-entry">A &#38; B</div>', '<span>A &amp; B</span>'],
    ['<span style="font-variant:small-caps;">Lane</span>', '<span style="font-variant:small-caps">Lane</span>'],
    [
      '<i>On <span style="font-style:normal;">Hamlet</span></i>',
      '<i>On <span style="font-style:normal">Hamlet</span></i>',
    ],
    ['E = mc<sup>2</sup>', 'E = mc<sup>2</sup>'],
    ['<a href="https://doi.org/1">https://doi.org/1</a>', '<span>https://doi.org/1</span>'],
    ['<script>alert(1)</script>', '<span>alert(1)</span>'],
    ['<img src=x onerror=alert(1)>', '<span></span>'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['</i>stray <b>open', 'stray <b>open</b>'],
    ['<!-- note -->x', 'x'],
  ])('%s', (html, drawn) => expect(draw(html)).toBe(drawn))
})

it.each([
  ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
  ['&#8211;&#x2013;', '––'],
  ['&unknown; &#99999999;', '&unknown; &#99999999;'],
])('decodes %s', (text, decoded) => expect(decodeEntities(text)).toBe(decoded))

it('draws only the tags it knows, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<i>',
          '</i>',
          '<script>',
          '<b ',
          'onclick="x"',
          '>',
          '<',
          '</span>',
          '<span style="color:red">',
          'words',
          '&lt;',
          '"',
        ),
      ),
      (parts) => {
        const tags = draw(parts.join('')).match(/<[a-z]+[^>]*>/gu) ?? []
        for (const tag of tags) expect(tag).toMatch(/^<(i|b|span|br\/)>$/u)
      },
    ),
  )
})
