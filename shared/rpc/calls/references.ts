// Bibliographic records. Part of the contract.
import * as v from 'valibot'
import { ReferenceId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Text } from '../call.ts'

/** Bibliographic records. */
export const referenceCalls = {
  /** All references with what they lack. */
  references: call<view.ReferenceView[]>()(v.object({})),
  /** The reference of a source's work (made where missing), after setting CSL variables (null removes one). */
  reference: act<view.ReferenceView>()(
    v.object({
      source: v.optional(Name),
      work: v.optional(v.nullable(v.number())),
      reference: v.optional(ReferenceId),
      set: v.optional(v.record(Name, v.nullable(v.unknown()))),
    }),
  ),
  /** Adds references from the content of a CSL-JSON, BibTeX or RIS file. */
  importReferences: call<{ matched: number; unmatched: string[] }>()(v.object({ file: Name, content: Text })),
}
