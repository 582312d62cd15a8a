// What folding makes of a text, letter by letter, beside the plainest way to say it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/anchoring/normalise.ts'

/** The rule, asked at every place of the text. */
function plainly(text: string): string {
  return text
    .replace(/[\s\u00AD\u200B-\u200D\u2060]+/gu, (run) => (/\s/u.test(run) ? ' ' : ''))
    .replace(/[‘’‚‛′ʼʹ`´]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–—―−⁃]/gu, '-')
    .replaceAll('…', '...')
    .replace(/[\uFB00-\uFB06]/gu, (ligature) => ligature.normalize('NFKC'))
}

describe('folding for matching', () => {
  it.each([
    ['ordinary words', 'nothing to fold here', 'nothing to fold here'],
    ['runs of spaces', 'a  b   c ', 'a b c '],
    ['line ends', 'a \nb\r\n c', 'a b c'],
    ['what is unseen', 'in\u00ADvis\u200Bible', 'invisible'],
    ['a space beside what is unseen', 'a \u00ADb\u200B c', 'a b c'],
    ['quotation marks', '„a“ ‚b‘ «c»', '"a" \'b\' "c"'],
    ['dashes and dots', 'a — b … c', 'a - b ... c'],
    ['ligatures', 'ﬁnd the ﬂow', 'find the flow'],
    ['accents of their own', 'cafe\u0301', 'café'],
    ['marks on letters of two units', '𝒜\u0301 b', '𝒜\u0301 b'],
    ['pictures, which are no marks', '🧩 a  🧩', '🧩 a 🧩'],
  ])('%s', (_, text, folded) => {
    expect(fold(text).text).toBe(folded)
  })

  it('is the same as asking at every place, and leads back to the printed words', () => {
    const part = fc.constantFrom(
      ...'ab .,  \n\t\u00AD\u200B\u2060–—“’…ﬁ🧩\u3000é北'.split(''),
      'word',
      '𝒜',
      '\ud83e',
      '\u00A0 ',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const folded = fold(text)
        expect(folded.text).toBe(plainly(text))
        for (let at = 0; at < folded.text.length; at++) {
          const { start, end } = folded.original(at, at + 1)
          expect(plainly(text.slice(start, end))).toContain(folded.text[at])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('composes accents as Unicode does, wherever they stand', () => {
    const part = fc.constantFrom('e', 'o', ' ', 'word ', '\u0301', '\u0308', '𝒜', '\u{1d165}', 'и', '\u0306')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('').replace(/ {2,}/gu, ' ')
        // A mark with nothing before it stands as it is.
        const composed = text.replace(/\P{M}\p{M}+/gu, (found) => found.normalize('NFC'))
        expect(fold(text).text).toBe(composed)
      }),
      { numRuns: 2_000 },
    )
  })
})
