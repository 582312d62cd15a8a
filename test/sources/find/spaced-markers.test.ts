// Plain numbers between words are markers only where they count as the notes below the text do, and the words around them say so.
import { expect, test } from 'vitest'
import { expectSound, read } from '../invariants.ts'

const LIST = '1 Town Archive, fol. 3.\n2 Ibid.\n3 Ruud, Water, p. 14.\n'
const markersOf = (raw: string): string[] => {
  const source = read(raw)
  expectSound(source, raw)
  const before = (at: number): string => source.text.slice(0, at).trim().split(' ').at(-1)!
  return source.notes.map(({ number, markers }) => [number, ...markers.map(before)].join(' '))
}

test.each<[name: string, body: string, markers: string[]]>([
  [
    'each in its place',
    'The branches were of fir 1 and the poles of birch 2 but the ropes were of hemp 3 as ever.',
    ['1 fir', '2 birch', '3 hemp'],
  ],
  [
    'a number of things is none',
    'The branches were of fir 1 and she had 2 horses of birch 2 and the ropes were of hemp 3.',
    ['1 fir', '2 birch', '3 hemp'],
  ],
  [
    'of two that fit neither',
    'The branches were of fir 1 and the poles 2 or birch 2 and the ropes were of hemp 3.',
    ['1 fir', '2', '3 hemp'],
  ],
])('%s', (_name, body, markers) => {
  expect(markersOf(`${body}\n\n${LIST}`)).toEqual(markers)
})

test.each<[name: string, body: string]>([
  ['one is missing', 'The branches were of fir 1 and the poles of birch 2 but the ropes were of hemp.'],
  ['out of order', 'The branches were of fir 2 and the poles of birch 1 but the ropes were of hemp 3 as ever.'],
  ['they count things', 'She had 1 boat, bought 2 horses and sold 3 barrels of salt.'],
])('no markers: %s', (_name, body) => {
  expect(markersOf(`${body}\n\n${LIST}`)).toEqual([])
})
