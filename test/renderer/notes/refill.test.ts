// Where the caret goes when the text around it changes.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved } from '../../../renderer/notes/refill.ts'

/** `|` is the caret. */
test.each([
  ['before what is new', 'one| two', 'one two three', 'one| two three'],
  ['behind what is new', 'one two|', 'zero one two', 'zero one two|'],
  ['behind what is gone', 'zero one| two', 'one two', 'one| two'],
  ['in what is gone', 'zero o|ne two', 'zero two', 'zero |two'],
  ['at the start', '|one', 'zero one', '|zero one'],
])('%s', (_, before, after, expected) => {
  const at = moved(before.indexOf('|'), before.replace('|', ''), after)
  expect(`${after.slice(0, at)}|${after.slice(at)}`.replace(/\s+/gu, ' ')).toBe(expected)
})

test('it never leaves the text, and stays where nothing changes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (before, after, n) => {
      const offset = n % (before.length + 1)
      const at = moved(offset, before, after)
      expect(at).toBeGreaterThanOrEqual(0)
      expect(at).toBeLessThanOrEqual(after.length)
      expect(moved(offset, before, before)).toBe(offset)
    }),
  )
})
