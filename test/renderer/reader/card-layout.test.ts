// Cards keep their order, never collide, and the active one stands beside its passage.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutCards, type CardBox } from '../../../renderer/reader/card-layout.ts'

const card = (id: string, want: number, height = 50): CardBox => ({ id, want, height })

test.each<[string, CardBox[], string | null, number[]]>([
  ['cards with room stand where they want', [card('a', 10), card('b', 200)], null, [10, 200]],
  ['a second card is pushed down', [card('a', 10), card('b', 20)], null, [10, 70]],
  ['an active card keeps its place and pushes the one before it up', [card('a', 100), card('b', 110)], 'b', [50, 110]],
  ['no card leaves at the top: then all are pushed down', [card('a', 0), card('b', 10)], 'b', [0, 60]],
  ['an active card that is not here changes nothing', [card('a', 10), card('b', 20)], 'z', [10, 70]],
  ['no cards', [], 'a', []],
])('%s', (_name, cards, active, tops) => {
  const placed = layoutCards(cards, 10, active)
  expect(cards.map((one) => placed.get(one.id))).toEqual(tops)
})

test('cards never collide and keep their order', () => {
  const boxes = fc.array(fc.record({ want: fc.nat(2000), height: fc.integer({ min: 1, max: 300 }) }), { maxLength: 40 })
  fc.assert(
    fc.property(boxes, fc.nat(40), (list, activeIndex) => {
      const cards = list.sort((a, b) => a.want - b.want).map(({ want, height }, i) => card(`c${i}`, want, height))
      const tops = layoutCards(cards, 8, `c${activeIndex}`)
      for (const [i, one] of cards.entries()) {
        expect(tops.get(one.id)).toBeGreaterThanOrEqual(0)
        if (i > 0)
          expect(tops.get(one.id)!).toBeGreaterThanOrEqual(tops.get(cards[i - 1]!.id)! + cards[i - 1]!.height + 8)
      }
    }),
  )
})
