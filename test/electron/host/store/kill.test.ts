// SIGKILL at random moments, also while opening, closing and writing snapshots: every acknowledged command is there, none half.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from '../../../../electron/host/store/open.ts'
import { stateOf, type State } from './state.ts'

const RESTLESS = join(import.meta.dirname, 'restless.ts')
const ROUNDS = process.env['SOAK'] ? 500 : 20
/** Milliseconds from the first sign of life to the end, at most. */
const LIFE = 150
/** Three themes, a note and the change. */
const MOST_ROWS = 5

/** Lets the program live for a while and answers the last thing it said was saved. */
async function liveAndDie(folder: string): Promise<{ sequence: number; state: State }> {
  const child = spawn(process.execPath, [RESTLESS, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  })
  let last = ''
  const lines = createInterface(child.stdout)
  lines.on('line', (line) => {
    last = line
  })
  await once(lines, 'line')
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LIFE))
  const closed = once(lines, 'close')
  child.kill('SIGKILL')
  await closed
  return JSON.parse(last)
}

// Two libraries at once, one for each of the two cores a test machine has at least.
test.concurrent.for(['one library', 'another'])(
  `${ROUNDS} kills of %s`,
  { timeout: ROUNDS * 10_000 },
  async (_, { onTestFinished }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kill-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    let acknowledged = 0
    for (let round = 1; round <= ROUNDS; round++) {
      const said = await liveAndDie(folder)
      const store = await openStore(folder)
      const state = stateOf(store)
      const context = `round ${round}, ${said.sequence} acknowledged, ${store.sequence} found`
      if (store.sequence === said.sequence) expect(state, context).toEqual(said.state)
      else {
        expect(store.sequence, context).toBeGreaterThan(said.sequence)
        expect(store.sequence, context).toBeLessThanOrEqual(said.sequence + MOST_ROWS)
        expect(state, context).not.toEqual(said.state)
      }
      expect(new Set(state.definitions).size, `half a command, ${context}`).toBe(1)
      expect(await store.verify(), context).toEqual([])
      expect(store.setAside(), context).toEqual([])
      acknowledged = said.sequence
      await store.close()
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS)
  },
)
