// The host: a library's one owner. Joins store, blobs, texts, search, imports and citing, and answers the contract.
// Plain Node: the desktop app, the browser shell and the command line all run this.
import type { Annotation } from '../../shared/model/annotation.ts'
import { typeOfId } from '../../shared/model/id.ts'
import {
  type EventPayload,
  HOST_EVENTS,
  type HostClient,
  type HostEvent,
  type HostFunctions,
} from '../../shared/rpc/contract.ts'
import { CommonplaceError, type WireError } from '../../shared/rpc/error.ts'
import { BlobStore } from './blobs/blob-store.ts'
import { clientOf, countedCallers, countedCalls, inTurn } from './calls.ts'
import { startCiting, type Citing } from './cite/citing.ts'
import { annotationCommands } from './commands/annotations.ts'
import { changedEvent } from './commands/changed.ts'
import { auditCommands } from './commands/audit.ts'
import { citekeyCommands } from './commands/citekeys.ts'
import { checkCommands } from './commands/check.ts'
import { bibliographyCommands } from './commands/bibliography.ts'
import { citingCommands } from './commands/citing.ts'
import { codebookFileCommands } from './commands/codebook-file.ts'
import { codebookHistoryCommands } from './commands/codebook-history.ts'
import { editCommands } from './commands/edits.ts'
import { makeMergedTexts, staleSources } from './commands/merged-texts.ts'
import { historyCommands } from './commands/history.ts'
import { importCommands } from './commands/importing.ts'
import type { Library } from './commands/library.ts'
import { linkCommands } from './commands/links.ts'
import { isLiveRecord } from './commands/live.ts'
import { lookUpCommands, REGISTRIES, type Registries } from './commands/looking-up.ts'
import { mergingCommands } from './commands/merging-references.ts'
import { noteCitingCommands } from './commands/note-citing.ts'
import { noteTextCommands } from './commands/note-texts.ts'
import { keptBibliographyCommands } from './commands/kept-bibliography.ts'
import { manuscriptCommands } from './commands/manuscripts.ts'
import { noteCommands } from './commands/notes.ts'
import { partCommands } from './commands/parts.ts'
import { placeOf } from './commands/quote-view.ts'
import { quoteCommands } from './commands/quotes.ts'
import { quotedWordsCommands } from './commands/quoted-words.ts'
import { referenceCommands } from './commands/references.ts'
import { reportCommands } from './commands/report.ts'
import { rereadCommands } from './commands/reread.ts'
import { styleCommands } from './commands/styles.ts'
import { tidyCommands } from './commands/tidying.ts'
import { passesOf } from './commands/search-filter.ts'
import { sourceCommands } from './commands/sources.ts'
import { syncCommands } from './commands/syncing.ts'
import { Texts } from './commands/texts.ts'
import { splitCommands } from './commands/split-theme.ts'
import { themeCommands } from './commands/themes.ts'
import { viewCommands } from './commands/views.ts'
import { openSearch, type Search } from './search/search.ts'
import { serveHost } from './socket.ts'
import { openStore } from './store/open.ts'
import type { Replica } from './store/replica.ts'
import type { Store } from './store/store.ts'
import type { Vault } from './sync/vault.ts'
import { takingTurns } from './turns.ts'
import { VERSION } from './version.ts'

export interface HostOptions {
  /** The library's folder, absolute; made where missing. */
  folder: string
  /** Whether other programs of this user may find this host by its socket; default true. */
  listen?: boolean
  /** Where to listen for other laptops (default: everywhere) and what to call this one there (default: what its user calls it). */
  network?: { host?: string; name?: string }
  /** The system's keychain, where the shell can open one. */
  vault?: Vault
  /** Whether roads are travelled by themselves, as it is while a window is open; default false. */
  live?: boolean
  /** Folder of the starter text; bundles say where theirs is. */
  starter?: URL
  /** Where works are asked for by their numbers; others only in tests. */
  registries?: Registries
}

export interface Host {
  /** Every call of the contract; arguments must have passed its schema (`serve` and `client` see to that). */
  functions: HostFunctions
  /** The same as a client in this process has it: arguments checked. */
  client: HostClient
  /** Returns its stop. */
  on<K extends HostEvent>(event: K, listener: (payload: EventPayload<K>) => void): () => void
  /** Lets running calls end, then lets go of the library. Imports are ended too, unless others' are to be `finished` first. */
  close(imports?: 'ended' | 'finished'): Promise<void>
}

/** Milliseconds after the start. */
const IDLE_BEFORE_INDEXING = 3_000
/** … before paired laptops are listened for: a host that answers a single command is gone by then. */
const IDLE_BEFORE_LISTENING = 1_000

type Listeners = { [K in HostEvent]: Set<(payload: EventPayload<K>) => void> }

/** Throws what `openStore` throws: `libraryBusy`, `libraryUnwritable`, `libraryDamaged`, `libraryNewer`, `diskFull`. */
export async function openHost(options: HostOptions): Promise<Host> {
  const store = await openStore(options.folder)
  try {
    return await join(options, store)
  } catch (error) {
    // The lock must not outlive a host that never was.
    await store.close()
    throw error
  }
}

async function join(options: HostOptions, opened: Replica): Promise<Host> {
  const listeners = Object.fromEntries(HOST_EVENTS.map((event) => [event, new Set()])) as unknown as Listeners
  const emit = <K extends HostEvent>(event: K, payload: EventPayload<K>): void => {
    for (const listener of listeners[event]) {
      try {
        listener(payload)
      } catch (error) {
        // A window that fails to listen costs neither the command nor the other windows anything.
        process.emitWarning(error instanceof Error ? error : String(error))
      }
    }
  }

  let unsaved: WireError | null = null
  const store = watched(opened, (error) => {
    if (error === null && unsaved === null) return
    unsaved = error
    emit('unsaved', { error })
  })
  const blobs = await BlobStore.open(options.folder)
  const texts = new Texts((sha) => blobs.get(sha))
  let citing: Citing | null = null
  let search: Search | null = null
  const library: Library = {
    store,
    records: store.records,
    blobs,
    texts,
    takeTurn: takingTurns(),
    citing: async () => (citing ??= startCiting({ folder: options.folder, version: VERSION })),
    search: async () => (search ??= openSearch({ folder: options.folder, store, textOf, isLive, locate })),
  }
  const textOf = async (source: string) => (await texts.get(store.records.get('source', source)!.text)).content
  const isLive = (id: string) => isLiveRecord(store.records, id)
  const locate = (annotation: Annotation) => placeOf(library, annotation)
  // A host that stays keeps its index up to date before anybody searches; one that answers a single command need not.
  const indexing = setTimeout(() => {
    void library.search().catch(() => undefined)
    // Where the program ended before it had made a text anew.
    void makeMergedTexts(library, staleSources(store.records))
  }, IDLE_BEFORE_INDEXING)
  indexing.unref()

  // One after the other, so that events keep the order of the changes they tell of.
  let telling: Promise<void> = Promise.resolve()
  // Changes of no command of ours: another device's, which may have corrected a text that was corrected here.
  const stopMerging = store.onChange(({ change, ids }) => {
    if (change === null)
      void makeMergedTexts(
        library,
        ids.filter((id) => typeOfId(id) === 'source'),
      )
  })
  const stopTelling = store.onChange((event) => {
    telling = telling.then(async () => emit('changed', await changedEvent(library, event)))
  })

  const starter = options.starter ?? new URL('../../sources/starter/', import.meta.url)
  const importing = importCommands(library, starter, (at) => emit('progress', at))
  const told = {
    vault: options.vault,
    progress: (road: string, done: number, total: number) => emit('progress', { job: road, done, total, file: '' }),
    changed: () => emit('changed', { sequence: store.sequence, keys: ['sync'], quotes: [], gone: [] }),
    filesCame() {
      // What was asked before its text was here was answered without it.
      const sources = [...store.records.all('source')].map(({ id }) => `source:${id}`)
      const keys = ['notes', 'quotes', 'references', 'sources', 'themes', ...sources]
      emit('changed', { sequence: store.sequence, keys, quotes: [], gone: [] })
    },
  }
  const syncing = syncCommands(library, opened, told, options.network)
  const joining = setTimeout(
    () => void syncing.start(options.live ?? false).catch(() => undefined),
    IDLE_BEFORE_LISTENING,
  )
  joining.unref()
  const kept = keptBibliographyCommands(library, () =>
    emit('changed', { sequence: store.sequence, keys: ['kept'], quotes: [], gone: [] }),
  )
  const commands: HostFunctions = {
    ...sourceCommands(library),
    ...editCommands(library),
    ...auditCommands(library),
    ...rereadCommands(library, importing.reader),
    ...reportCommands(library),
    ...quoteCommands(library),
    ...annotationCommands(library),
    ...partCommands(library),
    ...themeCommands(library),
    ...splitCommands(library),
    ...codebookHistoryCommands(library),
    ...codebookFileCommands(library),
    ...viewCommands(library),
    ...linkCommands(library),
    ...noteCommands(library),
    ...noteTextCommands(library),
    ...noteCitingCommands(library),
    ...referenceCommands(library),
    ...tidyCommands(library),
    ...styleCommands(library),
    ...mergingCommands(library),
    ...citekeyCommands(library),
    ...lookUpCommands(library, options.registries ?? REGISTRIES),
    ...citingCommands(library),
    ...bibliographyCommands(library),
    ...manuscriptCommands(library),
    ...quotedWordsCommands(library),
    ...kept.functions,
    ...historyCommands(library),
    ...checkCommands(library, { version: VERSION, unsaved: () => unsaved }),
    ...importing.functions,
    ...syncing.functions,
    search: async ({ query, limit, sitting, ...filter }) =>
      (await library.search()).search(query, { limit, sitting, passes: passesOf(library, filter) }),
  }
  const calls = countedCalls(options.folder, inTurn(commands, library.takeTurn), () => telling)
  const host: Omit<Host, 'close'> = {
    functions: calls.functions,
    client: clientOf(calls.functions),
    on(event, listener) {
      listeners[event].add(listener)
      return () => void listeners[event].delete(listener)
    },
  }
  const callers = countedCallers(host)
  const stopListening = options.listen === false ? null : await serveHost(options.folder, callers.host)

  async function close(imports: 'ended' | 'finished'): Promise<void> {
    const ended = calls.ended()
    if (imports === 'finished') {
      await ended
      await importing.idle()
    }
    await importing.close()
    await syncing.close()
    await ended
    await callers.gone()
    emit('ending', { folder: options.folder })
    // It is written before the lines are cut.
    await new Promise((resolve) => setImmediate(resolve))
    // Before the lock is let go: whoever finds no socket may take the library.
    await stopListening?.()
    await kept.close()
    clearTimeout(indexing)
    clearTimeout(joining)
    stopTelling()
    stopMerging()
    await telling
    await citing?.close()
    await search?.close()
    await store.close()
  }
  let closing: Promise<void> | null = null
  return { ...host, close: (imports = 'ended') => (closing ??= close(imports)) }
}

/** The store, saying of every write whether it was kept. */
function watched(store: Store, saved: (error: WireError | null) => void): Store {
  async function tell<T>(writing: Promise<T>): Promise<T> {
    try {
      const written = await writing
      saved(null)
      return written
    } catch (error) {
      const failed = error instanceof CommonplaceError && (error.name === 'diskFull' || error.name === 'couldNotSave')
      if (failed) saved(error.toWire())
      throw error
    }
  }
  return {
    device: store.device,
    folder: store.folder,
    get sequence() {
      return store.sequence
    },
    records: store.records,
    commit: (command) => tell(store.commit(command)),
    undo: (id) => tell(store.undo(id)),
    redo: (id) => tell(store.redo(id)),
    stacks: () => store.stacks(),
    touched: () => store.touched(),
    changes: (ids) => store.changes(ids),
    peek: () => store.peek(),
    history: (limit) => store.history(limit),
    onChange: (listener) => store.onChange(listener),
    setAside: () => store.setAside(),
    getLocal: (key) => store.getLocal(key),
    setLocal: (key, value, when) => store.setLocal(key, value, when),
    verify: () => store.verify(),
    close: () => store.close(),
  }
}
