// Damage in a LevelDB log, told from a batch that a crash cut off. The logs are LevelDB's own.
import fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DurableLevel } from '../../../../electron/host/store/durable-level.ts'
import { crc32c, isLogDamaged } from '../../../../electron/host/store/level-log.ts'

test.each<[name: string, bytes: Uint8Array, checksum: number]>([
  ['32 noughts (RFC 3720, B.4)', new Uint8Array(32), 0x8a9136aa],
  ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
  ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
  ['123456789', new TextEncoder().encode('123456789'), 0xe3069283],
])('crc32c of %s', (_, bytes, checksum) => {
  expect(crc32c(bytes)).toBe(checksum)
})

type Done = (error?: Error | null) => void
type Level = DurableLevel & { open(options: object, done: Done): void; close(done: Done): void }

/** A log of batches of these sizes, and where each ends. */
async function aLog(folder: string, sizes: number[]): Promise<{ bytes: Buffer; ends: number[] }> {
  const level = new DurableLevel(folder) as Level
  const done = (work: (done: Done) => void) =>
    new Promise<void>((resolve, reject) => work((error) => (error ? reject(error) : resolve())))
  await done((end) => level.open({}, end))
  const log = join(
    folder,
    (await readdir(folder)).find((name) => name.endsWith('.log'))!,
  )
  const ends: number[] = []
  for (const size of sizes) {
    const value = Buffer.from(crypto.getRandomValues(new Uint8Array(size)))
    await done((end) => level._batch([{ type: 'put', key: 'k', value }], {}, end))
    ends.push((await stat(log)).size)
  }
  const bytes = await readFile(log)
  await done((end) => level.close(end))
  return { bytes, ends }
}

describe('a log', () => {
  // Within a block, over one border, over several; the last is what a crash may tear.
  const SIZES = [100, 30_000, 5000, 60_000, 200, 60_000, 50_000]
  let bytes: Buffer
  let ends: number[]
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'log-'))
    ;({ bytes, ends } = await aLog(folder, SIZES))
    await rm(folder, { recursive: true })
  })

  test('that is whole', () => {
    expect(isLogDamaged(bytes)).toBe(false)
    expect(isLogDamaged(new Uint8Array())).toBe(false)
  })

  test('cut off anywhere is one that a crash cut off', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (at) => {
        expect(isLogDamaged(bytes.subarray(0, at))).toBe(false)
      }),
    )
  })

  test('whose last batch came to the disk in part only', () => {
    const last = ends.at(-2)!
    fc.assert(
      fc.property(fc.integer({ min: last, max: bytes.length - 1 }), fc.nat({ max: 8192 }), (from, length) => {
        const torn = Buffer.from(bytes)
        torn.fill(0, from, Math.min(from + length, torn.length))
        expect(isLogDamaged(torn)).toBe(false)
      }),
    )
  })

  test('changed before the last batch', () => {
    fc.assert(
      fc.property(fc.nat({ max: ends.at(-2)! - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        // The last bytes of a block may be padding, which nobody reads.
        fc.pre(at % 32_768 < 32_768 - 6)
        const damaged = Buffer.from(bytes)
        damaged[at]! ^= change
        expect(isLogDamaged(damaged)).toBe(true)
      }),
    )
  })
})
