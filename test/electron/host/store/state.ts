// What the kill loop compares: every command changes all of it or nothing.
import type { Store } from '../../../../electron/host/store/store.ts'

export interface State {
  definitions: string[]
  notes: number
}

export function stateOf(store: Store): State {
  let notes = 0
  for (const { trashed } of store.records.all('note')) if (!trashed) notes++
  return { definitions: [...store.records.all('code')].map(({ definition }) => definition), notes }
}
