// A disk that fills up: the command is refused in words, everything acknowledged stays, and with space again work goes on at once.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Edit } from '../../../../electron/host/store/store.ts'
import { aStore, note } from './sample.ts'

const MEGABYTE = 1024 * 1024
const disk = mkdtempSync(join(tmpdir(), 'disk-'))

/** A small disk of its own can be mounted only by root. */
function mount(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'pipe' })
    return null
  } catch (error) {
    return String(error)
  }
}
const refused = process.platform === 'linux' ? mount() : 'tmpfs is of Linux'

afterAll(() => {
  if (refused === null) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Text that LevelDB cannot compress, else 20 MB fit into 12. */
function noise(length: number): string {
  let text = ''
  while (text.length < length) text += Buffer.from(crypto.getRandomValues(new Uint8Array(49_152))).toString('base64')
  return text.slice(0, length)
}

describe.skipIf(refused !== null)(
  `a full disk${refused === null ? '' : ` (skipped: no small disk can be mounted here: ${refused})`}`,
  () => {
    const folder = join(disk, 'library')
    const ballast = join(disk, 'ballast')

    beforeAll(() => writeFile(ballast, noise(12 * MEGABYTE)))

    test('is told, loses nothing, and is over when there is space', async () => {
      let store = await aStore(folder)
      const kept: Edit[] = []
      const write = async (edit: Edit) => {
        await store.commit({ verb: 'writeNote', parameters: {}, edits: [edit] })
        kept.push(edit)
      }
      const full = async () => {
        for (let i = 0; i < 500; i++) await write(note(undefined, { markdown: noise(100_000) }))
      }
      await expect(full()).rejects.toMatchObject({ name: 'diskFull' })
      expect(kept.length).toBeGreaterThan(5)
      const shown = () => [...store.records.all('note')].map(({ id }) => id)
      expect(shown()).toEqual(kept.map(({ id }) => id))
      await expect(write(note()), 'still full').rejects.toMatchObject({ name: 'diskFull' })
      expect(shown(), 'a refused command changed nothing').toEqual(kept.map(({ id }) => id))

      await rm(ballast)
      await write(note(undefined, { markdown: 'There is space again.' }))
      await store.undo()
      await store.redo()
      expect(shown().toSorted()).toEqual(kept.map(({ id }) => id).toSorted())
      expect(await store.verify()).toEqual([])
      await store.close()

      store = await aStore(folder)
      for (const { id, set } of kept)
        expect(store.records.get('note', id)?.markdown === set!['markdown'], id).toBe(true)
      expect(store.records.count('note')).toBe(kept.length)
      expect((await store.history()).filter(({ undone }) => !undone)).toHaveLength(kept.length)
    })

    test('closing on a full disk keeps all; opening one says what is wrong and leaves it as it is', async () => {
      const store = await openStore(folder)
      const count = store.records.count('note')
      await store.commit({ verb: 'writeNote', parameters: {}, edits: [note()] })
      await expect(writeFile(ballast, noise(24 * MEGABYTE))).rejects.toMatchObject({ code: 'ENOSPC' })
      await store.close()
      await expect(
        BlobStore.open(folder).then((blobs) => blobs.put(Buffer.from(noise(MEGABYTE)))),
      ).rejects.toMatchObject({ name: 'diskFull' })
      await expect(openStore(folder)).rejects.toMatchObject({ name: 'diskFull' })
      await rm(ballast)
      const again = await aStore(folder)
      expect(again.records.count('note')).toBe(count + 1)
      expect(await again.verify()).toEqual([])
    })
  },
)
