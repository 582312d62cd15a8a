// Quotation marks within quotations: from every language's signs into every language's, at each depth; apostrophes stay.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nestedMarks, type Marks } from '../../../../electron/host/cite/nested-marks.ts'

const american: Marks = { open: '“', close: '”', innerOpen: '‘', innerClose: '’' }
const british: Marks = { open: '‘', close: '’', innerOpen: '“', innerClose: '”' }
const german: Marks = { open: '„', close: '“', innerOpen: '‚', innerClose: '‘' }
const french: Marks = { open: '«\u202f', close: '\u202f»', innerOpen: '“', innerClose: '”' }

const cases: [words: string, american: string, british: string, german: string, french: string][] = [
  ['a “b” c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a ‘b’ c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a „b“ c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a «\u202fb\u202f» c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a »b« c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a ”b” c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['a "b" c', 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ["a 'b' c", 'a ‘b’ c', 'a “b” c', 'a ‚b‘ c', 'a “b” c'],
  ['“a ‘b’ c”', '‘a “b” c’', '“a ‘b’ c”', '‚a „b“ c‘', '“a «\u202fb\u202f» c”'],
  ['„a ‚b‘ c“', '‘a “b” c’', '“a ‘b’ c”', '‚a „b“ c‘', '“a «\u202fb\u202f» c”'],
  ['(“a”) – “b”.', '(‘a’) – ‘b’.', '(“a”) – “b”.', '(‚a‘) – ‚b‘.', '(“a”) – “b”.'],
]
describe.each([
  ['American', american, 1],
  ['British', british, 2],
  ['German', german, 3],
  ['French', french, 4],
] as const)('%s', (_, marks, column) => {
  it.each(cases.map((row) => [row[0], row[column]] as const))('%s', (words, expected) => {
    expect(nestedMarks(words, marks)).toBe(expected)
  })
})

it.each([
  ['Russia’s policy', 'Russia’s policy'],
  ['the dogs’ home', 'the dogs’ home'],
  ['the dogs’ and “cats’” home', 'the dogs’ and “cats’” home'],
  ['‘Twas the night', '‘Twas the night'],
  ['rock ’n’ roll', 'rock ’n’ roll'],
  ["it's 5'10\" tall", "it's 5'10\" tall"],
  ['‘the boys’ room’', '“the boys” room’'],
  ['a “b', 'a “b'],
  ['b” c', 'b” c'],
])('apostrophes and marks without their other half, in Britain: %s', (words, expected) => {
  expect(nestedMarks(words, british)).toBe(expected)
})

it('no letter is lost, whatever marks there are', () => {
  const text = fc.array(fc.constantFrom(...'“”„"«»‘’‚\'‹› ab.,'), { maxLength: 60 }).map((signs) => signs.join(''))
  const bare = (words: string) => words.replace(/[“”„"«»‘’‚'‹›\s]/g, '')
  fc.assert(fc.property(text, (words) => bare(nestedMarks(words, german)) === bare(words)))
})

it('many marks take no long time', () => {
  for (const mark of ['“', '”', '"', '‘', '« ', 'a” “'])
    expect(nestedMarks(mark.repeat(50_000), american).length).toBeGreaterThan(10_000)
})
