// Takes works out of a citeproc engine as if they had never come. Its own removal forgets names that works which stay still
// have, and what a work has once been told apart by, so that letters after years come out wrong. Here a work goes together with
// all it was told apart from; those of them that stay come in again, in the order of the list, as into a new engine.
import type { Engine, RegisteredName } from 'citeproc'

/** Whether works of this name may be cited with more of it for each other's sake. */
export const isShared = ({ count, ikey }: RegisteredName): boolean =>
  count > 1 || Object.values(ikey).some((initials) => initials.count > 1)

/** These works and all they touch, directly or through others: what is cited alike, and what shares a name with other forms. */
export function neighbourhood(engine: Engine, keys: Iterable<string>): Set<string> {
  const { registry, ambigcites, namereg } = engine.registry
  const found = new Set<string>()
  const look = [...keys]
  for (let key = look.pop(); key !== undefined; key = look.pop()) {
    const known = registry[key]
    if (!known || found.has(key)) continue
    found.add(key)
    look.push(...(ambigcites[known.ambig] ?? []))
    for (const name of Object.values(namereg.nameindpkeys[key] ?? {})) if (isShared(name)) look.push(...name.items)
  }
  return found
}

/** Gives what went: those of it that stay in the list are to be registered again. */
export function withdraw(engine: Engine, keys: Iterable<string>): Set<string> {
  const gone = neighbourhood(engine, keys)
  if (gone.size === 0) return gone
  const { registry } = engine
  for (const key of gone) {
    delete registry.ambigcites[registry.registry[key]!.ambig]
    delete registry.registry[key]
    delete registry.refhash[key]
    forgetNames(engine, key)
  }
  registry.reflist = registry.reflist.filter(({ id }) => !gone.has(id))
  return gone
}

function forgetNames({ registry: { namereg } }: Engine, key: string): void {
  for (const [family, name] of Object.entries(namereg.nameindpkeys[key] ?? {})) {
    for (const [initials, some] of Object.entries(name.ikey)) {
      for (const [given, full] of Object.entries(some.skey)) {
        if (!without(full, key)) continue
        delete some.skey[given]
        some.count--
      }
      if (!without(some, key)) continue
      delete name.ikey[initials]
      name.count--
    }
    if (without(name, key)) delete namereg.namereg[family]
  }
  delete namereg.nameind[key]
  delete namereg.nameindpkeys[key]
}

/** True where nothing is left. */
function without(list: { items: string[] }, key: string): boolean {
  if (list.items.includes(key)) list.items = list.items.filter((one) => one !== key)
  return list.items.length === 0
}
