// Which shell `npm start` takes on this machine, and why: Electron where its binary is or can be fetched and there is a screen
// for it, else the browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** After a fetch that failed, the next is tried a day later: offline, every start would wait for it. */
const RETRY = 24 * 60 * 60 * 1000
/** A line that brings no Electron in this time brings none today, in ms. */
const PATIENCE = 10 * 60 * 1000

/**
 * `{ binary, why }`, or `{ why }` for the browser. `fetch` brings the binary into `folder`, Electron's package, and returns a problem
 * or null.
 */
export function chooseShell({ args, env, platform, folder, fetch }) {
  const given = env.ELECTRON_BIN
  if (given)
    return existsSync(given)
      ? { binary: given, why: 'ELECTRON_BIN names it' }
      : { why: `ELECTRON_BIN names ${given}, which is not there` }
  const own = args.find((arg) => /^--(no-open|port)(=|$)/.test(arg))
  if (own) return { why: `${own.split('=')[0]} asks for it` }
  const screen = platform === 'darwin' || platform === 'win32' || env.DISPLAY || env.WAYLAND_DISPLAY
  if (!screen) return { why: 'there is no display for a window' }
  if (!installed(folder)) {
    const problem = fetch(folder)
    if (problem || !installed(folder))
      return { why: `Electron could not be fetched (${problem ?? 'it is not complete'})` }
  }
  return { binary: installed(folder), why: 'Electron is installed' }
}

/** The binary's path, or null. */
function installed(folder) {
  const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8').trim() : ''
  const binary = join(folder, 'dist', name)
  return name && existsSync(binary) ? binary : null
}

/** Runs the installer of Electron's own package; its last failure is remembered in `memory`. Returns a problem, or null. */
export function fetchElectron(folder, memory) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const recent = existsSync(memory) && Date.now() - statSync(memory).mtimeMs < RETRY
  if (recent && readFileSync(memory, 'utf8') === version)
    return `tried within the last day; delete ${memory} to try again`
  console.error('Fetching Electron (once; about 110 MB) …')
  const installer = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    timeout: PATIENCE,
  })
  if (installer.status === 0) return null
  mkdirSync(join(memory, '..'), { recursive: true })
  writeFileSync(memory, version)
  return installer.signal
    ? 'it took too long'
    : (installer.stderr.split('\n').find((line) => line.trim()) ?? 'no reason given').trim()
}
