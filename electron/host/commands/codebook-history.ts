// The history of the codebook: every change that made, named, moved, merged, defined or removed a theme, read from the changes.
import type { Change, FieldChange } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { CodebookChange } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import type { Records } from '../store/store.ts'
import { pathOf } from './codebook.ts'
import type { Library } from './library.ts'
import { isLiveCode } from './live.ts'
import { changeName } from './name.ts'

/** `themes:<id>`: a passage was given the theme, or lost it. */
const TAGGED = /^themes:(code:.+)$/u

export function codebookHistoryCommands({ store, records }: Library): Pick<HostFunctions, 'codebookHistory'> {
  return {
    async codebookHistory({ theme }) {
      const items = await store.history()
      return items.flatMap(({ change, undone }) => {
        const told = accountOf(records, change, undone)
        if (told.themes.length === 0) return []
        return theme === undefined || concerns(change, theme) ? [told] : []
      })
    },
  }
}

function accountOf(records: Records, change: Change, undone: boolean): CodebookChange {
  const byTheme = Map.groupBy(
    change.changes.filter(({ id }) => typeOfId(id) === 'code'),
    ({ id }) => id,
  )
  const themes = [...byTheme].map(([id, fields]) => {
    return { ...standing(records, id), fields: fields.map((field) => fieldOf(records, field)) }
  })
  // A split into themes that were there changes none of them.
  const split = change.parameters['split']
  if (typeof split === 'string' && !byTheme.has(split)) themes.unshift({ ...standing(records, split), fields: [] })
  const passages = new Set(change.changes.filter(({ field }) => TAGGED.test(field)).map(({ id }) => id)).size
  const { id, at, verb, parameters } = change
  return { id, at, verb, parameters, name: changeName(verb, parameters), undone, themes, passages }
}

function standing(records: Records, id: string) {
  const code = records.get('code', id)
  return {
    id,
    path: code === undefined ? [] : pathOf(records, code),
    live: code !== undefined && isLiveCode(records, code),
  }
}

/** A parent is told by its path: an id says nothing to anybody. */
function fieldOf(records: Records, { field, before, after }: FieldChange) {
  const told = (value: unknown) => (field === 'parent' ? parentPath(records, value) : value)
  return {
    field,
    ...(before === undefined ? {} : { before: told(before) }),
    ...(after === undefined ? {} : { after: told(after) }),
  }
}

function parentPath(records: Records, id: unknown): string[] | null {
  const code = typeof id === 'string' ? records.get('code', id) : undefined
  return code === undefined ? null : pathOf(records, code)
}

/** It changed the theme itself, or poured passages into it or out of it. */
function concerns(change: Change, theme: string): boolean {
  if (change.parameters['into'] === theme || change.parameters['split'] === theme) return true
  return change.changes.some(({ id, field }) => id === theme || TAGGED.exec(field)?.[1] === theme)
}
