// Opening: a folder that is not as it should be is refused in words, and left byte for byte as it was.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openStore } from '../../../../electron/host/store/open.ts'
import { IS_ROOT, NOBODY, WITHOUT_NOBODY } from '../../nobody.ts'
import { aFolder, allRecords, annotation, aStore, code, note } from './sample.ts'

const run = promisify(execFile)
const OPENING = join(import.meta.dirname, 'opening.ts')

/** A closed library with enough in it for a snapshot. */
async function aLibrary(): Promise<{ folder: string; records: Record<string, unknown> }> {
  const folder = await aFolder()
  const store = await openStore(folder)
  const edits = Array.from({ length: 30 }, () => [annotation(), note(), code()]).flat()
  await store.commit({ verb: 'import', parameters: {}, edits })
  await store.commit({ verb: 'recolour', parameters: {}, edits: [{ id: edits[0]!.id, set: { color: 'pink' } }] })
  await store.undo()
  const records = allRecords(store)
  await store.close()
  return { folder, records }
}

/** Every file under a folder with its bytes. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    content[path] = entry.isFile() ? (await readFile(path)).toString('base64') : ''
  }
  return content
}

async function dbFile(folder: string, pattern: RegExp): Promise<string> {
  const names = await readdir(join(folder, 'db'))
  const sizes = await Promise.all(
    names
      .filter((name) => pattern.test(name))
      .map(async (name) => ({ name, size: (await stat(join(folder, 'db', name))).size })),
  )
  return join(folder, 'db', sizes.sort((a, b) => b.size - a.size)[0]!.name)
}

async function garble(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[Math.floor(bytes.length * at)]! ^= 0x55
  await writeFile(path, bytes)
}

describe('a damaged database is refused and nothing in it is changed', () => {
  test.each<[name: string, damage: (folder: string) => Promise<void>]>([
    ['the log cut off', async (folder) => truncate(await dbFile(folder, /\.log$/u), 5000)],
    ['the log empty', async (folder) => truncate(await dbFile(folder, /\.log$/u), 0)],
    ['one bit of the log changed', async (folder) => garble(await dbFile(folder, /\.log$/u), 0.5)],
    ['the log gone', async (folder) => rm(await dbFile(folder, /\.log$/u))],
    ['a table cut off', async (folder) => truncate(await dbFile(folder, /\.ldb$/u), 200)],
    ['one bit of a table changed', async (folder) => garble(await dbFile(folder, /\.ldb$/u), 0.3)],
    ['a table gone', async (folder) => rm(await dbFile(folder, /\.ldb$/u))],
    ['the manifest cut off', async (folder) => truncate(await dbFile(folder, /^MANIFEST/u), 20)],
    ['the manifest garbled', async (folder) => garble(await dbFile(folder, /^MANIFEST/u), 0.5)],
    ['the manifest gone', async (folder) => rm(await dbFile(folder, /^MANIFEST/u))],
    ['CURRENT gone', async (folder) => rm(join(folder, 'db', 'CURRENT'))],
    ['CURRENT naming nothing', async (folder) => writeFile(join(folder, 'db', 'CURRENT'), 'MANIFEST-999999\n')],
    ['CURRENT garbled', async (folder) => writeFile(join(folder, 'db', 'CURRENT'), '\0\0\0')],
    ['the whole database gone', async (folder) => rm(join(folder, 'db'), { recursive: true })],
    ['library.json garbled', async (folder) => writeFile(join(folder, 'library.json'), '{"format')],
    ['library.json of another shape', async (folder) => writeFile(join(folder, 'library.json'), '{"format": "one"}')],
  ])('%s', async (_, damage) => {
    const { folder } = await aLibrary()
    // A reopening moves what the first session logged into a table, and logs anew: both kinds of file are there.
    const store = await openStore(folder)
    for (let i = 0; i < 5; i++) {
      const edits = Array.from({ length: 5 }, () => annotation())
      await store.commit({ verb: 'annotate', parameters: {}, edits })
    }
    await store.close()
    await damage(folder)
    const before = await contentOf(folder)
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryDamaged', parameters: { folder } })
    expect(await contentOf(folder)).toEqual(before)
  })

  /** A library as a killed session leaves it: open, copied while it was. */
  async function aKilledLibrary(commands = 1): Promise<string> {
    const { folder } = await aLibrary()
    await (await openStore(folder)).close()
    const store = await aStore(folder)
    for (let i = 0; i < commands; i++) {
      await store.commit({ verb: 'annotate', parameters: {}, edits: [annotation()] })
    }
    const copy = join(await aFolder(), 'copy')
    await cp(folder, copy, { recursive: true, preserveTimestamps: true })
    return copy
  }

  test('after a session that was killed, the tables it did not touch are still checked', async () => {
    const folder = await aKilledLibrary()
    const table = await dbFile(folder, /\.ldb$/u)
    const { atime, mtime } = await stat(table)
    await garble(table, 0.3)
    await utimes(table, atime, mtime)
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryDamaged' })
  })

  test('after a session that was killed, a hole in the log is found', async () => {
    const folder = await aKilledLibrary(3)
    await garble(await dbFile(folder, /\.log$/u), 0.5)
    const before = await contentOf(folder)
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryDamaged' })
    expect(await contentOf(folder)).toEqual(before)
  })

  test.each<[name: string, damage: (log: string) => Promise<void>]>([
    ['cut off', async (log) => truncate(log, (await stat(log)).size - 100)],
    [
      'nought at the end',
      async (log) => {
        const { size } = await stat(log)
        await truncate(log, size - 100)
        await truncate(log, size + 40_000)
      },
    ],
  ])('after a power cut the last batch may be torn: %s', async (_, damage) => {
    const folder = await aKilledLibrary(3)
    await damage(await dbFile(folder, /\.log$/u))
    const store = await aStore(folder)
    expect(store.records.count('annotation')).toBe(32)
    expect(await store.verify()).toEqual([])
  })

  test('… but not one of the same number that was written since', async () => {
    const folder = await aKilledLibrary()
    const name = basename(await dbFile(folder, /\.ldb$/u))
    const library = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))
    library.seal.files[name] = [1, 2, 3]
    await writeFile(join(folder, 'library.json'), JSON.stringify(library))
    let store = await openStore(folder)
    await store.close()
    store = await aStore(folder)
    expect(store.records.count('annotation')).toBe(31)
  })
})

describe('a snapshot that is not to be trusted is ignored', () => {
  const path = (folder: string) => join(folder, 'snapshot.ndjson')
  /** A snapshot with a checksum that is right. */
  async function forge(folder: string, change: (body: string) => string): Promise<void> {
    const text = await readFile(path(folder), 'utf8')
    const body = change(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1))
    expect(text).not.toContain(body)
    await writeFile(path(folder), `${body}${crc32(body)}\n`)
  }
  test.each<[name: string, damage: (folder: string) => Promise<void>]>([
    ['gone', (folder) => rm(path(folder))],
    ['empty', (folder) => truncate(path(folder), 0)],
    ['cut off', (folder) => truncate(path(folder), 5000)],
    ['without its last line', async (folder) => truncate(path(folder), (await stat(path(folder))).size - 5)],
    ['one bit changed', (folder) => garble(path(folder), 0.5)],
    ['of another library', async (folder) => copyFile(path((await aLibrary()).folder), path(folder))],
    [
      'a folder',
      async (folder) => {
        await rm(path(folder))
        await mkdir(path(folder))
      },
    ],
    [
      'of other schemas',
      (folder) => forge(folder, (body) => body.replace(/"schemas":\d+/u, '"schemas":1').replaceAll('Power', 'Forged')),
    ],
    [
      'ahead of the database',
      (folder) =>
        forge(folder, (body) => body.replace(/"sequence":\d+/u, '"sequence":9999').replaceAll('Power', 'Forged')),
    ],
    ['untouched', async () => undefined],
  ])('%s', async (_, damage) => {
    const { folder, records } = await aLibrary()
    await damage(folder)
    const store = await aStore(folder)
    expect(allRecords(store)).toEqual(records)
    expect(store.peek().redo).not.toBeNull()
    expect(await store.verify()).toEqual([])
  })

  test('one is written when nothing was done for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const folder = await aFolder()
    const store = await aStore(folder)
    const edits = Array.from({ length: 60 }, () => code())
    await store.commit({ verb: 'import', parameters: {}, edits })
    await vi.advanceTimersByTimeAsync(4000)
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] })
    await vi.advanceTimersByTimeAsync(4000)
    expect(await readdir(folder)).not.toContain('snapshot.ndjson')
    await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    await expect.poll(() => readdir(folder)).toContain('snapshot.ndjson')
    // As after a power cut: what the copy opens is the snapshot and the rest of the log.
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] })
    const copy = join(await aFolder(), 'copy')
    await cp(folder, copy, { recursive: true })
    expect((await aStore(copy)).records.count('code')).toBe(62)
  })

  test('one brought along in a copied folder passes every schema again', async () => {
    const { folder, records } = await aLibrary()
    const copy = join(await aFolder(), 'copy')
    await cp(folder, copy, { recursive: true })
    const colored = (color: string) => (body: string) => body.replace('"color":"blue"', `"color":"${color}"`)
    await forge(copy, colored('mauve'))
    const store = await aStore(copy)
    expect(store.setAside()).toHaveLength(1)
    expect(Object.keys(allRecords(store))).toHaveLength(Object.keys(records).length - 1)
  })
})

test('a library of a newer format is refused and left alone', async () => {
  const { folder } = await aLibrary()
  await writeFile(join(folder, 'library.json'), JSON.stringify({ format: 2, whatever: 'comes then', seal: 'other' }))
  const before = await contentOf(folder)
  await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryNewer', parameters: { folder, format: 2 } })
  expect(await contentOf(folder)).toEqual(before)
})

test('library.json may be missing: the format is the first', async () => {
  const { folder, records } = await aLibrary()
  await rm(join(folder, 'library.json'))
  const store = await aStore(folder)
  expect(allRecords(store)).toEqual(records)
  expect(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))).toMatchObject({ format: 1 })
})

describe('somebody else has it open', () => {
  test('in this process', async () => {
    const folder = await aFolder()
    const store = await aStore(folder)
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryBusy', parameters: { folder } })
    await store.commit({ verb: 'createTheme', parameters: {}, edits: [code()] })
    await store.close()
    expect((await aStore(folder)).records.count('code')).toBe(1)
  })

  test('in this process under another name', async () => {
    const folder = await aFolder()
    const link = join(await aFolder(), 'link')
    await symlink(folder, link)
    await aStore(folder)
    await expect(openStore(link)).rejects.toMatchObject({ name: 'libraryBusy', parameters: { folder: link } })
    await expect(openStore(relative(process.cwd(), folder))).rejects.toMatchObject({ name: 'libraryBusy' })
  })

  test('in another process, until it ends', async () => {
    const folder = await aFolder()
    const other = spawn(process.execPath, [OPENING, folder, 'wait'], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void other.kill('SIGKILL'))
    await once(createInterface(other.stdout), 'line')
    await expect(openStore(folder)).rejects.toMatchObject({ name: 'libraryBusy' })
    other.stdin.end()
    await once(other, 'exit')
    await aStore(folder)
  })
})

describe.skipIf(WITHOUT_NOBODY !== '')(`a folder without rights${WITHOUT_NOBODY}`, () => {
  /** Opens as a user without rights: as nobody when root runs the tests, since root may write anywhere. */
  async function openWithoutRights(folder: string): Promise<Record<string, { name: string; message: string }>> {
    const { stdout } = await run(process.execPath, [OPENING, folder], IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {})
    return JSON.parse(stdout)
  }

  test.each<[name: string, make: (folder: string) => Promise<string>]>([
    [
      'a library that may only be read',
      async (folder) => {
        await (await openStore(folder)).close()
        for (const path of [join(folder, 'db'), folder]) await chmod(path, 0o555)
        return folder
      },
    ],
    [
      'a folder in which none may be made',
      async (folder) => {
        await chmod(folder, 0o555)
        return join(folder, 'library')
      },
    ],
    [
      'a file where the folder should be',
      async (folder) => {
        await writeFile(join(folder, 'file'), 'x')
        await chmod(folder, 0o755)
        return join(folder, 'file')
      },
    ],
  ])('%s', async (_, make) => {
    const folder = await aFolder()
    const library = await make(folder)
    const before = await contentOf(folder)
    const said = await openWithoutRights(library)
    expect(said).toMatchObject({
      store: { name: 'libraryUnwritable', parameters: { folder: library } },
      blobs: { name: 'couldNotSave' },
    })
    expect(said['store']!.message).toContain(library)
    expect(await contentOf(folder)).toEqual(before)
    for (const path of [join(folder, 'db'), folder]) await chmod(path, 0o755).catch(() => undefined)
  })
})
