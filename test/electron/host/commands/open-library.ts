// A library in a temporary folder, with texts of our own in it, for tests of the host's commands.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openHost, type Host } from '../../../../electron/host/host.ts'
import type { EventPayload } from '../../../../shared/rpc/contract.ts'

export interface OpenedLibrary {
  folder: string
  host: Host['client']
  changed: EventPayload<'changed'>[]
  /** Closes the host and opens the library anew. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export const HARBOUR = `The Harbour Report

The harbour was closed in winter. Ships waited for days, and “nobody” knew why – not even the pilots.

In spring the harbour was opened again. Nobody had expected a second closure.

The harbour was closed in autumn. Trade went by rail.`

export const RAILWAY = `Railways of the North

Trade went by rail. The lines were single and slow.`

/** Imported once for a test file, and copied for each test: starting the import worker is most of what an import costs. */
const imported = new Map<string, Promise<string>>()
const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

export async function openLibrary(texts: Record<string, string> = { 'harbour.txt': HARBOUR }): Promise<OpenedLibrary> {
  const key = JSON.stringify(texts)
  if (!imported.has(key)) imported.set(key, prepare(texts))
  const folder = await newFolder()
  await cp(await imported.get(key)!, folder, { recursive: true })
  return openFolder(folder)
}

async function prepare(texts: Record<string, string>): Promise<string> {
  const folder = await newFolder()
  const library = await openFolder(folder)
  await addTexts(library, texts)
  await library.close()
  return folder
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  folders.push(folder)
  return folder
}

async function openFolder(folder: string): Promise<OpenedLibrary> {
  let host = await openHost({ folder, listen: false })
  const changed: EventPayload<'changed'>[] = []
  host.on('changed', (event) => changed.push(event))
  const opened: OpenedLibrary = {
    folder,
    host: host.client,
    changed,
    async reopen() {
      await host.close()
      host = await openHost({ folder, listen: false })
      host.on('changed', (event) => changed.push(event))
      opened.host = host.client
    },
    close: () => host.close(),
  }
  return opened
}

export async function addTexts({ host }: OpenedLibrary, texts: Record<string, string>) {
  const files = Object.entries(texts).map(([name, text]) => ({ name, base64: Buffer.from(text).toString('base64') }))
  const { job } = await host.importFiles({ files })
  return host.finished({ job })
}

/** The name and message of the error of the table a call fails with. */
export async function failure(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call
  } catch (error) {
    const { name, message } = error as Error
    return { name, message }
  }
  throw new Error('it did not fail')
}
