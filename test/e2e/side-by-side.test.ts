// Two sources, or two places of one, side by side: each a reader of its own, by keys alone, and there again after a restart.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const side = (page: Page, name: 'main' | 'beside'): Locator => page.locator(`[data-side="${name}"]`)
const textOf = (page: Page, name: 'main' | 'beside'): Locator => side(page, name).locator('.reading-text')
const focusedSide = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-side]')?.getAttribute('data-side') ?? null)
const selected = (page: Page) => page.evaluate(() => String(getSelection()).replaceAll(/\s+/g, ' ').trim())

describe.skipIf(!CHROMIUM)(`side by side${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let ferry: string

  async function open(): Promise<void> {
    window = await openWindow(browser, shell.address)
  }
  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    ;({ ferry } = await asking(shell.library, furnish))
    await open()
    await window.page.getByRole('row').filter({ hasText: 'Ferr' }).first().click()
    await textOf(window.page, 'main').getByText('A ferry keeps two banks apart').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('B opens the same text a second time; the sides are named in the accessibility tree', async () => {
    const { page } = window
    await textOf(page, 'main').focus()
    await page.keyboard.press('b')
    await page
      .getByRole('group', { name: 'Second text' })
      .getByRole('textbox', { name: /^Text of/ })
      .waitFor()
    expect(
      await page
        .getByRole('group', { name: 'First text' })
        .getByRole('textbox', { name: /^Text of/ })
        .count(),
    ).toBe(1)
    await expect.poll(() => focusedSide(page)).toBe('beside')
  })

  test('in a narrow window the tools of each side stay in their side', async () => {
    const { page } = window
    await page.setViewportSize({ width: 940, height: 640 })
    for (const name of ['main', 'beside'] as const) {
      const outside = () =>
        side(page, name)
          .locator('header')
          .first()
          .evaluate((bar) => {
            const { left, right } = bar.getBoundingClientRect()
            const tools = [...bar.querySelectorAll('button')].map((tool) => tool.getBoundingClientRect())
            return [tools.length > 4, tools.filter((tool) => tool.left < left || tool.right > right).length]
          })
      await expect.poll(outside).toEqual([true, 0])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('each side has a caret and a selection of its own', async () => {
    const { page } = window
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('.')
    const second = await selected(page)
    await page.keyboard.press('b')
    await expect.poll(() => focusedSide(page)).toBe('main')
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 5; i++) await page.keyboard.press('.')
    const first = await selected(page)
    expect(first).not.toBe(second)
    await page.keyboard.press('b')
    await expect.poll(() => selected(page)).toBe(second)
    await page.keyboard.press('b')
    await expect.poll(() => selected(page)).toBe(first)
    // The side without the keys shows what is selected there.
    const kept = () => page.evaluate(() => [...(CSS.highlights.get('selection-kept') ?? [])].map(String).join(' '))
    await expect.poll(kept).toContain(second.slice(0, 20))
  })

  test('a highlight made in one is painted and has its card in both', async () => {
    const { page } = window
    await page.keyboard.press('4')
    const listed = () => asking(shell.library, (host) => host.quotes({ source: ferry, color: 'orange' }))
    await expect.poll(async () => (await listed()).length).toBe(2)
    const made = (await listed()).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]!
    await side(page, 'main').locator(`[data-card="${made.id}"]`).waitFor({ state: 'attached' })
    await side(page, 'beside').locator(`[data-card="${made.id}"]`).waitFor({ state: 'attached' })
    const sides = () =>
      page.evaluate(() =>
        [...CSS.highlights]
          .filter(([name]) => name.startsWith('passage-orange'))
          .flatMap(([, all]) =>
            [...all].map((range) => (range as Range).startContainer.parentElement!.closest('[data-side]')),
          )
          .map((element) => element?.getAttribute('data-side')),
      )
    await expect.poll(async () => new Set(await sides())).toEqual(new Set(['main', 'beside']))
  })

  test('Alt+Shift+B opens another source beside; the same source is opened from the list by Ctrl+Enter', async () => {
    const { page } = window
    await textOf(page, 'main').focus()
    await page.keyboard.press('Alt+Shift+B')
    await page.getByRole('dialog').getByRole('searchbox').waitFor()
    await page.keyboard.type('Sentences')
    await page.keyboard.press('Enter')
    await side(page, 'beside')
      .getByRole('heading', { level: 1, name: /Other people/i })
      .waitFor()
    expect(await side(page, 'main').getByRole('heading', { level: 1 }).textContent()).toContain('Ferr')
    await page.keyboard.press('b')
    await expect.poll(() => focusedSide(page)).toBe('main')
    const row = page.getByRole('row').filter({ hasText: 'Ferr' }).first()
    await row.focus()
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => side(page, 'beside').getByRole('heading', { level: 1 }).textContent()).toContain('Ferr')
  })

  test('a heading of the outline and a hit of the search open beside as well', async () => {
    const { page } = window
    await page.keyboard.press('Shift+b')
    await side(page, 'beside').waitFor({ state: 'detached' })
    await side(page, 'main').getByRole('button', { name: 'Outline' }).press('Enter')
    await page.getByRole('menuitem').nth(2).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Enter')
    await textOf(page, 'beside').waitFor()
    await page.keyboard.press('Shift+b')
    await side(page, 'beside').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('nine words')
    await page.getByRole('row').filter({ hasText: 'nine words' }).first().focus()
    await page.keyboard.press('Control+Enter')
    await side(page, 'beside')
      .getByRole('heading', { level: 1, name: /Other people/i })
      .waitFor()
    await expect.poll(() => focusedSide(page)).toBe('beside')
  })

  test('back and forward go through the places of the side with the keys', async () => {
    const { page } = window
    const first = await side(page, 'main').getByRole('heading', { level: 1 }).textContent()
    await textOf(page, 'beside').focus()
    await page.keyboard.press('Alt+Shift+B')
    await page.keyboard.type('Ferr')
    await page.keyboard.press('Enter')
    // The keys were in the second text, so it is the first that changed.
    await expect.poll(() => focusedSide(page)).toBe('main')
    await page.keyboard.press('b')
    const row = page.getByRole('row').filter({ hasText: 'Ferr' }).first()
    await row.press('Enter')
    await expect.poll(() => side(page, 'beside').getByRole('heading', { level: 1 }).textContent()).toContain('Ferr')
    await expect.poll(() => focusedSide(page)).toBe('beside')
    // A row has arrow keys of its own; held with Alt they are the window's.
    await row.focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => side(page, 'beside').getByRole('heading', { level: 1 }).textContent()).toMatch(/other/i)
    expect(await side(page, 'main').getByRole('heading', { level: 1 }).textContent()).toBe(first)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
    const { page } = window
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `.out/screenshots/side-by-side-${scheme}.png` })
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: null })
  })

  test('the line between them moves by arrow keys', async () => {
    const { page } = window
    const line = page.getByRole('separator', { name: 'Width of the first text' })
    const width = async () => (await side(page, 'main').boundingBox())!.width
    const before = await width()
    await line.focus()
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
    await expect.poll(width).toBeGreaterThan(before + 20)
    await page.keyboard.press('Enter')
  })

  test('both are there again after a restart, at their places', async () => {
    const { page } = window
    await textOf(page, 'beside').focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown')
    const scrolled = () =>
      side(page, 'beside')
        .locator('[class*=scroller]')
        .evaluate((element) => element.scrollTop)
    await expect.poll(scrolled).toBeGreaterThan(200)
    await page.waitForTimeout(1_500)
    const was = await scrolled()
    window.clean()
    await window.close()
    await open()
    const again = window.page
    await textOf(again, 'beside').waitFor()
    await expect.poll(() => side(again, 'main').getByRole('heading', { level: 1 }).textContent()).toContain('Ferr')
    await expect.poll(() => side(again, 'beside').getByRole('heading', { level: 1 }).textContent()).toMatch(/other/i)
    const now = () =>
      side(again, 'beside')
        .locator('[class*=scroller]')
        .evaluate((element) => element.scrollTop)
    await expect.poll(async () => Math.abs((await now()) - was)).toBeLessThan(80)
  })

  test('in a narrow window they stand one above the other, and closing the first leaves the second', async () => {
    const { page } = window
    await page.setViewportSize({ width: 640, height: 800 })
    const below = async () =>
      (await side(page, 'beside').boundingBox())!.y - (await side(page, 'main').boundingBox())!.y
    await expect.poll(below).toBeGreaterThan(100)
    await page.setViewportSize({ width: 1280, height: 800 })
    await textOf(page, 'main').focus()
    await page.keyboard.press('Shift+b')
    await side(page, 'beside').waitFor({ state: 'detached' })
    await expect.poll(() => side(page, 'main').getByRole('heading', { level: 1 }).textContent()).toMatch(/other/i)
    window.clean()
  })
})
