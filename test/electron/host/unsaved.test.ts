// A disk that fills up under a running host: the window is told, nothing acknowledged is lost, and it is told when it is over.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openHost } from '../../../electron/host/host.ts'

const disk = mkdtempSync(join(tmpdir(), 'commonplace-disk-'))

/** A small disk of its own can be mounted only by root. */
function mount(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'pipe' })
    return null
  } catch (error) {
    return String(error).split('\n')[0]!
  }
}
const refused = process.platform === 'linux' ? mount() : 'tmpfs is of Linux'

afterAll(() => {
  if (refused === null) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Text that LevelDB cannot compress. */
function noise(length: number): string {
  let text = ''
  while (text.length < length) text += Buffer.from(crypto.getRandomValues(new Uint8Array(49_152))).toString('base64')
  return text.slice(0, length)
}

describe.skipIf(refused !== null)(
  `a full disk${refused === null ? '' : ` (skipped: no small disk can be mounted here: ${refused})`}`,
  () => {
    test('is told as unsaved until a write succeeds; an import then says so too', async () => {
      const ballast = join(disk, 'ballast')
      await writeFile(ballast, noise(14 * 1024 * 1024))
      const host = await openHost({ folder: join(disk, 'library') })
      const told: (string | null)[] = []
      host.on('unsaved', ({ error }) => told.push(error?.name ?? null))
      let kept = 0
      const write = async () => {
        await host.client.writeNote({ about: null, markdown: noise(300_000) })
        kept++
      }
      const fill = async () => {
        for (let n = 0; n < 200; n++) await write()
      }
      await expect(fill()).rejects.toMatchObject({ name: 'diskFull' })
      expect(told).toEqual(['diskFull'])
      expect((await host.client.status({})).unsaved).toMatchObject({
        name: 'diskFull',
        remedy: expect.stringContaining('space'),
      })
      const files = [{ name: 'a.txt', base64: Buffer.from(noise(2_000_000)).toString('base64') }]
      const { job } = await host.client.importFiles({ files })
      await expect(host.client.finished({ job })).rejects.toMatchObject({ name: 'diskFull' })

      await rm(ballast)
      await write()
      expect(told).toEqual(['diskFull', null])
      expect((await host.client.status({})).unsaved).toBeNull()
      expect(await host.client.notes({})).toHaveLength(kept)
      expect(await host.client.check({})).toMatchObject({ ok: true })
      await host.close()
    })
  },
)
