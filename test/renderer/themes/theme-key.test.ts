// Keys of themes: which may be one, and who has one already; and what a theme's tooltip tells.
import { expect, test } from 'vitest'
import type { Command } from '../../../renderer/commands/registry.ts'
import { isThemeKey, TAG_COMMAND, takenBy } from '../../../renderer/themes/theme-key.ts'
import { themeTip } from '../../../renderer/themes/theme-tip.ts'
import type { ThemeDetail } from '../../../shared/model/view.ts'

test.each([
  ['Q', true],
  ['7', true],
  ['Alt+7', true],
  ['Shift+Q', true],
  ['Alt+Shift+Ä', true],
  ['Mod+Q', false],
  ['Enter', false],
  ['F2', false],
  ['?', false],
  ['q', false],
])('%s', (key, fits) => expect(isThemeKey(key)).toBe(fits))

const command = (id: string, title: string, ...keys: string[]): Command => ({
  id,
  title,
  group: 'reading',
  keys,
  run: () => undefined,
})
const theme = (id: string, key: string | null) => ({ id, key, path: [id.toUpperCase()] }) as ThemeDetail

test('a key is taken by commands as the reader has them, and by other themes', () => {
  const commands = [command('reader.next', 'Next', 'J'), command(`${TAG_COMMAND}b`, 'Tag with B', 'Q')]
  const themes = [theme('a', null), theme('b', 'Q')]
  expect(takenBy('J', 'a', themes, commands, {})).toEqual(['Next'])
  expect(takenBy('J', 'a', themes, commands, { 'reader.next': ['Alt+J'] })).toEqual([])
  expect(takenBy('Q', 'a', themes, commands, {})).toEqual(['B'])
  expect(takenBy('Q', 'b', themes, commands, {})).toEqual([])
})

test('a tooltip tells the definition and two examples, or nothing', () => {
  const examples = ['one', 'two', 'three'].map((quote) => ({ id: quote, quote }))
  const say = (quote: string) => `e.g. ${quote}`
  expect(themeTip({ definition: 'What it is', examples }, say)).toBe('What it is\ne.g. one\ne.g. two')
  expect(themeTip({ definition: '', examples: [] }, say)).toBeUndefined()
})
