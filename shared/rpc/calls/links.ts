// Typed links between passages. Part of the contract.
import * as v from 'valibot'
import { Relation } from '../../model/annotation.ts'
import { AnnotationId } from '../../model/id.ts'
import type * as view from '../../model/view.ts'
import { act, call, Name, Style } from '../call.ts'

/** Typed links between passages. */
export const linkCalls = {
  /** All links whose two ends are there, or those of one relation; with `style` each end carries its citation. */
  links: call<view.LinkView[]>()(v.object({ relation: v.optional(Relation), style: Style, locale: v.optional(Name) })),
  /** Says that the passage `from` supports, contradicts, extends or defines the passage `to`. */
  link: act<void>()(v.object({ from: AnnotationId, relation: Relation, to: AnnotationId })),
  unlink: act<void>()(v.object({ from: AnnotationId, relation: Relation, to: AnnotationId })),
}
