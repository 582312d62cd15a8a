// Stands in the place of test/e2e/shell.ts, so that the window's end-to-end runs go through the desktop app unchanged: the same
// functions, but a start is the app's and a window is one of its own. Everything it logs or asks for is watched in the same way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, ElectronApplication, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningShell, Watched } from '../../e2e/shell.ts'
import { APP, launchApp } from '../launch.ts'

export type { RunningShell, Watched } from '../../e2e/shell.ts'

const running = new Map<string, { app: ElectronApplication; first: Page | null }>()
let count = 0

/** Starts the app on a fresh library unless one is given. */
export async function startShell(options: { library?: string } = {}): Promise<RunningShell> {
  const library = options.library ?? mkdtempSync(join(tmpdir(), 'commonplace-e2e-'))
  const userData = mkdtempSync(join(tmpdir(), 'commonplace-e2e-shell-'))
  const app = await launchApp({ app: APP, library, userData })
  const child = app.process()
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const gone = () => child.exitCode !== null || child.signalCode !== null
  const address = `window ${++count}`
  running.set(address, { app, first: await app.firstWindow() })
  const end = async (act: () => unknown): Promise<void> => {
    if (!gone()) await act()
    await exited
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    address,
    library,
    process: child,
    stop: () => end(() => app.close()),
    kill: () => end(() => child.kill('SIGKILL')),
  }
}

/** The app's first window, and then a new one each time. */
export async function openWindow(
  _browser: Browser,
  address: string,
  _options: BrowserContextOptions = {},
): Promise<Watched> {
  const shell = running.get(address)
  if (!shell) throw new Error(`no app was started as ${address}`)
  const page = shell.first ?? (await newWindow(shell.app))
  shell.first = null
  const problems: string[] = []
  const allowed: RegExp[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(https:\/\/shell\.app\.standin\.invalid\/|app:\/\/shell\/|blob:|data:)/.test(url))
      problems.push(`request left: ${url}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/.test(message.text()))
      problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`))
  page.setDefaultTimeout(30_000)
  // A window is given when it exists, which is before its page is there.
  await page.waitForSelector('nav button')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 800 })
  // The app refuses reading the clipboard; the run reads it to see what was copied.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return {
    page,
    context: page.context(),
    allow: (pattern) => allowed.push(pattern),
    clean() {
      expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([])
    },
  }
}

async function newWindow(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('new-window')!.click())
  return opened
}

export function discard(library: string): void {
  rmSync(library, { recursive: true, force: true, maxRetries: 5 })
}
