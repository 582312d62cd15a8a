// Blobs by content: what is put comes back, what was changed is told, what a crash left half is gone.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { bytesOf, whole } from '../../../../electron/host/disk/pieces.ts'
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

  describe('bytes in pieces', () => {
    const shelf = () => readdir(join(library, 'blobs', ABC.slice(0, 2)))

    test('are kept under the name they come to, each piece good only until the next', async () => {
      const reused = new Uint8Array(1)
      async function* letters(text: string) {
        for (const byte of bytes(text)) {
          reused[0] = byte
          yield reused
        }
      }
      expect(await blobs.keep(ABC, letters('abc'))).toBe(true)
      const content = await blobs.content(ABC)
      expect(content.length).toBe(3)
      expect((await whole(content.read(1, 3))).toString()).toBe('bc')
      expect((await bytesOf(content)).toString()).toBe('abc')
    })

    test.each(['abd', 'ab', 'abcd', ''])('%j under another’s name are refused, and nothing remains', async (text) => {
      expect(await blobs.keep(ABC, [bytes(text)])).toBe(false)
      expect(await shelf()).toEqual([])
    })

    test('what whoever gives them says is passed on, and nothing remains', async () => {
      async function* broken() {
        yield bytes('ab')
        throw new RangeError('the line broke')
      }
      await expect(blobs.keep(ABC, broken())).rejects.toThrow(new RangeError('the line broke'))
      expect(await shelf()).toEqual([])
    })

    test('longer than they were, or shorter, are not what their name says', async () => {
      await blobs.put(bytes('abc'))
      expect(await blobs.check(ABC)).toBe(true)
      for (const text of ['abcd', 'ab']) {
        await writeFile(join(library, 'blobs', ABC.slice(0, 2), ABC), text)
        expect(await blobs.check(ABC)).toBe(false)
      }
      expect(await blobs.check(EMPTY)).toBe(false)
    })
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
