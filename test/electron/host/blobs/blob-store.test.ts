// Blobs by content: what is put comes back, what was changed is told, what a crash left half is gone.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { verifyBlobs } from '../../../../electron/host/blobs/verify.ts'

let library: string
let blobs: BlobStore
const bytes = (text: string) => new TextEncoder().encode(text)
// Known answers: sha256 of the empty string and of "abc" (FIPS 180-2, B.1).
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'blobs-'))
  blobs = await BlobStore.open(library)
})
afterEach(() => rm(library, { recursive: true, force: true }))

describe('blobs', () => {
  test.each([
    ['nothing', '', EMPTY],
    ['three letters', 'abc', ABC],
  ])('%s is kept under its hash and comes back', async (_, text, sha256) => {
    expect(await blobs.put(bytes(text))).toBe(sha256)
    expect(await blobs.has(sha256)).toBe(true)
    expect(new TextDecoder().decode(await blobs.get(sha256))).toBe(text)
    expect(await readdir(join(library, 'blobs', sha256.slice(0, 2)))).toEqual([sha256])
  })

  test('the same bytes twice are one file', async () => {
    await Promise.all([blobs.put(bytes('abc')), blobs.put(bytes('abc'))])
    expect(await Array.fromAsync(blobs.list())).toEqual([ABC])
    expect(await readdir(join(library, 'blobs', 'ba'))).toEqual([ABC])
  })

  test.each([
    ['a hash nobody put', EMPTY],
    ['a path', '../../../etc/passwd'],
    ['an upper case hash', ABC.toUpperCase()],
  ])('%s is not found', async (_, name) => {
    await expect(blobs.get(name)).rejects.toMatchObject({ name: 'notFound' })
  })

  test('changed bytes are not handed out, and named when all are verified', async () => {
    await blobs.put(bytes('abc'))
    await blobs.put(bytes(''))
    await writeFile(join(library, 'blobs', 'ba', ABC), 'abd')
    await expect(blobs.get(ABC)).rejects.toMatchObject({ name: 'libraryDamaged' })
    const absent = 'f'.repeat(64)
    expect(await verifyBlobs(blobs, [ABC, EMPTY, absent, absent])).toEqual({
      verified: 1,
      damaged: [ABC],
      missing: [absent],
    })
  })

  test('what a crash left half is removed at the next opening, and only that', async () => {
    await blobs.put(bytes('abc'))
    await writeFile(join(library, 'blobs', 'ba', 'left.half'), 'ab')
    await mkdir(join(library, 'blobs', 'other'))
    await writeFile(join(library, 'blobs', 'other', 'mine.half'), 'x')
    await BlobStore.open(library)
    expect(await readdir(join(library, 'blobs', 'ba'))).toEqual([ABC])
    expect(await readdir(join(library, 'blobs', 'other'))).toEqual(['mine.half'])
  })

  test('a damaged blob is mended by putting it again', async () => {
    await blobs.put(bytes('abc'))
    await writeFile(join(library, 'blobs', 'ba', ABC), 'ab')
    await blobs.put(bytes('abc'))
    expect(new TextDecoder().decode(await blobs.get(ABC))).toBe('abc')
  })

  test('a file in the way of the folder is told, and nothing half remains', async () => {
    await mkdir(join(library, 'blobs'))
    await writeFile(join(library, 'blobs', 'ba'), 'in the way')
    await expect(blobs.put(bytes('abc'))).rejects.toMatchObject({ name: 'couldNotSave' })
    expect(await readdir(join(library, 'blobs'))).toEqual(['ba'])
  })
})
