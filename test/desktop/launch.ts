// Starts the desktop app through Playwright's driver for Electron: in the stand-in, or in the binary that ELECTRON_BIN names.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { Shell } from '../../shared/shell.ts'
import { findChromium } from './stand-in/chromium.ts'

const root = join(import.meta.dirname, '..', '..')
export const APP = join(root, '.out', 'desktop', 'app')
export const SHELL_TEST_APP = join(root, '.out', 'desktop', 'shell-test')

const binary = process.env['ELECTRON_BIN']
export const STAND_IN = binary === undefined
export const EXECUTABLE = binary ?? join(import.meta.dirname, 'stand-in', 'bin', 'electron')

/** Why nothing can be started here; empty where it can. Belongs in the names of tests that are skipped for it. */
export const cannotRun =
  STAND_IN && findChromium() === null ? ' (skipped: no Chromium on this machine; CHROMIUM_BIN names one)' : ''

export interface Started {
  app: ElectronApplication
  page: Page
  /** The shell's own folder. */
  userData: string
  library: string
  /** Quits in order; the exit code. */
  close(): Promise<number | null>
}

export interface Options {
  app?: string
  library?: string
  userData?: string
  args?: string[]
  env?: Record<string, string>
  executablePath?: string
  /** Default `test`. */
  lasting?: Lasting
}

const blockEnds: (() => unknown)[] = []

/** Ends what was made for a block of tests, last things first; its `beforeAll` returns this. */
export async function endBlock(): Promise<void> {
  for (const end of blockEnds.splice(0).reverse()) await end()
}

/** Whether what is made now ends with the test, or with all tests of the block it is made in. */
export type Lasting = 'test' | 'block'

function atEnd(lasting: Lasting, end: () => unknown): void {
  if (lasting === 'test') onTestFinished(async () => void (await end()))
  else blockEnds.push(end)
}

export function scratch(lasting: Lasting = 'test'): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-desktop-'))
  atEnd(lasting, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export function launchApp(options: Options = {}): Promise<ElectronApplication> {
  const { app = SHELL_TEST_APP, args = [], env = {}, executablePath = EXECUTABLE } = options
  return _electron.launch({
    executablePath,
    args: [
      `--user-data-dir=${options.userData}`,
      ...(app === '' ? [] : [app]),
      `--library=${options.library}`,
      ...args,
    ],
    env: { ...(process.env as Record<string, string>), STANDIN_NODE: process.execPath, ...env },
    timeout: 45_000,
  })
}

/** Starts the app with scratch folders and waits for its first window; ended with the test at the latest. */
export async function start(options: Options = {}): Promise<Started> {
  const lasting = options.lasting ?? 'test'
  const userData = options.userData ?? scratch(lasting)
  const library = options.library ?? join(scratch(lasting), 'library')
  const app = await launchApp({ ...options, userData, library })
  const child = app.process()
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  let ended = false
  void exit.then(() => (ended = true))
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(String(data)))
  async function close(): Promise<number | null> {
    if (!ended) await app.close()
    return exit
  }
  atEnd(lasting, async () => {
    const stuck = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await close().catch(() => child.kill('SIGKILL'))
    clearTimeout(stuck)
  })
  try {
    const page = await app.firstWindow()
    return { app, page, userData, library, close }
  } catch (error) {
    throw new Error(`no window came; the app said:\n${said.join('')}`, { cause: error })
  }
}

/** What the test page offers; see page/page.js. */
export interface TestPage {
  shell: Shell
  test: {
    seen: {
      states: string[]
      files: string[]
      commands: string[]
      dropped: string[]
      closed?: number
      status: { folder: string }
    }
    call(name: string, args?: object): Promise<never>
    connect(): Promise<void>
  }
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#state')?.textContent === 'ready')
}

/** Process ids of the app's host processes, found by their parent and their command line. Linux only. */
export function hostProcesses(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const ppid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
        return ppid === parent && (command.includes('host-entry.js') || command.includes('node.mojom.NodeService'))
      } catch {
        // It ended between the two looks.
        return false
      }
    })
}
