// Sentences as a reader sees them: abbreviations and initials end none.
import { expect, test } from 'vitest'
import { makeSentences, splitSentences, trimSpan } from '../../../renderer/reader/sentence.ts'
import type { Block } from '../../../shared/model/source-text.ts'

test.each<[string, string, string[]]>([
  ['two sentences', 'One bank waits. The other sleeps.', ['One bank waits.', 'The other sleeps.']],
  ['a page reference', 'See Lane (2014, p. 12) on tolls. Next.', ['See Lane (2014, p. 12) on tolls.', 'Next.']],
  ['an initial', 'As E. Marlow says, it waits. Always.', ['As E. Marlow says, it waits.', 'Always.']],
  ['et al.', 'Kastner et al. Found it so. Others not.', ['Kastner et al. Found it so.', 'Others not.']],
  ['German abbreviations', 'Vgl. Meier, S. 4. Danach mehr.', ['Vgl. Meier, S. 4.', 'Danach mehr.']],
  ['questions and quotes', '“Why?” he asked. Nobody knew.', ['“Why?” he asked.', 'Nobody knew.']],
  ['Russian', 'Паром ждёт. Мост стоит.', ['Паром ждёт.', 'Мост стоит.']],
  ['nothing', '  ', []],
])('%s', (_name, text, expected) => {
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
})

const text = 'One waits. Two sleeps.\n\nThree.'
const blocks: Block[] = [
  { kind: 'paragraph', start: 0, end: 22 },
  { kind: 'paragraph', start: 23, end: 23 },
  { kind: 'paragraph', start: 24, end: 30 },
]
const words = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end)

test('the sentence at, after and before an offset, across blocks', () => {
  const sentences = makeSentences(text, blocks)
  expect(words(sentences.at(3))).toBe('One waits.')
  expect(words(sentences.at(10))).toBe('Two sleeps.')
  expect(words(sentences.after(10))).toBe('Two sleeps.')
  expect(words(sentences.after(22))).toBe('Three.')
  expect(words(sentences.after(30))).toBe(null)
  expect(words(sentences.before(24))).toBe('Two sleeps.')
  expect(words(sentences.before(0))).toBe(null)
  expect(words(sentences.at(30))).toBe('Three.')
})

test('a text without blocks has no sentences', () => {
  expect(makeSentences('', []).at(0)).toBe(null)
})

test('a span is trimmed to nothing where it is white space only', () => {
  expect(trimSpan('a  \n b', 1, 5)).toEqual({ start: 5, end: 5 })
  expect(trimSpan(' ab ', -3, 99)).toEqual({ start: 1, end: 3 })
})
