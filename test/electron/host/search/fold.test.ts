import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, tokens } from '../../../../electron/host/search/fold.ts'
import { foldWord } from '../../../../shared/fold-word.ts'

describe('folding a text', () => {
  it.each([
    ['case', 'Sovereignty SOVEREIGNTY', 'sovereignty sovereignty'],
    ['accents, composed and not', 'café cafe\u0301 Dvořák São', 'cafe cafe dvorak sao'],
    ['letters without a decomposition', 'Łódź Smørrebrød đak ðe Þór', 'lodz smorrebrod dak de thor'],
    ['sharp s and ligatures', 'Straße ﬁnal œuvre Æsop', 'strasse final oeuvre aesop'],
    ['Turkish i', 'İstanbul ısı Işık', 'istanbul isi isik'],
    ['Greek, with its two sigmas', 'Ὀδυσσεύς ΟΔΥΣΣΕΥΣ', 'οδυσσευσ οδυσσευσ'],
    ['yo, but not short i', 'Ещё еще мой мои', 'еще еще мой мои'],
    ['stressed Russian', 'догово\u0301р', 'договор'],
    ['pointed Hebrew and Arabic', 'שָׁלוֹם مُحَمَّد', 'שלום محمد'],
    ['Hindi keeps its vowel signs', 'हिन्दी', 'हिन्दी'],
    ['hyphens and apostrophes part words', 'trans-national l’été don’t', 'trans national l ete don t'],
    ['soft hyphens and zero-width signs do not', 'sover\u00adeign zero\u200bwidth', 'sovereign zerowidth'],
    ['numbers', '2015, 1/2 and 3,5 %', '2015 1 2 and 3 5'],
    ['superscript and full-width forms', 'x² ＡＢＣ', 'x2 abc'],
    ['scripts without spaces, by character', '北京大学 カタ', '北 京 大 学 カ タ'],
    ['nothing but signs', '— … «» \u0000 🧩', ''],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('finds the same words letter by letter as by the pattern', () => {
    const near = fc.constantFrom(
      ...'aZ09 .,-–“”…\u00ad\u0301\u200b\u205f\u2060éßÆıςЁёйΆ²½ﬁ北ａ🧩\ud800\udc00ͺҀ҃԰ա'.split(''),
    )
    const any = fc.oneof(fc.string({ unit: near, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))
    fc.assert(
      // What cannot be judged by letter sends all after it to the pattern: once from the first word on, once from where it comes.
      fc.property(any, (text) => {
        const hard = '\u0301 '
        const byPattern = tokens(hard + text).map(({ word, start, end }) => [
          word,
          start - hard.length,
          end - hard.length,
        ])
        expect(tokens(text).map(({ word, start, end }) => [word, start, end])).toEqual(byPattern)
        // Told the beginnings that count, it finds at least the words that have them, where they stand.
        const initials = new Set(byPattern.slice(0, 2).map(([word]) => String(word).charCodeAt(0)))
        const counts = ([word]: readonly unknown[]) => initials.has(String(word).charCodeAt(0))
        const some = tokens(text, initials).map(({ word, start, end }) => [word, start, end])
        expect(some.filter(counts)).toEqual(byPattern.filter(counts))
        // Those left empty keep their place among the others: neighbours stay neighbours.
        expect(some.map((each, at) => (each[0] === '' ? byPattern[at] : each))).toEqual(byPattern)
        expect(foldText(text)).toBe(byPattern.map(([word]) => word).join(' '))
      }),
      { numRuns: 500 },
    )
  })

  it('says where each word stands', () => {
    const text = 'A «Łódź», e\u0301tude 🧩 ещё'
    expect(tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual(['A', 'Łódź', 'e\u0301tude', 'ещё'])
  })

  it('folds what is folded to itself, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0
        for (const { word, start, end } of tokens(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
          expect(foldWord(word)).toBe(word)
          last = end
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
