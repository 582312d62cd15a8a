// What the host says when records change: the keys of the answers that are stale, and the passages touched, as they now are.
import { typeOfId } from '../../../shared/model/id.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import type { EventPayload } from '../../../shared/rpc/contract.ts'
import type { StoreEvent } from '../store/store.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { quoteView } from './quote-view.ts'

/** Above this the page does better to ask again than to be told. */
const MAX_DELTA = 1000

const KEYS: Record<string, readonly string[]> = {
  source: ['sources', 'quotes', 'notes', 'themes', 'references'],
  // Counts of highlights stand beside sources and themes.
  annotation: ['quotes', 'sources', 'themes', 'notes'],
  note: ['notes', 'quotes'],
  code: ['themes', 'quotes', 'notes'],
  reference: ['references', 'sources', 'quotes'],
  view: ['views'],
  device: ['sync'],
}

export async function changedEvent(library: Library, event: StoreEvent): Promise<EventPayload<'changed'>> {
  const { records } = library
  const keys = new Set(['history', 'status'])
  const touched = new Set<string>()
  for (const id of event.ids) {
    const type = typeOfId(id)
    for (const key of KEYS[type ?? ''] ?? []) keys.add(key)
    if (type === 'source') keys.add(`source:${id}`)
    if (type === 'annotation') touched.add(id)
    if (type === 'reference') {
      const source = records.get('reference', id)?.source
      if (source) keys.add(`source:${source}`)
    }
    if (type === 'note') {
      const about = records.get('note', id)?.about
      if (about && typeOfId(about) === 'annotation') touched.add(about)
    }
  }
  const stale = { sequence: event.sequence, keys: [...keys].sort() }
  try {
    return { ...stale, ...(await delta(library, touched)) }
  } catch {
    // A text that cannot be read at this moment: then the page asks, and is told why not.
    return { ...stale, quotes: [], gone: [] }
  }
}

async function delta(library: Library, touched: ReadonlySet<string>) {
  const { records } = library
  const quotes: QuoteDetail[] = []
  const gone: string[] = []
  if (touched.size <= MAX_DELTA) {
    for (const id of touched) {
      const annotation = records.get('annotation', id)
      if (annotation !== undefined && isLiveAnnotation(records, annotation))
        quotes.push(await quoteView(library, annotation))
      else gone.push(id)
    }
  }
  return { quotes, gone }
}
