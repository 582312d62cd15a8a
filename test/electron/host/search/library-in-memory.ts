// A store that keeps records in memory, with the store's contract for followers: the sequence grows with each change, and listeners
// have heard of it before the change is acknowledged. What it cannot do, nobody who searches asks for.
import { isLiveRecord } from '../../../../electron/host/commands/live.ts'
import type { Block, Page, SourceText } from '../../../../shared/model/source-text.ts'
import type { Records, Store, StoreEvent } from '../../../../electron/host/store/store.ts'

type AnyRecord = { id: string; type: string }

export class MemoryLibrary {
  readonly byId = new Map<string, AnyRecord>()
  readonly texts = new Map<string, SourceText>()
  readonly listeners = new Set<(event: StoreEvent) => void>()
  device = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  sequence = 0
  /** Sources whose text cannot be read. */
  readonly damaged = new Set<string>()
  reads = 0

  /** As it is now: its sequence is that of the call. */
  get store(): Store {
    const records = {
      get: (type: string, id: string) => {
        const found = this.byId.get(id)
        return found?.type === type ? found : undefined
      },
      all: (type: string) => [...this.byId.values()].filter((record) => record.type === type),
    } as unknown as Records
    return {
      records,
      device: this.device,
      sequence: this.sequence,
      onChange: (listener: (event: StoreEvent) => void) => {
        this.listeners.add(listener)
        return () => void this.listeners.delete(listener)
      },
    } as unknown as Store
  }

  textOf = async (source: string): Promise<SourceText> => {
    this.reads++
    if (this.damaged.has(source)) throw new Error('the blob is damaged')
    return this.texts.get((this.byId.get(source) as unknown as { text: string }).text)!
  }

  isLive = (id: string): boolean => isLiveRecord(this.store.records, id)

  /** Writes records as one change. */
  put(...records: AnyRecord[]): void {
    for (const record of records) this.byId.set(record.id, record)
    this.tell(records.map(({ id }) => id))
  }

  remove(id: string): void {
    this.byId.delete(id)
    this.tell([id])
  }

  tell(ids: string[]): void {
    this.sequence++
    for (const listener of this.listeners) listener({ sequence: this.sequence, ids, change: null })
  }

  /** A source of these paragraphs; one that begins with "^" is a note. */
  source(n: number, paragraphs: string[], more: { pages?: Page[]; works?: SourceText['works'] } = {}): string {
    const sha = String(this.texts.size).padStart(64, '0')
    this.texts.set(sha, textOf(paragraphs, more))
    const id = idOf('src', n)
    this.put({ type: 'source', id, text: sha, file: `${n}.txt`, order: n, trashed: false } as AnyRecord)
    return id
  }
}

export function idOf(prefix: string, n: number): string {
  return `${prefix}:${String(n).padStart(26, '0')}`
}

export function textOf(paragraphs: string[], more: { pages?: Page[]; works?: SourceText['works'] } = {}): SourceText {
  const blocks: Block[] = []
  let start = 0
  for (const paragraph of paragraphs) {
    blocks.push({ kind: paragraph.startsWith('^') ? 'note' : 'paragraph', start, end: start + paragraph.length })
    start += paragraph.length + 1
  }
  return {
    text: paragraphs.join('\n'),
    blocks,
    marks: [],
    works: more.works ?? [],
    pages: more.pages ?? [],
    notes: [],
    references: [],
    citations: [],
    removed: [],
    map: [],
    warnings: [],
  }
}

export const annotation = (n: number, source: string, exact: string, trashed = false) => ({
  type: 'annotation',
  id: idOf('an', n),
  source,
  selector: [
    { type: 'TextPositionSelector', start: 5, end: 5 + exact.length },
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  ],
  trashed,
})
export const note = (n: number, about: string | null, markdown: string, trashed = false) => ({
  type: 'note',
  id: idOf('note', n),
  about,
  markdown,
  trashed,
})
export const code = (
  n: number,
  name: string,
  more: { parent?: string; trashed?: boolean; definition?: string } = {},
) => ({
  type: 'code',
  id: idOf('code', n),
  name,
  parent: more.parent ?? null,
  definition: more.definition ?? '',
  trashed: more.trashed ?? false,
})
export const reference = (n: number, item: object, source: string | null = null) => ({
  type: 'reference',
  id: idOf('ref', n),
  source,
  work: source === null ? null : 1,
  item,
  trashed: false,
})
