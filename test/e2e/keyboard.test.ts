// The whole job again without a mouse, and what a screen reader is told on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { cards, painted, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

describe.skipIf(!CHROMIUM)(`the journey by keyboard${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    window = await openWindow(browser, shell.address)
    // The system's file dialog cannot be driven: the file is put where it would put it.
    await window.page.getByTestId('import-files').setInputFiles({
      name: FERRY_FILE,
      mimeType: 'text/plain',
      buffer: Buffer.from(FERRY),
    })
    await text(window.page).getByText('A ferry keeps two banks apart').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('every command stands in the palette with its key', async () => {
    const { page } = window
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog').first()
    await palette.waitFor()
    await page.keyboard.type('undo')
    await palette.getByText('Undo').first().waitFor()
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
  })

  test('? shows the keys', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Highlighting').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a sentence is selected, highlighted, themed and noted', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 4; i++) await page.keyboard.press('.')
    await page.keyboard.press('2')
    await cards(page).first().waitFor()
    const [quote] = await painted(page)
    expect(FERRY.replaceAll('\n', ' ')).toContain(quote)
    await page.keyboard.press('t')
    await page.keyboard.type('Crossings')
    await page.keyboard.press('Shift+Enter')
    // The field has gone with it: the next key is the window's.
    await page.keyboard.press('n')
    await page.keyboard.type('Compare the harbour dues')
    await page.keyboard.press('Escape')
    await cards(page).getByText('Compare the harbour dues').waitFor()
    await saved(page)
  })

  test('one Escape closes a dialog, also where a tooltip stands over it', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('tooltip', { name: /Close/ }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
  })

  test('the caret selects by word and by character', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+Control+ArrowRight')
    await page.keyboard.press('Shift+Control+ArrowRight')
    await page.keyboard.press('1')
    await expect.poll(() => cards(page).count()).toBe(2)
    expect(await page.evaluate(() => document.querySelector('.reading-text')!.textContent)).toContain('A ferry keeps')
  })

  test('nothing that is typed changes the text', async () => {
    const { page } = window
    const before = await text(page).innerText()
    await text(page).focus()
    await page.keyboard.type('zqx')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Backspace')
    expect(await text(page).innerText()).toBe(before)
  })

  test('J and K go through the passages, which are named to a screen reader', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('j')
    const live = page.locator('[aria-live]').filter({ hasText: 'Highlight' })
    await expect.poll(() => live.count()).toBeGreaterThan(0)
    await page.keyboard.press('k')
  })

  test('Delete moves a passage to the trash, Undo brings it back', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('j')
    await page.keyboard.press('Delete')
    await expect.poll(() => cards(page).count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cards(page).count()).toBe(2)
  })

  test('find marks and counts, Escape ends it', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('ferry')
    await page.getByText(/of \d/).first().waitFor()
    const found = () => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].length)
    await expect.poll(found).toBeGreaterThan(1)
    await page.keyboard.press('Escape')
  })

  test('F6 goes round the panes', async () => {
    const { page } = window
    const seen = new Set<string>()
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('F6')
      seen.add(
        await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none'),
      )
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  test('the text is a read-only textbox in the accessibility tree', async () => {
    const { page } = window
    const role = await text(page).getAttribute('role')
    expect([role, await text(page).getAttribute('aria-readonly')]).toEqual(['textbox', 'true'])
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })

  test('a quick hand loses no key, however slow the window is', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 6; i++) await page.keyboard.press('.')
    const debug = await page.context().newCDPSession(page)
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 15 })
    const keys = [
      '3',
      't',
      ...'Piers',
      'Enter',
      'n',
      ...'Of wood, not of stone',
      'Escape',
      't',
      ...'Wood',
      'Shift+Enter',
    ]
    // All at once: none waits for what the one before does.
    await Promise.all(keys.map((key) => page.keyboard.press(key)))
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    const card = cards(page).filter({ hasText: 'Of wood, not of stone' })
    await card.waitFor()
    for (const theme of ['Piers', 'Wood']) await card.getByRole('button', { name: new RegExp(theme) }).waitFor()
    await saved(page)
  })
})
