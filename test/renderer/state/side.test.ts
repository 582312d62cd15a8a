// What is opened beside, closed and gone back to, side by side.
import { beforeEach, expect, test } from 'vitest'
import {
  activePlace,
  closeSide,
  isBesideOpen,
  openBeside,
  openSource,
  openView,
  useBesidePlace,
  usePlace,
} from '../../../renderer/state/place.ts'
import { useSide } from '../../../renderer/state/side.ts'

const shown = () => [usePlace.getState().now.source, useBesidePlace.getState().now.source]
beforeEach(() => {
  for (const place of [usePlace, useBesidePlace]) place.setState(place.getInitialState(), true)
  useSide.setState({ active: 'main' })
})

test('with nothing open, what is opened beside is simply opened', () => {
  openBeside('src:a')
  expect(shown()).toEqual(['src:a', null])
  expect(isBesideOpen()).toBe(false)
})

test('beside is the side that was not last used, and what is opened next is opened in the one that was', () => {
  openSource('src:a')
  openBeside('src:b', 7)
  expect([shown(), useSide.getState().active]).toEqual([['src:a', 'src:b'], 'beside'])
  openSource('src:c')
  expect(shown()).toEqual(['src:a', 'src:c'])
  openBeside('src:d')
  expect([shown(), useSide.getState().active]).toEqual([['src:d', 'src:c'], 'main'])
})

test('from another view, both texts come back', () => {
  openSource('src:a')
  openView('themes')
  openBeside('src:b')
  expect([usePlace.getState().now.view, shown()]).toEqual(['reader', ['src:a', 'src:b']])
})

test('closing the first leaves the second alone, where it was being read', () => {
  openSource('src:a')
  openBeside('src:b')
  useBesidePlace.getState().settle(120)
  closeSide('main')
  expect(usePlace.getState().now).toMatchObject({ source: 'src:b', offset: 120, settled: true })
  expect([isBesideOpen(), useSide.getState().active]).toEqual([false, 'main'])
})

test('closing the second leaves the first as it is, and closing one alone does nothing', () => {
  openSource('src:a', 5)
  const { now } = usePlace.getState()
  openBeside('src:b')
  closeSide('beside')
  expect([shown(), usePlace.getState().now]).toEqual([['src:a', null], now])
  closeSide('main')
  expect(shown()).toEqual(['src:a', null])
})

test('back goes through the places of the side last used, and through the window’s in other views', () => {
  openSource('src:a')
  openBeside('src:b')
  openSource('src:c')
  activePlace().getState().back()
  expect(shown()).toEqual(['src:a', 'src:b'])
  openView('themes')
  expect(activePlace()).toBe(usePlace)
})
