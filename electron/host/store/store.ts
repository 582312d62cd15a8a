// The port between the library's rules and its storage. Everything PouchDB lies behind it.
// Contract: `commit` resolves only after the batch (changed records + the change) is fsynced and the read model and listeners
// have seen it; it is atomic: all or nothing survives a crash. Commits run one after another. A rejected commit changed nothing.
// Errors: `diskFull` and `couldNotSave` of the closed table; after one the store reopens itself before the next commit.
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Change, ChangeHead, FieldChange, Parameters, Verb } from '../../../shared/model/change.ts'
import type { Code } from '../../../shared/model/codebook.ts'
import type { Device } from '../../../shared/model/device.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { Reference } from '../../../shared/model/reference.ts'
import type { SavedView } from '../../../shared/model/saved-view.ts'
import type { FileRecord, Source } from '../../../shared/model/source.ts'

export interface RecordOf {
  source: Source
  annotation: Annotation
  note: Note
  code: Code
  reference: Reference
  view: SavedView
  device: Device
  file: FileRecord
}
export type StoredType = keyof RecordOf
export type AnyRecord = RecordOf[StoredType]

/** The records as they now are, in memory. Values are frozen; trashed records are included, set-aside ones are not. */
export interface Records {
  get<T extends StoredType>(type: T, id: string): RecordOf[T] | undefined
  all<T extends StoredType>(type: T): Iterable<RecordOf[T]>
  /** Annotations of a source, trashed included. */
  annotationsOf(source: string): Iterable<Annotation>
  /** Notes about a record, trashed included. */
  notesAbout(id: string): Iterable<Note>
  count(type: StoredType): number
}

/** Fields that are sets: two devices may add and remove elements at once. */
export type SetName = 'themes' | 'links' | 'examples'

/**
 * What a command does to one record. A record that does not exist is created (its id's prefix says its type; not trashed and with
 * empty sets unless told). `set`: fields, `undefined` removes one; a reference's CSL variables are fields named `item.<variable>`,
 * and `item` itself replaces them all; a set given here becomes just these elements. `type` and `id` may stand there, unchanged.
 * `add` and `remove`: elements of sets. A field that already holds its value is left alone.
 */
export interface Edit {
  id: string
  set?: Record<string, unknown>
  add?: { [S in SetName]?: string[] }
  remove?: { [S in SetName]?: string[] }
  /** Fields of `set` by which a disagreement between devices is decided: what else was written there is dropped. */
  settle?: string[]
  /** Fields of `set` written by somebody who has not seen what stands there: it stays beside the new value, to be decided. */
  unseen?: string[]
}

export interface Command {
  verb: Verb
  parameters: Parameters
  edits: Edit[]
  /**
   * Folds this command into the device's newest change when that change carries the same key and nothing was done since:
   * one undo step for a note typed in many saves.
   */
  fold?: string
}

export interface StoreEvent {
  sequence: number
  /** Ids of records that changed. */
  ids: string[]
  change: Change | null
}

export interface HistoryItem {
  change: Change
  undone: boolean
  /** Whether this device made it. */
  own: boolean
  /** What can be reached from here: `back` by undoing what was done after it, `forward` by doing again what was undone. */
  step: 'back' | 'forward' | null
}

/** A change and the fields it touched, undo and redo included. */
export interface TouchedFields {
  change: ChangeHead
  own: boolean
  undone: boolean
  fields: readonly Pick<FieldChange, 'id' | 'field'>[]
}

export interface Store {
  /** ULID of this device in this library. */
  readonly device: string
  readonly folder: string
  /** Grows with every batch applied, own or replicated. */
  readonly sequence: number
  readonly records: Records
  /** A command that comes to nothing is not recorded: the change it answers has no `changes` and is not in the history. Throws `badValue` for a record that would fail its schema. */
  commit(command: Command): Promise<Change>
  /**
   * Undoes this device's newest change that is not undone, by a new change with fresh clocks. Fields another hand has since changed
   * are left alone and named in `skipped` as "<id> <field>". A record the change made goes to the trash. Throws `nothingToUndo`.
   * `id`: undoes that change of this device rather than the newest; it must be one that `stacks` names.
   */
  undo(id?: string): Promise<{ undone: Change; skipped: string[] }>
  redo(id?: string): Promise<{ redone: Change; skipped: string[] }>
  /** Ids of this device's changes that can be undone or redone, the next one last. */
  stacks(): { undo: readonly string[]; redo: readonly string[] }
  /** What `undo` and `redo` would act on. */
  peek(): { undo: ChangeHead | null; redo: ChangeHead | null }
  /** All changes of all devices, newest first; undo and redo themselves are not listed but mark what they act on. */
  history(limit?: number): Promise<HistoryItem[]>
  /** All changes of all devices with the fields they touched, newest first. */
  touched(): Promise<TouchedFields[]>
  /** Changes in full, in the order asked for; those that are not there are left out. */
  changes(ids: readonly string[]): Promise<Change[]>
  /** Returns its stop. */
  onChange(listener: (event: StoreEvent) => void): () => void
  /** Documents that failed their schema: kept on disk, left out of `records`. */
  setAside(): { id: string; problem: string }[]
  /** Values of this machine only, kept in `_local` documents; never replicated. */
  getLocal(key: string): Promise<unknown>
  /** `soon`: written a moment later and not fsynced, so that a crash may bring an older value back; for what can be found out again. */
  setLocal(key: string, value: unknown, when?: 'now' | 'soon'): Promise<void>
  /** Reads every document again and compares it with the read model and its schema. */
  verify(): Promise<{ id: string; message: string }[]>
  /** Waits for the last write, writes the snapshot, lets go of the lock. */
  close(): Promise<void>
}
