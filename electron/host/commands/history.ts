// Undo, redo, the history, the trash.
import type { Change } from '../../../shared/model/change.ts'
import { formatPath } from '../../../shared/model/codebook.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { AnyRecord, Edit, Records, StoredType } from '../store/store.ts'
import { childNamed, pathOf } from './codebook.ts'
import { titleOf } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { changeName } from './name.ts'

type Functions = Pick<HostFunctions, 'undo' | 'redo' | 'history' | 'trash' | 'restore' | 'trashed'>

const DEFAULT_HISTORY = 1000
/** What the interface calls each kind of record. */
const KIND: Record<StoredType, string> = {
  source: 'source',
  annotation: 'highlight',
  note: 'note',
  code: 'theme',
  reference: 'reference',
  file: 'file',
}

export function historyCommands({ store, records }: Library): Functions {
  const named = (change: Change) => ({ id: change.id, name: changeName(change.verb, change.parameters) })

  async function setTrashed(verb: 'trash' | 'restore', ids: readonly string[]): Promise<void> {
    const trashed = verb === 'trash'
    const found = [...new Set(ids)].map((id) => trashable(records, id))
    const moved = found.filter((record) => record.trashed !== trashed)
    if (moved.length === 0) return
    const kinds = new Set(moved.map(({ type }) => KIND[type]))
    const parameters = {
      count: moved.length,
      kind: kinds.size === 1 ? [...kinds][0]! : null,
      label: moved.length === 1 ? labelOf(records, moved[0]!) : null,
    }
    const edits: Edit[] = moved.map((record) => ({
      id: record.id,
      set: { trashed, ...(!trashed && freeName(records, record)) },
    }))
    await store.commit({ verb, parameters, edits })
  }

  return {
    async undo() {
      const { undone, skipped } = await store.undo()
      return { ...named(undone), ...(skipped.length > 0 && { skipped }) }
    },
    async redo() {
      const { redone, skipped } = await store.redo()
      return { ...named(redone), ...(skipped.length > 0 && { skipped }) }
    },
    async history({ limit }) {
      const items = await store.history(limit ?? DEFAULT_HISTORY)
      return items.map(({ change, undone }) => ({
        ...named(change),
        at: change.at,
        verb: change.verb,
        parameters: change.parameters,
        undone,
      }))
    },
    trash: ({ ids }) => setTrashed('trash', ids),
    restore: ({ ids }) => setTrashed('restore', ids),
    trashed() {
      const types = ['source', 'annotation', 'note', 'code', 'reference'] as const
      return types
        .flatMap((type): Trashable[] => [...records.all(type)].filter((record) => record.trashed))
        .sort((a, b) => (ulidOf(a.id) < ulidOf(b.id) ? 1 : -1))
        .map((record) => ({ id: record.id, kind: KIND[record.type], label: labelOf(records, record) }))
    },
  }
}

type Trashable = Extract<AnyRecord, { trashed: boolean }>

function trashable(records: Records, id: string): Trashable {
  const type = typeOfId(id)
  const record = type === null || type === 'file' || type === 'change' ? undefined : records.get(type, id)
  if (record === undefined) throw new CommonplaceError('notFound', { what: 'record', name: id })
  return record
}

/** A theme that comes back where another of its name now stands comes back as "name (2)". */
function freeName(records: Records, record: Trashable): { name?: string } {
  if (record.type !== 'code') return {}
  let name = record.name
  for (let n = 2; childNamed(records, record.parent, name) !== undefined; n++) name = `${record.name} (${n})`
  return name === record.name ? {} : { name }
}

function labelOf(records: Records, record: Trashable): string {
  switch (record.type) {
    case 'source':
      return record.file
    case 'annotation':
      return shortened(record.selector[1].exact)
    case 'note':
      return shortened(record.markdown)
    case 'code':
      return formatPath(pathOf(records, record))
    case 'reference':
      return shortened(titleOf(record.item) ?? String(record.item.id ?? ''))
  }
}

function ulidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
