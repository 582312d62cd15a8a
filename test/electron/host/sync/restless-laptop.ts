// A program that writes and syncs without pause until it is killed: `node restless-laptop.ts LIBRARY STICK`. It says which words it has
// been told are saved, one line each, written at once.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import { LibrarySync } from '../../../../electron/host/sync/library-sync.ts'
import { placeAt } from '../../../../electron/host/sync/place-at.ts'
import { newId } from '../../../../shared/model/id.ts'

const [library, folder] = process.argv.slice(2) as [string, string]
const quiet = { progress: () => undefined, filesCame: () => undefined, changed: () => undefined }

// So that the next life starts sooner: a killed one leaves nothing compiled behind by itself.
flushCompileCache()

const replica = await openStore(library)
const blobs = await BlobStore.open(library)
const sync = new LibrarySync({ replica, blobs, placeAt, ...quiet })
const { road } = await sync.setUp({ address: { kind: 'folder', folder }, plain: true, accept: true })
writeSync(1, 'up\n')
for (;;) {
  const id = newId('note')
  const markdown = crypto.randomUUID().repeat(50)
  const bytes = Buffer.from(markdown)
  const original = await blobs.put(bytes)
  const source = newId('source')
  await replica.commit({
    verb: 'import',
    parameters: {},
    edits: [
      { id, set: { about: null, markdown, created: '' } },
      { id: `file:${original}`, set: { bytes: bytes.length, mediaType: 'text/plain' } },
      {
        id: source,
        set: {
          file: 'a.txt',
          encoding: 'utf-8',
          pipeline: 1,
          order: 1,
          created: '',
          original: `file:${original}`,
          text: original,
        },
      },
    ],
  })
  writeSync(1, `${id}\n`)
  await sync.syncNow(road.id)
}
