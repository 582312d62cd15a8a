// A program that writes without pause until it is killed: `node restless-laptop.ts LIBRARY NAME folder|couchdb|laptop|none` and syncs
// after each word over the road of that kind; with none it is there for the other laptop to call. It says which words it has been
// told are saved, one line each, written at once.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../../../../shared/model/id.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { openWhole } from './whole-laptop.ts'

const [library, name, kind] = process.argv.slice(2) as [string, string, string]

// So that the next life starts sooner: a killed one leaves nothing compiled behind by itself.
flushCompileCache()

const { replica, blobs, sync, lan } = await openWhole(library, name)
const road = (await sync.roads()).find(({ address }) => address.kind === kind)
if (kind === 'none') await lan.start()
else if (!road) throw new Error(`there is no road of kind ${kind}`)
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
  if (!road) await pause(25)
  else
    await sync.syncNow(road.id).catch((error: unknown) => {
      // The laptop it calls may be killed before it is.
      if (!(error instanceof CommonplaceError && ['roadAway', 'laptopAway'].includes(error.name))) throw error
    })
}
