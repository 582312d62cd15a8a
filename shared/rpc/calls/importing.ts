// Imports run as jobs; progress and the account come as events of the job. Part of the contract.
import * as v from 'valibot'
import type { ImportAccount } from '../../model/import-account.ts'
import { call, Name, Path, Text } from '../call.ts'

/** Imports run as jobs; progress and the account come as events of the job. */
export const importingCalls = {
  /** Starts importing files the host can read; progress and the account come as events of the job. */
  importPaths: call<{ job: string }>()(v.object({ paths: v.array(Path), references: v.optional(v.array(Path)) })),
  /** Starts importing files whose bytes the window holds (base64). */
  importFiles: call<{ job: string }>()(
    v.object({
      files: v.array(v.object({ name: Name, base64: v.string() })),
      references: v.optional(
        v.array(v.object({ name: Name, content: v.optional(Text), base64: v.optional(v.string()) })),
      ),
    }),
  ),
  /** Imports the starter text that ships with the app (restores it where it lies in the trash). */
  importStarter: call<{ source: string }>()(v.object({})),
  /** Waits for a job to end. */
  finished: call<ImportAccount>()(v.object({ job: Name })),
  cancel: call<void>()(v.object({ job: Name })),
}
