// How an engine tells its works from others ("2014a", a first name written out), as text that can be compared. Of a large
// list an edit touches few works, so what is known of the others is kept until the engine looks at them again.
import CSL from 'citeproc'
import type { Engine } from 'citeproc'
import { isAlone } from './quick-steps.ts'

const known = new WeakMap<Engine, Map<string, string>>()

const { run } = CSL.Disambiguation.prototype
CSL.Disambiguation.prototype.run = function (alike, ...more) {
  if (isAlone(this.state, this.ambigcites[alike])) return
  const states = known.get(this.state)
  if (states) for (const key of this.ambigcites[alike] ?? []) states.delete(key)
  run.call(this, alike, ...more)
}
const { registerAmbigToken } = CSL.Registry.prototype
CSL.Registry.prototype.registerAmbigToken = function (alike, key, config) {
  known.get(this.state)?.delete(key)
  registerAmbigToken.call(this, alike, key, config)
}

/** By the engine's id of a work: equal as long as the engine tells it from others in the same way. */
export function toldApart(engine: Engine): (key: string) => string {
  const states = known.get(engine) ?? new Map<string, string>()
  known.set(engine, states)
  return (key) => {
    let state = states.get(key)
    if (state === undefined) {
      const disambig = engine.registry.registry[key]?.disambig
      state = JSON.stringify(disambig ?? null)
      if (disambig) states.set(key, state)
    }
    return state
  }
}
