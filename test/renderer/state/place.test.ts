// Back and forward through places.
import { beforeEach, expect, test } from 'vitest'
import { openSource, openView, usePlace } from '../../../renderer/state/place.ts'

const place = () => usePlace.getState()
const START = usePlace.getInitialState()
beforeEach(() => usePlace.setState(START, true))

test('back returns to where reading had come to, forward to where one was', () => {
  openSource('src:a')
  place().settle(120)
  openView('themes', 'code:x')
  expect(place().now).toEqual({ view: 'themes', source: 'src:a', offset: null, settled: false, item: 'code:x' })
  place().back()
  expect(place().now).toEqual({ view: 'reader', source: 'src:a', offset: 120, settled: true, item: null })
  place().forward()
  expect(place().now.view).toBe('themes')
})

test('a new step forgets what lay ahead', () => {
  openSource('src:a')
  openSource('src:b')
  place().back()
  openView('notes')
  place().forward()
  expect(place().now.view).toBe('notes')
  expect(place().future).toEqual([])
})

test('going where one is is no step, but in the text it is a visit', () => {
  openView('themes')
  const { past, visit } = place()
  openView('themes')
  expect(place().past).toBe(past)
  openSource('src:a', 10)
  openSource('src:a', 10)
  expect(place().visit).toBe(visit + 2)
})

test('back at the first place and forward at the last do nothing', () => {
  const { now } = place()
  place().back()
  place().forward()
  expect(place().now).toBe(now)
})

test('scrolling is noted only while reading', () => {
  openView('themes')
  place().settle(50)
  expect(place().now.offset).toBe(null)
})
