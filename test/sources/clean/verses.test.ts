// Which lines stay lines: those of a poem, and stanzas among prose; not lists, chronicles, plays, addresses or prose in narrow columns.
import { expect, test } from 'vitest'
import { expectSound, read } from '../invariants.ts'

const POEM = [
  'The harbour counts its ropes at night',
  'and finds that one is gone.',
  'The moon comes in without a light',
  'and puts the water on.',
  '',
  'The boats lie down upon their sides',
  'like cattle in a stall;',
  'the sea, which keeps no other guides,',
  'forgets them, one and all.',
]
const PROSE = [
  'The keeper of the harbour lights walked along the quay every evening, as',
  'his father had done before him, and as nobody does now that the lamps',
  'light themselves. He carried a ladder and a book, in which he wrote down',
  'what he had seen.',
]
const blocksOf = (lines: readonly string[]): [kind: string, text: string][] => {
  const raw = `${lines.join('\n')}\n`
  const source = read(raw)
  expectSound(source, raw)
  return source.blocks.map(({ kind, start, end }) => [kind, source.text.slice(start, end)])
}

test('a poem keeps its lines', () => {
  const texts = blocksOf(['Low Water', '', ...POEM]).map(([, text]) => text)
  expect(texts).toEqual(['Low Water', ...POEM.filter((line) => line !== '')])
})

test('a stanza among prose is quoted line by line, and the prose goes on', () => {
  const blocks = blocksOf([...PROSE, '', ...POEM.slice(0, 4), '', ...PROSE])
  expect(blocks.filter(([kind]) => kind === 'quote').map(([, text]) => text)).toEqual(POEM.slice(0, 4))
  expect(blocks.filter(([kind]) => kind === 'paragraph').map(([, text]) => text)).toEqual([
    PROSE.join(' '),
    PROSE.join(' '),
  ])
})

test.each<[name: string, lines: string[], paragraphs: number]>([
  ['prose', PROSE, 1],
  [
    'prose in a narrow column',
    PROSE.join(' ')
      .match(/.{1,30}(?:\s|$)/g)!
      .map((line) => line.trim()),
    1,
  ],
  ['a short last line', ['', ...PROSE, '', 'He said nothing, and', 'went home.', '', ...PROSE], 3],
])('%s is joined', (_name, lines, paragraphs) => {
  expect(blocksOf(lines).filter(([kind]) => kind === 'paragraph')).toHaveLength(paragraphs)
})
