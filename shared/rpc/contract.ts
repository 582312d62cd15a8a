// Everything a window or the command line may ask of the host, and everything the host says by itself.
// One doc line and one object argument per call; arguments are checked by schema on arrival; every value is JSON.
import type * as v from 'valibot'
import type * as view from '../model/view.ts'
import type { Call } from './call.ts'
import { citingCalls } from './calls/citing.ts'
import { findingCalls } from './calls/finding.ts'
import { importingCalls } from './calls/importing.ts'
import { linkCalls } from './calls/links.ts'
import { laptopCalls } from './calls/laptops.ts'
import { libraryCalls } from './calls/library.ts'
import { noteCalls } from './calls/notes.ts'
import { passageCalls } from './calls/passages.ts'
import { readingCalls } from './calls/reading.ts'
import { referenceCalls } from './calls/references.ts'
import { syncingCalls } from './calls/syncing.ts'
import { styleCalls } from './calls/styles.ts'
import { themeCalls } from './calls/themes.ts'
import { viewCalls } from './calls/views.ts'
import type { WireError } from './error.ts'

/** Page or command line → host. */
export const hostCalls = {
  ...readingCalls,
  ...importingCalls,
  ...passageCalls,
  ...themeCalls,
  ...viewCalls,
  ...linkCalls,
  ...noteCalls,
  ...referenceCalls,
  ...citingCalls,
  ...styleCalls,
  ...findingCalls,
  ...libraryCalls,
  ...syncingCalls,
  ...laptopCalls,
}

export type HostCalls = typeof hostCalls
export type HostCall = keyof HostCalls
export type Args<K extends HostCall> = v.InferInput<HostCalls[K]['args']>
export type Answer<K extends HostCall> = HostCalls[K] extends Call<v.GenericSchema, infer R> ? R : never

/** What a host implements; arguments arrive checked. */
export type HostFunctions = {
  [K in HostCall]: (args: v.InferOutput<HostCalls[K]['args']>) => Promise<Answer<K>> | Answer<K>
}
/** What a client calls. */
export type HostClient = { [K in HostCall]: (args: Args<K>) => Promise<Answer<K>> }

/** Host → page or command line. */
export interface HostEvents {
  /** The library changed. Keys: `sources`, `source:<id>`, `quotes`, `themes`, `views`, `notes`, `references`, `history`, `status`, `sync` (roads, stories, quarantine). Annotations touched come as a delta. */
  changed(event: { sequence: number; keys: string[]; quotes: view.QuoteDetail[]; gone: string[] }): void
  /** A job moved on. */
  progress(event: { job: string; done: number; total: number; file: string }): void
  /** Writing failed (disk full …) or works again (null). */
  unsaved(event: { error: WireError | null }): void
  /** The host of this library lets go of it: every call it began has its answer, and what it has not answered by now it never began. */
  ending(event: { folder: string }): void
}
export type HostEvent = keyof HostEvents
export type EventPayload<K extends HostEvent> = Parameters<HostEvents[K]>[0]
export const HOST_EVENTS: readonly HostEvent[] = ['changed', 'progress', 'unsaved', 'ending']
