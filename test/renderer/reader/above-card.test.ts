import { expect, test } from 'vitest'
import { wayUp } from '../../../renderer/reader/above-card.ts'

const VIEW = { head: 50, foot: 300 }

test.each([
  ['a passage above the card stays where it is', { top: 100, bottom: 160 }, 0],
  ['one that the card lies over goes up until it is seen', { top: 280, bottom: 340 }, 48],
  ['one that touches the card gets its gap', { top: 250, bottom: 298 }, 6],
  ['of one longer than the room the beginning counts', { top: 120, bottom: 600 }, 62],
  ['one that begins above the view is left alone', { top: 20, bottom: 600 }, 0],
])('%s', (_, passage, way) => {
  expect(wayUp(passage, VIEW)).toBe(way)
})
