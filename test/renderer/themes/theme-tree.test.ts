// The codebook as a tree, and where a key would move a theme.
import { describe, expect, it } from 'vitest'
import type { ThemeDetail } from '../../../shared/model/view.ts'
import {
  filterTree,
  makeTree,
  parentInward,
  parentOutward,
  targetsOf,
  type ThemeNode,
  visibleIds,
} from '../../../renderer/themes/theme-tree.ts'

const theme = (id: string, parent: string | null, name = id): ThemeDetail => ({
  id,
  parent,
  name,
  path: [name],
  definition: '',
  color: 'blue',
  count: 0,
  total: 0,
  key: null,
  examples: [],
})
const themes = [
  theme('veto', 'power', 'Veto'),
  theme('power', null, 'Power'),
  theme('presence', 'power', 'Presence'),
  theme('threat', 'veto', 'Threat to leave'),
  theme('agreement', null, 'Agreement'),
  theme('lost', 'gone', 'Lost'),
]
const compare = (a: string, b: string) => a.localeCompare(b)
const tree = makeTree(themes, compare)
const shape = (nodes: readonly ThemeNode[]): string =>
  nodes.map((n) => n.theme.id + (n.children.length > 0 ? `(${shape(n.children)})` : '')).join(' ')

it('orders siblings by name and keeps one whose parent is gone', () => {
  expect(shape(tree)).toBe('agreement lost power(presence veto(threat))')
})

describe('the filter', () => {
  it.each([
    ['', 'agreement lost power(presence veto(threat))'],
    ['leave', 'power(veto(threat))'],
    ['PRE', 'power(presence)'],
    ['veto', 'power(veto(threat))'],
    ['nothing', ''],
  ])('“%s”', (filter, expected) => expect(shape(filterTree(tree, filter))).toBe(expected))
})

it('lists what can be seen', () => {
  expect(visibleIds(tree, (id) => id === 'power')).toEqual(['agreement', 'lost', 'power', 'presence', 'veto'])
})

describe('one level', () => {
  it.each([
    ['in: under the elder sibling', 'veto', 'presence'],
    ['in: the first has none', 'presence', undefined],
    ['in: at the top', 'power', 'lost'],
    ['in: unknown', 'nobody', undefined],
  ])('%s', (_name, id, parent) => expect(parentInward(tree, id)).toBe(parent))
  it.each([
    ['out: to the grandparent', 'threat', 'power'],
    ['out: to the top', 'veto', null],
    ['out: is there already', 'power', undefined],
  ])('%s', (_name, id, parent) => expect(parentOutward(tree, id)).toBe(parent))
})

it('nothing moves under itself or what is below it', () => {
  expect(targetsOf(themes, ['power']).map((t) => t.id)).toEqual(['agreement', 'lost'])
  expect(targetsOf(themes, ['veto', 'agreement']).map((t) => t.id)).toEqual(['power', 'presence', 'lost'])
})
