// The reader's finer ways with passages: each of several at one place, ends that are moved, marks for screen readers, places returned to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { cards, clickOn, drag, dropFile, painted, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

const LONG = 'What the towns had agreed about was patience.'
const SHORT = 'agreed about'
const PARAGRAPHS = 120

/** Long enough to be scrolled for some time. */
const STUDY = Array.from(
  { length: PARAGRAPHS },
  (_, i) =>
    `Paragraph ${i + 1} says that the ferry waits for the town, and that the town, winter after winter, waits for it.`,
).join('\n\n')

const active = (page: Page): Promise<string | null> =>
  page.locator('[data-card][data-active]').getAttribute('aria-label')
/** Where a line stands in the window, in px: heights of what was never laid out are guesses, so the scroll offset tells nothing. */
const heightOf = async (page: Page, words: string): Promise<number> =>
  (await text(page).getByText(words).boundingBox())?.y ?? Number.NaN

describe.skipIf(!CHROMIUM)(`passages and places${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    window = await openWindow(browser, shell.address)
    page = window.page
    await dropFile(page, FERRY_FILE, FERRY)
    const done = page.getByRole('button', { name: 'Done' })
    await done.or(text(page)).first().waitFor()
    if (await done.count()) await done.click()
    if ((await text(page).count()) === 0) await page.getByText('The Ferry and the Bridge').first().click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('of two passages at one place a click takes the shorter, another the longer', async () => {
    await drag(page, LONG)
    await page.keyboard.press('1')
    await expect.poll(() => cards(page).count()).toBe(1)
    await drag(page, SHORT)
    await page.keyboard.press('2')
    await expect.poll(() => cards(page).count()).toBe(2)
    await page.keyboard.press('Escape')
    await clickOn(page, 'greed')
    await expect.poll(() => active(page)).toContain(`“${SHORT}”`)
    await clickOn(page, 'greed')
    await expect.poll(() => active(page)).toContain('patience')
  })

  test('the end of a passage is moved by Shift and arrows, a word at a time, and comes back by undo', async () => {
    await clickOn(page, 'greed')
    await expect.poll(() => active(page)).toContain(`“${SHORT}”`)
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => active(page)).toContain('“agreed about was”')
    await saved(page)
    await expect.poll(() => painted(page)).toContain('agreed about was')
    await page.keyboard.press('Control+z')
    await expect.poll(() => active(page)).toContain(`“${SHORT}”`)
  })

  test('the end is moved by its handle, with the arrow keys too', async () => {
    const end = page.getByRole('slider', { name: 'End of the passage' })
    await end.focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => active(page)).toContain('“agreed”')
    await saved(page)
  })

  test('an excerpt’s kind is chosen on its card', async () => {
    await page.getByRole('button', { name: /^Kind of excerpt/ }).click()
    await page.getByRole('menuitem', { name: 'paraphrase' }).click()
    await page.getByRole('button', { name: 'Kind of excerpt: paraphrase' }).waitFor()
    await saved(page)
  })

  test('real marks stand in the section at the caret where they are asked for', async () => {
    const toggle = async () => {
      await page.getByRole('button', { name: 'Reading' }).click()
      await page.getByText('Marks for screen readers').click()
      await page.keyboard.press('Escape')
    }
    await toggle()
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await expect
      .poll(() => page.locator('mark').allTextContents())
      .toEqual(['What the towns had ', 'agreed', ' about was patience.'])
    await toggle()
    await expect.poll(() => page.locator('mark').count()).toBe(0)
  })

  test('a source opens where it was left, and Back returns to the line', async () => {
    await dropFile(page, 'study.txt', STUDY)
    const done = page.getByRole('button', { name: 'Done' })
    const first = text(page).getByText('Paragraph 1 says')
    await done.or(first).first().waitFor()
    if (await done.count()) await done.click()
    if ((await first.count()) === 0) await page.getByRole('grid').getByText('study').first().click()
    await first.waitFor()
    await text(page).getByText('Paragraph 90 says').scrollIntoViewIfNeeded()
    // The place is noted once the scrolling has come to rest.
    await page.waitForTimeout(400)
    const before = await heightOf(page, 'Paragraph 90 says')
    await page.getByRole('grid').getByText('The Ferry and the Bridge').first().click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await text(page).getByText('Paragraph 90 says').waitFor()
    // To the line that stood at the top: within its height.
    const away = async () => Math.abs((await heightOf(page, 'Paragraph 90 says')) - before)
    await expect.poll(away).toBeLessThan(40)
    await page.waitForTimeout(1_500)
    await page.reload()
    await text(page).getByText('Paragraph 90 says').waitFor()
    await expect.poll(away).toBeLessThan(80)
  })

  test('nothing was logged, violated or fetched from elsewhere', () => window.clean())
})
