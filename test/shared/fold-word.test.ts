// Words that count as the same wherever words are looked for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord } from '../../shared/fold-word.ts'

describe('a word is compared', () => {
  it.each([
    ['without case', 'HARBOUR', 'harbour'],
    ['without accents, of one unit or two', 'Ne\u0301né', 'nene'],
    ['with the letters people type for others', 'Łódź', 'lodz'],
    ['… of which one may be two', 'STRASSE Straße œuvre Þing', 'strasse strasse oeuvre thing'],
    ['with ё as е', 'Ещё', 'еще'],
    ['with й as a letter of its own', 'Мой мои\u0306', 'мой мой'],
    ['without ligatures', 'ﬁnd', 'find'],
    ['without what is unseen in it', 'so\u00adver\u200beign', 'sovereign'],
    ['with the vowel signs that are letters', 'हिन्दी', 'हिन्दी'],
  ])('%s', (_, word, folded) => {
    expect(foldWord(word)).toBe(folded)
  })

  it('and is then its own fold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(foldWord(foldWord(word))).toBe(foldWord(word))
      }),
      { numRuns: 1_000 },
    )
  })
})
