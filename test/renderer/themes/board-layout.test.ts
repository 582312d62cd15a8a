// Where cards stand on the board, and that of ten thousand only those in view are drawn.
import { Rect, Size } from 'react-aria-components'
import { expect, test } from 'vitest'
import { BoardLayout } from '../../../renderer/themes/board-layout.ts'

interface Fake {
  type: string
  key: string
  childNodes?: Fake[]
}

/** A layout on a board of a width, with the nodes given; as much of a virtualizer as a layout asks for. */
function laidOut(nodes: Fake[], width: number, persisted: string[] = []): BoardLayout {
  const layout = new BoardLayout()
  const collection = {
    [Symbol.iterator]: () => nodes[Symbol.iterator](),
    getChildren: (key: string) => nodes.find((node) => node.key === key)!.childNodes!,
  }
  layout.virtualizer = {
    collection,
    size: new Size(width, 800),
    isPersistedKey: (key: string) => persisted.includes(key),
    invalidate: () => undefined,
  } as never
  layout.update({ layoutOptions: { lettersOf: () => 100 } })
  return layout
}
const cards = (count: number, prefix = 'c'): Fake[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'item', key: `${prefix}${i}` }))
const keys = (layout: BoardLayout, rect: Rect) => layout.getVisibleLayoutInfos(rect).map(({ key }) => String(key))

test('of ten thousand cards only those in view are drawn, and the one that has the focus', () => {
  const layout = laidOut(cards(10_000), 900, ['c9000'])
  const seen = keys(layout, new Rect(0, 0, 900, 800))
  expect(seen.length).toBeLessThan(40)
  expect(seen).toContain('c9000')
  expect(layout.getContentSize().height).toBeGreaterThan(100_000)
  expect(keys(layout, new Rect(0, 50_000, 900, 800)).length).toBeLessThan(40)
})

test.each([
  [1200, 3],
  [900, 3],
  [600, 2],
  [300, 1],
  [200, 1],
])('a board %i px wide has %i columns, inside its width', (width, columns) => {
  const layout = laidOut(cards(12), width)
  const rects = cards(12).map(({ key }) => layout.getLayoutInfo(key)!.rect)
  expect(new Set(rects.map(({ x }) => x)).size).toBe(columns)
  for (const rect of rects) expect(rect.maxX).toBeLessThanOrEqual(width)
})

test('no two cards overlap, also when some have grown', () => {
  const layout = laidOut(cards(30), 900)
  expect(layout.measured([['c1', 400]])).toBe(true)
  layout.update({ layoutOptions: { lettersOf: () => 100 } })
  const rects = cards(30).map(({ key }) => layout.getLayoutInfo(key)!.rect)
  expect(rects[1]!.height).toBe(400)
  for (const [i, one] of rects.entries()) {
    for (const other of rects.slice(i + 1)) {
      const overlap = one.x === other.x && one.maxY > other.y && other.maxY > one.y
      expect(overlap).toBe(false)
    }
  }
})

test('a card that comes back is as high as it was, until the columns are of another width', () => {
  const layout = laidOut(cards(30), 900)
  const height = () => layout.getLayoutInfo('c1')!.rect.height
  const estimate = height()
  const onto = (nodes: Fake[], width: number) => {
    Object.assign(layout.virtualizer!, { collection: nodes, size: new Size(width, 800) })
    layout.update({ layoutOptions: { lettersOf: () => 100 } })
  }
  layout.measured([['c1', 400]])
  onto(cards(5, 'other'), 900)
  onto(cards(30), 900)
  expect(height()).toBe(400)
  // What is measured again as it is moves nothing; what is not drawn has no height, and what is gone none to keep.
  expect(
    layout.measured([
      ['c1', 400],
      ['c2', 0],
      ['gone', 70],
    ]),
  ).toBe(false)
  onto(cards(30), 901)
  expect(height()).toBe(400)
  onto(cards(30), 1200)
  expect(height()).not.toBe(400)
  onto(cards(30), 900)
  expect(height()).toBe(estimate)
})

test('groups stand one below the other, each under its heading', () => {
  const group = (key: string): Fake => ({
    type: 'section',
    key,
    childNodes: [{ type: 'header', key: `${key}-head` }, ...cards(4, `${key}-`)],
  })
  const layout = laidOut([group('a'), group('b')], 900)
  const rect = (key: string) => layout.getLayoutInfo(key)!.rect
  expect(rect('a-head').y).toBe(0)
  expect(rect('a-0').y).toBe(rect('a-head').maxY)
  expect(rect('b').y).toBeGreaterThanOrEqual(rect('a').maxY)
  expect(rect('b-head').y).toBe(rect('b').y)
  expect(layout.getLayoutInfo('b-0')!.parentKey).toBe('b')
})

test('the end of what is given is always there to be seen', () => {
  const layout = laidOut([...cards(100), { type: 'loader', key: 'more' }], 900)
  expect(keys(layout, new Rect(0, 0, 900, 200))).toContain('more')
  expect(layout.getLayoutInfo('more')!.rect.y).toBeGreaterThan(1_000)
})
