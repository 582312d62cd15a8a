// The road through a folder: a USB stick, or one that Dropbox, Nextcloud or Syncthing carries. Each device writes packs into a folder of
// its own and reads everybody else's; nothing there is ever changed, so half copies, two writers and any order do no harm.
//   commonplace.json   changes/<writer>/<number>-<hash>.pack   files/<ab>/<name>
import { rm, stat } from 'node:fs/promises'
import { watch } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Revision } from '../store/replica.ts'
import { away, contentOfPlain, namesIn, readPlain, writeFirst, writeWhole } from './folder-files.ts'
import { coverage, findBaseline, isBaseline } from './baseline.ts'
import { makeBaselinePack, makePack, openPack, PACK_BYTES, PACK_NAME, SPLIT_BYTES, type Pack } from './pack.ts'
import { NEAR_PART_BYTES } from './parts.ts'
import type { Page, Parts, Place, Road } from './road.ts'
import type { Sealing } from './sealing.ts'

const MARKER_BYTES = 64 * 1024
const WRITER = /^[0-9a-f]{32}$/u
const PART = /^[0-9a-f]{64}$/u
/** Watching does not work on every network folder; then this is how often it is looked at. */
const LOOK_AGAIN_MS = 30_000

/** Names of packs that have been read, as `<writer>/<pack>`. */
const Mark = v.nullable(v.object({ read: v.array(v.string()) }))
const Left = v.nullable(v.object({ pack: v.string() }))

export class FolderPlace implements Place {
  readonly name: string

  constructor(folder: string) {
    this.name = folder
  }

  async marker(make: boolean): Promise<Uint8Array | null> {
    const marker = await readPlain(join(this.name, 'commonplace.json'), MARKER_BYTES)
    // Where there is none it may be emptied, away, or no folder at all.
    if (!marker) await this.#look(make)
    return marker
  }

  async #look(make: boolean): Promise<void> {
    try {
      if ((await stat(this.name)).isDirectory()) return
    } catch (error) {
      if (!make || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw away(this.name, error)
      // It may be made, its parents not: a path to a stick that is not plugged in must not become a folder on this disk.
      await stat(dirname(this.name)).catch((cause: unknown) => {
        throw away(this.name, cause)
      })
      return
    }
    throw new CommonplaceError('roadRefused', {
      place: this.name,
      problem: 'it is a file, not a folder',
      remedy: 'Name a folder.',
    })
  }

  async claim(marker: Uint8Array): Promise<boolean> {
    return writeFirst(join(this.name, 'commonplace.json'), marker)
  }

  async road(sealing: Sealing, writer: string): Promise<FolderRoad> {
    return FolderRoad.open(this.name, sealing, sealing.name('writer', writer).slice(0, 32))
  }

  async close(): Promise<void> {}
}

export class FolderRoad implements Road {
  readonly isSilent = true
  readonly parts: Parts
  readonly #folder: string
  readonly #sealing: Sealing
  readonly #writer: string
  /** Names of this device's own packs; nobody else leaves any under its name. */
  readonly #own: string[]

  private constructor(folder: string, sealing: Sealing, writer: string, own: string[]) {
    this.#folder = folder
    this.#sealing = sealing
    this.#writer = writer
    this.#own = own
    this.parts = partsIn(folder)
  }

  static async open(folder: string, sealing: Sealing, writer: string): Promise<FolderRoad> {
    const own = join(folder, 'changes', writer)
    const names = await namesIn(own, 'files', /./u)
    // Left by a crash or a pulled stick; nobody else writes here.
    for (const name of names) if (name.endsWith('.half')) await rm(join(own, name), { force: true })
    const packs = names.filter((name) => PACK_NAME.test(name))
    return new FolderRoad(folder, sealing, writer, packs)
  }

  async *fetch(given: unknown): AsyncGenerator<Page> {
    const { read, waiting: unread } = await this.#list(given)
    // Whoever is new here starts from a baseline; whoever is not has read what it is made of.
    const baseline = given === null ? await findBaseline(this.#folder, this.#sealing, unread) : null
    const waiting: { writer: string; name: string }[] = []
    for (const pack of unread) {
      if (baseline ? baseline.replaces(pack) : isBaseline(pack.name)) read.add(`${pack.writer}/${pack.name}`)
      else waiting.push(pack)
    }
    for (const { writer, name } of waiting) {
      const bytes = await readPlain(join(this.#folder, 'changes', writer, name), PACK_BYTES)
      const opened = bytes ? await openPack(this.#sealing, writer, { name, bytes }) : ({ problem: 'refused' } as const)
      // One that is not whole is looked at again next time, and so is one of another key: it may be this library's soon.
      if ('content' in opened) read.add(`${writer}/${name}`)
      const mark = { read: [...read] }
      if ('content' in opened) yield { documents: opened.content.documents, mark }
      else yield { documents: [], mark, [opened.problem]: 1 }
    }
  }

  async put(revisions: readonly Revision[]): Promise<number> {
    for (const documents of portions(revisions)) {
      await this.#write(await makePack(this.#sealing, this.#writer, this.#next, documents))
    }
    return revisions.length
  }

  async #write(pack: Pack): Promise<void> {
    await writeWhole(join(this.#folder, 'changes', this.#writer, pack.name), pack.bytes, this.#folder)
    this.#own.push(pack.name)
  }

  get #next(): number {
    return Number(this.#own.at(-1)?.slice(0, 8) ?? 0) + 1
  }

  async consolidate(mark: unknown, all: () => AsyncIterable<readonly Revision[]>): Promise<void> {
    const read = v.parse(Mark, mark ?? null)?.read ?? []
    const covers = coverage([...read, ...this.#own.map((name) => `${this.#writer}/${name}`)])
    if (covers === null) return
    let packs = 0
    let last: readonly Revision[] = []
    const write = async (documents: readonly Revision[], baseline?: { packs: number; covers: typeof covers }) => {
      packs++
      await this.#write(await makeBaselinePack(this.#sealing, this.#writer, this.#next, documents, baseline))
    }
    for await (const page of all()) {
      for (const documents of portions(page)) {
        if (last.length > 0) await write(last)
        last = documents
      }
    }
    await write(last, { packs: packs + 1, covers })
  }

  async stillHolds(left: unknown): Promise<boolean> {
    const newest = v.parse(Left, left ?? null)?.pack
    return newest === undefined || this.#own.includes(newest)
  }

  leaving(): unknown {
    const newest = this.#own.at(-1)
    return newest === undefined ? null : { pack: newest }
  }

  async wait(signal: AbortSignal, mark: unknown): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, LOOK_AGAIN_MS)
    const done = (): void => resolve()
    signal.addEventListener('abort', done)
    let stop = (): void => undefined
    try {
      const watcher = watch(this.#folder, { recursive: true }, (_event, name) => {
        // Its own packs are no news.
        if (!name?.includes(this.#writer)) resolve()
      })
      watcher.on('error', () => undefined)
      stop = () => watcher.close()
    } catch {
      // Then the timer is what looks.
    }
    try {
      // What came before the watch began.
      const { waiting } = await this.#list(mark)
      if (waiting.every(({ name }) => isBaseline(name)) && !signal.aborted) await promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      stop()
    }
  }

  /** Packs of others: which have been read, and which not. */
  async #list(mark: unknown): Promise<{ read: Set<string>; waiting: { writer: string; name: string }[] }> {
    const before = new Set(v.parse(Mark, mark ?? null)?.read)
    const read = new Set<string>()
    const waiting: { writer: string; name: string }[] = []
    const writers = (await namesIn(join(this.#folder, 'changes'), 'folders', WRITER)).filter(
      (one) => one !== this.#writer,
    )
    const packs = await Promise.all(
      writers.map((writer) => namesIn(join(this.#folder, 'changes', writer), 'files', PACK_NAME)),
    )
    for (const [i, writer] of writers.entries()) {
      for (const name of packs[i]!) {
        if (before.has(`${writer}/${name}`)) read.add(`${writer}/${name}`)
        else waiting.push({ writer, name })
      }
    }
    return { read, waiting }
  }
}

/** Parts of files by name, in a folder for each two first digits. */
function partsIn(root: string): Parts {
  const folder = join(root, 'files')
  const pathOf = (name: string) => {
    if (!PART.test(name)) throw new RangeError('no name of a part')
    return join(folder, name.slice(0, 2), name)
  }
  return {
    isNear: true,
    partBytes: NEAR_PART_BYTES,
    async has(names) {
      const shelves = Map.groupBy(names, (name) => name.slice(0, 2))
      const found = new Set<string>()
      for (const [shelf, wanted] of shelves) {
        const there = new Set(await namesIn(join(folder, shelf), 'files', PART))
        for (const name of wanted) if (there.has(name)) found.add(name)
      }
      return found
    },
    async put(name, pieces) {
      await writeWhole(pathOf(name), pieces, root)
    },
    get: (name) => contentOfPlain(pathOf(name), 2 * NEAR_PART_BYTES),
  }
}

function* portions(revisions: readonly Revision[]): Generator<Revision[]> {
  let portion: Revision[] = []
  let bytes = 0
  for (const revision of revisions) {
    const size = JSON.stringify(revision).length
    if (portion.length > 0 && bytes + size > SPLIT_BYTES) {
      yield portion
      portion = []
      bytes = 0
    }
    portion.push(revision)
    bytes += size
  }
  if (portion.length > 0) yield portion
}
