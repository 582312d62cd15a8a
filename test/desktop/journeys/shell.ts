// Stands in the place of test/e2e/shell.ts, so that the window's end-to-end runs go through the desktop app unchanged: the same
// functions, but a start is the app's and a window is one of its own. Everything it logs or asks for is watched in the same way.
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, ElectronApplication, Page } from 'playwright-core'
import { expect } from 'vitest'
import { findHost } from '../../../electron/host/socket.ts'
import type { RunningShell, Watched } from '../../e2e/shell.ts'
import { throttle } from '../../e2e/throttle.ts'
import { APP, launchApp } from '../launch.ts'

export type { RunningShell, Watched } from '../../e2e/shell.ts'

/** An app as it runs now: it ends with its last window, and the next window starts it again. */
interface Running {
  library: string
  userData: string
  app: ElectronApplication
  process: ChildProcess
  exited: Promise<void>
  /** Its first window, until that is asked for. */
  first: Page | null
}

const PATIENCE_MS = 30_000
const running = new Map<string, Running>()
let count = 0

/** Starts the app on a fresh library unless one is given; as with the browser shell, its library answers by then. */
export async function startShell(options: { library?: string } = {}): Promise<RunningShell> {
  const library = options.library ?? mkdtempSync(join(tmpdir(), 'commonplace-e2e-'))
  const address = `window ${++count}`
  const own = await begin(library, mkdtempSync(join(tmpdir(), 'commonplace-e2e-shell-')))
  running.set(address, own)
  const end = async (act: () => unknown): Promise<void> => {
    if (!gone(own)) await act()
    await own.exited
    rmSync(own.userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    address,
    library,
    get process() {
      return own.process
    },
    stop: () => end(() => own.app.close()),
    kill: () => end(() => own.process.kill('SIGKILL')),
  }
}

async function begin(library: string, userData: string): Promise<Running> {
  const app = await launchApp({ app: APP, library, userData })
  const child = app.process()
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const first = await app.firstWindow()
  await answers(library)
  return { library, userData, app, process: child, exited, first }
}

/** Until the library's host can be asked; it starts beside the window. */
async function answers(library: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
    const channel = await findHost(library)
    channel?.close()
    if (channel !== null) return
  }
  throw new Error(`no host runs on ${library}`)
}

const gone = ({ process: child }: Running): boolean => child.exitCode !== null || child.signalCode !== null

/** The app's first window, and then a new one each time; where the last one was closed, the app is started again. */
export async function openWindow(
  _browser: Browser,
  address: string,
  { colorScheme, ...others }: BrowserContextOptions = {},
): Promise<Watched> {
  const shell = running.get(address)
  if (!shell) throw new Error(`no app was started as ${address}`)
  const foreign = Object.keys(others)
  if (foreign.length > 0) throw new Error(`the desktop app's window has no ${foreign.join(', ')}`)
  if (gone(shell)) Object.assign(shell, await begin(shell.library, shell.userData))
  const { app } = shell
  const page = shell.first ?? (await newWindow(app))
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
  await page.emulateMedia({ reducedMotion: 'reduce', ...(colorScheme === undefined ? {} : { colorScheme }) })
  await page.setViewportSize({ width: 1280, height: 800 })
  // The app refuses reading the clipboard; the run reads it to see what was copied.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await throttle(page)
  const window = await app.browserWindow(page)
  return {
    page,
    context: page.context(),
    async close() {
      const last = app.windows().length === 1
      await Promise.all([page.waitForEvent('close'), window.evaluate((own) => own.close())])
      if (last) await shell.exited
    },
    async receive(act) {
      const folder = mkdtempSync(join(tmpdir(), 'commonplace-e2e-kept-'))
      try {
        await app.evaluate(({ dialog }, to) => {
          dialog.showSaveDialog = (async (...args: unknown[]) => {
            const { defaultPath } = args.at(-1) as { defaultPath: string }
            return { canceled: false, filePath: `${to}/${defaultPath.split(/[\\/]/u).at(-1)}` }
          }) as typeof dialog.showSaveDialog
        }, folder)
        await act()
        for (;;) {
          // While it is being written it has another name.
          const name = readdirSync(folder).find((one) => !one.endsWith('.part'))
          if (name !== undefined) return { name, content: readFileSync(join(folder, name), 'utf8') }
          await sleep(50)
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    async paper() {
      const bytes = await window.evaluate(async (own) =>
        (await own.webContents.printToPDF({ pageSize: 'A4' })).toString('base64'),
      )
      return Buffer.from(bytes, 'base64')
    },
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
