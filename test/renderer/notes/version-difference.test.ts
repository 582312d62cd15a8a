import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf, wordsIn } from '../../../renderer/notes/version-difference.ts'

test('two texts are told apart by words', () => {
  expect(differenceOf('the old ferry', 'the new ferry')).toEqual([
    { text: 'the ', is: 'same' },
    { text: 'old', is: 'gone' },
    { text: 'new', is: 'new' },
    { text: ' ferry', is: 'same' },
  ])
})

test('its pieces are the two texts', () => {
  const words = fc.array(fc.constantFrom('a', 'ferry', 'Brücke', '\n', ' ', '  ', '.', 'мост', '–'), { maxLength: 20 })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const pieces = differenceOf(one.join(''), other.join(''))
      const without = (is: string) => pieces.filter((piece) => piece.is !== is).map(({ text }) => text)
      expect(without('new').join('')).toBe(one.join(''))
      expect(without('gone').join('')).toBe(other.join(''))
    }),
  )
})

test.each([
  ['', 0],
  ['one', 1],
  ['don’t stop-start, Jürgen!', 3],
])('“%s” has %i words', (text, words) => expect(wordsIn(text)).toBe(words))
