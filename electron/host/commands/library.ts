// The parts of an open library as its commands see them, and a few things every command needs. Made by host.ts alone.
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Source } from '../../../shared/model/source.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Citing } from '../cite/citing.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Search } from '../search/search.ts'
import type { Records, Store } from '../store/store.ts'
import type { TakeTurn } from '../turns.ts'
import { isLiveAnnotation } from './live.ts'
import type { Texts } from './texts.ts'

export interface Library {
  store: Store
  records: Records
  blobs: BlobStore
  texts: Texts
  /** The index, opened when first needed: it is brought up to the store then, and kept there. */
  search(): Promise<Search>
  /** The citing engine, started when first needed: it takes a second that most commands can do without. */
  citing(): Promise<Citing>
  /** For commands that first wait for something slow, and then decide and write. */
  takeTurn: TakeTurn
}

/** The live annotations named by exact ids. Throws `notFound`. */
export function annotationsOf(records: Records, ids: readonly string[]): Annotation[] {
  return [...new Set(ids)].map((id) => {
    const annotation = records.get('annotation', id)
    if (annotation === undefined || !isLiveAnnotation(records, annotation)) {
      throw new CommonplaceError('notFound', { what: 'annotation', name: id })
    }
    return annotation
  })
}

/** A quotation's beginning for the name of a change; whole words. */
export function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2))
  // Half of a surrogate pair is no character.
  return `${words.isWellFormed() ? words : words.slice(0, -1)}…`
}

export function fileOf(source: Source | undefined): string {
  return source?.file ?? ''
}
