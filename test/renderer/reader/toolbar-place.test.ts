// The toolbar never covers the selection where there is any room beside it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeToolbar, type Box } from '../../../renderer/reader/toolbar-place.ts'

const view: Box = { left: 0, top: 0, right: 800, bottom: 600 }
const size = { width: 400, height: 40 }
const line = (left: number, top: number, right: number): Box => ({ left, top, right, bottom: top + 30 })

test.each<[string, Box[], boolean, { left: number; top: number; side: string }]>([
  ['below the end of the selection', [line(100, 100, 500)], false, { left: 300, top: 138, side: 'below' }],
  ['within the right edge', [line(100, 100, 790)], false, { left: 392, top: 138, side: 'below' }],
  ['within the left edge', [line(10, 100, 60)], false, { left: 8, top: 138, side: 'below' }],
  ['above where there is no room below', [line(300, 540, 600)], false, { left: 100, top: 492, side: 'above' }],
  ['at the left end of a line from right to left', [line(300, 100, 700)], true, { left: 100, top: 138, side: 'below' }],
  [
    'over it only where it fills the view',
    [line(0, 0, 700), line(0, 570, 500)],
    false,
    { left: 300, top: 552, side: 'over' },
  ],
])('%s', (_name, lines, rightToLeft, expected) => {
  expect(placeToolbar(lines, view, size, rightToLeft)).toEqual(expected)
})

test('where a list is to open from it, it stands where that has room', () => {
  const at = (top: number, list: number) => placeToolbar([line(300, top, 600)], view, size, false, list).side
  expect([at(100, 200), at(450, 0), at(450, 200), at(300, 600), at(200, 600)]).toEqual([
    'below',
    'below',
    'above',
    'above',
    'below',
  ])
})

test('it covers no line unless it says so, and stays within the view', () => {
  const lines = fc
    .array(fc.record({ left: fc.nat(700), width: fc.integer({ min: 1, max: 100 }) }), { minLength: 1, maxLength: 12 })
    .chain((list) => fc.nat(560).map((top) => list.map(({ left, width }, i) => line(left, top + i * 30, left + width))))
  fc.assert(
    fc.property(lines, (boxes) => {
      const place = placeToolbar(boxes, view, size)
      expect(place.left).toBeGreaterThanOrEqual(view.left)
      expect(place.left + size.width).toBeLessThanOrEqual(view.right)
      expect(place.top).toBeGreaterThanOrEqual(view.top)
      expect(place.top + size.height).toBeLessThanOrEqual(view.bottom)
      if (place.side === 'over') return
      for (const box of boxes) expect(place.top >= box.bottom || place.top + size.height <= box.top).toBe(true)
    }),
  )
})
