// The browser shell from outside: how a window gets in, what it leaves behind, and what happens to windows when shells come and go.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { writeRedirect } from '../../electron/browser/open-browser.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

let browser: Browser
let shells: RunningShell[] = []
let windows: Watched[] = []

beforeAll(async () => {
  if (CHROMIUM) browser = await launch()
})
afterAll(async () => browser?.close())
afterEach(async () => {
  for (const { context } of windows) await context.close()
  for (const shell of shells) await shell.kill()
  for (const library of new Set(shells.map((shell) => shell.library))) discard(library)
  shells = []
  windows = []
})

async function shell(options: { library?: string; port?: number } = {}): Promise<RunningShell> {
  const started = await startShell(options)
  shells.push(started)
  return started
}

async function openOn(address: string): Promise<Watched> {
  const opened = await openWindow(browser, address)
  windows.push(opened)
  return opened
}

/** Imports a small text by the command line: another program on the same library. */
async function importText(library: string, title: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'cp-text-')), `${title}.txt`)
  writeFileSync(file, `${title}\n\n${'A sentence about the matter, as long as sentences are. '.repeat(20)}\n`)
  await run(process.execPath, ['electron/cli/commonplace.mjs', '--library', library, 'import', file], { cwd: root })
  rmSync(join(file, '..'), { recursive: true })
}

const shows = (page: Page, text: string) => page.getByText(text).first().waitFor()
const lost = (page: Page) => page.getByText('No connection to the library').first()

describe.skipIf(!CHROMIUM)(`the browser shell${NO_CHROMIUM}`, () => {
  it('lets a window in by its address, and leaves no trace of the secret in it', async () => {
    const { address, library } = await shell()
    const { page, context, clean } = await openOn(address)
    await importText(library, 'Letters of a gardener')
    await shows(page, 'Letters of a gardener')
    expect(page.url()).toBe(`${new URL(address).origin}/`)
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => [window.localStorage.length, document.cookie, window.name])).toEqual([0, '', ''])
    await page.reload()
    await shows(page, 'Letters of a gardener')
    clean()
  })

  it('is opened by the file that leads to it', async () => {
    const { address, library } = await shell()
    await importText(library, 'Letters of a gardener')
    const folder = mkdtempSync(join(tmpdir(), 'cp-redirect-'))
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`file://${writeRedirect(address, folder)}`)
    await page.waitForURL(/^http/)
    await shows(page, 'Letters of a gardener')
    await context.close()
    rmSync(folder, { recursive: true })
  })

  it('shows nothing to a window without the secret, or with another', async () => {
    const { address, library } = await shell()
    await importText(library, 'Letters of a gardener')
    const { origin } = new URL(address)
    for (const wrong of [origin, `${origin}/#t=${'ab'.repeat(32)}`, `${origin}/#t=x`]) {
      const { page, allow, clean } = await openOn(wrong)
      allow(/WebSocket/)
      await shows(page, 'open Commonplace again')
      expect(await page.getByText('Letters of a gardener').count()).toBe(0)
      clean()
    }
  })

  it('refuses other pages of this machine and of the web, even in the same browser', async () => {
    const { address } = await shell()
    // A page of its own on another port, with no policy that would stop it from within.
    const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>other</p>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const { origin, host } = new URL(address)
    const reached = await page.evaluate(
      async ([target, name]) => {
        const fetched = await fetch(`${target}/`, { mode: 'no-cors' }).then(
          (answer) => answer.type,
          () => 'refused',
        )
        const socket = await new Promise((resolve) => {
          try {
            const line = new WebSocket(`ws://${name}/host`)
            line.addEventListener('open', () => resolve('open'))
            line.addEventListener('error', () => resolve('refused'))
          } catch {
            resolve('refused')
          }
        })
        return [fetched, socket]
      },
      [origin, host] as const,
    )
    expect(reached).toEqual(['refused', 'refused'])
    const framed = page.waitForResponse((answer) => answer.url() === `${origin}/framed`)
    await page.evaluate((target) => {
      const frame = document.createElement('iframe')
      frame.src = `${target}/framed`
      document.body.append(frame)
    }, origin)
    expect((await framed).status()).toBe(403)
    await context.close()
    await new Promise((resolve) => other.close(resolve))
  })

  it('shows one library in two windows, from two starts, and both hear of a change', async () => {
    const first = await shell()
    const second = await shell({ library: first.library })
    const one = await openOn(first.address)
    const two = await openOn(second.address)
    await importText(first.library, 'Letters of a gardener')
    for (const { page } of [one, two]) await shows(page, 'Letters of a gardener')
    one.clean()
    two.clean()
  })

  it('makes the second start the host when the first is killed; nothing acknowledged is lost', async () => {
    const first = await shell()
    const second = await shell({ library: first.library })
    const { page } = await openOn(second.address)
    await importText(first.library, 'Letters of a gardener')
    await shows(page, 'Letters of a gardener')
    await first.kill()
    await importText(first.library, 'Letters of a baker')
    await shows(page, 'Letters of a baker')
    await shows(page, 'Letters of a gardener')
    await lost(page).waitFor({ state: 'detached' })
    await second.stop()
    expect(second.process.exitCode).toBe(0)
  })

  it('says that the line is lost, and finds it again', async () => {
    const { address, library } = await shell()
    const opened = await openWindow(browser, 'about:blank')
    windows.push(opened)
    let cut = (): void => {}
    let away = false
    await opened.context.routeWebSocket(/\/host$/, (line) => {
      if (away) return void line.close({ code: 1011 })
      line.connectToServer()
      cut = () => void line.close({ code: 1011 })
    })
    opened.allow(/WebSocket/)
    await opened.page.goto(address)
    await importText(library, 'Letters of a gardener')
    await shows(opened.page, 'Letters of a gardener')
    away = true
    cut()
    await lost(opened.page).waitFor()
    await importText(library, 'Letters of a baker')
    expect(await opened.page.getByText('Letters of a baker').count()).toBe(0)
    away = false
    await lost(opened.page).waitFor({ state: 'detached' })
    await shows(opened.page, 'Letters of a baker')
    opened.clean()
  })

  it('ends at Ctrl-C, so that the library can be opened again at once', async () => {
    const first = await shell()
    await openOn(first.address)
    await first.stop()
    expect([first.process.exitCode, first.process.signalCode]).toEqual([0, null])
    await importText(first.library, 'Letters of a gardener')
    const again = await shell({ library: first.library })
    const { page } = await openOn(again.address)
    await shows(page, 'Letters of a gardener')
  })

  it.each([
    ['a port that is none', ['--port', 'x'], 2, /--port takes a number/],
    ['an unknown option', ['--bogus'], 2, /bogus[^]*Usage:/],
    ['help', ['--help'], 0, /Usage:/],
    [
      'a file in place of the library',
      ['--no-open', '--library', join(root, 'package.json')],
      1,
      /package\.json[^]*Nothing in it was changed/,
    ],
  ])('answers %s in a sentence', async (_, args, code, sentence) => {
    const ended = await run(process.execPath, ['electron/browser/main.ts', ...args], { cwd: root }).then(
      ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
      (failed: { code: number; stdout: string; stderr: string }) => ({
        code: failed.code,
        said: failed.stdout + failed.stderr,
      }),
    )
    expect(ended.code).toBe(code)
    expect(ended.said).toMatch(sentence)
    expect(ended.said).not.toMatch(/^\s+at /m)
  })

  it('says that a port is taken, and leaves the library alone', async () => {
    const { address, library } = await shell()
    const other = mkdtempSync(join(tmpdir(), 'cp-taken-'))
    const args = ['electron/browser/main.ts', '--no-open', '--library', other, '--port', new URL(address).port]
    await expect(run(process.execPath, args, { cwd: root })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The port is taken'),
    })
    const free = await shell({ library: other })
    expect(free.address).not.toBe(address)
    expect(library).not.toBe(other)
  })
})
