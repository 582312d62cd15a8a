// Words at an offset and their borders; which of several passages a click means; a note's words at a glance.
import { expect, test } from 'vitest'
import { excerpt } from '../../../renderer/reader/excerpt.ts'
import { unbroken } from '../../../renderer/state/unbroken.ts'
import { plainNote } from '../../../renderer/reader/plain-note.ts'
import { chooseAt } from '../../../renderer/reader/choose.ts'
import { wordAt, wordBorder } from '../../../renderer/reader/word.ts'

const text = 'The ferry, it waits.'

test.each([
  [0, 'The'],
  [5, 'ferry'],
  [9, 'it'],
  [19, 'waits'],
])('the word at %d', (offset, word) => {
  const span = wordAt(text, offset)
  expect(span && text.slice(span.start, span.end)).toBe(word)
})

test.each([
  ['end forward', 3, 1, 'end', 9],
  ['end back', 9, -1, 'end', 3],
  ['start forward', 0, 1, 'start', 4],
  ['start back', 11, -1, 'start', 4],
  ['no further at the end', 19, 1, 'end', 19],
  ['no further at the beginning', 0, -1, 'start', 0],
] as const)('a word’s border: %s', (_name, offset, direction, edge, border) => {
  expect(wordBorder(text, offset, direction, edge)).toBe(border)
})

test('a click means the shortest passage first, then the others in turn', () => {
  const passages = [
    { id: 'long', start: 0, end: 90 },
    { id: 'short', start: 40, end: 50 },
  ]
  expect(chooseAt(passages, null)?.id).toBe('short')
  expect(chooseAt(passages, 'short')?.id).toBe('long')
  expect(chooseAt(passages, 'long')?.id).toBe('short')
  expect(chooseAt([], 'long')).toBe(null)
})

test.each([
  ['**Strong** and *soft*', 'Strong and soft'],
  ['# Title\n- one\n- two', 'Title\none\ntwo'],
  ['see [Lane](https://example.org)', 'see Lane'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['> quoted', 'quoted'],
  ['2 \\* 3 \\[see\\]', '2 * 3 [see]'],
])('note %j reads %j', (markdown, plain) => {
  expect(plainNote(markdown)).toBe(plain)
})

test('a long passage is shown by its first and last words', () => {
  expect(excerpt('short  text')).toBe('short text')
  const shown = excerpt('a'.repeat(100) + ' ' + 'b'.repeat(100))
  expect(shown).toMatch(/^a+ … b+$/u)
  expect(shown.length).toBeLessThanOrEqual(64)
})

test('an excerpt is cut between words', () => {
  expect(excerpt('the band on the quay, and hardly at all to cargo, nor to mail', 30)).toBe(
    'the band on the … nor to mail',
  )
  expect(excerpt('x'.repeat(70))).toBe(`${'x'.repeat(30)} … ${'x'.repeat(30)}`)
})

test.each([
  ['(Marlow, 2019, p. 1)', '(Marlow, 2019, p.\u00a01)'],
  ['(Marlow, 2019, pp. 6–7)', '(Marlow, 2019, pp.\u00a06–7)'],
  ['(Okonjo, n.d., para. 12)', '(Okonjo, n.d., para.\u00a012)'],
  ['Marlow et al. (2019)', 'Marlow et al. (2019)'],
])('%s keeps its page beside what names it', (citation, kept) => expect(unbroken(citation)).toBe(kept))
