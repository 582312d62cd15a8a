// `app`: life from start to quit, folders, the lock of the single instance.
import { mkdirSync, openSync, readdirSync, readFileSync, rmSync, watch, writeFileSync, writeSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Emitter, type Preventable, preventable } from './emitter.ts'
import type { BrowserWindow } from './browser-window.ts'
import type { WebContents } from './web-contents.ts'

type Quit = Preventable & object

export interface AppEvents {
  ready: []
  activate: [event: Preventable, hasVisibleWindows: boolean]
  'window-all-closed': []
  'before-quit': [event: Quit]
  'will-quit': [event: Quit]
  quit: [event: Quit, code: number]
  'open-file': [event: Preventable, path: string]
  'second-instance': [event: Preventable, argv: string[], workingDirectory: string, additionalData: unknown]
  'browser-window-created': [event: Preventable, window: BrowserWindow]
  'web-contents-created': [event: Preventable, contents: WebContents]
}

/** Set by boot.ts from the app's own package.json, before the app is loaded. */
export interface AppFacts {
  name: string
  version: string
  folder: string
  packaged: boolean
}

/** What ends with the app, in this order; set by the parts that own it. */
export const enders: (() => Promise<void> | void)[] = []
export const windows = { closeAll: () => true, count: () => 0 }
export const switches = new Map<string, string>()
export const life = { ready: false }

let facts: AppFacts = { name: 'Electron', version: '0.0.0', folder: '.', packaged: false }
const paths = new Map<string, string>()

class App extends Emitter<AppEvents> {
  #quitting = false

  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void switches.set(name, value),
    hasSwitch: (name: string) => switches.has(name) || process.argv.some((argument) => isSwitch(argument, name)),
  }

  get name(): string {
    return facts.name
  }

  get isPackaged(): boolean {
    return facts.packaged
  }

  getVersion(): string {
    return facts.version
  }

  getLocale(): string {
    return process.env['STANDIN_LOCALE'] ?? 'en-GB'
  }

  getPath(name: 'userData' | 'appData' | 'documents'): string {
    const set = paths.get(name)
    if (set !== undefined) return set
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    if (name === 'appData') return appData
    if (name === 'documents') return join(homedir(), 'Documents')
    const argument = process.argv.find((argument) => argument.startsWith('--user-data-dir='))
    const folder = argument?.slice('--user-data-dir='.length) ?? join(appData, facts.name)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  setPath(name: 'userData', path: string): void {
    paths.set(name, path)
  }

  enableSandbox(): void {
    if (life.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  isReady(): boolean {
    return life.ready
  }

  whenReady(): Promise<void> {
    return life.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', resolve))
  }

  /** By a file that holds the process id; a second process leaves its arguments in a folder beside it, where the first finds them. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    const lock = join(folder, 'standin.lock')
    const letters = join(folder, 'standin-letters')
    mkdirSync(letters, { recursive: true })
    const holder = readHolder(lock)
    if (holder !== null) {
      writeFileSync(join(letters, `${process.pid}.new`), JSON.stringify({ argv: process.argv, folder: process.cwd() }))
      return false
    }
    rmSync(lock, { force: true })
    writeSync(openSync(lock, 'wx'), String(process.pid))
    const watcher = watch(letters, () => this.#readLetters(letters))
    enders.push(() => {
      watcher.close()
      rmSync(lock, { force: true })
    })
    return true
  }

  #readLetters(folder: string): void {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8')
      if (text === '') continue
      rmSync(join(folder, name))
      const { argv, folder: from } = JSON.parse(text) as { argv: string[]; folder: string }
      this.emit('second-instance', preventable({}), argv, from, undefined)
    }
  }

  setAppUserModelId(_id: string): void {}
  addRecentDocument(_path: string): void {}
  clearRecentDocuments(): void {}

  quit(): void {
    const before = preventable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    if (!windows.closeAll()) {
      this.#quitting = false
      return
    }
    if (windows.count() === 0) this.#afterLastWindow()
  }

  /** Called when the last window has closed. */
  lastWindowClosed(): void {
    if (this.#quitting) this.#afterLastWindow()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  #afterLastWindow(): void {
    const will = preventable({})
    this.emit('will-quit', will)
    if (will.defaultPrevented) this.#quitting = false
    else this.exit(0)
  }

  exit(code = 0): void {
    this.emit('quit', preventable({}), code)
    void (async () => {
      for (const end of enders) await end()
    })().finally(() => process.exit(code))
  }
}

export const app = new App()

export function setFacts(next: AppFacts): void {
  facts = next
}

function isSwitch(argument: string, name: string): boolean {
  return argument === `--${name}` || argument.startsWith(`--${name}=`)
}

/** The process that holds the lock and lives, or null. */
function readHolder(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    process.kill(pid, 0)
    return pid
  } catch {
    // No lock, or one left behind by a process that died.
    return null
  }
}
