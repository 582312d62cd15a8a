// `npm run package`: makes the packages of the system it runs on, in `.out/release`. With network it fetches Electron and the
// tools of each format; `--dir --electron FOLDER` packs an unpacked Electron that is there, and needs none.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { hasDpkg, packDeb } from './deb.mjs'
import { bundleDesktop } from './desktop.mjs'
import { configuration } from './electron-builder.mjs'
import { shippedPackages } from './notices.mjs'
import { install, reexecute, root } from './toolchain.mjs'

const out = join(root, '.out')

/** Packs the app. Resolves to the folder of results. Throws electron-builder's error. */
export async function packApp({
  dist,
  targets,
  output = join(out, 'release'),
  app = join(out, 'desktop', 'packed'),
} = {}) {
  await bundleDesktop({ app })
  gatherModules(join(app, 'host', 'node_modules'))
  rmSync(output, { recursive: true, force: true })
  const { build } = await import('electron-builder')
  const ownDeb = process.platform === 'linux' && targets === undefined && hasDpkg()
  const asked = ownDeb ? ['AppImage'] : targets
  await build({ projectDir: root, config: configuration({ app, output, dist, targets: asked }), publish: 'never' })
  if (ownDeb) packDeb(join(output, 'linux-unpacked'), output)
  return output
}

/** What no program reads at run time: tests, documentation, types, maps, native sources. */
const LEFT_OUT = [
  /(^|\/)(test|tests|__tests__|docs|examples|benchmarks?|\.github)\//,
  /\.(map|d\.[cm]?ts|ts|flow|gyp|gypi|c|cc|h|cpp|md|markdown|rst|yml|yaml|tgz)$/,
  /(^|\/)(\.[^/]+|Makefile)$/,
]
/** … and in single packages, what is there a second time for other readers. */
const LEFT_OUT_OF = {
  'citeproc-plus': /^dist\/(cjs\/|citeproc_commonjs)/,
  docx: /^dist\/(?!index\.mjs$)/,
  jschardet: /^dist\//,
  leveldown: /^deps\//,
  'web-streams-polyfill': /^(dist|es6|es2018)\/.*\.(es6|es2018|mjs)/,
}

/** Copies the packages of the host, without what no program reads and without the binaries of other systems. */
export function gatherModules(folder, platform = process.platform, arch = process.arch) {
  rmSync(folder, { recursive: true, force: true })
  for (const place of shippedPackages({ page: false })) {
    const from = join(root, place)
    const to = join(folder, place.slice('node_modules/'.length))
    for (const name of readdirSync(from, { recursive: true })) {
      const file = String(name).replaceAll('\\', '/')
      const path = join(from, file)
      if (file.includes('node_modules') || statSync(path).isDirectory()) continue
      if (
        !isRead(`${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}/${file}`, platform, arch)
      )
        continue
      mkdirSync(dirname(join(to, file)), { recursive: true })
      if (file.endsWith('.csljson')) writeFileSync(join(to, `${file}.br`), packedSmall(readFileSync(path)))
      else cpSync(path, join(to, file))
    }
  }
}

/** 34 MB of styles in 2.3: quality 11 would take ten times as long for a tenth less. */
function packedSmall(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
}

/** Whether the host may read this file of a package at run time; `path` begins with the package's name. */
export function isRead(path, platform, arch) {
  const prebuild = /\/prebuilds\/([^/]+)\//.exec(path)?.[1]
  if (prebuild !== undefined) {
    const [system, archs = ''] = prebuild.split('-')
    // macOS packages carry both architectures.
    return system === platform && (platform === 'darwin' || archs.split('+').includes(arch))
  }
  const [, name, inside] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path) ?? []
  if (/^licen[cs]e/i.test(inside)) return true
  if (Object.hasOwn(LEFT_OUT_OF, name) && LEFT_OUT_OF[name].test(inside)) return false
  return !LEFT_OUT.some((pattern) => pattern.test(inside))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  install()
  reexecute()
  const at = process.argv.indexOf('--electron')
  const dist = at > 0 ? process.argv[at + 1] : undefined
  const output = await packApp({ dist, ...(process.argv.includes('--dir') ? { targets: ['dir'] } : {}) }).catch(
    (error) => {
      if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT/.test(String(error?.message))) throw error
      console.error(`Electron or a tool of its formats could not be fetched: ${error.message}`)
      console.error(
        'Packaging needs the network once; `--dir --electron FOLDER` packs an unpacked Electron that is there.',
      )
      process.exit(1)
    },
  )
  for (const name of readdirSync(output)) console.log(join(relative(root, output), name))
}
