// The library as a whole: its state, its history, its trash, what this machine keeps. Part of the contract.
import * as v from 'valibot'
import { ChangeId, RecordId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name } from '../call.ts'

/** The library as a whole: its state, its history, its trash, what this machine keeps. */
export const libraryCalls = {
  /** Folder, counts, what undo and redo would do, what is set aside or unsaved. */
  status: call<view.LibraryStatus>()(v.object({})),
  /** Each undoes or redoes one change of this device and names it; `skipped`: fields another hand has changed since, left as they are. */
  undo: act<view.Undone>()(v.object({})),
  redo: act<view.Undone>()(v.object({})),
  /**
   * Undoes this device's newest change of what a view shows: a source, a theme, a note, a passage or a reference with all that belongs
   * to it. Where later changes rest on it, it is left alone and they are named. Throws `nothingToUndo`.
   */
  undoWithin: act<view.UndoneWithin>()(v.object({ within: RecordId })),
  /** Does again what was undone last of what a view shows. Throws `nothingToRedo`. */
  redoWithin: act<view.UndoneWithin>()(v.object({ within: RecordId })),
  /** Brings the library to the moment after a change of this device (null: before all that can be undone), by undoing or redoing one by one. */
  goTo: act<view.Gone>()(v.object({ change: v.nullable(ChangeId) })),
  /** Newest first. */
  history: call<view.HistoryEntry[]>()(v.object({ limit: v.optional(v.number()) })),
  /** Puts records into the trash. A theme's sub-themes, a source's references and notes stay with it. */
  trash: act<void>()(v.object({ ids: v.pipe(v.array(RecordId), v.maxLength(100_000)) })),
  restore: act<void>()(v.object({ ids: v.pipe(v.array(RecordId), v.maxLength(100_000)) })),
  /** What lies in the trash, newest first. */
  trashed: call<{ id: string; kind: string; label: string }[]>()(v.object({})),
  /** Verifies records, blobs and anchors. */
  check: call<view.CheckReport>()(v.object({})),
  /** Small values the window keeps on this machine (reading place, pane widths); never synced. */
  getSetting: call<unknown>()(v.object({ key: Name })),
  setSetting: call<void>()(v.object({ key: Name, value: v.unknown() })),
}
