// Import jobs: one at a time, one file after the other, each kept as one change. A file that cannot be read is accounted
// for and costs the others nothing; what was kept before a failure stays.
import { newId } from '../../../shared/model/id.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Warning } from '../../../shared/model/source-text.ts'
import type { ImportAccount } from '../../../shared/model/import-account.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { TextFacts } from '../commands/texts.ts'
import type { Edit, Store } from '../store/store.ts'
import type { TakeTurn } from '../turns.ts'
import { fileIdOf, sourceOfFile } from './duplicate.ts'
import { Unreadable, type Candidate } from './files.ts'
import type { Reader } from './reader.ts'
import type { ReadText } from './worker.ts'

/** What a job needs of the library around it. */
export interface Surroundings {
  store: Store
  blobs: BlobStore
  reader: Reader
  /** Checks what the reader made and tells the works found in it. Throws where it is no source text. */
  check(json: Uint8Array): TextFacts
  addReferences(file: string, items: readonly CslItem[]): Promise<{ matched: number; unmatched: string[] }>
  titleOf(source: string): Promise<string>
  /** Deciding and writing are one turn; reading a text is not, so that others write meanwhile. */
  takeTurn: TakeTurn
  progress(event: { job: string; done: number; total: number; file: string }): void
}

export interface JobRequest {
  files(): Promise<(Candidate | Unreadable)[]>
  /** Records to tie once the files are in; read before anything is changed, so that a bad file of references changes nothing. */
  references(): Promise<{ file: string; items: readonly CslItem[]; warnings: readonly Warning[] }[]>
}

export class Jobs {
  readonly #around: Surroundings
  readonly #jobs = new Map<string, { account: Promise<ImportAccount>; stop: AbortController }>()
  #last: Promise<unknown> = Promise.resolve()
  #started = 0
  #closed = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Returns the job's name at once. */
  start(request: JobRequest): string {
    if (this.#closed) throw new CommonplaceError('closed')
    const job = `import-${++this.#started}`
    const stop = new AbortController()
    const account = this.#last.then(() => this.#run(job, request, stop.signal))
    this.#last = account.catch(() => undefined)
    this.#jobs.set(job, { account, stop })
    if (this.#jobs.size > KEPT_JOBS) this.#jobs.delete(this.#jobs.keys().next().value!)
    return job
  }

  /** Rejects with what ended the job before its time. One that was cancelled by request accounts for what it had done. */
  finished(job: string): Promise<ImportAccount> {
    return this.#named(job).account
  }

  cancel(job: string): void {
    this.#named(job).stop.abort()
  }

  /** Resolves when no job is left to do. */
  async idle(): Promise<void> {
    for (let last = null; last !== this.#last;) {
      last = this.#last
      await last
    }
  }

  /** Ends what is running; who waits for it learns that it was not finished. */
  async close(): Promise<void> {
    this.#closed = true
    for (const { stop } of this.#jobs.values()) stop.abort(new CommonplaceError('cancelled'))
    await this.#last
  }

  #named(job: string) {
    const found = this.#jobs.get(job)
    if (found === undefined) throw new CommonplaceError('notFound', { what: 'job', name: job })
    return found
  }

  async #run(job: string, request: JobRequest, signal: AbortSignal): Promise<ImportAccount> {
    const around = this.#around
    const references = await request.references()
    const files = await request.files()
    const account: ImportAccount = {
      read: [],
      present: [],
      refused: [],
      references: { matched: 0, unmatched: [], warnings: [] },
    }
    for (const [done, file] of files.entries()) {
      if (signal.aborted) break
      around.progress({ job, done, total: files.length, file: file.file })
      await importFile(around, file, signal, account).catch((error: unknown) => {
        if (!(error instanceof CommonplaceError && error.name === 'cancelled')) throw error
      })
    }
    if (signal.reason instanceof CommonplaceError) throw signal.reason
    // Without the files they belong to, references would be taken for strangers.
    for (const { file, items, warnings } of signal.aborted ? [] : references) {
      const { matched, unmatched } = await around.takeTurn(() => around.addReferences(file, items))
      account.references.matched += matched
      account.references.unmatched.push(...unmatched)
      account.references.warnings.push(...warnings)
    }
    // Titles are told last: the references may have brought them.
    for (const read of account.read) read.title = await around.titleOf(read.id)
    around.progress({ job, done: files.length, total: files.length, file: '' })
    return account
  }
}

// Long enough for a slow window to ask for its job.
const KEPT_JOBS = 100

async function importFile(
  around: Surroundings,
  file: Candidate | Unreadable,
  signal: AbortSignal,
  account: ImportAccount,
) {
  if (file instanceof Unreadable) {
    account.refused.push({ file: file.file, reason: file.message, why: file.why })
    return
  }
  const bytes = await file.bytes().catch((error: unknown) => {
    if (error instanceof Unreadable) return error
    throw error
  })
  if (bytes instanceof Unreadable) {
    account.refused.push({ file: bytes.file, reason: bytes.message, why: bytes.why })
    return
  }
  const fileId = fileIdOf(bytes)
  const present = await around.takeTurn(() => findPresent(around.store, fileId))
  if (present !== null) {
    account.present.push(present)
    return
  }
  const answer = await around.reader.read(bytes, file.file, signal)
  if ('refused' in answer) {
    const { reason, remedy, code, parameters } = answer.refused
    account.refused.push({ file: file.file, reason: `${reason}. ${remedy}`, why: { code, parameters } })
    return
  }
  account.read.push(await keep(around, file.file, fileId, bytes, answer.read))
}

/** The source these bytes are already, brought back from the trash where it lay there. */
async function findPresent(store: Store, fileId: string): Promise<{ id: string; file: string } | null> {
  const present = sourceOfFile(store.records, fileId)
  if (present === undefined) return null
  if (present.trashed) {
    const parameters = { count: 1, kind: 'source', label: present.file }
    await store.commit({ verb: 'restore', parameters, edits: [{ id: present.id, set: { trashed: false } }] })
  }
  return { id: present.id, file: present.file }
}

/** Blobs first, then the records that name them: a crash between leaves a blob nobody names, never a name without its blob. */
async function keep(around: Surroundings, file: string, fileId: string, bytes: Uint8Array, read: ReadText) {
  const { works, warnings } = around.check(read.json)
  await around.blobs.put(bytes)
  const text = await around.blobs.put(read.json)
  const id = newId('source')
  await around.takeTurn(() => {
    const { store } = around
    const set = {
      original: fileId,
      file,
      encoding: read.encoding,
      text,
      pipeline: read.pipeline,
      order: nextOrder(store),
      created: new Date().toISOString(),
      trashed: false,
    }
    const edits: Edit[] = [{ id, set }]
    if (store.records.get('file', fileId) === undefined) {
      edits.push({ id: fileId, set: { bytes: bytes.length, mediaType: read.mediaType } })
    }
    // Each work has its reference from the first day, holding nothing but what it describes: the facts stay in the text.
    for (const index of works.keys()) {
      edits.push({ id: newId('reference'), set: { source: id, work: index + 1, trashed: false } })
    }
    return store.commit({ verb: 'import', parameters: { file, works: works.length }, edits })
  })
  return { id, file, title: file, works: works.length, warnings }
}

function nextOrder(store: Store): number {
  let last = 0
  for (const { order } of store.records.all('source')) last = Math.max(last, order)
  return last + 1
}
