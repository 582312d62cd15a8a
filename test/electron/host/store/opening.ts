// A program that opens a library, and blobs, as whoever runs it, and says what came of it on one line:
// `node opening.ts FOLDER`. With `wait` after it, it keeps the library open until its input ends.
import { BlobStore } from '../../../../electron/host/blobs/blob-store.ts'
import { openStore } from '../../../../electron/host/store/open.ts'
import { toWireError } from '../../../../shared/rpc/error.ts'

const [folder, wait] = process.argv.slice(2)
const said: Record<string, unknown> = {}
try {
  const store = await openStore(folder!)
  said['opened'] = store.sequence
  if (wait === 'wait') {
    console.log(JSON.stringify(said))
    for await (const _ of process.stdin);
  }
  await store.close()
} catch (error) {
  said['store'] = toWireError(error)
}
try {
  const blobs = await BlobStore.open(folder!)
  said['blob'] = await blobs.put(new TextEncoder().encode('abc'))
} catch (error) {
  said['blobs'] = toWireError(error)
}
if (wait !== 'wait') console.log(JSON.stringify(said))
