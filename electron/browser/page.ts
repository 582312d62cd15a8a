// The built page as a table of paths: what is not in it cannot be asked for, however the path is spelt.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { PAGE_TYPES } from '../../shared/page-policy.ts'

export interface PageFile {
  type: string
  body: Buffer
}

/** Throws (ENOENT) where the folder or its index.html is not there. */
export function loadPage(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>()
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const type = PAGE_TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, body: readFileSync(path) })
  }
  const index = files.get('/index.html') ?? {
    type: PAGE_TYPES['.html']!,
    body: readFileSync(join(folder, 'index.html')),
  }
  return files.set('/', index)
}
