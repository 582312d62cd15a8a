// The store as another device meets it: revisions out, revisions in. What travels is CouchDB's: a document with `_rev`, its history in
// `_revisions`, and `_deleted` where it is gone; https://docs.couchdb.org/en/stable/replication/protocol.html
import type { Disagreement } from '../../../shared/merging/resolve.ts'
import type { FieldChange } from '../../../shared/model/change.ts'
import type { RawDocument, RecordDocument } from './document.ts'
import type { Store } from './store.ts'

export interface Revision extends RawDocument {
  _rev: string
  /** Generation of the newest, and the hashes from the newest to the oldest known. */
  _revisions: { start: number; ids: string[] }
  _deleted?: true
}

export interface Received {
  /** Ids of documents that were not let in. */
  refused: string[]
  /** Ids of documents that are now other than before. */
  changed: string[]
  /** Ids of records that both sides had changed, and that are joined now. */
  merged: string[]
  /** What became of the records, field by field. */
  fields: FieldChange[]
  /** The store's sequence before and after; nothing else was written between, but what joined records. */
  before: number
  after: number
}

export interface Checked {
  revisions: Revision[]
  /** What did not pass, and why. */
  quarantined: { id: string; problem: string; document: unknown }[]
}

export interface Replica extends Store {
  /** What changed after `since`, page by page: every leaf of each document that changed. `sequence` is where the page ends. */
  send(since: number): AsyncGenerator<{ documents: Revision[]; sequence: number }>
  /** Which of these revisions have never been here; the others were, even where newer ones have replaced them. */
  lacking(revisions: readonly { _id: string; _rev: string }[]): Promise<{ _id: string; _rev: string }[]>
  /**
   * Takes in revisions, resolves what conflicts, and tells the listeners. Any order, any number of times. What is of no known type
   * (design documents above all), has impossible clocks, or speaks in this device's name is not let in.
   */
  receive(revisions: readonly Revision[]): Promise<Received>
  /**
   * Sorts what came from outside before anything of it is written: fit revisions, and what is none or would not pass its schema. `place`
   * names where it came from. Throws `roadNewer` where a newer version wrote something that this one cannot read.
   */
  check(documents: readonly unknown[], place: string): Checked
  /**
   * How much a revision would take away that is live here: 0 for nothing, 1 for a record, more for a source with its passages.
   * `together`: all revisions of the document that came with it.
   */
  removal(revision: Revision, together: readonly Revision[]): number
  /** Ids of records about which devices disagree. */
  conflicted(): string[]
  /** Whether there is no record, not even in the trash. */
  readonly isEmpty: boolean
  /** Whether a document of that id is here, and not deleted. */
  knows(id: string): boolean
  /** Whether a revision continues the one that is shown here, and so cannot have been here. */
  isAhead(revision: Revision): boolean
  /** A record as it is stored, with its clocks; null where there is none. */
  stored(id: string): RecordDocument | null
  /** What devices disagree about in a record and nobody has decided yet. */
  disagreements(id: string): Disagreement[]
}
