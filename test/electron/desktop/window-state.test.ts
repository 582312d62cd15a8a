import { describe, expect, test } from 'vitest'
import { LEAST, placeWindow, type WindowState } from '../../../electron/desktop/window-state.ts'

const MAIN = { x: 0, y: 25, width: 1440, height: 850 }
const RIGHT = { x: 1440, y: 0, width: 1920, height: 1080 }
const kept = (x: number, y: number, width = 1000, height = 700, maximized = false): WindowState => ({
  x,
  y,
  width,
  height,
  maximized,
})

describe('placeWindow', () => {
  test.each<[name: string, kept: WindowState | null, screens: (typeof MAIN)[], expected: WindowState]>([
    ['nothing kept: in the middle', null, [MAIN], { x: 80, y: 40, width: 1280, height: 820, maximized: false }],
    [
      'nothing kept, small screen: as large as it',
      null,
      [{ x: 0, y: 0, width: 1000, height: 600 }],
      kept(0, 0, 1000, 600),
    ],
    ['where it was', kept(100, 100), [MAIN], kept(100, 100)],
    ['maximised stays maximised', kept(100, 100, 1000, 700, true), [MAIN], kept(100, 100, 1000, 700, true)],
    ['on the second screen', kept(1600, 50), [MAIN, RIGHT], kept(1600, 50)],
    [
      'the second screen is gone: in the middle of the first',
      kept(1600, 50),
      [MAIN],
      { x: 220, y: 100, width: 1000, height: 700, maximized: false },
    ],
    [
      'hardly visible at an edge: in the middle',
      kept(1400, 100),
      [MAIN],
      { x: 220, y: 100, width: 1000, height: 700, maximized: false },
    ],
    ['the title bar above the screen: taken down', kept(100, -200), [MAIN], kept(100, 25)],
    ['larger than the screen: made to fit', kept(100, 100, 3000, 2000), [MAIN], kept(100, 100, 1440, 850)],
    ['smaller than usable: made larger', kept(100, 100, 110, 110), [MAIN], kept(100, 100, LEAST.width, LEAST.height)],
    ['no screen at all: some place', kept(100, 100), [], { x: 140, y: 60, width: 1000, height: 700, maximized: false }],
  ])('%s', (_name, state, screens, expected) => {
    expect(placeWindow(state, screens)).toEqual(expected)
  })
})
