// Which theme two letters mean.
import { describe, expect, it } from 'vitest'
import { matchThemes, newPath } from '../../../renderer/themes/theme-match.ts'
import { withFirst } from '../../../renderer/themes/recent-themes.ts'

const themes = [
  { id: 'power', path: ['Power'], total: 46 },
  { id: 'veto', path: ['Power', 'Veto'], total: 14 },
  { id: 'presence', path: ['Power', 'Presence'], total: 7 },
  { id: 'prestige', path: ['Prestige'], total: 11 },
  { id: 'small', path: ['Small states'], total: 32 },
  { id: 'suppress', path: ['Suppression'], total: 2 },
  { id: 'metier', path: ['Métier'], total: 1 },
  { id: 'slash', path: ['And/or'], total: 3 },
]
const ids = (typed: string, recent: string[] = []) => matchThemes(themes, typed, recent).map((theme) => theme.id)

describe('what was typed', () => {
  it.each([
    ['pr', ['prestige', 'presence', 'suppress'], 'the start of a name before its middle, the more used first'],
    ['ve', ['veto'], 'the last level counts'],
    ['st', ['small', 'prestige'], 'the start of any word'],
    ['pow', ['power', 'veto', 'presence'], 'a level above, after the theme itself'],
    ['met', ['metier'], 'without accents'],
    ['MÉT', ['metier'], 'with accents and in capitals'],
    ['pow/ve', ['veto'], 'levels'],
    ['x/ve', [], 'levels that are not there'],
    ['and\\/o', ['slash'], 'a slash in a name'],
    ['zzz', [], 'nothing'],
  ])('%s', (typed, expected, _why) => expect(ids(typed)).toEqual(expected))

  it('prefers what was used lately among equals', () => {
    expect(ids('pr', ['presence'])).toEqual(['presence', 'prestige', 'suppress'])
  })
  it('nothing typed lists the latest first, then the most used', () => {
    expect(ids('', ['metier', 'veto']).slice(0, 4)).toEqual(['metier', 'veto', 'power', 'small'])
  })
})

describe('a new theme', () => {
  it.each([
    ['Power/Hold-up', 'Power/Hold-up'],
    ['  hold   up ', 'hold up'],
    ['and\\/or else', 'and\\/or else'],
    ['power', null],
    ['POWER / veto', null],
    ['', null],
    [' / ', null],
  ])('“%s” → %s', (typed, path) => expect(newPath(themes, typed)).toBe(path))
})

it('keeps each lately used theme once', () => {
  expect(withFirst(['b'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c'])
})
