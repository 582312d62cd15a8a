import { expect, test } from 'vitest'
import { typedOn } from '../../../renderer/commands/type-ahead.ts'

test.each<[name: string, typed: string, key: string, then: string | null]>([
  ['a letter', 'ab', 'c', 'abc'],
  ['a letter of two code units', 'a', '𝒳', 'a𝒳'],
  ['Backspace takes a whole letter back', 'a𝒳', 'Backspace', 'a'],
  ['Backspace on nothing', '', 'Backspace', ''],
  ['Enter', 'a', 'Enter', 'a\n'],
  ['a key that types nothing', 'a', 'ArrowLeft', null],
  ['Shift alone', 'a', 'Shift', null],
])('%s', (_name, typed, key, then) => {
  expect(typedOn(typed, key)).toBe(then)
})
