// The roads between laptops, what came over them, and copies of the library.
import type { ConflictView, SyncStory } from '../../../shared/model/sync.ts'
import { AUTOMATIC } from '../../../shared/model/change.ts'
import type { Disagreement } from '../../../shared/merging/resolve.ts'
import { deviceRecordId, typeOfId } from '../../../shared/model/id.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { AnyRecord } from '../store/store.ts'
import { fieldOf } from '../store/record.ts'
import type { Replica } from '../store/replica.ts'
import { takeBack } from '../store/difference.ts'
import { deviceViews, nameOfDevice } from '../sync/device-names.ts'
import { chooseFiles, fileChoice } from '../sync/file-choice.ts'
import { Lan } from '../sync/lan/lan.ts'
import { followRoads, type Live } from '../sync/live.ts'
import { LibrarySync } from '../sync/library-sync.ts'
import { placeAt } from '../sync/place-at.ts'
import type { Surroundings } from '../sync/surroundings.ts'
import type { Story } from '../sync/stories.ts'
import { KIND, labelOf } from './history.ts'
import type { Library } from './library.ts'
import { sameNamed } from './same-named.ts'
import { changeName } from './name.ts'

type Functions = Pick<
  HostFunctions,
  | 'roads'
  | 'setUpRoad'
  | 'syncNow'
  | 'fileChoice'
  | 'chooseFiles'
  | 'fetchFiles'
  | 'pauseRoad'
  | 'removeRoad'
  | 'syncStory'
  | 'undoSync'
  | 'conflicts'
  | 'decide'
  | 'sameNamedThemes'
  | 'quarantine'
  | 'backup'
  | 'restoreBackup'
  | 'devices'
  | 'nameDevice'
  | 'lan'
  | 'listenOnLan'
  | 'pairLaptop'
  | 'typePairingCode'
  | 'cancelPairing'
  | 'unpairLaptop'
>

const DEFAULT_STORIES = 20

export interface SyncCommands {
  functions: Functions
  /** Listens for paired laptops where somebody turned that on; with `live` every road is followed too. */
  start(live: boolean): Promise<void>
  /** Ends what is running. */
  close(): Promise<void>
}

export function syncCommands(
  { store, records, blobs, takeTurn }: Library,
  replica: Replica,
  around: Pick<Surroundings, 'progress' | 'changed' | 'filesCame' | 'vault'>,
  network: { host?: string; name?: string } = {},
): SyncCommands {
  let live: Live | null = null
  const changed = (): void => {
    around.changed()
    void live?.look()
  }
  const sync: LibrarySync = new LibrarySync({
    replica,
    blobs,
    placeAt: (address, credentials) =>
      address.kind === 'laptop' ? lan.placeOf(address.laptop, address.name) : placeAt(address, credentials),
    vault: around.vault,
    filesCame: around.filesCame,
    progress: around.progress,
    changed,
  })
  const lan = new Lan({
    replica,
    blobs,
    isEmpty: () => replica.isEmpty,
    name: () => network.name ?? nameOfDevice(records, store.device),
    admit: (laptop, documents) => sync.admit(laptop, documents),
    paired: (laptop) => sync.meet(laptop),
    unpaired: (laptop) => sync.part(laptop),
    renamed: (laptop) => sync.rename(laptop),
    filesCame: around.filesCame,
    changed: around.changed,
    ...(network.host !== undefined && { host: network.host }),
  })
  const recordOf = (id: string): AnyRecord | undefined => {
    const type = typeOfId(id)
    return type === null || type === 'change' ? undefined : records.get(type, id)
  }

  const nameOf = (record: AnyRecord): string =>
    record.type === 'file' ? '' : record.type === 'device' ? record.name : labelOf(records, record)

  const functions: Functions = {
    roads: () => sync.roads(),
    setUpRoad: (asked) => sync.setUp(asked),
    syncNow: ({ road, accept, allFiles }) => sync.syncNow(road, { accept, allFiles }),
    fileChoice: () => fileChoice(store),
    async chooseFiles({ choice }) {
      await chooseFiles(store, choice)
      around.changed()
    },
    async fetchFiles({ source: id }) {
      const source = records.get('source', id)
      if (!source) throw new CommonplaceError('notFound', { what: 'source', name: id })
      const { original, text, read = text } = source
      const wanted = [...new Set([original.slice('file:'.length), text, read])]
      const before = (await Promise.all(wanted.map((sha256) => blobs.has(sha256)))).filter(Boolean).length
      const here = before === wanted.length ? before : await sync.fetch(wanted)
      return { fetched: here - before, missing: wanted.length - here }
    },
    pauseRoad: ({ road, paused }) => sync.pause(road, paused),
    removeRoad: ({ road }) => sync.remove(road),

    async syncStory({ limit = DEFAULT_STORIES }) {
      const stories = await sync.stories.newest(limit)
      if (stories.length === 0) return []
      const history = new Map((await store.history()).map(({ change }) => [change.id, change]))
      return stories.map((story): SyncStory => told(story, history))
    },

    undoSync: ({ id }) =>
      takeTurn(async () => {
        const story = await sync.stories.read(id)
        if (!story) throw new CommonplaceError('notFound', { what: 'sync', name: id })
        if (story.undone) throw new CommonplaceError('nothingToUndo')
        const { edits, skipped } = takeBack(story.fields, recordOf)
        await store.commit({ verb: 'undoSync', parameters: { count: edits.length }, edits })
        await sync.stories.write({ ...story, undone: true })
        around.changed()
        return { undone: edits.length, skipped }
      }),

    conflicts: () =>
      replica.conflicted().map((id): ConflictView => {
        const record = recordOf(id)!
        const disagreements = replica.disagreements(id).map((one) => withOwn(one, record))
        return {
          id,
          kind: KIND[record.type],
          label: nameOf(record),
          disagreements,
        }
      }),

    async decide({ id, field, choice }) {
      const found = replica
        .disagreements(id)
        .find((one) => (one.kind === 'alternatives' ? one.field === field : field === 'trashed'))
      const record = recordOf(id)
      if (!found || !record) throw new CommonplaceError('notFound', { what: 'disagreement', name: `${id} ${field}` })
      const value = decided(found, record, field, choice)
      const label = nameOf(record)
      await store.commit({
        verb: 'decide',
        parameters: { label },
        edits: [{ id, set: { [field]: value }, settle: [field] }],
      })
    },

    sameNamedThemes: () => sameNamed(records),

    quarantine: async () =>
      (await sync.quarantine.all()).map(({ id, road, at, problem }) => ({ id, road, at, problem })),

    backup: ({ folder, keep }) => sync.backUp(folder, keep),
    restoreBackup: ({ folder }) => sync.restore(folder),

    devices: async () =>
      deviceViews(
        records,
        store.device,
        (await store.history()).map(({ change }) => change.id.split(':')[1]!),
      ),
    async nameDevice({ name: typed }) {
      const name = typed.trim()
      await store.commit({
        verb: 'nameDevice',
        parameters: { name },
        edits: [{ id: deviceRecordId(store.device), set: { name } }],
      })
    },

    lan: () => lan.view(),
    listenOnLan: ({ on, port }) => lan.listen(on, port),
    pairLaptop: ({ address, accept }) => lan.pair(address ?? null, accept ?? false),
    typePairingCode: ({ code }) => lan.type(code),
    cancelPairing: () => lan.cancelPairing(),
    unpairLaptop: ({ laptop }) => lan.unpair(laptop),
  }
  return {
    functions,
    async start(isLive) {
      if (isLive) {
        live = followRoads(sync, store)
        await live.look()
      }
      await lan.start()
    },
    async close() {
      await live?.stop()
      await lan.close()
      await sync.close()
    },
  }
}

function told(
  { id, road, at, report, changes, sent = [], merged, undone }: Story,
  history: ReadonlyMap<string, Awaited<ReturnType<Library['store']['history']>>[number]['change']>,
): SyncStory {
  const shown = (ids: readonly string[]): SyncStory['changes'] =>
    ids.flatMap((changeId) => {
      const change = history.get(changeId)
      if (!change) return []
      const { verb, parameters } = change
      return {
        id: changeId,
        device: changeId.split(':')[1]!,
        at: change.at,
        verb,
        parameters,
        name: changeName(verb, parameters),
        records: [...new Set(change.changes.map((one) => one.id))],
      }
    })
  const joined = new Set(merged)
  const own = merged.length === 0 ? [] : shown(sent)
  return {
    id,
    road,
    at,
    report,
    merged,
    undone,
    changes: shown(changes),
    own: own.filter(({ verb, records }) => !AUTOMATIC.has(verb) && records.some((record) => joined.has(record))),
  }
}

/** What a field holds once it is decided. */
function decided(found: Disagreement, record: AnyRecord, field: string, choice: 'here' | number): unknown {
  if (found.kind === 'trashedButEdited') return choice !== 'here'
  if (choice === 'here') return fieldOf(record, field)
  const other = found.others[choice]
  if (!other) throw new CommonplaceError('notFound', { what: 'version', name: String(choice) })
  return other.value
}

function withOwn(disagreement: Disagreement, record: AnyRecord): ConflictView['disagreements'][number] {
  if (disagreement.kind === 'trashedButEdited') return disagreement
  return { ...disagreement, here: fieldOf(record, disagreement.field) ?? null }
}
