// Everything the library can cite: the works of its sources and the references that belong to none, each with what is now
// known of it and a citation key of its own.
import type { CslItem, Reference } from '../../../shared/model/reference.ts'
import { citekeyOf } from '../cite/citekey.ts'
import { citekeyPattern } from './citekey-pattern.ts'
import { knownItem, referencesBySource } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveReference, liveSources } from './live.ts'

export interface Citable {
  source: string | null
  work: number | null
  /** The library's record of it, where there is one. */
  reference: Reference | undefined
  /** As now known; its `id` is a citation key no other has. */
  item: CslItem & { id: string }
}

/** In the order of sources and works, then those of no source in the order they were made. */
export async function citables(library: Library): Promise<Citable[]> {
  const { records, texts } = library
  const references = referencesBySource(records)
  const found: Omit<Citable, 'item'>[] = []
  const items: CslItem[] = []
  for (const source of liveSources(records)) {
    const { works } = await texts.facts(source.text)
    const ofSource = references(source.id)
    const numbers: (number | null)[] = works.map((_, index) => index + 1)
    // A reference may name a work the text's present version does not show, and the whole source has one only if it was given.
    for (const work of ofSource.keys()) if (!numbers.includes(work)) numbers.push(work)
    for (const work of numbers) {
      const reference = ofSource.get(work)
      found.push({ source: source.id, work, reference })
      items.push(printable(knownItem(works, work, reference), source.file))
    }
  }
  const untied = [...records.all('reference')]
    .filter((reference) => reference.source === null && isLiveReference(records, reference))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const reference of untied) {
    found.push({ source: null, work: null, reference })
    items.push(reference.item)
  }
  const keys = keysOf(items, await citekeyPattern(library.store))
  return found.map((each, index) => ({ ...each, item: keyed(items[index]!, keys[index]!) }))
}

const keyedItems = new WeakMap<CslItem, CslItem & { id: string }>()

/** The same for the same item of the library: what is done with it is seen to be done already. */
function keyed(item: CslItem, id: string): CslItem & { id: string } {
  const known = keyedItems.get(item)
  if (known?.id === id) return known
  const made = { ...item, id }
  keyedItems.set(item, made)
  return made
}

/** Each item's own key, or one made for it; of two with the same key the first keeps it. */
function keysOf(items: readonly CslItem[], pattern: string): string[] {
  const own = items.map((item) => String(item.id ?? '').trim())
  const taken = new Set<string>()
  const keeps = own.map((key) => {
    if (key === '' || taken.has(key)) return false
    taken.add(key)
    return true
  })
  return items.map((item, index) => {
    if (keeps[index]) return own[index]!
    const key = citekeyOf(item, taken, pattern)
    taken.add(key)
    return key
  })
}

export function citableOf(all: readonly Citable[], source: string, work: number | null): Citable | undefined {
  return all.find((each) => each.source === source && each.work === work)
}

/** A work nothing is known of is named by its file in brackets, as manuals do with things that have no title. */
function printable(item: CslItem, file: string): CslItem {
  const named = (item.author?.length ?? 0) > 0 || (item.editor?.length ?? 0) > 0 || item['title'] !== undefined
  const typed = item.type === undefined ? { ...item, type: 'document' } : item
  return named ? typed : { ...typed, title: `[${file}]` }
}
