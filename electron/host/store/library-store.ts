// The store: one queue of writers, each of which plans a batch from the records as they are, has it fsynced, and then shows it to
// the read model and the listeners. Reads never wait.
import { disagreements, type Disagreement } from '../../../shared/merging/resolve.ts'
import type { Change, ChangeHead } from '../../../shared/model/change.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { newUlid } from '../../../shared/model/ulid.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { catchUp, continues, isLater, isWelcome, type CaughtUp } from './catch-up.ts'
import { ChangeFields } from './change-fields.ts'
import type { Database } from './database.ts'
import { bodyOf, documentOfChange, readDocument, type RecordDocument } from './document.ts'
import { entryOf } from './entry.ts'
import { withoutDerived } from './derived.ts'
import { openingFailure, savingFailure } from './failure.ts'
import { inverse, joinChanges, ownChanges, undoneChanges, type Stacks } from './history.ts'
import type { LibraryFiles, Opened } from './library-files.ts'
import { LocalSettings } from './local-settings.ts'
import { OwnChanges } from './own-changes.ts'
import { planEdits } from './plan.ts'
import type { ReadModel } from './read-model.ts'
import { difference } from './difference.ts'
import { checkIncoming } from './incoming.ts'
import { removalOf } from './removal.ts'
import type { Checked, Received, Replica, Revision } from './replica.ts'
import { doubtfulIds, problemsAmong } from './verify.ts'
import type { AnyRecord, Command, HistoryItem, Records, StoreEvent, TouchedFields } from './store.ts'

/** Documents read at once where many are asked for. */
const PAGE = 500
/** Milliseconds without a write after which a snapshot may be written. */
const IDLE = 5000

export class LibraryStore implements Replica {
  readonly device: string
  readonly folder: string
  readonly #files: LibraryFiles
  readonly #database: Database
  readonly #model: ReadModel
  readonly #fields = new ChangeFields((ids) => this.#readChanges(ids))
  readonly #locals: LocalSettings
  readonly #own: OwnChanges
  readonly #listeners = new Set<(event: StoreEvent) => void>()
  #sequence: number
  /** A change that was refused; should LevelDB have kept it all the same, it is taken back. */
  #refused: string | null = null
  #idle: NodeJS.Timeout | undefined
  #fold: { key: string; change: Change; rev: string } | null = null
  #tail: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | null = null

  constructor({ files, model, sequence, device }: Opened) {
    this.folder = files.folder
    this.device = device
    this.#files = files
    this.#database = files.database
    this.#model = model
    this.#sequence = sequence
    // What cannot be written now is written with what comes next.
    const flush = () => void this.#exclusively(() => this.#locals.flush()).catch(() => undefined)
    this.#locals = new LocalSettings(this.#database, flush)
    this.#own = new OwnChanges(device, model.changes)
  }

  get sequence(): number {
    return this.#sequence
  }

  get records(): Records {
    return this.#model
  }

  commit(command: Command): Promise<Change> {
    return this.#exclusively(() => this.#run(command))
  }

  undo(of?: string): Promise<{ undone: Change; skipped: string[] }> {
    return this.#exclusively(async () => {
      const id = of === undefined ? this.#own.stacks.undo.at(-1) : this.#own.stacks.undo.find((one) => one === of)
      if (id === undefined) throw new CommonplaceError('nothingToUndo')
      const undone = await this.#readChange(id)
      const { edits, skipped } = inverse(undone, this.#model, this.device)
      await this.#run({ verb: 'undo', parameters: undone.parameters, edits }, id)
      return { undone, skipped }
    })
  }

  redo(of?: string): Promise<{ redone: Change; skipped: string[] }> {
    return this.#exclusively(async () => {
      const id = of === undefined ? this.#own.stacks.redo.at(-1) : this.#own.stacks.redo.find((one) => one === of)
      if (id === undefined) throw new CommonplaceError('nothingToRedo')
      const redone = await this.#readChange(id)
      const undoing = ownChanges(this.#model.changes.values(), this.device).findLast(
        (one) => one.verb === 'undo' && one.of === id,
      )!
      const { edits, skipped } = inverse(await this.#readChange(undoing.id), this.#model, this.device)
      await this.#run({ verb: 'redo', parameters: redone.parameters, edits }, id)
      return { redone, skipped }
    })
  }

  peek(): { undo: ChangeHead | null; redo: ChangeHead | null } {
    const head = (id: string | undefined) => (id === undefined ? null : (this.#model.changes.get(id) ?? null))
    return { undo: head(this.#own.stacks.undo.at(-1)), redo: head(this.#own.stacks.redo.at(-1)) }
  }

  history(limit = Number.POSITIVE_INFINITY): Promise<HistoryItem[]> {
    return this.#exclusively(async () => {
      const undone = undoneChanges(this.#model.changes.values())
      const ids = [...this.#model.changes.values()]
        .filter((change) => change.of === undefined)
        .map((change) => change.id)
        .toReversed()
        .slice(0, limit)
      const back = new Set(this.#own.stacks.undo)
      const forward = new Set(this.#own.stacks.redo)
      return (await this.#readChanges(ids)).map((change) => ({
        change,
        undone: undone.has(change.id),
        own: this.#own.has(change.id),
        step: back.has(change.id) ? 'back' : forward.has(change.id) ? 'forward' : null,
      }))
    })
  }

  stacks(): Stacks {
    return { undo: [...this.#own.stacks.undo], redo: [...this.#own.stacks.redo] }
  }

  touched(): Promise<TouchedFields[]> {
    return this.#exclusively(async () => {
      const undone = undoneChanges(this.#model.changes.values())
      const heads = [...this.#model.changes.values()].toReversed()
      const fields = await this.#fields.of(heads)
      return heads.map((change, i) => ({
        change,
        own: this.#own.has(change.id),
        undone: undone.has(change.id),
        fields: fields[i]!,
      }))
    })
  }

  changes(ids: readonly string[]): Promise<Change[]> {
    return this.#exclusively(() => this.#readChanges(ids))
  }

  async #readChanges(ids: readonly string[]): Promise<Change[]> {
    const changes: Change[] = []
    for (let i = 0; i < ids.length; i += PAGE) {
      for (const raw of await this.#database.read(ids.slice(i, i + PAGE))) {
        const read = readDocument(raw)
        if (read.kind === 'change') changes.push(read.change)
      }
    }
    return changes
  }

  onChange(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setAside(): { id: string; problem: string }[] {
    return [...this.#model.setAside].map(([id, problem]) => ({ id, problem }))
  }

  check(documents: readonly unknown[], place: string): Checked {
    return checkIncoming(documents, place)
  }

  removal(revision: Revision, together: readonly Revision[]): number {
    return removalOf(revision, this.#model, together)
  }

  conflicted(): string[] {
    return this.#model.doubtful().flatMap(({ id }) => (this.disagreements(id).length > 0 ? [id] : []))
  }

  get isEmpty(): boolean {
    return this.#model.size === 0
  }

  #recordOf(id: string): AnyRecord | undefined {
    const type = typeOfId(id)
    return type === null || type === 'change' ? undefined : this.#model.get(type, id)
  }

  knows(id: string): boolean {
    return this.#model.knows(id)
  }

  isAhead(revision: Revision): boolean {
    const rev = this.#model.revisionOf(revision._id)
    return rev !== undefined && isLater(revision, rev)
  }

  stored(id: string): RecordDocument | null {
    const type = typeOfId(id)
    return type === null || type === 'change' ? null : (this.#model.entry(type, id)?.document ?? null)
  }

  disagreements(id: string): Disagreement[] {
    const document = this.stored(id)
    return document ? withoutDerived(document.type, disagreements(bodyOf(document))) : []
  }

  getLocal(key: string): Promise<unknown> {
    return this.#exclusively(() => this.#locals.get(key))
  }

  async setLocal(key: string, value: unknown, when: 'now' | 'soon' = 'now'): Promise<void> {
    if (when === 'soon') return this.#locals.setSoon(key, value)
    await this.#exclusively(() => this.#save(`the setting ${key}`, () => this.#locals.set(key, value)))
  }

  async verify(): Promise<{ id: string; message: string }[]> {
    await this.#exclusively(async () => undefined)
    const doubtful = await this.#told(() => doubtfulIds(this.#database, this.#model))
    return this.#exclusively(() => problemsAmong(doubtful, this.#database, this.#model))
  }

  async *send(since: number): AsyncGenerator<{ documents: Revision[]; sequence: number }> {
    yield* this.#database.leavesSince(since)
  }

  lacking(revisions: readonly { _id: string; _rev: string }[]): Promise<{ _id: string; _rev: string }[]> {
    return this.#exclusively(() => this.#database.lacking(revisions))
  }

  receive(revisions: readonly Revision[]): Promise<Received> {
    return this.#exclusively(async () => {
      const welcome = revisions.filter((document) => isWelcome(document, this.#model, this.device))
      const from = this.#sequence
      const before = new Map(welcome.map(({ _id }) => [_id, this.#recordOf(_id)]))
      const isStraight = await continues(this.#database, this.#model, welcome)
      await this.#save('what another device sent', () => this.#database.receive(welcome))
      const { ids, merged } = isStraight ? await this.#takeIn(welcome) : await this.#catchUp()
      const letIn = new Set(welcome)
      const refused = revisions.filter((one) => !letIn.has(one)).map(({ _id }) => String(_id))
      const fields = [...before].flatMap(([id, record]) => difference(record, this.#recordOf(id)))
      return { refused, changed: [...ids], merged, fields, before: from, after: this.#sequence }
    })
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#tail.then(async () => {
      clearTimeout(this.#idle)
      this.#listeners.clear()
      await this.#locals.flush().catch(() => undefined)
      await this.#files.close(this.#model, this.#sequence)
    }))
  }

  /** One writer after another; the next begins when the one before has ended, well or not. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new CommonplaceError('closed'))
    const done = this.#tail.then(async () => {
      await this.#reopen()
      return this.#told(work)
    })
    this.#tail = done.catch(() => undefined)
    return done
  }

  /** A failed read has ended the handle and means damage; any other error says what it is. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw this.#database.isOpen ? error : openingFailure(error, this.folder)
    }
  }

  async #run({ verb, parameters, edits, fold }: Command, of?: string): Promise<Change> {
    const at = new Date().toISOString()
    const { entries, changes } = planEdits(edits, this.#model, this.device, at)
    const folded =
      fold !== undefined && this.#fold?.key === fold && this.#fold.change.id === this.#own.newest ? this.#fold : null
    const change: Change = folded
      ? { ...folded.change, parameters, at, changes: joinChanges(folded.change.changes, changes) }
      : {
          type: 'change',
          id: `chg:${this.device}:${newUlid()}`,
          verb,
          parameters,
          at,
          n: this.#own.lastN + 1,
          changes,
          ...(of === undefined ? {} : { of }),
        }
    // An undo that could do nothing is still a step back; anything else that comes to nothing is nothing.
    if (entries.length === 0 && of === undefined) return folded ? folded.change : change
    const document = documentOfChange(change, this.device, folded?.rev)
    const documents = [...entries.map((entry) => entry.document), document]
    // A folded change stands already; what is refused of it is only its newest text.
    if (!folded) this.#refused = change.id
    const revs = await this.#save(`“${verb}”`, () => this.#database.write(documents))
    this.#refused = null
    entries.forEach(({ document: written, record: made }, i) => {
      this.#model.applyEntry(entryOf({ ...written, _rev: revs[i] }, made))
    })
    const rev = revs.at(-1)!
    const { changes: _, ...head } = change
    this.#model.applyChange({ ...head, device: this.device, rev })
    this.#own.made(change)
    this.#fold = fold === undefined ? null : { key: fold, change, rev }
    this.#sequence = await this.#database.sequence()
    this.#tell({ sequence: this.#sequence, ids: entries.map((entry) => entry.record.id), change })
    return change
  }

  async #readChange(id: string): Promise<Change> {
    const [raw] = await this.#database.read([id])
    const read = raw ? readDocument(raw) : null
    if (read?.kind !== 'change') throw new CommonplaceError('notFound', { what: 'change', name: id })
    return read.change
  }

  /** Runs a write; after a failure the handle is dead, and the next writer opens a new one. */
  async #save<T>(what: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write()
    } catch (error) {
      this.#fold = null
      await this.#database.close()
      throw savingFailure(error, what, this.folder)
    }
  }

  async #reopen(): Promise<void> {
    if (this.#database.isOpen) return
    try {
      await this.#files.openDatabase()
    } catch (error) {
      throw openingFailure(error, this.folder)
    }
    await this.#catchUp()
    const landed = this.#refused === null ? undefined : this.#model.changes.get(this.#refused)
    this.#refused = null
    if (!landed) return
    const { edits } = inverse(await this.#readChange(landed.id), this.#model, this.device)
    const verb = landed.verb === 'undo' ? 'redo' : 'undo'
    await this.#run({ verb, parameters: landed.parameters, edits }, landed.of ?? landed.id)
  }

  /** What has just been written and continues what was shown needs neither be read again nor resolved. */
  async #takeIn(revisions: readonly Revision[]): Promise<CaughtUp> {
    for (const document of revisions) this.#model.apply(document)
    return this.#caughtUp({ ids: new Set(revisions.map(({ _id }) => _id)), merged: [] })
  }

  /** Reads what the database holds beyond the read model. */
  async #catchUp(): Promise<CaughtUp> {
    return this.#caughtUp(await catchUp(this.#database, this.#model, this.#sequence))
  }

  async #caughtUp(caught: CaughtUp): Promise<CaughtUp> {
    this.#sequence = await this.#database.sequence()
    this.#own.came(caught.ids)
    if (caught.ids.size > 0) this.#tell({ sequence: this.#sequence, ids: [...caught.ids], change: null })
    return caught
  }

  #tell(event: StoreEvent): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      if (this.#files.isSnapshotDue(this.#model, this.#sequence)) void this.#files.snapshot(this.#model, this.#sequence)
    }, IDLE).unref()
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        // The command is saved whatever a listener thinks of it.
        process.emitWarning(error instanceof Error ? error : String(error))
      }
    }
  }
}
