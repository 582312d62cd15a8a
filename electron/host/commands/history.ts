// Undo, redo, the history, the trash.
import type { Change, ChangeHead } from '../../../shared/model/change.ts'
import { formatPath } from '../../../shared/model/codebook.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { plainNote } from '../../../shared/model/plain-note.ts'
import type { Gone, NamedChange } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { AnyRecord, Edit, Records, StoredType } from '../store/store.ts'
import { childNamed, pathOf } from './codebook.ts'
import { titleOf } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { changeName } from './name.ts'
import { newestWithin, shownWithin, speaksOf } from './undo-within.ts'

type Functions = Pick<
  HostFunctions,
  'undo' | 'redo' | 'undoWithin' | 'redoWithin' | 'goTo' | 'history' | 'trash' | 'restore' | 'trashed'
>

const DEFAULT_HISTORY = 1000
/** More names than that say no more than “and others”. */
const MOST_LATER = 5
/** What the interface calls each kind of record. */
export const KIND: Record<StoredType, string> = {
  source: 'source',
  annotation: 'highlight',
  note: 'note',
  code: 'theme',
  reference: 'reference',
  view: 'view',
  device: 'laptop',
  file: 'file',
}

export function historyCommands({ store, records }: Library): Functions {
  const named = (change: Change) => ({ id: change.id, name: changeName(change.verb, change.parameters) })
  const told = ({ id, verb, parameters }: ChangeHead): NamedChange => ({
    id,
    verb,
    parameters,
    name: changeName(verb, parameters),
  })

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
    async undoWithin({ within }) {
      const undoable = new Set(store.stacks().undo)
      const found = newestWithin(await store.touched(), undoable, records, shownWithin(records, within))
      if (found === null) throw new CommonplaceError('nothingToUndo')
      const later = found.later.slice(0, MOST_LATER).map(({ change }) => told(change))
      if (later.length > 0) return { change: told(found.target.change), later, skipped: [] }
      const { undone, skipped } = await store.undo(found.target.change.id)
      return { change: told(undone), later: [], skipped }
    },
    async redoWithin({ within }) {
      const shows = shownWithin(records, within)
      const touched = new Map((await store.touched()).map((one) => [one.change.id, one]))
      // What was undone last stands last, wherever it stands in the history.
      const id = store.stacks().redo.findLast((one) => touched.get(one)?.fields.some((field) => speaksOf(field, shows)))
      if (id === undefined) throw new CommonplaceError('nothingToRedo')
      const { redone, skipped } = await store.redo(id)
      return { change: told(redone), later: [], skipped }
    },
    async goTo({ change }) {
      const gone: Gone = { undone: 0, redone: 0, skipped: [] }
      const { undo, redo } = store.stacks()
      if (change !== null && redo.includes(change)) {
        for (const next of redo.slice(redo.indexOf(change)).toReversed()) {
          gone.skipped.push(...(await store.redo(next)).skipped)
          gone.redone++
        }
        return gone
      }
      if (change !== null && !undo.includes(change)) {
        throw new CommonplaceError('notFound', { what: 'change to go back to', name: change })
      }
      for (const next of undo.slice(change === null ? 0 : undo.indexOf(change) + 1).toReversed()) {
        gone.skipped.push(...(await store.undo(next)).skipped)
        gone.undone++
      }
      return gone
    },
    async history({ limit }) {
      const items = await store.history(limit ?? DEFAULT_HISTORY)
      return items.map(({ change, undone, own, step }) => ({
        ...told(change),
        at: change.at,
        undone,
        device: change.id.split(':')[1]!,
        own,
        step,
      }))
    },
    trash: ({ ids }) => setTrashed('trash', ids),
    restore: ({ ids }) => setTrashed('restore', ids),
    trashed() {
      const types = ['source', 'annotation', 'note', 'code', 'reference', 'view'] as const
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
  const record =
    type === null || type === 'file' || type === 'device' || type === 'change' ? undefined : records.get(type, id)
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

export function labelOf(records: Records, record: Trashable): string {
  switch (record.type) {
    case 'source':
      return record.file
    case 'annotation':
      return shortened(record.selector[1].exact)
    case 'note':
      return shortened(plainNote(record.markdown))
    case 'view':
      return record.name
    case 'code':
      return formatPath(pathOf(records, record))
    case 'reference': {
      const own = titleOf(record.item) ?? String(record.item.id ?? '')
      // The title may stand in its text alone: then its file is what it is known by.
      const source = record.source === null ? undefined : records.get('source', record.source)
      return shortened(own === '' ? (source?.file ?? '') : own)
    }
  }
}

function ulidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}
