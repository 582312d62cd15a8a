// At 200 % (a laptop's 1280 × 800 seen twice as large) and in forced colours: everything is still reached, nothing scrolls sideways.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cards, drag, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, ESSAY, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const pictures = join(import.meta.dirname, '..', '..', '.out', 'screenshots')
const FERRY_TITLE = 'The Ferry and the Bridge'
const STOP = 'a threat to stay ashore'

/** Everything that can be pressed, or typed in, and lies outside the window with nothing to scroll it in by. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, [contenteditable=true], a',
    )
    const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowY)
    return [...controls]
      .filter((control) => control.checkVisibility() && !control.closest('[aria-hidden=true], [inert]'))
      .filter((control) => {
        const { left, right, top, bottom, width } = control.getBoundingClientRect()
        if (width <= 1) return false
        if (left < -1 || right > innerWidth + 1) return true
        for (let up = control.parentElement; up; up = up.parentElement) if (scrolls(up)) return false
        return top < -1 || bottom > innerHeight + 1
      })
      .map((control) => control.getAttribute('aria-label') ?? control.textContent ?? control.tagName)
  })
}

/** Nothing scrolls sideways and no control is out of reach. */
async function whole(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  const sideways = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, [role=dialog], [data-pane]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
  )
  expect({ name, sideways, lost: await lost(page) }).toEqual({ name, sideways: [], lost: [] })
}

async function inView(page: Page, locator: Locator): Promise<void> {
  const box = (await locator.boundingBox())!
  const { width, height } = page.viewportSize()!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(width + 1)
  expect(box.y + box.height).toBeLessThanOrEqual(height + 1)
}

const go = (page: Page, view: string) =>
  page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()

async function read(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+p')
  await page.keyboard.type(title)
  await page.getByRole('dialog').getByRole('menuitem', { name: title }).first().waitFor()
  await page.keyboard.press('Enter')
  await text(page).getByText(title).first().waitFor()
}

describe.skipIf(!CHROMIUM)(`seen large, and in the system's own colours${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, furnish)
  })
  afterAll(async () => {
    await browser?.close()
    await shell.stop()
    discard(shell.library)
  })

  describe('at 200 %', () => {
    let window: Watched
    beforeAll(async () => {
      window = await openWindow(browser, shell.address, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 })
    })
    afterAll(() => window.close())

    test('the library is reached, and a text from it', async () => {
      const { page } = window
      await page.getByRole('navigation').waitFor()
      await whole(page, 'zoom-library')
      await read(page, FERRY_TITLE)
      await whole(page, 'zoom-reader')
    })

    test('the toolbar of a selection stands in the window, and highlights', async () => {
      const { page } = window
      const before = await asking(shell.library, (host) => host.quotes({}))
      await drag(page, STOP)
      const toolbar = page.getByRole('toolbar', { name: 'Highlight the selection' })
      await toolbar.waitFor()
      await whole(page, 'zoom-toolbar')
      await inView(page, toolbar)
      await toolbar.getByRole('button', { name: 'Highlight in orange' }).click()
      await saved(page)
      await expect
        .poll(async () => (await asking(shell.library, (host) => host.quotes({}))).length)
        .toBe(before.length + 1)
    })

    test('its card is reached, themed and noted', async () => {
      const { page } = window
      await page.keyboard.press('n')
      const field = cards(page).locator('[contenteditable=true]')
      await field.waitFor()
      await page.keyboard.type('seen large')
      await whole(page, 'zoom-note')
      await inView(page, field)
      await page.keyboard.press('Escape')
      await page.keyboard.press('t')
      await page.keyboard.type('Me')
      await page.getByRole('option').first().waitFor()
      await inView(page, page.getByRole('option').first())
      await whole(page, 'zoom-theme-field')
      await page.keyboard.press('Enter')
      await cards(page).filter({ hasText: 'seen large' }).getByText(/Me/).waitFor()
      await page.keyboard.press('Escape')
    })

    test('no card lies over its own passage', async () => {
      const { page } = window
      await read(page, ESSAY)
      await text(page).focus()
      await page.keyboard.press('Control+Home')
      const room = () =>
        page.evaluate(() => {
          const card = document.querySelector('[data-card][data-active]')
          const active = [...CSS.highlights].filter(([name]) => name.startsWith('passage-') && name.includes('active'))
          const passage = active.flatMap(([, highlight]) => [...highlight] as Range[])[0]
          if (!card || !passage) return null
          return card.getBoundingClientRect().top - passage.getBoundingClientRect().bottom
        })
      for (let passage = 0; passage < 4; passage++) {
        await page.keyboard.press('j')
        await expect.poll(room).toBeGreaterThan(0)
      }
      await page.keyboard.press('t')
      await cards(page).getByRole('combobox').waitFor()
      await expect.poll(room).toBeGreaterThan(0)
      await page.keyboard.press('Escape')
    })

    test('find, page, outline and reading settings open within the window', async () => {
      const { page } = window
      await read(page, ESSAY)
      await text(page).focus()
      await page.keyboard.press('Control+f')
      await page.keyboard.type('heading')
      await page.getByText(/of \d/).first().waitFor()
      await whole(page, 'zoom-find')
      await page.keyboard.press('Escape')
      for (const [name, key] of [
        ['zoom-reading', 'Reading'],
        ['zoom-outline', 'Outline'],
      ] as const) {
        await page.getByRole('button', { name: key, exact: true }).click()
        await page.locator('[role=dialog], [role=menu]').first().waitFor()
        await whole(page, name)
        await page.keyboard.press('Escape')
      }
    })

    test.each(['Themes', 'Search', 'Notes', 'Bibliography', 'Settings'])('%s fits', async (view) => {
      const { page } = window
      await go(page, view)
      await page.locator('main h1').first().waitFor()
      if (view === 'Search') {
        await page.keyboard.type('reading')
        await page
          .getByText(/\d hits?/)
          .first()
          .waitFor()
      }
      await whole(page, `zoom-${view.toLowerCase()}`)
    })

    test('palette, keys and trash fit', async () => {
      const { page } = window
      for (const key of ['Control+k', 'Alt+t', 'Alt+m']) {
        await page.keyboard.press(key)
        await page.getByRole('dialog').waitFor()
        await whole(page, `zoom-${key.toLowerCase().replace('+', '-')}`)
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      }
    })

    test('nothing was logged, violated or fetched from elsewhere', () => window.clean())
  })

  describe('in forced colours', () => {
    let window: Watched
    beforeAll(async () => {
      window = await openWindow(browser, shell.address, { forcedColors: 'active', colorScheme: 'dark' })
    })
    afterAll(() => window.close())

    test('highlights are told apart by their lines, overlapping ones too', async () => {
      const { page } = window
      await page.getByRole('navigation').waitFor()
      await read(page, FERRY_TITLE)
      await cards(page).first().waitFor()
      await page.screenshot({ path: join(pictures, 'forced-reader.png') })
      const lines = await page.evaluate(() =>
        [...CSS.highlights.keys()]
          .filter((name) => /^passage-[a-z]+-0$/.test(name))
          .map((name) => {
            const style = getComputedStyle(document.querySelector('.reading-text')!, `::highlight(${name})`)
            return `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`
          }),
      )
      expect(lines.length).toBeGreaterThanOrEqual(4)
      for (const line of lines) expect(line).toContain('underline')
      expect(new Set(lines).size).toBe(lines.length)
    })

    test('a passage is selected, highlighted, and its card acts', async () => {
      const { page } = window
      await drag(page, 'Every concession')
      const toolbar = page.getByRole('toolbar', { name: 'Highlight the selection' })
      await toolbar.waitFor()
      await page.screenshot({ path: join(pictures, 'forced-toolbar.png') })
      const before = await cards(page).count()
      await page.keyboard.press('3')
      await expect.poll(() => cards(page).count()).toBe(before + 1)
      await page.locator('[data-card][data-active]').getByRole('button', { name: 'Move to the trash' }).click()
      await expect.poll(() => cards(page).count()).toBe(before)
    })

    test.each(['Themes', 'Notes', 'Bibliography', 'Settings'])('%s shows where the focus is', async (view) => {
      const { page } = window
      await go(page, view)
      await page.locator('main h1').first().waitFor()
      await page.keyboard.press('F6')
      await page.keyboard.press('Tab')
      await page.screenshot({ path: join(pictures, `forced-${view.toLowerCase()}.png`) })
      const outline = await page.evaluate(() => {
        const shown = (element: Element): boolean => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
        }
        const focused = document.activeElement!
        return [focused, focused.parentElement!, focused.closest('label') ?? focused].some(shown)
          ? 'shown'
          : focused.outerHTML.slice(0, 200)
      })
      expect(outline).toBe('shown')
    })

    test('nothing was logged, violated or fetched from elsewhere', () => window.clean())
  })
})
