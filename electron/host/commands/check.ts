// The library's own word on its state: what it holds, whether everything on disk is what it should be, what failed.
import type { CheckReport, LibraryStatus } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { verifyBlobs } from '../blobs/verify.ts'
import type { Records } from '../store/store.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, isLiveCode, isLiveNote, isLiveReference, liveSources } from './live.ts'
import { changeName } from './name.ts'

type Problem = CheckReport['problems'][number]

export function checkCommands(
  library: Library,
  about: { version: string; unsaved(): LibraryStatus['unsaved'] },
): Pick<HostFunctions, 'check' | 'status' | 'getSetting' | 'setSetting'> {
  const { store, records } = library
  return {
    status() {
      const next = store.peek()
      const named = (change: typeof next.undo) =>
        change && { verb: change.verb, parameters: change.parameters, name: changeName(change.verb, change.parameters) }
      return {
        folder: store.folder,
        device: store.device,
        sequence: store.sequence,
        version: about.version,
        counts: counts(records),
        setAside: store.setAside(),
        unsaved: about.unsaved(),
        undo: named(next.undo),
        redo: named(next.redo),
      }
    },

    async check() {
      const problems: Problem[] = [
        ...(await store.verify()).map(({ id, message }) => ({ kind: 'record', id, message })),
        ...store.setAside().map(({ id, problem }) => ({ kind: 'setAside', id, message: problem })),
        ...(await blobProblems(library)),
        ...(await anchorProblems(library)),
      ]
      return { ok: problems.length === 0, counts: counts(records), problems }
    },

    getSetting: async ({ key }) => (await store.getLocal(`setting:${key}`)) ?? null,
    setSetting: ({ key, value }) => store.setLocal(`setting:${key}`, value),
  }
}

function counts(records: Records): Record<string, number> {
  const count = <T>(all: Iterable<T>, live: (records: Records, record: T) => boolean): number => {
    let number = 0
    for (const record of all) if (live(records, record)) number++
    return number
  }
  return {
    sources: liveSources(records).length,
    annotations: count(records.all('annotation'), isLiveAnnotation),
    notes: count(records.all('note'), isLiveNote),
    themes: count(records.all('code'), isLiveCode),
    references: count(records.all('reference'), isLiveReference),
    files: records.count('file'),
  }
}

/** Trashed sources count too: what lies in the trash must come back whole. */
async function blobProblems({ records, blobs }: Library): Promise<Problem[]> {
  const owner = new Map<string, string>()
  for (const source of records.all('source')) {
    owner.set(source.original.slice('file:'.length), source.id)
    owner.set(source.text, source.id)
    if (source.read !== undefined) owner.set(source.read, source.id)
  }
  for (const annotation of records.all('annotation')) {
    for (const sha of [annotation.text, annotation.earlier?.text]) {
      if (sha !== undefined && !owner.has(sha)) owner.set(sha, annotation.id)
    }
  }
  const report = await verifyBlobs(blobs, owner.keys())
  return [
    ...report.damaged.map((sha) => ({
      kind: 'blob',
      id: owner.get(sha) ?? sha,
      message: `The stored file ${sha} has changed on disk.`,
    })),
    ...report.missing.map((sha) => ({
      kind: 'blob',
      id: owner.get(sha)!,
      message: `The stored file ${sha} is missing.`,
    })),
  ]
}

/** Every passage must say what stands at its place. */
async function anchorProblems({ records, texts }: Library): Promise<Problem[]> {
  const problems: Problem[] = []
  // By text, so that each is read once however many passages point into it.
  const byText = Map.groupBy(records.all('annotation'), (annotation) => annotation.text)
  for (const [sha, annotations] of byText) {
    const version = await texts.get(sha).catch(orNull)
    for (const annotation of annotations) {
      const [{ start, end }, { exact }] = annotation.selector
      const problem = (message: string): number => problems.push({ kind: 'anchor', id: annotation.id, message })
      if (records.get('source', annotation.source) === undefined) problem('Its source is not in the library.')
      if (version !== null && version.content.text.slice(start, end) !== exact) {
        problem(`The text does not say “${exact.slice(0, 40)}” at ${start}–${end}.`)
      }
    }
  }
  return problems
}

/** A missing or damaged text is told as such, once, not for each of its passages. */
function orNull(error: unknown): null {
  if (error instanceof CommonplaceError) return null
  throw error
}
