// Two libraries in two browser shells, brought together over each road by keyboard alone: set up, synced, told, decided.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CREDENTIALS, startCouchServer } from '../electron/host/sync/couch-server.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, ESSAY, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const pictures = join(import.meta.dirname, '..', '..', '.out', 'screenshots')

interface Laptop {
  shell: RunningShell
  window: Watched
  page: Page
}

async function aLaptop(browser: Browser, furnished: boolean): Promise<Laptop> {
  const shell = await startShell()
  if (furnished) await asking(shell.library, furnish)
  const window = await openWindow(browser, shell.address)
  await window.page.waitForSelector('nav button')
  return { shell, window, page: window.page }
}

/** Runs a command from the palette by keyboard. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Commands' })
  const field = palette.getByRole('searchbox')
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.type(name)
  await palette.getByRole('menuitem', { name }).first().waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
}

async function openSync(page: Page): Promise<void> {
  await command(page, 'Sync')
  await page.getByRole('heading', { name: 'Sync', exact: true }).waitFor()
}

/** Tabs until the control of this name has the focus: it can be reached by keyboard, or this fails. */
async function reach(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    const here = await page.evaluate(() => {
      const at = document.activeElement
      if (!at?.matches('button, input, a')) return ''
      return at.getAttribute('aria-label') ?? at.textContent
    })
    if (name.test(here)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

/** Presses the road's button, and waits until it has been travelled. */
async function syncNow({ page, shell }: Laptop): Promise<void> {
  const last = () => asking(shell.library, async (host) => (await host.roads({}))[0]!.last?.at)
  await expect.poll(() => page.getByText('Syncing…').count()).toBe(0)
  const before = await last()
  await reach(page, /^Sync now: /)
  await page.keyboard.press('Enter')
  await expect.poll(last).not.toBe(before)
}

/** Roads are followed by themselves; this keeps one side away for a while. */
async function pause({ page }: Laptop, name: 'Pause' | 'Resume'): Promise<void> {
  await reach(page, new RegExp(`^${name} `))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: name === 'Pause' ? /^Resume / : /^Pause / }).waitFor()
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await findings(page), `${name} ${scheme}`).toEqual([])
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

describe.skipIf(!CHROMIUM)(`two laptops in two windows${NO_CHROMIUM}`, () => {
  let browser: Browser
  let couch: Awaited<ReturnType<typeof startCouchServer>>
  let one: Laptop
  let two: Laptop
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-stick-'))
  beforeAll(async () => {
    browser = await launch()
    couch = await startCouchServer()
    one = await aLaptop(browser, true)
    two = await aLaptop(browser, false)
  })
  afterAll(async () => {
    await browser?.close()
    await couch?.stop()
    for (const laptop of [one, two]) {
      await laptop?.shell.stop()
      if (laptop) discard(laptop.shell.library)
    }
    rmSync(folder, { recursive: true, force: true })
  })

  let passphrase = ''

  test('an empty view says what it is for, and offers each road', async () => {
    await openSync(one.page)
    await one.page.getByText('This library is on this laptop alone').waitFor()
    await look(one.page, 'sync-empty')
  })

  test('a folder is set up by keyboard, and the passphrase shown once', async () => {
    const { page } = one
    await command(page, 'Sync over a folder…')
    await page.getByRole('dialog').waitFor()
    await look(page, 'sync-folder')
    await page.keyboard.type(folder)
    await page.keyboard.press('Enter')
    const shown = page.getByRole('dialog', { name: 'Keep this passphrase' }).locator('code')
    await shown.waitFor()
    passphrase = (await shown.innerText()).trim()
    expect(passphrase).toMatch(/^([a-z0-9]{5}-){5}[a-z0-9]{5}$/)
    await look(page, 'sync-passphrase')
    // A key too many does not take away what is shown this once; only the button that says so does.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByText('Passphrase copied.').first().waitFor()
    await shown.waitFor()
    await reach(page, /^I have kept it/)
    await page.keyboard.press('Enter')
    await page.getByText(/^Last synced/).waitFor()
    await look(page, 'sync-road')
  })

  test('the wrong passphrase is said beside the field, the right one joins', async () => {
    const { page } = two
    await openSync(page)
    await command(page, 'Sync over a folder…')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type(folder)
    await page.keyboard.press('Tab')
    await page.keyboard.type('not the passphrase')
    await page.keyboard.press('Enter')
    const refusal = page.getByRole('alert')
    await refusal.getByText('The passphrase does not open').waitFor()
    expect(await refusal.innerText()).toMatch(/recovery sheet/)
    expect(await refusal.innerText()).not.toMatch(/file|--/)
    // The button waits while it works, and keeps the focus that a disabled one would lose.
    await reach(page, /^Set up and sync/)
    await refusal.evaluate((element) => element.setAttribute('data-before', ''))
    await page.keyboard.press('Enter')
    await page.locator('[role=alert]:not([data-before])').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Set up and sync')
    await page.getByLabel('Passphrase', { exact: true }).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(passphrase)
    await page.keyboard.press('Enter')
    await page.getByText(/^Last synced/).waitFor()
    const library = page.getByRole('navigation').getByRole('button', { name: 'Library', exact: true })
    await library.focus()
    await page.keyboard.press('Enter')
    await page.getByText(ESSAY).first().waitFor()
  })

  test('what one does comes to the other by itself; the story tells it, with links', async () => {
    await asking(two.shell.library, async (host) => {
      const theme = (await host.themes({})).find(({ name }) => name === 'Memory')
      await host.renameTheme({ theme: theme!.id, name: 'Remembering' })
    })
    const { page } = one
    await openSync(page)
    const told = page.getByText(/rename .*Remembering/).first()
    await told.waitFor()
    await look(page, 'sync-story')
    await reach(page, /rename .*Remembering/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Remembering' }).waitFor()
  })

  test('a laptop is given a name by keyboard, by which the other tells of it', async () => {
    await openSync(two.page)
    const name = two.page.getByLabel('What this laptop is called')
    expect(await name.inputValue()).toMatch(/^Laptop [A-Z]/)
    await command(two.page, 'Name this laptop…')
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true)
    await two.page.keyboard.type('Ben’s laptop')
    await two.page.keyboard.press('Enter')
    await two.page.getByText('This laptop is called Ben’s laptop.').waitFor()
    await look(two.page, 'sync-devices')
    await asking(two.shell.library, async (host) => {
      const theme = (await host.themes({})).find(({ name: one }) => one === 'Remembering')
      await host.defineTheme({ theme: theme!.id, definition: 'What comes back.' })
    })
    const { page } = one
    await openSync(page)
    await page.getByText(/^Ben’s laptop: define /).waitFor()
  })

  test('originals come when a source is opened, where a laptop is to do so', async () => {
    const { page } = two
    await openSync(page)
    await page.getByRole('checkbox', { name: /fetch originals only when/ }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => asking(two.shell.library, (host) => host.fileChoice({}))).toBe('opened')
    await command(page, 'On this laptop fetch originals only')
    await expect.poll(() => asking(two.shell.library, (host) => host.fileChoice({}))).toBe('all')
  })

  test('a conflict is shown with both values and decided by one key', async () => {
    const rename = (laptop: Laptop, name: string) =>
      asking(laptop.shell.library, async (host) => {
        const theme = (await host.themes({})).find((each) => each.name === 'Remembering')
        await host.renameTheme({ theme: theme!.id, name })
      })
    await openSync(one.page)
    await openSync(two.page)
    await pause(two, 'Pause')
    await rename(one, 'Memory of one')
    await rename(two, 'Memory of two')
    await syncNow(one)
    await pause(two, 'Resume')
    const { page } = two
    const conflict = page.getByRole('group', { name: 'Name' })
    await conflict.getByText('Memory of one').waitFor()
    await conflict.getByText('Memory of two').waitFor()
    await page.getByText(/Memory of one”; you: .*Memory of two”; both kept/).waitFor()
    await look(page, 'sync-conflict')
    await reach(page, /^Keep/)
    await page.keyboard.press('2')
    await expect.poll(() => conflict.count()).toBe(0)
    const names = async ({ shell }: Laptop) =>
      asking(shell.library, async (host) => (await host.themes({})).map(({ name }) => name))
    await expect.poll(async () => (await names(one)).join() === (await names(two)).join()).toBe(true)
    await expect.poll(() => asking(one.shell.library, (host) => host.conflicts({}))).toEqual([])
  })

  test('a whole sync is taken back by a button', async () => {
    await asking(two.shell.library, (host) => host.writeNote({ about: null, markdown: 'Written on the other laptop' }))
    const { page } = one
    await openSync(page)
    await page.getByText('Written on the other laptop').first().waitFor()
    await reach(page, /^Take back this sync/)
    await page.keyboard.press('Enter')
    await page.getByText('taken back').first().waitFor()
    const notes = await asking(one.shell.library, (host) => host.notes({ about: null }))
    expect(notes.some(({ markdown }) => markdown.includes('other laptop'))).toBe(false)
  })

  test('a server is set up by keyboard: without credentials it says what it needs', async () => {
    const { page } = one
    const url = `${couch.server.url}/thesis`
    await openSync(page)
    await command(page, 'Sync over a server…')
    const form = page.getByRole('dialog', { name: 'Sync over a server' })
    await form.waitFor()
    await look(page, 'sync-server')
    await page.keyboard.type(url)
    await page.keyboard.press('Enter')
    await form.getByRole('alert').getByText('asks for a user and a password').waitFor()
    await form.getByLabel('User').focus()
    await page.keyboard.type(CREDENTIALS.user)
    await page.keyboard.press('Tab')
    await page.keyboard.type(CREDENTIALS.password)
    await page.keyboard.press('Enter')
    await form.waitFor({ state: 'detached' })
    const road = page.getByRole('listitem', { name: `Server ${url.replace('http://', '')}` })
    await road.getByText(/^Last synced .* files present and verified/).waitFor()
    await reach(page, new RegExp(`^Remove the road ${url.replace('http://', '').replaceAll('.', '\\.')}`))
    await page.keyboard.press('Enter')
    await road.waitFor({ state: 'detached' })
  })

  test('two laptops are paired by codes typed on the keyboard, and one goes away again', async () => {
    await openSync(two.page)
    await command(two.page, 'Pair with another laptop…')
    await two.page.getByRole('dialog').waitFor()
    await look(two.page, 'sync-pair')
    await reach(two.page, /^Wait for a call/)
    await two.page.keyboard.press('Enter')
    const address = (await two.page.getByRole('dialog').getByRole('listitem').first().innerText()).trim()
    await look(two.page, 'sync-pair-waiting')
    await openSync(one.page)
    await command(one.page, 'Pair with another laptop…')
    await reach(one.page, /^Wait for a call/)
    await one.page.keyboard.press('Tab')
    await one.page.keyboard.type(`127.0.0.1:${address.slice(address.lastIndexOf(':') + 1)}`)
    await one.page.keyboard.press('Enter')
    const code = async (page: Page) => {
      const shown = page.getByRole('dialog').getByText(/^\d{3} \d{3}$/)
      await shown.waitFor()
      return (await shown.innerText()).replace(/\D/g, '')
    }
    const codes = [await code(one.page), await code(two.page)]
    await look(one.page, 'sync-pair-codes')
    await one.page.keyboard.type('000000')
    await one.page.keyboard.press('Enter')
    await one.page.getByText('That is not it. 2 more tries.').waitFor()
    await one.page.keyboard.type(codes[1]!)
    await one.page.keyboard.press('Enter')
    await one.page.getByText(/^Right\. Now/).waitFor()
    await two.page.keyboard.type(codes[0]!)
    await two.page.keyboard.press('Enter')
    for (const { page } of [one, two]) {
      await page.getByText(/^Paired with/).waitFor()
      await page.keyboard.press('Enter')
    }
    await look(one.page, 'sync-laptops')
    await reach(one.page, /^Unpair /)
    await one.page.keyboard.press('Enter')
    await one.page.getByText('No laptop is paired with this library.').waitFor()
  })

  test('a copy is made, and what is no copy is said', async () => {
    const { page } = one
    await openSync(page)
    const field = page.getByLabel('Folder for copies')
    await field.focus()
    await page.keyboard.type(join(folder, 'copies'))
    await reach(page, /^Make a copy/)
    await page.keyboard.press('Enter')
    await page.getByText(/^Copied \d+ records/).waitFor()
    await field.fill(join(folder, 'nothing-here'))
    await reach(page, /^Bring back from a copy/)
    await page.keyboard.press('Enter')
    await page.getByText(/it holds no copy of a library|could not be reached/).waitFor()
  })

  test('the rail says how syncing stands', async () => {
    await one.page
      .getByRole('navigation')
      .getByRole('button', { name: /^Sync: Sync/ })
      .waitFor()
  })

  test('the settings say what leaves the machine, and what a server still learns', async () => {
    await command(one.page, 'Settings')
    for (const said of [
      /how many records and files there are/,
      /under a name that is new each time/,
      /“not encrypted”/,
    ])
      await one.page.getByText(said).waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    one.window.clean()
    two.window.clean()
  })
})
