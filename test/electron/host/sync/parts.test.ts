import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentOf, whole } from '../../../../electron/host/disk/pieces.ts'
import { fetchFile, MissingPart, NEAR_PART_BYTES, PART_BYTES, sendFile } from '../../../../electron/host/sync/parts.ts'
import type { Parts } from '../../../../electron/host/sync/road.ts'
import { BrokenSeal, PLAIN, sealingWith } from '../../../../electron/host/sync/sealing.ts'

const MEGABYTE = 1024 * 1024
const NOWHERE = { get: async () => null, put: async () => undefined }
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const contentIn = (kept: Map<string, Uint8Array>, name: string) => (kept.has(name) ? contentOf(kept.get(name)!) : null)

/** Parts in memory, with what was put there. */
function memory(partBytes?: number): Parts & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    ...(partBytes !== undefined && { partBytes, isNear: true }),
    has: async (names) => new Set(names.filter((name) => kept.has(name))),
    put: async (name, pieces) => void kept.set(name, await whole(pieces)),
    get: async (name) => contentIn(kept, name),
  }
}
const asStored = ({ kept }: ReturnType<typeof memory>, partBytes?: number) =>
  Object.assign(memory(partBytes), { get: async (name: string) => contentIn(kept, name) })

describe.each([
  ['plain', PLAIN],
  ['sealed', sealingWith(randomBytes(32))],
])('a file in parts, %s', (_name, sealing) => {
  test.each([
    [0, 1, 1],
    [PART_BYTES - 6, 1, 1],
    [PART_BYTES - 5, 2, 1],
    [9 * MEGABYTE, 3, 1],
    [NEAR_PART_BYTES, 9, 2],
  ])('%i bytes are %i parts on a line and %i where nothing is sent', async (length, far, near) => {
    const bytes = randomBytes(length)
    const sha256 = shaOf(bytes)
    for (const [parts, count] of [
      [memory(), far],
      [memory(NEAR_PART_BYTES), near],
    ] as const) {
      await sendFile(parts, sealing, sha256, contentOf(bytes))
      expect(parts.kept.size).toBe(count)
      // Whoever reads need not know in what parts it was left.
      for (const reader of [asStored(parts), asStored(parts, NEAR_PART_BYTES)]) {
        const pieces = await fetchFile(reader, sealing, sha256, NOWHERE)
        expect((await whole(pieces!)).equals(bytes)).toBe(true)
      }
    }
  })
})

test('a first part of no known size is refused before the others are asked for', async () => {
  const parts = memory()
  const header = Buffer.alloc(6)
  header.writeUIntBE(400 * MEGABYTE, 0, 6)
  const bytes = randomBytes(10)
  await sendFile(parts, PLAIN, shaOf(bytes), contentOf(bytes))
  const [name] = [...parts.kept.keys()]
  parts.kept.set(name!, Buffer.concat([header, bytes]))
  await expect(fetchFile(parts, PLAIN, shaOf(bytes), NOWHERE)).rejects.toThrow(RangeError)
})

test.each([
  ['on a line', undefined],
  ['where nothing is sent', NEAR_PART_BYTES],
])('a part that is missing, or cut short, is told %s', async (_name, partBytes) => {
  const parts = memory(partBytes)
  const sealing = sealingWith(randomBytes(32))
  const bytes = randomBytes(partBytes ?? PART_BYTES)
  const sha256 = shaOf(bytes)
  await sendFile(parts, sealing, sha256, contentOf(bytes))
  const [last, part] = [...parts.kept][0]!
  parts.kept.set(last, part.subarray(0, -1))
  const read = async () => whole((await fetchFile(asStored(parts, partBytes), sealing, sha256, NOWHERE))!)
  await expect(read()).rejects.toThrow(BrokenSeal)
  parts.kept.delete(last)
  await expect(read()).rejects.toThrow(MissingPart)
})
