// Keys: how presses are named, written and matched with commands.
import { expect, test } from 'vitest'
import { ariaKey, isTyped, nameOf, writeKey, type KeyPress } from '../../../renderer/commands/keys.ts'
import { matchScore } from '../../../renderer/commands/match-score.ts'
import { commandFor, type Command } from '../../../renderer/commands/registry.ts'
import { frame } from '../../../renderer/messages/en/frame.ts'

const press = (key: string, modifiers = ''): KeyPress => ({
  key,
  ctrlKey: modifiers.includes('c'),
  metaKey: modifiers.includes('m'),
  altKey: modifiers.includes('a'),
  shiftKey: modifiers.includes('s'),
})

test.each<[KeyPress, boolean, string]>([
  [press('k', 'c'), false, 'Mod+K'],
  [press('k', 'm'), true, 'Mod+K'],
  [press('k', 'm'), false, 'K'],
  [press('Z', 'cs'), false, 'Mod+Shift+Z'],
  [press('?', 's'), false, '?'],
  [press('>', 's'), false, '>'],
  [press('1'), false, '1'],
  [press(' '), false, 'Space'],
  [press('ArrowLeft', 'a'), false, 'Alt+ArrowLeft'],
  [press('ArrowRight', 's'), false, 'Shift+ArrowRight'],
  [press('F6', 's'), false, 'Shift+F6'],
  [press('ö'), false, 'Ö'],
])('%j is %s', (event, mac, name) => {
  expect(nameOf(event, mac)).toBe(name)
})

test.each([
  ['Mod+K', false, 'Ctrl K'],
  ['Mod+Shift+Z', true, '⌘⇧Z'],
  ['Alt+ArrowLeft', false, 'Alt ←'],
  ['Delete', false, 'Del'],
  ['Mod++', false, 'Ctrl +'],
])('%s is written %s', (name, mac, written) => {
  expect(writeKey(name, mac, frame.keys.words)).toBe(written)
})

test('for assistive technology keys have their standard names', () => {
  expect(ariaKey('Mod+Shift+F', false)).toBe('Control+Shift+F')
  expect(ariaKey('Mod+K', true)).toBe('Meta+K')
})

test('letters are typed in fields, chords are not', () => {
  expect(['J', '1', '?', 'Enter', 'Shift+ArrowRight'].every(isTyped)).toBe(true)
  expect(['Mod+K', 'Alt+ArrowLeft', 'F7'].some(isTyped)).toBe(false)
})

const command = (id: string, keys: string[], when = true): Command => ({
  id,
  title: id,
  group: 'window',
  keys,
  when: () => when,
  run: () => {},
})

test('the command registered last takes a key, unless it cannot run now', () => {
  const commands = [command('a', ['J']), command('b', ['J']), command('c', ['J'], false)]
  expect(commandFor('J', commands, {})?.id).toBe('b')
  expect(commandFor('J', commands, { b: ['X'] })?.id).toBe('a')
  expect(commandFor('X', commands, { b: ['X'] })?.id).toBe('b')
  expect(commandFor('Q', commands, {})).toBe(null)
})

test.each<[string, string, boolean]>([
  ['Next highlight', 'hi', true],
  ['Next highlight', 'high next', true],
  ['Nächste Markierung', 'nachste', true],
  ['Next highlight', 'theme', false],
  ['Anything', '', true],
])('%s answers to %j: %s', (title, query, found) => {
  expect(matchScore(title, query) > 0).toBe(found)
})

test('a word’s beginning counts for more than its middle', () => {
  expect(matchScore('Next highlight', 'high')).toBeGreaterThan(matchScore('Thigh', 'high'))
})
