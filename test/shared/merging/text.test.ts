import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonBase, holds, mergeText } from '../../../shared/merging/text.ts'

const BASE = 'The ferry crosses twice a day. Its captain keeps a log.\n\nNobody reads it.'

describe('two changes of one text', () => {
  test.each([
    ['one side alone', BASE, `${BASE} Yet.`, `${BASE} Yet.`],
    ['both the same', `${BASE} Yet.`, `${BASE} Yet.`, `${BASE} Yet.`],
    [
      'a word here and a word there',
      BASE.replace('twice', 'thrice'),
      BASE.replace('Nobody', 'No one'),
      BASE.replace('twice', 'thrice').replace('Nobody', 'No one'),
    ],
    [
      'a paragraph added before and a sentence after',
      `Notes.\n\n${BASE}`,
      `${BASE}\n\nTo check.`,
      `Notes.\n\n${BASE}\n\nTo check.`,
    ],
    [
      'a sentence taken out and a word changed elsewhere',
      BASE.replace(' Its captain keeps a log.', ''),
      BASE.replace('reads', 'read'),
      BASE.replace(' Its captain keeps a log.', '').replace('reads', 'read'),
    ],
    ['the same word, twice differently', BASE.replace('twice', 'thrice'), BASE.replace('twice', 'once'), null],
    [
      'a word changed in what the other took out',
      BASE.replace('keeps', 'kept'),
      BASE.replace(' Its captain keeps a log.', ''),
      null,
    ],
    ['everything, twice differently', 'One.', 'Two.', null],
  ])('%s', (_name, one, two, merged) => {
    expect(mergeText(BASE, one, two)).toBe(merged)
    expect(mergeText(BASE, two, one)).toBe(merged)
  })

  const word = fc.constantFrom('ferry', 'log', 'bank', 'treaty', 'ä', '\n\n', 'x y')
  const text = fc.array(word, { maxLength: 12 }).map((all) => all.join(' '))

  test('the order never matters, and a side that changed nothing changes nothing', () => {
    fc.assert(
      fc.property(text, text, text, (base, one, two) => {
        expect(mergeText(base, one, two)).toBe(mergeText(base, two, one))
        expect(mergeText(base, base, two)).toBe(two)
        expect(mergeText(base, one, one)).toBe(one)
      }),
      { numRuns: 500 },
    )
  })

  test('every word that a side added is in what they come to', () => {
    const added = fc.array(fc.constantFrom('alpha', 'beta', 'gamma'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(text, added, added, (base, before, after) => {
        const one = `${before.join(' ')} begins\n${base}`
        const two = `${base}\nends ${after.join(' ')}`
        const merged = mergeText(base, one, two)
        if (merged === null) return
        for (const each of [...before, 'begins', ...after, 'ends']) expect(merged).toContain(each)
      }),
      { numRuns: 300 },
    )
  })

  test('a note of half a million characters is joined by lines, in time', () => {
    const long = Array.from({ length: 8_000 }, (_, i) => `Line ${i} of a very long note that goes on.`).join('\n')
    expect(mergeText(long, `First.\n${long}`, `${long}\nLast.`)).toBe(`First.\n${long}\nLast.`)
  })
})

test.each([
  ['One two three', 'One three', true],
  ['One two three', 'three One', false],
  ['One', 'One two', false],
  ['anything', '', true],
])('%j holds all of %j: %s', (whole, part, all) => expect(holds(whole, part)).toBe(all))

describe('what two versions both come from', () => {
  const writes = [
    { before: undefined, after: 'a' },
    { before: 'a', after: 'ab' },
    { before: 'ab', after: 'abc' },
    { before: 'ab', after: 'abd' },
    { before: 'abd', after: 'abde' },
  ]
  test.each([
    ['abc', 'abde', 'ab'],
    ['abde', 'abc', 'ab'],
    ['abc', 'ab', 'ab'],
    ['abc', 'nowhere', null],
  ])('%s and %s: %s', (one, two, base) => expect(commonBase(one, two, writes)).toBe(base))

  test('a text that came back to what it was goes in no circle', () => {
    const round = [
      { before: 'a', after: 'b' },
      { before: 'b', after: 'a' },
      { before: 'a', after: 'c' },
    ]
    expect(commonBase('c', 'b', round)).not.toBeNull()
  })
})
