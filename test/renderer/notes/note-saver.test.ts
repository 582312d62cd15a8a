// Saving as one types: never two writes at once, never the older text last, nothing lost while the library is away.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { readDraft, readName } from '../../../renderer/notes/drafts.ts'
import { type Draft, NoteSaver } from '../../../renderer/notes/note-saver.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Written {
  note?: string
  about?: string | null
  markdown: string
  base?: string
  session: string
}

/** A host that takes `delay` ms for a write and fails while `away`. */
function hostOf(delay = 50) {
  const host = {
    away: false,
    written: [] as Written[],
    busy: 0,
    mostBusy: 0,
    kept: null as Draft | null,
    /** What the library makes of a write. */
    joins: (markdown: string) => markdown,
    async write(args: Written) {
      host.busy++
      host.mostBusy = Math.max(host.mostBusy, host.busy)
      await new Promise((resolve) => setTimeout(resolve, delay))
      host.busy--
      if (host.away) throw new CommonplaceError('closed')
      host.written.push(args)
      return { note: args.note ?? 'note:1', markdown: host.joins(args.markdown) }
    },
    keep(draft: Draft | null) {
      host.kept = draft
    },
  }
  return host
}

describe('a saver', () => {
  it('waits for a pause, then writes the latest text once', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    for (const text of ['a', 'ab', 'abc']) {
      saver.typed(text)
      await vi.advanceTimersByTimeAsync(200)
    }
    expect(host.written).toEqual([])
    expect(host.kept?.markdown).toBe('abc')
    await vi.advanceTimersByTimeAsync(700)
    expect(host.written).toEqual([{ note: 'note:1', markdown: 'abc', session: 's' }])
    expect(saver).toMatchObject({ state: 'saved', unsaved: null, saved: 'abc' })
    expect(host.kept).toBeNull()
  })
  it('makes a new note at the first letter and continues it, in one session', async () => {
    const host = hostOf(500)
    const saver = new NoteSaver(null, 'an:1', 's', host)
    saver.typed('a')
    await vi.advanceTimersByTimeAsync(700)
    saver.typed('ab')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(host.written).toEqual([
      { about: 'an:1', markdown: 'a', session: 's' },
      { note: 'note:1', markdown: 'ab', base: 'a', session: 's' },
    ])
    expect(host.mostBusy).toBe(1)
  })
  it('says what it began from, and keeps what was joined until it is shown', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    saver.saved = 'a'
    host.joins = (markdown) => `0${markdown}`
    saver.typed('ab')
    expect(host.kept).toMatchObject({ base: 'a' })
    await vi.advanceTimersByTimeAsync(700)
    expect(saver).toMatchObject({ saved: 'ab', joined: '0ab' })
    saver.typed('abc')
    await vi.advanceTimersByTimeAsync(700)
    expect(host.written.map(({ base, markdown }) => [base, markdown])).toEqual([
      ['a', 'ab'],
      ['ab', 'abc'],
    ])
    expect(saver.joined).toBe('0abc')
  })
  it('does not make a note of nothing', async () => {
    const host = hostOf()
    const saver = new NoteSaver(null, 'an:1', 's', host)
    saver.typed('a')
    saver.typed('')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(host.written).toEqual([])
    expect(host.kept).toBeNull()
  })
  it('empties a note that exists', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    saver.saved = 'something'
    saver.typed('')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(host.written.map((w) => w.markdown)).toEqual([''])
  })
  it('keeps the text while the library is away, says so, and writes it when it is back', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    host.away = true
    saver.typed('kept')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(saver).toMatchObject({ state: 'failed', unsaved: 'kept' })
    expect(saver.error?.name).toBe('closed')
    expect(host.kept?.markdown).toBe('kept')
    saver.typed('kept and more')
    expect(host.kept?.markdown).toBe('kept and more')
    host.away = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(host.written.at(-1)?.markdown).toBe('kept and more')
    expect(saver).toMatchObject({ state: 'saved', error: null, unsaved: null })
  })
  it('flushed twice at once writes once', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    saver.typed('a')
    const both = Promise.all([saver.flush(), saver.flush()])
    await vi.advanceTimersByTimeAsync(500)
    await both
    expect(host.written).toHaveLength(1)
  })
  it('does not write what is saved already', async () => {
    const host = hostOf()
    const saver = new NoteSaver('note:1', null, 's', host)
    saver.saved = 'same'
    saver.typed('same')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(host.written).toEqual([])
    expect(saver.state).toBe('idle')
  })
})

describe('a stored draft', () => {
  it.each([
    [
      'whole',
      '{"note":"note:1","about":null,"markdown":"xy","base":"x","session":"s"}',
      { note: 'note:1', about: null, markdown: 'xy', base: 'x', session: 's' },
    ],
    [
      'of a new note',
      '{"note":null,"about":"an:1","markdown":"","session":"s"}',
      { note: null, about: 'an:1', markdown: '', base: null, session: 's' },
    ],
    ['torn', '{"note":"note:1","mark', null],
    ['of something else', '{"note":7,"markdown":"x"}', null],
    ['missing', null, null],
  ])('%s', (_name, stored, draft) => expect(readDraft(stored)).toEqual(draft))
})

describe('the name of a stored draft', () => {
  const own = '01M82ZFVNBSX73RH9870HCW6K2'
  const window = '0f8fad5b-d9cb-469f-a165-70867728950e'
  it.each([
    ['of this library', `commonplace.note-draft.${own}.${window}.new.src:1`, { window, key: 'new.src:1' }],
    ['of another library', `commonplace.note-draft.01M82ZFVNBSX73RH9870HCW6K3.${window}.note:1`, null],
    ['of no library', `commonplace.note-draft.${window}.note:1`, null],
    ['of something else', 'commonplace.widths', null],
  ])('%s', (_name, stored, found) => expect(readName(own, stored)).toEqual(found))
})
