// Whether what is shown is what the database holds.
import type { Database } from './database.ts'
import { readDocument, type RawDocument } from './document.ts'
import type { ReadModel } from './read-model.ts'

/** Ids that look wrong at a first reading of everything, which takes seconds and for which nobody waits. */
export async function doubtfulIds(database: Database, model: ReadModel): Promise<Set<string>> {
  const doubtful = new Set(model.entries().map(({ id }) => id))
  for await (const { rows } of database.changes(0)) {
    for (const { id, document } of rows) {
      if (document && compare(document, model) === null) doubtful.delete(id)
      else if (document) doubtful.add(id)
    }
  }
  return doubtful
}

/** What is wrong with those that looked wrong, looked at again while nobody writes. */
export async function problemsAmong(
  doubtful: Set<string>,
  database: Database,
  model: ReadModel,
): Promise<{ id: string; message: string }[]> {
  const problems: { id: string; message: string }[] = []
  for (const raw of await database.read([...doubtful])) {
    doubtful.delete(raw._id)
    const message = compare(raw, model)
    if (message !== null) problems.push({ id: raw._id, message })
  }
  for (const id of doubtful) if (model.has(id)) problems.push({ id, message: 'it is shown, but not in the database' })
  return problems
}

function compare(raw: RawDocument, model: ReadModel): string | null {
  const read = readDocument(raw)
  if (read.kind === 'problem') return read.problem
  if (read.kind === 'change') return model.changes.has(raw._id) ? null : 'it is in the database, but not in the history'
  const setAside = model.setAside.get(raw._id)
  if (setAside !== undefined) return setAside
  const shown = model.entry(read.document.type, raw._id)?.document
  return shown && shown._rev === raw._rev ? null : 'what is shown is not what is in the database'
}
