// Bibliographic records. Part of the contract.
import * as v from 'valibot'
import { ReferenceId } from '../../model/id.ts'
import type * as care from '../../model/reference-view.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Style } from '../call.ts'

/** As long as the largest reference file that is read; above it the reader says so. */
const FileText = v.pipe(v.string(), v.maxLength(25_000_000))
const FileBytes = v.pipe(v.string(), v.maxLength(280_000_000))
const References = v.pipe(v.array(ReferenceId), v.maxLength(100_000))

/** Bibliographic records. */
export const referenceCalls = {
  /** All references with what they lack; with `style` also what that style would print and cannot. */
  references: call<view.ReferenceView[]>()(v.object({ style: Style })),
  /** The reference of a source's work (made where missing), after setting CSL variables (null removes one). */
  reference: act<view.ReferenceView>()(
    v.object({
      source: v.optional(Name),
      work: v.optional(v.nullable(v.number())),
      reference: v.optional(ReferenceId),
      set: v.optional(v.record(Name, v.nullable(v.unknown()))),
    }),
  ),
  /** Adds references from a file, its kind told by its content: text, or bytes (base64) of a document or a project. */
  importReferences: call<care.ReferencesAccount>()(
    v.object({ file: Name, content: v.optional(FileText), base64: v.optional(FileBytes) }),
  ),
  /** What tidying would change, value by value. */
  tidyings: call<care.TidyingView[]>()(v.object({ references: v.optional(References) })),
  /** Writes values of a tidying as one change. */
  tidyReferences: act<{ changed: number }>()(
    v.object({
      values: v.pipe(
        v.array(v.object({ reference: ReferenceId, field: Name, after: v.nullable(v.unknown()) })),
        v.maxLength(1_000_000),
      ),
    }),
  ),
  /** Groups of references that seem to describe one work. */
  duplicates: call<care.DuplicateGroup[]>()(v.object({})),
  /** `merged` go to the trash; what they say more, or what `set` chooses, goes `into` the one that stays, and so do all ties. */
  mergeReferences: act<view.ReferenceView>()(
    v.object({
      into: ReferenceId,
      merged: References,
      set: v.optional(v.record(Name, v.nullable(v.unknown()))),
    }),
  ),
  /** The keys a pattern would make, where they differ from those there are; without one the pattern in use. */
  citekeys: call<{ pattern: string; changes: care.CitekeyChange[] }>()(v.object({ pattern: v.optional(Name) })),
  /** Gives references other keys, in notes too; with `pattern` it is also used for references to come. */
  setCitekeys: act<{ changed: number }>()(
    v.object({
      pattern: v.optional(Name),
      keys: v.pipe(v.array(v.object({ reference: ReferenceId, key: Name })), v.maxLength(100_000)),
    }),
  ),
  /** Asks doi.org or openlibrary.org for a work by its DOI or ISBN; nothing is added. The only call that needs the network. */
  lookUpReference: call<care.FoundWork>()(v.object({ identifier: Name })),
}
