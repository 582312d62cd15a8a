// The files of this library as a paired laptop asks for them: in parts by name. What it brings waits beside the library until a file is
// whole and is what its name says; only files that records here name are taken.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobStore } from '../../blobs/blob-store.ts'
import { contentOf, whole } from '../../disk/pieces.ts'
import type { Records } from '../../store/store.ts'
import { neededFiles } from '../files.ts'
import { contentOfPlain, writeWhole } from '../folder-files.ts'
import { fetchFile, firstPart, MissingPart, PART_BYTES, sendFile } from '../parts.ts'
import type { Parts } from '../road.ts'
import { PLAIN } from '../sealing.ts'

/** Unfinished files may wait; a laptop gone mad must not fill the disk. */
const MOST_WAITING_BYTES = 2 * 1024 * 1024 * 1024

/** `incoming`: where parts wait. `came`: told of each file that is whole. A part that is not wanted is thrown away in silence: the report counts what lies here. */
export function shownParts(blobs: BlobStore, records: Records, incoming: string, came: () => void): Parts {
  /** Parts of the file asked for last: its others are asked for next. */
  let opened = new Map<string, Uint8Array>()
  const pathOf = (name: string) => join(incoming, name)

  function fileOf(name: string): string | undefined {
    for (const sha256 of neededFiles(records)) if (firstPart(PLAIN, sha256) === name) return sha256
    return undefined
  }

  async function open(sha256: string): Promise<void> {
    const parts = new Map<string, Uint8Array>()
    const collect: Parts = {
      has: async () => new Set(),
      put: async (name, pieces) => void parts.set(name, await whole(pieces)),
      get: async () => null,
    }
    if (await blobs.check(sha256)) await sendFile(collect, PLAIN, sha256, await blobs.content(sha256))
    opened = parts
  }

  const waiting: Parts = {
    has: async () => new Set(),
    put: async () => undefined,
    get: (name) => contentOfPlain(pathOf(name), 2 * PART_BYTES),
  }

  /** Puts a file together of which the first part has come, since that one comes last. */
  async function finish(sha256: string): Promise<void> {
    const names: string[] = []
    const noted: Parts = { ...waiting, get: (name) => (names.push(name), waiting.get(name)) }
    const pieces = await fetchFile(noted, PLAIN, sha256, { get: async () => null, put: async () => undefined })
    try {
      if (pieces && (await blobs.keep(sha256, pieces))) came()
      // Where the file was here already nothing of it has been read.
      for await (const _ of pieces ?? []);
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error
    }
    for (const name of names) await rm(pathOf(name), { force: true })
  }

  return {
    async has(names) {
      const asked = new Set(names)
      const here = new Set<string>()
      for (const sha256 of neededFiles(records)) {
        const name = firstPart(PLAIN, sha256)
        if (asked.has(name) && (await blobs.has(sha256))) here.add(name)
      }
      for (const name of asked) if (opened.has(name) || (await exists(pathOf(name)))) here.add(name)
      return here
    },
    async get(name) {
      if (!opened.has(name)) {
        const sha256 = fileOf(name)
        if (sha256 !== undefined) await open(sha256)
      }
      const part = opened.get(name)
      return part ? contentOf(part) : null
    },
    async put(name, pieces) {
      const bytes = await whole(pieces)
      if (bytes.length > 2 * PART_BYTES || (await bytesIn(incoming)) > MOST_WAITING_BYTES) return
      const sha256 = fileOf(name)
      await writeWhole(pathOf(name), bytes)
      if (sha256 !== undefined) await finish(sha256)
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder).catch(() => []))
    bytes += await stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    )
  return bytes
}
