// Starting imports: what is to be read, and the references that go with it.
import { readFile } from 'node:fs/promises'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Warning } from '../../../shared/model/source-text.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { sourceOfFile, fileIdOf } from '../import/duplicate.ts'
import { filesOf, nameOf, type Candidate } from '../import/files.ts'
import { Jobs, type Surroundings } from '../import/job.ts'
import { startReader, type Reader } from '../import/reader.ts'
import { citekeyPattern } from './citekey-pattern.ts'
import { referencesBySource } from './known-item.ts'
import type { Library } from './library.ts'
import { addReferences } from './references.ts'
import { sourceTitle } from './sources.ts'
import { factsOf, parseVersion } from './texts.ts'

type Functions = Pick<HostFunctions, 'importPaths' | 'importFiles' | 'importStarter' | 'finished' | 'cancel'>

export interface Importing {
  functions: Functions
  /** The worker that reads files, for others who read one. */
  reader: Reader
  /** Resolves when no import is left to do. */
  idle(): Promise<void>
  /** Ends what is running. */
  close(): Promise<void>
}

/** `starter`: the folder of the starter text and its `starter.json`. */
export function importCommands(library: Library, starter: URL, progress: Surroundings['progress']): Importing {
  const { store, records, blobs, texts } = library
  const reader = startReader()
  const jobs = new Jobs({
    store,
    blobs,
    reader,
    check: (json) => factsOf(parseVersion('being imported', json)),
    addReferences: (file, items) => addReferences(library, file, items),
    titleOf: async (id) => {
      const source = records.get('source', id)!
      return sourceTitle(source, await texts.facts(source.text), referencesBySource(records)(id))
    },
    takeTurn: library.takeTurn,
    progress,
  })

  async function readReferences(
    file: string,
    content: string | Uint8Array,
  ): Promise<{ file: string; items: readonly CslItem[]; warnings: readonly Warning[] }> {
    const pattern = await citekeyPattern(store)
    const { items, warnings } = await (await library.citing()).readReferences({ file, content, pattern })
    return { file, items, warnings }
  }

  const functions: Functions = {
    importPaths: ({ paths, references = [] }) => ({
      job: jobs.start({
        files: () => filesOf(paths),
        references: () => inTurn(references, async (path) => readReferences(nameOf(path), await bytesOf(path))),
      }),
    }),

    importFiles: ({ files, references = [] }) => ({
      job: jobs.start({
        files: async () => files.map(({ name, base64 }) => candidate(name, Buffer.from(base64, 'base64'))),
        references: () =>
          inTurn(references, ({ name, content, base64 }) =>
            readReferences(name, content ?? new Uint8Array(Buffer.from(base64 ?? '', 'base64'))),
          ),
      }),
    }),

    async importStarter() {
      const { text, references } = JSON.parse(await readFile(new URL('starter.json', starter), 'utf8')) as {
        text: string
        references: CslItem[]
      }
      const bytes = await readFile(new URL(text, starter))
      const request = {
        files: async () => [candidate(text, bytes)],
        references: async () => [{ file: text, items: references, warnings: [] }],
      }
      const { refused } = await jobs.finished(jobs.start(request))
      if (refused[0] !== undefined) throw new CommonplaceError('internal', { problem: refused[0].reason })
      return { source: sourceOfFile(records, fileIdOf(bytes))!.id }
    },

    finished: ({ job }) => jobs.finished(job),
    cancel: ({ job }) => jobs.cancel(job),
  }
  return {
    functions,
    reader,
    idle: () => jobs.idle(),
    async close() {
      await jobs.close()
      await reader.close()
    },
  }
}

function candidate(name: string, bytes: Uint8Array): Candidate {
  return { file: nameOf(name), bytes: async () => bytes }
}

async function inTurn<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const one of all) results.push(await each(one))
  return results
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', {
      file,
      problem: code === 'EACCES' ? 'you have no right to' : message,
    })
  }
}
