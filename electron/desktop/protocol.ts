// The page under `app://shell/`, served from a table made once at start: a request chooses a row, never a path.
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol } from 'electron'
import { PAGE_HEADERS, PAGE_TYPES } from '../../shared/page-policy.ts'

export const SCHEME = 'app'
export const ORIGIN = 'app://shell'

export interface PageFile {
  file: string
  type: string
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Every file of the page by its path in the address: "/" and "/assets/reader.js". Files of unknown kinds are left out. */
export function pageTable(folder: string): ReadonlyMap<string, PageFile> {
  const table = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = Object.hasOwn(PAGE_TYPES, extname(entry.name)) ? PAGE_TYPES[extname(entry.name)] : undefined
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length).replaceAll('\\', '/')
    table.set(path, { file, type })
    if (path === '/index.html') table.set('/', { file, type })
  }
  return table
}

/** The answer to one request for a part of the page. */
export async function answer(request: Request, table: ReadonlyMap<string, PageFile>): Promise<Response> {
  if (request.method !== 'GET') return refusal(405)
  const address = new URL(request.url)
  if (address.protocol !== `${SCHEME}:` || address.host !== 'shell') return refusal(404)
  const found = table.get(address.pathname)
  if (!found) return refusal(404)
  const body = await readFile(found.file)
  return new Response(new Uint8Array(body), { headers: { ...PAGE_HEADERS, 'content-type': found.type } })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS })
}

export function servePage(folder: string): void {
  const table = pageTable(folder)
  protocol.handle(SCHEME, (request) => answer(request, table))
}
