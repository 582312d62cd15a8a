// What changed between two wordings, word by word.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference } from '../../../renderer/texts/difference.ts'

const shown = (before: string, after: string): string =>
  difference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('')

describe('a difference', () => {
  test.each([
    ['the same words', 'a toll book', 'a toll book', 'a toll book'],
    ['a word for another', 'a toll book', 'a tax book', 'a [-toll ][+tax ]book'],
    ['a word more', 'a book', 'a toll book', 'a [+toll ]book'],
    ['a word less', 'a toll book', 'a book', 'a [-toll ]book'],
    ['at the end', 'went by.', 'passed by', '[-went by.][+passed by]'],
    ['nothing before', '', 'words', '[+words]'],
    ['white space alone', 'a  book', 'a book', 'a book'],
  ])('of %s', (_name, before, after, expected) => expect(shown(before, after)).toBe(expected))

  test('gives both wordings back, white space aside', () => {
    const words = fc.array(fc.constantFrom('salt', 'wool', 'toll', 'by', 'the', 'north.'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const parts = difference(a.join(' '), b.join(' '))
        const of = (kind: string): string[] =>
          parts
            .filter((part) => part.kind === 'same' || part.kind === kind)
            .flatMap(({ text }) => text.split(' '))
            .filter((word) => word !== '')
        expect(of('gone')).toEqual(a)
        expect(of('new')).toEqual(b)
      }),
    )
  })
})
