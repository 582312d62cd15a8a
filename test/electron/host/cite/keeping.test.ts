// Which answers go to the disk, and when.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openAnswerCache } from '../../../../electron/host/cite/answer-cache.ts'
import { makeKeeping } from '../../../../electron/host/cite/keeping.ts'

const root = mkdtempSync(join(tmpdir(), 'commonplace-keeping-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

let folders = 0
function start(folder = join(root, String(folders++))) {
  const keeping = makeKeeping(openAnswerCache(folder), (work) => void work())
  let asked = 0
  /** Takes as long as an engine that has to set everything: the clock is moved, not waited for. */
  const ask =
    (answer: string, long = false) =>
    (): string => {
      asked++
      if (long) vi.advanceTimersByTime(500)
      return answer
    }
  const files = () => readdirSync(folder).length
  return { folder, keeping, ask, files, asked: () => asked }
}
const list = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => known[from + at])
const known = Array.from({ length: 200 }, (_, id) => ({ id }))

describe('an answer', () => {
  it('that took long is there at the next start, when asked in the same words', () => {
    const first = start()
    expect(first.keeping.once(['q'], first.ask('long', true))).toBe('long')
    const next = start(first.folder)
    expect(next.keeping.once(['q'], next.ask('again'))).toBe('long')
    expect(next.asked()).toBe(0)
    expect(next.keeping.once(['other'], next.ask('other'))).toBe('other')
    // The engine is made ready behind its back.
    vi.advanceTimersByTime(1_000)
    expect(next.asked()).toBe(2)
    expect(next.keeping.once(['q'], next.ask('warm'))).toBe('warm')
  })

  it('that was quick is not kept', () => {
    const { folder, keeping, ask } = start()
    keeping.once(['q'], ask('quick'))
    const next = start(folder)
    expect(next.keeping.once(['q'], next.ask('anew'))).toBe('anew')
  })
})

describe('a text that is edited', () => {
  it('is kept as it last was, once the edits rest, and only so', () => {
    const { folder, keeping, ask, files } = start()
    keeping.latest('draft', list(0, 100), ['0'], ask('zero', true))
    for (const at of [1, 2, 3]) keeping.latest('draft', list(0, 100 + at), [String(at)], ask(`edit ${at}`))
    expect(files()).toBe(1)
    vi.advanceTimersByTime(5_000)
    expect(files()).toBe(1)
    const next = start(folder)
    expect(next.keeping.latest('draft', list(0, 103), ['3'], next.ask('anew'))).toBe('edit 3')
    expect(next.keeping.once(['0'], next.ask('anew'))).toBe('anew')
  })

  it('asks the engine for each edit, never the disk', () => {
    const { keeping, ask, asked } = start()
    keeping.latest('draft', list(0, 100), ['0'], ask('zero', true))
    keeping.latest('draft', list(0, 101), ['1'], ask('one'))
    expect(keeping.latest('draft', list(0, 100), ['0'], ask('zero again'))).toBe('zero again')
    expect(asked()).toBe(3)
  })

  it('gives its place to another text, which may be one of the last start, without being lost', () => {
    const before = start()
    before.keeping.latest('draft', list(100, 200), ['other'], before.ask('other text', true))
    const { keeping, ask } = start(before.folder)
    keeping.latest('draft', list(0, 50), ['0'], ask('zero', true))
    keeping.latest('draft', list(0, 51), ['1'], ask('one'))
    expect(keeping.latest('draft', list(100, 200), ['other'], ask('anew'))).toBe('other text')
    const next = start(before.folder)
    expect(next.keeping.latest('draft', list(0, 51), ['1'], next.ask('anew'))).toBe('one')
  })

  it('is not warmed up behind the edit that came meanwhile', () => {
    const before = start()
    before.keeping.latest('draft', list(0, 100), ['0'], before.ask('zero', true))
    const { keeping, ask, asked } = start(before.folder)
    keeping.latest('draft', list(0, 100), ['0'], ask('zero'))
    keeping.latest('draft', list(0, 101), ['1'], ask('one'))
    vi.advanceTimersByTime(5_000)
    expect(asked()).toBe(1)
  })
})
