// What every launcher does before anything else, in plain JavaScript that any Node ≥ 20 runs:
// install what the lockfile names, and go on under the Node 24 that the lockfile brings.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

const WANTED_MAJOR = 24
/** Written after a finished install; holds the hash of the lockfile it installed. */
const STAMP = join(root, 'node_modules', '.commonplace-lock')
const NODE_24 = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** Runs `npm ci` where node_modules is missing or was made from another lockfile. Exits with npm's code when it fails. */
export function install() {
  const installed = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockHash()
  if (installed) return
  // What somebody installed by hand counts too, where it is what this lockfile names: npm ci would first remove all of it.
  if (completeByNpm()) {
    writeFileSync(STAMP, lockHash())
    return
  }
  console.error('Installing what Commonplace is made of (once; about a minute) …')
  // Windows runs npm through a shell script.
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    console.error(
      'npm could not install the packages. Check the connection (or the lines above), then run the same command again.',
    )
    process.exit(npm.status ?? 1)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(STAMP, lockHash())
}

/** Does node_modules hold just the versions of the lockfile? (npm keeps its own copy of what it installed.) */
function completeByNpm() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
    )
  } catch {
    return false
  }
}

/** Goes on under Node 24: returns when this process already is one, else runs the same command there and exits with its code. */
export function reexecute() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return
  if (!existsSync(NODE_24)) {
    console.error(
      `Commonplace runs on Node ${WANTED_MAJOR}; this is ${process.versions.node}, and npm was not allowed to bring one.`,
    )
    console.error(
      `Either install Node ${WANTED_MAJOR}, or let npm run the install script of the package "node" and delete node_modules.`,
    )
    process.exit(1)
  }
  // Ctrl-C reaches both; this one must wait for what the other still has to finish.
  process.on('SIGINT', () => {})
  const again = spawnSync(NODE_24, process.argv.slice(1), { stdio: 'inherit', env: environment() })
  process.exit(again.status ?? 1)
}

/** Where what was translated from TypeScript is kept: a start from it takes half the time. The command line keeps its own there too. */
const COMPILED = join(root, 'node_modules', '.cache', 'commonplace')

/** The environment for child processes: the tools of node_modules, and Node 24, come first; nothing is translated twice. */
export function environment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  const first = [join(root, 'node_modules', '.bin'), join(root, 'node_modules', 'node', 'bin')]
  const path = [...first, process.env.PATH].join(separator)
  return { NODE_COMPILE_CACHE: COMPILED, ...process.env, PATH: path }
}
