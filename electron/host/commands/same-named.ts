// Themes that two laptops made under one name, to be offered as one.
import { foldName } from '../../../shared/model/codebook.ts'
import type { Records } from '../store/store.ts'
import { pathOf } from './codebook.ts'
import { isLiveCode } from './live.ts'

/** Ids of each, the oldest first. */
export function sameNamed(records: Records): { path: string[]; themes: string[] }[] {
  const live = [...records.all('code')].filter((code) => isLiveCode(records, code))
  const groups = Map.groupBy(live, ({ parent, name }) => `${parent ?? ''} ${foldName(name)}`)
  return [...groups.values()]
    .filter((codes) => codes.length > 1)
    .map((codes) => codes.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    .map((codes) => ({ path: pathOf(records, codes[0]!), themes: codes.map(({ id }) => id) }))
}
