// Sentences a figure or a table stands in the middle of go on below it; what has ended, or begins afresh, does not.
import { expect, test } from 'vitest'
import { expectSound, read } from '../invariants.ts'

const OPEN = [
  'The keeper of the harbour lights walked along the quay',
  'every evening, as his father had done before him, and',
  'he carried a ladder and a can of oil, depending',
]
const CAPTION = ['Figure 1. The quay by night, with two of its lamps', 'burning.']
const TABLE = [
  'Table 2. Lamps by year',
  '',
  'Lamps     10     20     30',
  'Oil       11     21     31',
  'Men        1      2      3',
]
const REST = [
  'on the weather of the day. He was paid by the town,',
  'and later, when the town had no money, by the guilds.',
]

const paragraphsOf = (lines: readonly string[]): string[] => {
  const raw = `${lines.join('\n')}\n`
  const source = read(raw)
  expectSound(source, raw)
  return source.blocks.filter(({ kind }) => kind === 'paragraph').map(({ start, end }) => source.text.slice(start, end))
}

test.each<[name: string, float: string[]]>([
  ['a caption', CAPTION],
  ['a table and its caption', TABLE],
  ['both', [...CAPTION, '', ...TABLE]],
])('across %s', (_name, float) => {
  expect(paragraphsOf([...OPEN, '', ...float, '', ...REST])).toEqual([[...OPEN, ...REST].join(' ')])
})

test('a word that was broken above the figure is whole below it', () => {
  const rest = [
    'ending on the weather of the day. He was paid by the',
    'town, depending on it, and later by the guilds.',
  ]
  const open = [...OPEN.slice(0, 2), 'he carried a ladder and a can of oil, dep-']
  expect(paragraphsOf([...open, '', ...CAPTION, '', ...rest])[0]).toContain('oil, depending on the weather')
})

test.each<[name: string, open: string[], rest: string[]]>([
  ['the sentence has ended', [...OPEN.slice(0, 2), 'he carried a ladder and a can of oil.'], REST],
  [
    'another one begins',
    OPEN,
    ['Afterwards he was paid by the town, as he had been', 'for years, and later by the guilds.'],
  ],
])('not where %s', (_name, open, rest) => {
  expect(paragraphsOf([...open, '', ...CAPTION, '', ...rest])).toHaveLength(2)
})
