// The main job with the mouse, from an empty library to a cited quotation; then undone and done again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { cards, drag, dropFile, painted, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

const AUDIENCE = 'A union, in this reading, was an audience.'
const STOP = 'the right to stop a boat is worth more than the right to steer it'

describe.skipIf(!CHROMIUM)(`the journey by mouse${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    window = await openWindow(browser, shell.address)
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('a dropped file is imported and opens', async () => {
    const { page } = window
    await dropFile(page, FERRY_FILE, FERRY)
    await page.getByText('The Ferry and the Bridge').first().waitFor()
    if ((await text(page).count()) === 0) await page.getByText('The Ferry and the Bridge').first().click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    expect(await text(page).getByRole('heading').allInnerTexts()).toContain('What the larger town wanted')
  })

  test('the same bytes again add nothing', async () => {
    const { page } = window
    await dropFile(page, 'copy.txt', FERRY)
    await page
      .getByText(/already in the library/)
      .first()
      .waitFor()
    const done = page.getByRole('button', { name: 'Done' })
    if (await done.count()) await done.click()
  })

  test('a passage is highlighted with the mouse', async () => {
    const { page } = window
    await drag(page, AUDIENCE)
    await page.getByRole('button', { name: 'Highlight in blue' }).click()
    await cards(page).first().waitFor()
    await expect.poll(() => painted(page)).toContain(AUDIENCE)
    await saved(page)
  })

  test('two overlapping passages are told apart', async () => {
    const { page } = window
    await drag(page, 'reading, was an audience.')
    await page.keyboard.press('4')
    await expect.poll(() => cards(page).count()).toBe(2)
    await expect.poll(() => painted(page)).toEqual(expect.arrayContaining([AUDIENCE, 'reading, was an audience.']))
    await page.keyboard.press('Escape')
  })

  test('a new theme is made by typing it', async () => {
    const { page } = window
    await drag(page, STOP)
    await page.keyboard.press('t')
    await page.keyboard.type('Power/Veto')
    await page.keyboard.press('Shift+Enter')
    await cards(page).getByText('Power › Veto').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a note is typed and saved as typed', async () => {
    const { page } = window
    await cards(page)
      .filter({ hasText: 'Power › Veto' })
      .first()
      .click({ position: { x: 12, y: 6 } })
    await page.keyboard.press('n')
    await page.keyboard.type('Use in 3.2')
    await page.keyboard.press('Escape')
    await cards(page).getByText('Use in 3.2').waitFor()
    await saved(page)
  })

  test('a quotation is copied with its citation, rich and plain', async () => {
    const { page } = window
    await drag(page, AUDIENCE)
    await page.keyboard.press('c')
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^“A union, in this reading, was an audience” \(.*Marlow.*n\.d\..*para\. \d+\)/)
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))
    expect(types).toEqual(expect.arrayContaining(['text/html', 'text/plain']))
  })

  test('everything is undone by name and done again', async () => {
    const { page } = window
    await expect.poll(() => cards(page).count()).toBe(3)
    const passages = () => asking(shell.library, async (host) => (await host.quotes({})).length)
    const undone = () =>
      asking(shell.library, async (host) => (await host.history({})).filter((change) => change.undone).length)
    // Steps of this journey: note, theme on its passage (with the passage), two highlights; the import stays.
    let steps = await undone()
    while ((await passages()) > 0) {
      await page.keyboard.press('Control+z')
      await expect.poll(undone).toBe(++steps)
    }
    await page
      .getByText(/^Undone: /)
      .first()
      .waitFor()
    await expect.poll(() => cards(page).count()).toBe(0)
    await expect.poll(() => painted(page)).toEqual([])
    while (steps > 0) {
      await page.keyboard.press('Control+Shift+z')
      await expect.poll(undone).toBe(--steps)
    }
    await page
      .getByText(/^Done again: /)
      .first()
      .waitFor()
    await expect.poll(() => cards(page).count()).toBe(3)
    await cards(page).getByText('Use in 3.2').waitFor()
    await cards(page).getByText('Power › Veto').first().waitFor()
  })

  test('a reload opens where one was, with everything', async () => {
    const { page } = window
    await page.reload()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    await expect.poll(() => cards(page).count()).toBe(3)
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
