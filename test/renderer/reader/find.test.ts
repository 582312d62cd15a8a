// Find in text: accents, case, quotes and white space do not matter; what is found is named by the offsets of the text itself.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAll, foldText } from '../../../renderer/reader/find.ts'

test.each<[string, string, string, string[]]>([
  ['case', 'Ferry and ferry', 'FERRY', ['Ferry', 'ferry']],
  ['accents', 'café, cafe\u0301!', 'cafe', ['café', 'cafe\u0301']],
  ['letters that do not decompose', 'in Łódź', 'lodz', ['Łódź']],
  ['sharp s', 'Straße', 'strasse', ['Straße']],
  ['typographic quotes', 'the town’s “flag”', 'town\'s "flag"', ['town’s “flag”']],
  ['white space', 'two  \n words', 'two words', ['two  \n words']],
  ['a soft hyphen', 'har\u00adbour', 'harbour', ['har\u00adbour']],
  ['astral letters', '𝑎𝑏 x 𝑎𝑏', '𝑎𝑏', ['𝑎𝑏', '𝑎𝑏']],
  ['Cyrillic', 'ПАРОМ ждёт', 'паром', ['ПАРОМ']],
  ['nothing asked', 'text', '  ', []],
  ['nothing found', 'text', 'bridge', []],
])('%s', (_name, text, wanted, expected) => {
  const found = findAll(foldText(text), wanted)
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

test('any piece of a text is found where it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.nat(59), fc.nat(59), (text, a, b) => {
      const characters = [...new Intl.Segmenter('und').segment(text)].map(({ index }) => index)
      const start = characters[a % characters.length]!
      const end = characters[b % characters.length]!
      const wanted = text.slice(Math.min(start, end), Math.max(start, end))
      const folded = foldText(text)
      if (foldText(wanted).text.trim() === '') return
      expect(findAll(folded, wanted).length).toBeGreaterThan(0)
    }),
  )
})
