// `npm run build`: makes what cannot run as it stands, the page for the window. Does nothing where nothing has changed; `--force`
// builds anyway. The new page takes the old one's place only when it is complete.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, reexecute, root } from './toolchain.mjs'

const out = join(root, '.out')
const page = join(out, 'page')
const stamp = join(out, 'page.stamp')
/** All that the page is made of. */
const SOURCES = ['renderer', 'shared', 'build/vite.config.ts', 'build/notices.mjs', 'package-lock.json']

/** Builds the page where its sources have changed since the last time. Resolves to whether it did. Throws vite's error. */
export async function bundle({ force = false } = {}) {
  const state = fingerprint()
  const fresh = existsSync(join(page, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state
  if (fresh && !force) return false
  const { build } = await import('vite')
  const { writeNotices } = await import('./notices.mjs')
  const next = join(out, `page-${process.pid}`)
  // Asked for by a test run, it must still be the page that people get: React Aria lays its lists out otherwise under "test".
  const environment = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile: join(root, 'build', 'vite.config.ts'), logLevel: 'warn', build: { outDir: next } })
    writeNotices(join(next, 'notices.html'))
    mkdirSync(out, { recursive: true })
    rmSync(stamp, { force: true })
    replace(next)
    writeFileSync(stamp, state)
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = environment
    rmSync(next, { recursive: true, force: true })
  }
  return true
}

/** Another build may do the same at the same moment; then the later one stays. */
function replace(next) {
  const old = join(out, `page-old-${process.pid}`)
  for (let left = 5; ; left--) {
    try {
      if (existsSync(page)) renameSync(page, old)
      renameSync(next, page)
      return
    } catch (error) {
      if (left === 0 || !existsSync(next)) throw error
    } finally {
      rmSync(old, { recursive: true, force: true })
    }
  }
}

/** Changes when any source is added, removed or written. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const at = join(root, source)
    if (!statSync(at).isDirectory()) add(hash, at)
    else for (const name of readdirSync(at, { recursive: true }).sort()) add(hash, join(at, String(name)))
  }
  return hash.digest('hex')
}

function add(hash, file) {
  const { size, mtimeMs } = statSync(file)
  hash.update(`${file}\0${size}\0${mtimeMs}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  install()
  reexecute()
  const built = await bundle({ force: process.argv.includes('--force') })
  console.log(built ? 'Built .out/page' : '.out/page is up to date')
}
