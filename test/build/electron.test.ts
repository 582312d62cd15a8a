import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseShell, fetchElectron } from '../../build/electron.mjs'

let folder: string
let asked: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cp-electron-'))
  asked = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function install(): void {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist', 'electron'), '')
  writeFileSync(join(folder, 'path.txt'), 'electron')
}

interface Given {
  args?: string[]
  env?: Record<string, string>
  platform?: string
  /** What fetching does: brings it, fails, or says it did without. */
  fetch?: 'brings' | 'fails' | 'lies'
  installed?: boolean
}

function choose({ args = [], env = { DISPLAY: ':0' }, platform = 'linux', fetch = 'fails', installed = false }: Given) {
  if (installed) install()
  return chooseShell({
    args,
    env,
    platform,
    folder,
    fetch() {
      asked++
      if (fetch === 'brings') install()
      return fetch === 'fails' ? 'no network' : null
    },
  })
}

describe('npm start takes', () => {
  it.each<[string, Given, boolean, RegExp, number]>([
    ['Electron that is installed', { installed: true }, true, /is installed/, 0],
    ['Electron that can be fetched', { fetch: 'brings' }, true, /is installed/, 1],
    ['the browser when it cannot', { fetch: 'fails' }, false, /no network/, 1],
    ['the browser when the fetched one is not there', { fetch: 'lies' }, false, /not complete/, 1],
    ['the browser without a display', { installed: true, env: {} }, false, /no display/, 0],
    ['Electron on Wayland', { installed: true, env: { WAYLAND_DISPLAY: 'w' } }, true, /is installed/, 0],
    ['Electron on macOS', { installed: true, env: {}, platform: 'darwin' }, true, /is installed/, 0],
    ['the browser for --no-open', { installed: true, args: ['--no-open'] }, false, /--no-open asks/, 0],
    ['the browser for --port', { installed: true, args: ['--library', 'x', '--port=80'] }, false, /--port asks/, 0],
    [
      'the binary that is named',
      { env: { ELECTRON_BIN: process.execPath }, args: ['--port'] },
      true,
      /ELECTRON_BIN/,
      0,
    ],
    ['the browser when the named one is not there', { env: { ELECTRON_BIN: '/not/there' } }, false, /not there/, 0],
  ])('%s', (_, given, electron, why, fetches) => {
    const chosen = choose(given)
    expect('binary' in chosen && Boolean(chosen.binary)).toBe(electron)
    expect(chosen.why).toMatch(why)
    expect(asked).toBe(fetches)
  })
})

describe('fetching Electron', () => {
  const memory = () => join(folder, 'out', 'not-fetched')
  beforeEach(() => writeFileSync(join(folder, 'package.json'), '{"version":"1.0.0"}'))

  it('runs its installer', () => {
    writeFileSync(join(folder, 'install.js'), '')
    expect(fetchElectron(folder, memory())).toBeNull()
  })

  it('says why it failed, and tries again only later or for another version', () => {
    writeFileSync(join(folder, 'install.js'), 'console.error("TypeError: fetch failed\\n  at …"); process.exit(1)')
    expect(fetchElectron(folder, memory())).toBe('TypeError: fetch failed')
    writeFileSync(join(folder, 'install.js'), '')
    expect(fetchElectron(folder, memory())).toContain('within the last day')
    writeFileSync(join(folder, 'package.json'), '{"version":"2.0.0"}')
    expect(fetchElectron(folder, memory())).toBeNull()
  })
})
