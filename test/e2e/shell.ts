// One run of the browser shell on a library of its own, and one window on it, watched: every console error, policy violation and
// request that leaves this machine is kept, and `clean()` fails on any.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { throttle } from './throttle.ts'

const root = join(import.meta.dirname, '..', '..')

export interface RunningShell {
  address: string
  library: string
  process: ChildProcess
  /** Ends it as Ctrl-C does and waits. */
  stop(): Promise<void>
  /** Ends it as a crash does and waits. */
  kill(): Promise<void>
}

/** Starts the browser shell; `library` is a fresh folder unless given, `port` a free one. */
export async function startShell(options: { library?: string; port?: number } = {}): Promise<RunningShell> {
  const library = options.library ?? mkdtempSync(join(tmpdir(), 'commonplace-e2e-'))
  const child = spawn(
    process.execPath,
    [
      '--disallow-code-generation-from-strings',
      'electron/browser/main.ts',
      '--no-open',
      '--library',
      library,
      '--port',
      String(options.port ?? 0),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said: string[] = []
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the shell gave no address in 30 s:\n${said.join('\n')}`)), 30_000)
    const read = (line: string): void => {
      said.push(line)
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(line)
      if (!found) return
      clearTimeout(timer)
      resolve(found[0])
    }
    createInterface({ input: child.stdout! }).on('line', read)
    createInterface({ input: child.stderr! }).on('line', read)
    void exited.then(() => reject(new Error(`the shell ended:\n${said.join('\n')}`)))
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
  return { address, library, process: child, stop: () => end('SIGINT'), kill: () => end('SIGKILL') }
}

export interface Watched {
  page: Page
  context: BrowserContext
  /** Closes the window as its user does; opened again, on a shell that ends with its last window too, it is there as after a restart. */
  close(): Promise<void>
  /** The file that the window hands over when `act` is done. */
  receive(act: () => Promise<unknown>): Promise<{ name: string; content: string }>
  /** Its page as it is printed, a PDF. */
  paper(): Promise<Buffer>
  /** Fails when anything was logged as an error, a policy was violated, or a request left 127.0.0.1. */
  clean(): void
  /** Console errors expected from here on (a cut connection logs some). */
  allow(pattern: RegExp): void
}

/** Opens a window on the shell and waits until it is there. */
export async function openWindow(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  })
  const problems: string[] = []
  const allowed: RegExp[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!/^(http:\/\/127\.0\.0\.1[:/]|ws:\/\/127\.0\.0\.1[:/]|blob:|data:)/.test(url))
      problems.push(`request left: ${url}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/.test(message.text())) {
      problems.push(`console: ${message.text()}`)
    }
  })
  context.on('weberror', (error) => problems.push(`page: ${error.error().message}`))
  const page = await context.newPage()
  // A loaded machine answers late, not wrongly; a wait that fails costs this once.
  page.setDefaultTimeout(30_000)
  // Shells and browsers start at once; a machine of few cores takes its time.
  page.setDefaultNavigationTimeout(30_000)
  await throttle(page)
  await page.goto(address)
  return {
    page,
    context,
    close: () => context.close(),
    async receive(act) {
      const [given] = await Promise.all([page.waitForEvent('download'), act()])
      return { name: given.suggestedFilename(), content: readFileSync(await given.path(), 'utf8') }
    },
    paper: () => page.pdf({ format: 'A4' }),
    allow: (pattern) => allowed.push(pattern),
    clean() {
      expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([])
    },
  }
}

/** Removes a library folder that a test made. */
export function discard(library: string): void {
  rmSync(library, { recursive: true, force: true })
}
