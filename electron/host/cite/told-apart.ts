// How an engine tells its works from others ("2014a", a first name written out), as text that can be compared. Of a large
// list an edit touches few works, so what is known of the others is kept until the engine looks at them again.
import CSL from 'citeproc'
import type { Engine, RegisteredName } from 'citeproc'
import type { CslItem } from '../../../shared/model/reference.ts'
import { isAlone } from './quick-steps.ts'
import { isShared } from './withdraw.ts'

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

/** The engine counts the names it sets in a list of works, too: those of an editor would change how the works are cited afterwards. */
const { NameReg } = CSL.Registry
CSL.Registry.NameReg = function (engine) {
  NameReg.call(this, engine)
  const { addname } = this
  this.addname = (...name) => {
    if (engine.tmp.area !== 'bibliography') addname.apply(this, name)
  }
}

/** By the engine's id of a work: equal as long as the engine tells it from others in the same way. */
export function toldApart(engine: Engine, itemOf: (key: string) => CslItem): (key: string) => string {
  const states = known.get(engine) ?? new Map<string, string>()
  known.set(engine, states)
  const families = new WeakMap<CslItem, string[]>()
  /** Also those it is not cited by: in the list a name may be written out because others have it in another form. */
  const names = (key: string): string => {
    const { namereg, nameindpkeys } = engine.registry.namereg
    const item = itemOf(key)
    let own = families.get(item)
    if (own === undefined) families.set(item, (own = familiesOf(item)))
    let forms = ''
    for (const family of own) forms += formsOf(namereg[family])
    for (const name of Object.values(nameindpkeys[key] ?? {})) forms += formsOf(name)
    return forms
  }
  return (key) => {
    let state = states.get(key)
    if (state === undefined) {
      const disambig = engine.registry.registry[key]?.disambig
      state = JSON.stringify(disambig ?? null)
      if (disambig) states.set(key, state)
    }
    return state + names(key)
  }
}

function familiesOf(item: CslItem): string[] {
  const names = Object.values(item).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []))
  const families = names.flatMap((name) =>
    typeof name === 'object' && name !== null && 'family' in name ? [String(name.family)] : [],
  )
  // As the engine writes them where it counts them.
  return families.map((family) => family.replace(/\./g, ' ').replace(/\s+/g, ' ').trimEnd())
}

/** Nothing for a name that is there in one form. */
function formsOf(name: RegisteredName | undefined): string {
  if (!name || !isShared(name)) return ''
  return JSON.stringify(Object.entries(name.ikey).map(([initials, { count }]) => [initials, count]))
}
