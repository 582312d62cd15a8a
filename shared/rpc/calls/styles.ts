// Citation styles: finding one, and adding those that come as files. Part of the contract.
import * as v from 'valibot'
import type { StyleView } from '../../model/style-view.ts'
import { act, call, Name } from '../call.ts'

/** A style is at most two megabytes. */
const StyleText = v.pipe(v.string(), v.maxLength(2_100_000))

/** Citation styles. */
export const styleCalls = {
  /** Styles that can be named, the most asked for first; with `search` (words of name and title), a discipline or a way of citing only those. */
  styles: call<StyleView[]>()(
    v.object({
      search: v.optional(Name),
      field: v.optional(Name),
      format: v.optional(Name),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
  /** What one style is called, by its name. */
  style: call<{ name: string; title: string; edition: string }>()(v.object({ name: Name })),
  /** The disciplines and ways of citing there are, with the number of styles of each. */
  styleKinds: call<{ fields: Record<string, number>; formats: Record<string, number> }>()(v.object({})),
  /** Checks a .csl file and keeps it in the library's folder. */
  addStyle: act<StyleView>()(v.object({ file: Name, content: StyleText })),
  /** Sets an added style aside; `back`: takes it from there again. */
  removeStyle: act<void>()(v.object({ name: Name, back: v.optional(v.boolean()) })),
}
