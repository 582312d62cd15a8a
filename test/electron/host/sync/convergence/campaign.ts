// The program of `convergence.test.ts`: `node campaign.ts RUNS [SEED]` lives so many stories and says the seed they grow from; where
// one ends badly it says which, made as short as it goes, and fails. A process of its own: its clock is set, and several run at once.
import './clock.ts'
import fc from 'fast-check'
import { newKey, newLibraryId } from '../../../../../electron/host/sync/keys.ts'
import { startCouchServer } from '../couch-server.ts'
import { PASSPHRASE } from '../passphrase.ts'
import { scenario } from './acts.ts'
import { live } from './scenario.ts'

/** Stories after which a long campaign says how far it is. */
const TELL_EVERY = 250

const runs = Number(process.argv[2])
const seed = process.argv[3] === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.argv[3])
console.log(`seed ${seed}: ${runs} stories`)
const { server, stop } = await startCouchServer()
const keys = { library: newLibraryId(), keys: [await newKey(PASSPHRASE)] }
let lived = 0
try {
  await fc.assert(
    fc.asyncProperty(scenario, async (story) => {
      await live(story, server, keys)
      if (++lived % TELL_EVERY === 0 && lived <= runs) console.log(`seed ${seed}: ${lived} of ${runs}`)
    }),
    { numRuns: runs, seed },
  )
  console.log(`seed ${seed}: all ${runs} stories ended well`)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await stop()
}
