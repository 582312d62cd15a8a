// Sources and their texts. Part of the contract.
import * as v from 'valibot'
import type * as view from '../../model/view.ts'
import { call, Name } from '../call.ts'

/** Sources and their texts. */
export const readingCalls = {
  /** All sources in import order. */
  sources: call<view.SourceView[]>()(v.object({})),
  /** One source's text with each work's item as now known. `source`: id, unique prefix or file name. */
  source: call<view.SourceTextView>()(v.object({ source: Name })),
  /** The raw decoded text of a source, for showing beside the clean one. */
  rawText: call<string>()(v.object({ source: Name })),
}
