// Second-hand quotations: a passage that quotes another work is cited "as cited in" the source it was read in.
import type { Annotation } from '../../../shared/model/annotation.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { citables, type Citable } from './citable.ts'
import type { Library } from './library.ts'
import { placeOf } from './quote-view.ts'

/** The work with that reference. Throws `notFound`. */
export async function quotedWork(library: Library, reference: string): Promise<Citable> {
  const found = (await citables(library)).find((each) => each.reference?.id === reference)
  if (found === undefined) throw new CommonplaceError('notFound', { what: 'reference', name: reference })
  return found
}

/** Whether the passage stands in the work itself: then its words are no quotation of it. */
export async function isOwnWork(library: Library, annotation: Annotation, work: Citable): Promise<boolean> {
  return work.source === annotation.source && work.work === (await placeOf(library, annotation)).work
}
