// The port between syncing and where it goes: a folder, a server, another laptop. All carry the same revisions and the same files,
// so that they can be mixed; what differs is how they are reached, and whether what lies there is sealed.
// Contract: nothing here decides or merges. Everything may be interrupted at any moment and done again; what comes from a road is
// hostile until it has been checked. Errors: `roadAway`, `roadRefused`, `credentialsNeeded`, `diskFull` of the closed table.
import type { Content, Pieces } from '../disk/pieces.ts'
import type { Revision } from '../store/replica.ts'
import type { Sealing } from './sealing.ts'

/** A place before it is known whose it is. */
export interface Place {
  /** How people know it: its path or URL, without credentials. */
  readonly name: string
  /**
   * The marker that the first library left, or null where there is none. `make`: the place may be made where it does not exist yet;
   * else that is `roadAway`.
   */
  marker(make: boolean): Promise<Uint8Array | null>
  /** Leaves a marker; false where somebody else's came first. */
  claim(marker: Uint8Array): Promise<boolean>
  /** The road, once it is known how to seal what is carried. `writer`: this device's name there. */
  road(sealing: Sealing, writer: string): Promise<Road>
  /** Lets go of the place. What still runs there ends with an error. */
  close(): Promise<void>
}

export interface Road {
  /**
   * What was left there since `mark` (null: ever), page by page, each with the mark to go on from. A page's documents are as they came;
   * its notices say what of it could not be read. What `isKnown` names need not come.
   */
  fetch(mark: unknown, isKnown: (id: string, rev: string) => boolean): AsyncGenerator<Page>
  /** Leaves revisions there; answers how many were new to it. On return they are safe there. */
  put(revisions: readonly Revision[]): Promise<number>
  /** Whether what this device has left there before is still there; `left` is what `leaving` said then. */
  stillHolds(left: unknown): Promise<boolean>
  /** Called after `put`: what to ask `stillHolds` for next time, or a promise of it. */
  leaving(): unknown
  /** Called when both sides are equal: makes it shorter for a laptop that is new there, where that is worth it. */
  consolidate?(mark: unknown, all: () => AsyncIterable<readonly Revision[]>): Promise<void>
  /** Whether what this device leaves there never comes by again. */
  readonly isSilent?: boolean
  /** Parts of files by name. */
  readonly parts: Parts
  /** Resolves when something may have come since `mark`, at the latest when `signal` is aborted. */
  wait(signal: AbortSignal, mark: unknown): Promise<void>
}

export interface Page {
  documents: unknown[]
  mark: unknown
  /** Packs that are still being copied or damaged, and packs that nobody with the key has made. */
  incomplete?: number
  refused?: number
}

/** Named bytes, written once. Names are lower-case hexadecimal. */
export interface Parts {
  /** Whether fetching a part twice costs nothing, so that parts need not wait here until all have come. */
  readonly isNear?: boolean
  /** Bytes of a part, where it is not `PART_BYTES`. */
  readonly partBytes?: number
  /** Which of these are there. */
  has(names: readonly string[]): Promise<Set<string>>
  /** All of it or nothing. */
  put(name: string, pieces: Pieces): Promise<void>
  /** Null where there is none of that name. */
  get(name: string): Promise<Content | null>
}
