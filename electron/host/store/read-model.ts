// The library in memory: every record as it now is with the document it came from, the indexes reads need, the heads of all changes,
// and the documents that were set aside. Written only by the store; a record, once handed out, never changes.
import type { ChangeHead } from '../../../shared/model/change.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Note } from '../../../shared/model/note.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { RawDocument } from './document.ts'
import { entryOf, mayDisagree, type Entry } from './entry.ts'
import { madeOf } from './made.ts'
import { STORED_TYPES } from './record.ts'
import type { RecordOf, Records, StoredType } from './store.ts'

type Entries = Record<StoredType, Map<string, Entry>>

export interface KnownChange extends ChangeHead {
  /** The device whose undo stack the change belongs to. */
  device: string
  rev: string | undefined
}

export class ReadModel implements Records {
  readonly #entries: Entries
  readonly #annotationsOf = new Map<string, Set<string>>()
  readonly #notesAbout = new Map<string, Set<string>>()
  readonly #changes = new Map<string, KnownChange>()
  readonly #setAside = new Map<string, string>()
  /** Entries devices may disagree about, from when they are first asked for. */
  #doubtful: Map<string, Entry> | null = null

  constructor() {
    this.#entries = Object.fromEntries(STORED_TYPES.map((type) => [type, new Map()])) as Entries
  }

  get<T extends StoredType>(type: T, id: string): RecordOf[T] | undefined {
    return this.#entries[type].get(id)?.record as RecordOf[T] | undefined
  }

  *all<T extends StoredType>(type: T): Generator<RecordOf[T]> {
    for (const { record } of this.#entries[type].values()) yield record as RecordOf[T]
  }

  *annotationsOf(source: string): Generator<Annotation> {
    for (const id of this.#annotationsOf.get(source) ?? []) yield this.get('annotation', id)!
  }

  *notesAbout(id: string): Generator<Note> {
    for (const note of this.#notesAbout.get(id) ?? []) yield this.get('note', note)!
  }

  count(type: StoredType): number {
    return this.#entries[type].size
  }

  /** Whether there is a record of that id, of whatever type. */
  has(id: string): boolean {
    return STORED_TYPES.some((type) => this.#entries[type].has(id))
  }

  /** Whether a document of that id is here: a record, a change, or one that was set aside. */
  knows(id: string): boolean {
    return this.#changes.has(id) || this.#setAside.has(id) || this.has(id)
  }

  /** The revision of a document as it is shown here; undefined where none is shown. */
  revisionOf(id: string): string | undefined {
    const change = this.#changes.get(id)
    if (change) return change.rev
    const type = typeOfId(id)
    return type === null || type === 'change' ? undefined : this.#entries[type].get(id)?.document._rev
  }

  /** Records of all types; that a laptop has a name makes no library. */
  get size(): number {
    return STORED_TYPES.filter((type) => type !== 'device').reduce((sum, type) => sum + this.#entries[type].size, 0)
  }

  entry(type: StoredType, id: string): Entry | undefined {
    return this.#entries[type].get(id)
  }

  /** All entries as they are now; the array does not follow later writes. */
  entries(): Entry[] {
    return STORED_TYPES.flatMap((type) => [...this.#entries[type].values()])
  }

  /** Those devices may disagree about. */
  doubtful(): Entry[] {
    if (!this.#doubtful) {
      this.#doubtful = new Map()
      for (const entry of this.entries()) this.#doubt(entry)
    }
    return [...this.#doubtful.values()]
  }

  #doubt(entry: Entry): void {
    if (mayDisagree(entry)) this.#doubtful?.set(entry.id, entry)
    else this.#doubtful?.delete(entry.id)
  }

  get changes(): ReadonlyMap<string, KnownChange> {
    return this.#changes
  }

  get setAside(): ReadonlyMap<string, string> {
    return this.#setAside
  }

  /** Takes in a document as it was read; what fails its schema is set aside, and out of sight until it is readable. */
  apply(raw: RawDocument): void {
    const { read, record, problem } = madeOf(raw)
    if (read.kind === 'change') {
      const { changes: _, ...head } = read.change
      this.#setAside.delete(raw._id)
      this.applyChange({ ...head, device: read.by, rev: read.rev })
      return
    }
    if (read.kind === 'record' && record) this.applyEntry(entryOf(read.document, record))
    else {
      this.remove(raw._id)
      this.#setAside.set(raw._id, problem ?? '')
    }
  }

  /** Takes in a record that has passed its schema already. */
  applyEntry(entry: Entry): void {
    const { id, type, owner } = entry
    this.#setAside.delete(id)
    const old = this.#entries[type].get(id)
    if (old && old.owner !== owner) this.#unindex(old)
    this.#entries[type].set(id, entry)
    if (this.#doubtful) this.#doubt(entry)
    const index = this.#indexOf(type)
    if (owner === null || !index) return
    const ids = index.get(owner)
    if (ids) ids.add(id)
    else index.set(owner, new Set([id]))
  }

  applyChange(change: KnownChange): void {
    this.#changes.set(change.id, change)
  }

  applySetAside(id: string, problem: string): void {
    this.#setAside.set(id, problem)
  }

  /** Forgets a document that no longer exists. */
  remove(id: string): void {
    this.#setAside.delete(id)
    this.#changes.delete(id)
    this.#doubtful?.delete(id)
    for (const type of STORED_TYPES) {
      const old = this.#entries[type].get(id)
      if (!old) continue
      this.#unindex(old)
      this.#entries[type].delete(id)
    }
  }

  #unindex({ id, type, owner }: Entry): void {
    if (owner !== null) this.#indexOf(type)?.get(owner)?.delete(id)
  }

  #indexOf(type: StoredType): Map<string, Set<string>> | null {
    if (type === 'annotation') return this.#annotationsOf
    return type === 'note' ? this.#notesAbout : null
  }
}
