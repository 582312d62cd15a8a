// The host is killed, the line is cut, a second window is open: nothing acknowledged is lost, and the window says what is going on.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, WebSocketRoute } from 'playwright-core'
import { cards, drag, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

const PATIENCE = 'What the towns had agreed about was patience.'
const HULL = 'the colour of the hull'

async function bring(window: Watched): Promise<void> {
  const file = { name: FERRY_FILE, mimeType: 'text/plain', buffer: Buffer.from(FERRY) }
  await window.page.getByTestId('import-files').setInputFiles(file)
  await text(window.page).getByText('A ferry keeps two banks apart').waitFor()
}

describe.skipIf(!CHROMIUM)(`nothing is lost${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('killed in the middle of work, everything acknowledged is there again', async () => {
    const window = await openWindow(browser, shell.address)
    const { page } = window
    await bring(window)
    await drag(page, PATIENCE)
    await page.keyboard.press('3')
    await cards(page).first().waitFor()
    await saved(page)
    window.allow(/WebSocket|ERR_CONNECTION/)
    await shell.kill()
    await page.getByText('No connection to the library').first().waitFor()
    shell = await startShell({ library: shell.library })
    const again = await openWindow(browser, shell.address)
    await expect.poll(() => cards(again.page).count()).toBe(1)
    again.clean()
    window.clean()
    await window.close()
    await again.close()
  })

  test('a cut line is said and mended, and what was being typed is kept', async () => {
    const window = await openWindow(browser, shell.address)
    const { page, context } = window
    let cut = false
    const lines = new Set<WebSocketRoute>()
    await page.routeWebSocket(/127\.0\.0\.1/, (line) => {
      if (cut) return void line.close()
      line.connectToServer()
      lines.add(line)
    })
    await page.reload()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    await drag(page, HULL)
    await page.keyboard.press('n')
    await page.keyboard.type('Begun before the cut')
    cut = true
    for (const line of lines) await line.close()
    await page.getByText('No connection to the library').first().waitFor()
    await page.keyboard.type(', ended after it')
    cut = false
    await page.getByText('The library answers again.').first().waitFor()
    await page.keyboard.press('Escape')
    await cards(page).getByText('Begun before the cut, ended after it').waitFor()
    await saved(page)
    const quotes = await page.evaluate(() => document.querySelectorAll('[data-card]').length)
    await page.reload()
    await cards(page).getByText('Begun before the cut, ended after it').waitFor()
    expect(await cards(page).count()).toBe(quotes)
    window.clean()
    await context.close()
  })

  test('a second window on the same library sees what the first does', async () => {
    const one = await openWindow(browser, shell.address)
    const two = await openWindow(browser, shell.address)
    await text(one.page).waitFor()
    await text(two.page).waitFor()
    const before = await cards(two.page).count()
    await drag(one.page, 'Its timetable is a treaty')
    await one.page.keyboard.press('5')
    await expect.poll(() => cards(two.page).count()).toBe(before + 1)
    one.clean()
    two.clean()
    await one.close()
    await two.close()
  })

  test('a second start opens a window on the running host', async () => {
    const second = await startShell({ library: shell.library })
    const window = await openWindow(browser, second.address)
    await text(window.page).getByText('A ferry keeps two banks apart').waitFor()
    window.clean()
    await window.close()
    await second.stop()
  })
})
