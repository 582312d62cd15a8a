// Makes the folder that Electron runs, `.out/desktop/app`: main and preload in one file each, the page, and the host as plain
// JavaScript beside them. The host is not bundled: its packages find their own files, and its workers theirs, as in the checkout.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { writeNotices } from './notices.mjs'
import { install, reexecute, root } from './toolchain.mjs'

export const APP = join(root, '.out', 'desktop', 'app')
/** What the host is made of; its entry is the one file of the desktop it needs. */
const HOST_SOURCES = ['shared', 'sources', 'electron/host']
const HOST_ENTRY = ['electron/desktop/host-entry.ts', 'electron/desktop/host-messages.ts']

/** Builds everything anew in a second or two, and the page where it changed; tests may bring a page of their own. */
export async function bundleDesktop({ app = APP, page } = {}) {
  if (page === undefined) await bundle()
  rmSync(app, { recursive: true, force: true })
  mkdirSync(app, { recursive: true })
  const { build } = await import('vite')
  for (const mode of ['main', 'preload']) {
    await build({
      configFile: join(root, 'build', 'vite.desktop.config.ts'),
      mode,
      logLevel: 'warn',
      build: { outDir: app },
    })
  }
  cpSync(page ?? join(root, '.out', 'page'), join(app, 'page'), { recursive: true })
  writeNotices(join(app, 'page', 'notices.html'))
  for (const folder of HOST_SOURCES) {
    for (const name of readdirSync(join(root, folder), { recursive: true }))
      copyHostFile(app, join(folder, String(name)))
  }
  for (const file of HOST_ENTRY) copyHostFile(app, file)
  const { version, description, author, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const about = { version, description, author, license }
  write(join(app, 'package.json'), { name: 'commonplace', productName: 'Commonplace', ...about, main: 'main.cjs' })
  write(join(app, 'host', 'package.json'), { type: 'module' })
}

/** A TypeScript file becomes JavaScript by losing its types, so that lines and columns stay; data goes along; the rest stays here. */
function copyHostFile(app, file) {
  const from = join(root, file)
  const to = join(app, 'host', file)
  if (file.endsWith('.d.ts') || file.endsWith('tsconfig.json')) return
  if (file.endsWith('.ts')) {
    mkdirSync(dirname(to), { recursive: true })
    const code = stripTypeScriptTypes(readFileSync(from, 'utf8'), { mode: 'strip' })
    writeFileSync(
      to.replace(/\.ts$/, '.js'),
      code.replace(/(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g, '$1$2.js$1').replace(/[ \t]+$/gm, ''),
    )
  } else if (/\.(json|txt|csl|mjs)$/.test(file)) {
    mkdirSync(dirname(to), { recursive: true })
    cpSync(from, to)
  }
}

function write(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  install()
  reexecute()
  await bundleDesktop()
  console.log(`Built ${relative(root, APP)}`)
}
