// The index as it follows a library, falls behind, is damaged, or has no room.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSearch, type Search } from '../../../../electron/host/search/search.ts'
import { annotation, note, idOf, MemoryLibrary } from './library-in-memory.ts'

/** Why no small disk can be made here; empty where one can. */
const noSmallDisk =
  process.platform === 'linux' && process.getuid?.() === 0 ? '' : ' (skipped: only root on Linux can mount a tmpfs)'

let folder: string
let library: MemoryLibrary
let open: Search[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cp-search-'))
  library = new MemoryLibrary()
})
afterEach(async () => {
  for (const each of open) await each.close()
  open = []
  rmSync(folder, { recursive: true, force: true })
})

function start(): Search {
  const locate = async () => ({ page: '7', work: 2 })
  const search = openSearch({ folder, store: library.store, textOf: library.textOf, isLive: library.isLive, locate })
  open.push(search)
  return search
}

async function restart(search: Search): Promise<Search> {
  await search.close()
  open = open.filter((each) => each !== search)
  return start()
}

const snippets = async (search: Search, query: string) =>
  (await search.search(query)).map(({ snippet }) => snippet).sort()

describe('the index', () => {
  it('knows each change when it is asked', async () => {
    const search = start()
    for (let i = 0; i < 20; i++) {
      library.put(note(1, null, `word${i}`))
      expect(await snippets(search, `word${i}`)).toEqual([`word${i}`])
      if (i > 0) expect(await snippets(search, `word${i - 1}`)).toEqual([])
    }
    library.remove(idOf('note', 1))
    expect(await search.search('word19')).toEqual([])
  })

  it('follows a new version of a text', async () => {
    const source = library.source(1, ['old words'])
    const search = start()
    await search.settled()
    library.source(1, ['new words', 'and more'])
    expect(await search.search('old')).toEqual([])
    expect(await search.search('new')).toMatchObject([{ source }])
  })

  it('is not made again at the next start, nor for changes of what is not searched', async () => {
    const source = library.source(1, ['words'])
    let search = start()
    await search.settled()
    expect(library.reads).toBe(1)
    library.put({ ...annotation(1, source, 'quoted'), color: 'blue' } as never)
    search = await restart(search)
    expect(await search.search('words')).toHaveLength(1)
    library.tell([])
    expect(await search.search('quoted')).toHaveLength(1)
    search = await restart(search)
    expect(await search.search('quoted')).toHaveLength(1)
    expect(library.reads).toBe(1)
  })

  it('catches up with what happened while it was closed', async () => {
    library.source(1, ['kept'])
    library.put(note(1, null, 'changed'), note(2, null, 'removed'))
    let search = start()
    await search.settled()
    await search.close()
    open = []
    library.put(note(1, null, 'rewritten'), note(3, null, 'added'))
    library.remove(idOf('note', 2))
    search = start()
    expect(await snippets(search, 'kept')).toEqual(['kept'])
    expect(await snippets(search, 'rewritten')).toEqual(['rewritten'])
    expect(await snippets(search, 'added')).toEqual(['added'])
    for (const gone of ['changed', 'removed']) expect(await search.search(gone)).toEqual([])
    expect(library.reads).toBe(1)
  })

  it('catches up when it was closed half way', async () => {
    for (let n = 1; n <= 40; n++)
      library.source(
        n,
        Array.from({ length: 50 }, (_, i) => `paragraph ${i} of ${n}`),
      )
    let search = start()
    library.put(note(1, null, 'late'))
    search = await restart(search)
    expect(await search.search('paragraph', { limit: 10_000 })).toHaveLength(2_000)
    expect(await search.search('late')).toHaveLength(1)
    // Nothing twice: an index that was brought up in two halves is as one made in one go.
    expect(await search.search('"paragraph 7"', { limit: 10_000 })).toHaveLength(40)
  })

  it('is compared when the folder is another library’s', async () => {
    library.put(note(1, null, 'mine'))
    const search = start()
    await search.settled()
    await search.close()
    open = []
    const other = new MemoryLibrary()
    other.device = '01ARZ3NDEKTSV4RRFFQ69G5FAX'
    other.put(note(2, null, 'theirs'))
    expect(other.sequence).toBe(library.sequence)
    library = other
    const found = start()
    expect(await found.search('mine')).toEqual([])
    expect(await found.search('theirs')).toHaveLength(1)
  })

  it.each([
    ['is empty', (file: string) => writeFileSync(file, '')],
    [
      'is no database',
      (file: string) => writeFileSync(file, 'not a database, and long enough to be looked at '.repeat(100)),
    ],
    ['is cut off', (file: string) => truncateSync(file, 5_000)],
    [
      'is overwritten in the middle',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes.fill(0x5a, 4_096, 12_288)
        writeFileSync(file, bytes)
      },
    ],
    [
      'is of another version',
      (file: string) => {
        const database = new DatabaseSync(file)
        database.exec('PRAGMA user_version = 999')
        database.close()
      },
    ],
  ])('is made anew when its file %s', async (_, damage) => {
    library.source(
      1,
      Array.from({ length: 300 }, (_, i) => `paragraph ${i} about customs`),
    )
    let search = start()
    await search.settled()
    await search.close()
    open = []
    damage(join(folder, 'search.sqlite'))
    search = start()
    expect(await search.search('customs', { limit: 1_000 })).toHaveLength(300)
    library.put(note(1, null, 'customs noted'))
    expect(await search.search('customs', { limit: 1_000 })).toHaveLength(301)
  })

  it('survives a copy taken while it was open', async () => {
    library.put(note(1, null, 'customs'))
    const search = start()
    await search.settled()
    const other = mkdtempSync(join(tmpdir(), 'cp-search-copy-'))
    copyFileSync(join(folder, 'search.sqlite'), join(other, 'search.sqlite'))
    const copy = openSearch({
      folder: other,
      store: library.store,
      textOf: library.textOf,
      isLive: library.isLive,
      locate: async () => ({ page: null, work: null }),
    })
    expect(await copy.search('customs')).toHaveLength(1)
    await copy.close()
    rmSync(other, { recursive: true })
  })

  it('goes on without a text that cannot be read, and takes it up when it can', async () => {
    const bad = library.source(1, ['unreadable words'])
    library.damaged.add(bad)
    library.source(2, ['readable words'])
    let search = start()
    expect(await snippets(search, 'words')).toEqual(['readable words'])
    library.put(note(1, null, 'more words'))
    expect(await snippets(search, 'words')).toEqual(['more words', 'readable words'])
    library.damaged.clear()
    search = await restart(search)
    expect(await snippets(search, 'words')).toEqual(['more words', 'readable words', 'unreadable words'])
  })

  it.skipIf(noSmallDisk)(`says that the disk is full, and goes on when it is not${noSmallDisk}`, async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
    try {
      library.source(1, ['customs'])
      const search = start()
      expect(await search.search('customs')).toHaveLength(1)
      const tooMuch = Array.from({ length: 3_000 }, () => `customs ${randomBytes(300).toString('hex')}`)
      library.source(2, tooMuch)
      for (let i = 0; i < 2; i++) await expect(search.search('customs')).rejects.toMatchObject({ name: 'diskFull' })
      library.source(2, ['customs again'])
      expect(await search.search('customs')).toHaveLength(2)
      await search.close()
      open = []
    } finally {
      execFileSync('umount', [folder])
    }
  })

  it('keeps little in the journal beside it, however much is indexed at once', async () => {
    const paragraphs = Array.from(
      { length: 500 },
      (_, i) => `paragraph ${i} with words of its own: ${'quay '.repeat(60)}`,
    )
    for (let source = 1; source <= 32; source++) library.source(source, paragraphs)
    const search = start()
    await search.settled()
    const size = (file: string) => statSync(join(folder, file)).size
    expect(size('search.sqlite')).toBeGreaterThan(8_000_000)
    expect(size('search.sqlite-wal')).toBeLessThan(size('search.sqlite') * 0.75)
    expect(await search.search('quay', { limit: 5 })).toHaveLength(5)
  })

  it('does not hold the host while it indexes', async () => {
    library.source(
      1,
      Array.from({ length: 20_000 }, (_, i) => `paragraph ${i} with some words to be folded and indexed, sovereignty`),
    )
    // In time of the processor, which a machine that does something else meanwhile does not spend.
    const spent = () => {
      const { user, system } = process.cpuUsage()
      return user + system
    }
    const started = spent()
    let longest = 0
    let last = started
    const timer = setInterval(() => {
      longest = Math.max(longest, spent() - last)
      last = spent()
    }, 1)
    const search = start()
    await search.settled()
    clearInterval(timer)
    expect(await search.search('sovereignty', { limit: 10 })).toHaveLength(10)
    // In slices of 15 ms; beside the whole, so that a slow machine does not matter.
    expect(longest).toBeLessThan((spent() - started) / 4)
  })
})
