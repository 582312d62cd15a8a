// Records to try the store with, and a folder to keep them in.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../../../electron/host/store/open.ts'
import type { Edit, Store } from '../../../../electron/host/store/store.ts'
import { newId } from '../../../../shared/model/id.ts'

const CREATED = '2026-01-02T03:04:05.000Z'

export const aSource = newId('source')

export function annotation(id = newId('annotation'), set: Record<string, unknown> = {}): Edit {
  return {
    id,
    set: {
      source: aSource,
      text: 'a'.repeat(64),
      selector: [
        { type: 'TextPositionSelector', start: 3, end: 9 },
        { type: 'TextQuoteSelector', exact: 'a claim', prefix: 'on ', suffix: '.' },
      ],
      match: 'exact',
      color: 'yellow',
      kind: 'verbatim',
      created: CREATED,
      ...set,
    },
  }
}

export function code(id = newId('code'), set: Record<string, unknown> = {}): Edit {
  return { id, set: { name: 'Power', parent: null, color: 'blue', definition: '', ...set } }
}

export function note(id = newId('note'), set: Record<string, unknown> = {}): Edit {
  return { id, set: { about: null, markdown: 'A thought.', created: CREATED, ...set } }
}

export function reference(
  id = newId('reference'),
  item: Record<string, unknown> = { type: 'book', title: 'On Power' },
): Edit {
  return { id, set: { source: null, work: null, item } }
}

/** A new folder that goes when the test does. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'library-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A store that is closed when the test ends, if it still is open then. */
export async function aStore(folder?: string) {
  const store = await openStore(folder ?? (await aFolder()))
  onTestFinished(() => store.close())
  return store
}

/** All records by id, as plain JSON. */
export function allRecords(store: Store): Record<string, unknown> {
  const types = ['source', 'annotation', 'note', 'code', 'reference', 'view', 'device', 'file'] as const
  const records = types.flatMap((type) => [...store.records.all(type)])
  return Object.fromEntries(records.map((record) => [record.id, JSON.parse(JSON.stringify(record))]))
}
