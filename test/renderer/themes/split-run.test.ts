// Going through a theme's passages: what comes next, the way back, and where another time goes on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  back,
  beginSplit,
  currentOf,
  decide,
  keepOrder,
  movedCount,
  NOT_STOPPED,
  type SplitRun,
  stop,
} from '../../../renderer/themes/split-run.ts'

test('each decision brings the next passage; back brings the one before', () => {
  let run = beginSplit(['a', 'b', 'c'], ['x', 'y'], NOT_STOPPED)
  expect(currentOf(run)).toBe('a')
  run = decide(run, 'x')
  run = decide(run, null)
  expect([currentOf(run), movedCount(run)]).toEqual(['c', 1])
  const earlier = back(run)!
  expect([currentOf(earlier.run), earlier.taken]).toEqual(['b', { passage: 'b', into: null }])
  expect(back(beginSplit(['a'], [], NOT_STOPPED))).toBeNull()
})

test('another time goes on: what was left for later comes last, and numbers stay', () => {
  let run = beginSplit(['a', 'b', 'c', 'd'], ['x', 'y'], NOT_STOPPED)
  for (const into of ['y', null, 'x']) run = decide(run, into)
  const stopped = stop({ ...run, targets: ['y', 'x'] }, NOT_STOPPED)!
  expect(stopped).toEqual({ done: 2, later: ['b'], targets: ['y', 'x'] })
  const again = beginSplit(['b', 'd'], ['x', 'y', 'z'], stopped)
  expect([again.order, again.targets]).toEqual([
    ['d', 'b'],
    ['y', 'x', 'z'],
  ])
})

test('nothing is remembered of a run that is through', () => {
  let run = beginSplit(['a'], ['x'], NOT_STOPPED)
  run = decide(run, 'x')
  expect([stop(run, NOT_STOPPED), currentOf(run), decide(run, 'x')]).toEqual([null, null, run])
})

test('a new theme takes the next number, one that went leaves its own to those after it', () => {
  expect(keepOrder(['x', 'y'], ['a', 'y', 'x'])).toEqual(['x', 'y', 'a'])
  expect(keepOrder(['x', 'y', 'z'], ['z', 'x'])).toEqual(['x', 'z'])
})

test('any way forth and back asks of each passage once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('x', 'y', null, 'back'), { maxLength: 40 }), (steps) => {
      const own = ['a', 'b', 'c', 'd', 'e']
      let run: SplitRun = beginSplit(own, ['x', 'y'], NOT_STOPPED)
      for (const step of steps) run = step === 'back' ? (back(run)?.run ?? run) : decide(run, step)
      const decided = run.decisions.map(({ passage }) => passage)
      expect(decided).toEqual(own.slice(0, decided.length))
      expect(currentOf(run)).toBe(own[decided.length] ?? null)
    }),
  )
})
