// A program that works on a library without pause until it is killed: `node restless.ts FOLDER`. It says what it has been told is
// saved, one line each, written at once.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Store } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'
import { stateOf } from './state.ts'

const folder = process.argv[2]!
const say = (store: Store) => writeSync(1, `${JSON.stringify({ sequence: store.sequence, state: stateOf(store) })}\n`)
const dice = (sides: number) => Math.floor(Math.random() * sides)

// So that the next life starts sooner: a killed one leaves nothing compiled behind by itself.
flushCompileCache()

for (;;) {
  const store = await openStore(folder)
  if (store.records.count('code') === 0) {
    const set = { name: 'N', parent: null, color: 'blue', definition: '' }
    const edits = ['A', 'B', 'C'].map((name) => ({ id: newId('code'), set: { ...set, name } }))
    await store.commit({ verb: 'createTheme', parameters: {}, edits })
  }
  say(store)
  const codes = [...store.records.all('code')].map(({ id }) => id)
  for (let commands = dice(20); commands > 0; commands--) {
    const { undo, redo } = store.peek()
    const draw = dice(10)
    if (draw === 0 && undo && undo.verb !== 'createTheme') await store.undo()
    else if (draw === 1 && redo) await store.redo()
    else {
      const definition = crypto.randomUUID()
      const note = { id: newId('note'), set: { about: null, markdown: definition.repeat(20), created: '' } }
      const edits = [...codes.map((id) => ({ id, set: { definition } })), note]
      await store.commit({ verb: 'defineTheme', parameters: {}, edits })
    }
    say(store)
  }
  await store.close()
}
