import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { borrowedWords } from '../../../shared/citing/paraphrase.ts'

const AUTHOR =
  'The right to stop a boat is worth more than the right to steer it. Every concession that followed was bought with a threat to stay ashore.'
const AUTOR =
  'Das Recht, ein Schiff anzuhalten, ist mehr wert als das Recht, es zu steuern. Jedes Zugeständnis wurde mit der Drohung erkauft, an Land zu bleiben.'

const found = (quotation: string, paraphrase: string) =>
  borrowedWords(quotation, paraphrase).map(({ start, end }) => paraphrase.slice(start, end))

describe('words that are still the author’s', () => {
  test.each<[name: string, quotation: string, paraphrase: string, borrowed: string[]]>([
    [
      'a run taken over as it stands',
      AUTHOR,
      'She thinks that the right to stop a boat is worth more than anything else.',
      ['the right to stop a boat is worth more than'],
    ],
    [
      'with other capitals, commas and quotation marks',
      AUTHOR,
      'Every Concession, “that followed”, was bought cheaply.',
      ['Every Concession, “that followed”, was bought'],
    ],
    [
      'with other endings',
      AUTHOR,
      'The rights to stopping traffic made him think of his own harbour at home.',
      ['The rights to stopping'],
    ],
    [
      'two runs, each by itself',
      AUTHOR,
      'Every concession that followed came later; still, the right to steer it is small.',
      ['Every concession that followed', 'the right to steer it'],
    ],
    [
      'German, with other cases of the words',
      AUTOR,
      'Sie meint, dass jedes Zugeständnis mit der Drohung erkauft war.',
      ['mit der Drohung erkauft'],
    ],
    [
      'German, without the dots of the umlauts',
      'Die größeren Städte wollten gesehen werden',
      'dass die grossere Stadt wollte gesehen werden',
      ['die grossere Stadt wollte gesehen werden'],
    ],
    [
      'a patchwork in which every few words are changed',
      'minutes of the first winter return again and again to the colour of the hull and the flag at the stern',
      'the first winter’s minutes always return to the hull colour, plus the flag at the stern',
      ['the first winter’s', 'the flag at the stern'],
    ],
  ])('%s', (_, quotation, paraphrase, borrowed) => {
    expect(found(quotation, paraphrase)).toEqual(borrowed)
  })
})

describe('words of one’s own', () => {
  test.each<[name: string, quotation: string, paraphrase: string]>([
    ['another sentence altogether', AUTHOR, 'Whoever can block traffic holds more power than whoever directs it.'],
    [
      'the same few terms, in an order of one’s own',
      AUTHOR,
      'A boat’s helm matters less to him than its right of way.',
    ],
    ['an idiom of small words', 'On the other hand, it is not to be had.', 'On the other hand, it is raining today.'],
    ['German in other words', AUTOR, 'Wer den Verkehr sperren kann, hat größere Macht als jeder Kapitän.'],
    ['nothing', AUTHOR, ''],
    ['a name and a title', 'Mill, On Liberty, chapter two', 'Compare Mill on this.'],
  ])('%s', (_, quotation, paraphrase) => {
    expect(found(quotation, paraphrase)).toEqual([])
  })
})

test('what is copied whole is found whole, and ranges lie in order within the paraphrase', () => {
  const word = fc.constantFrom(
    'ferry',
    'harbour',
    'the',
    'Brücke',
    'of',
    'winter',
    'stehen',
    'naïve',
    'is',
    'colour',
    'towns',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.array(word, { maxLength: 20 }), (one, other) => {
      const paraphrase = other.join(' ')
      let at = 0
      for (const { start, end, words } of borrowedWords(one.join(' '), paraphrase)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        expect(paraphrase.slice(start, end).split(' ')).toHaveLength(words)
        at = end
      }
      expect(at).toBeLessThanOrEqual(paraphrase.length)
    }),
  )
  expect(found(AUTHOR, AUTHOR)).toEqual([AUTHOR.slice(0, -1)])
})
