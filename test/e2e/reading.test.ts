// Reading as one likes it: a look for one source, how far one has read, and texts that run from right to left.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { findings } from './axe.ts'
import { cards, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const BACKWARD = `המעבורת והגשר

מאת א. מרלו

מעבורת מחזיקה שתי גדות רחוקות זו מזו בדיוק כפי שהיא מחברת אותן. לוח הזמנים שלה הוא חוזה: הוא אומר מתי צד אחד יחכה לאחר, ולכמה זמן. מה שהערים הסכימו עליו היה סבלנות.

בשנת 1912 כתב Marlow שהנמל נסגר, ואיש לא ידע מדוע. התושבים המתינו על הרציף עד הערב, ואחר כך חזרו לבתיהם.

العبّارة تجمع الضفتين وتفصل بينهما. الجدول الزمني معاهدة بين المدينتين، ولا أحد يعرف من كتبها.

In this one paragraph the reader finds English words, for comparison with the others.
`

describe.skipIf(!CHROMIUM)(`reading${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let backward: string
  let whole: string

  async function open(): Promise<void> {
    window = await openWindow(browser, shell.address)
  }
  const show = async (title: RegExp, words: string): Promise<void> => {
    await window.page.getByRole('row').filter({ hasText: title }).first().click()
    await text(window.page).getByText(words).first().waitFor()
  }
  const quotes = () => asking(shell.library, (host) => host.quotes({ source: backward }))
  const size = (page: Page) => text(page).evaluate((root) => Number.parseFloat(getComputedStyle(root).fontSize))

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      await furnish(host)
      ;[backward] = (await importTexts(host, [['backward.txt', BACKWARD]])) as [string]
      whole = (await host.source({ source: backward })).text
    })
    await open()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('a source keeps a size, a face and a paper of its own; the others follow the general ones; also after a restart', async () => {
    const { page } = window
    await show(/Ferr/, 'A ferry keeps')
    const general = await size(page)
    await page.getByRole('button', { name: 'Reading', exact: true }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Reading' })
    await dialog.getByRole('radio', { name: 'All sources' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => dialog.getByRole('radio', { name: 'This source' }).isChecked()).toBe(true)
    for (let i = 0; i < 4; i++) await dialog.getByRole('button', { name: 'Size: more' }).press('Enter')
    await dialog.getByRole('radio', { name: 'Sepia' }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await expect.poll(() => size(page)).toBe(general + 4)
    const paper = () => page.locator('[data-side="main"] > [data-paper]').getAttribute('data-paper')
    await expect.poll(paper).toBe('sepia')
    // The button's tooltip, which comes with the focus.
    await page.getByRole('tooltip').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('tooltip').waitFor({ state: 'detached' })
    await page.screenshot({ path: '.out/screenshots/own-paper.png' })
    expect(await findings(page)).toEqual([])
    await show(/other people/i, 'Every reader has met')
    await expect.poll(() => size(page)).toBe(general)
    await page.waitForTimeout(500)
    window.clean()
    await window.close()
    await open()
    await show(/Ferr/, 'A ferry keeps')
    await expect.poll(() => size(window.page)).toBe(general + 4)
  })

  test('how far one has read is said, kept at its furthest, and shown in the library', async () => {
    const { page } = window
    await show(/other people/i, 'Every reader has met')
    await text(page).focus()
    await page.keyboard.press('Control+End')
    await page.getByText('100% read').waitFor()
    await page.waitForTimeout(1_300)
    await page.keyboard.press('Control+Home')
    await page.getByText('0% read').waitFor()
    await page.waitForTimeout(1_300)
    await show(/Ferr/, 'A ferry keeps')
    // Opened at a place, as a hit of the search is, it does not forget how far it was read.
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('nine words')
    await page.getByRole('row').filter({ hasText: 'nine words' }).first().press('Enter')
    await text(page).getByText('Every reader has met').first().waitFor()
    await page.waitForTimeout(1_300)
    const kept = async () => {
      const sources = await asking(shell.library, (host) => host.sources({}))
      const { id } = sources.find(({ title }) => /other people/i.test(title))!
      return asking(shell.library, (host) => host.getSetting({ key: `reading:${id}` }))
    }
    await expect.poll(kept).toMatchObject({ progress: 1 })
    const bar = page
      .getByRole('row')
      .filter({ hasText: /other people/i })
      .locator('[style*="100"]')
    await expect.poll(() => bar.count()).toBe(1)
  })

  test('a text from right to left has its labels at the right and its cards at the left; each paragraph its own direction', async () => {
    const { page } = window
    await show(/המעבורת/, 'לוח הזמנים')
    const directions = await page
      .locator('.reading-text .block')
      .evaluateAll((all) => all.map((block) => getComputedStyle(block).direction))
    expect(directions.filter((one) => one === 'rtl').length).toBeGreaterThanOrEqual(4)
    expect(directions.at(-1)).toBe('ltr')
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('.')
    await page.keyboard.press('3')
    await expect.poll(async () => (await quotes()).length).toBe(1)
    await cards(page).first().waitFor()
    const own = (await text(page).boundingBox())!
    const right = async () => {
      const card = (await cards(page).first().boundingBox())!
      return card.x + card.width
    }
    await expect.poll(right).toBeLessThan(own.x + 10)
  })

  test('sentences selected by key and words selected by mouse are exactly those of the text', async () => {
    const { page } = window
    const [made] = await quotes()
    expect(made!.quote).toBe(whole.slice(made!.start, made!.end))
    expect(whole).toContain(made!.quote)
    // From the first letter, at its right edge, to the last one's left edge, with Latin letters and digits between.
    const phrase = 'בשנת 1912 כתב Marlow שהנמל נסגר'
    const ends = await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.querySelector('.reading-text')!, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode as Text
        const at = node.data.indexOf(wanted)
        if (at === -1) continue
        const box = (offset: number): DOMRect => {
          const range = document.createRange()
          range.setStart(node, offset)
          range.setEnd(node, offset + 1)
          return range.getBoundingClientRect()
        }
        const [first, last] = [box(at), box(at + wanted.length - 1)]
        return {
          x1: first.right - 0.5,
          y1: first.top + first.height / 2,
          x2: last.left + 0.2,
          y2: last.top + last.height / 2,
        }
      }
      return null
    }, phrase)
    await page.mouse.move(ends!.x1, ends!.y1)
    await page.mouse.down()
    await page.mouse.move((ends!.x1 + ends!.x2) / 2, ends!.y2, { steps: 4 })
    await page.mouse.move(ends!.x2, ends!.y2, { steps: 4 })
    await page.mouse.up()
    const bar = page.locator('[data-toolbar]')
    await bar.waitFor()
    const beside = async () => {
      const box = (await bar.boundingBox())!
      return box.y > ends!.y1 + 4 || box.y + box.height < ends!.y1 - 4
    }
    await expect.poll(beside).toBe(true)
    await page.keyboard.press('2')
    await expect.poll(async () => (await quotes()).map(({ quote }) => quote)).toContain(phrase)
    const found = (await quotes()).find(({ quote }) => quote === phrase)!
    expect(whole.slice(found.start, found.end)).toBe(phrase)
  })

  test('arrows move as the eye does: the left one goes on, with the caret and with the end of a passage', async () => {
    const { page } = window
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    // The passage last made is the active one: J goes on from it, and there is none after it.
    await page.keyboard.press('k')
    const held = (await quotes())[0]!
    const end = page.getByRole('slider', { name: 'End of the passage' })
    await end.waitFor()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(async () => (await quotes())[0]!.end).toBeGreaterThan(held.end)
    const longer = (await quotes())[0]!
    expect(longer.quote).toBe(whole.slice(longer.start, longer.end))
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(async () => (await quotes())[0]!.end).toBeLessThan(longer.end)
    // The handle by its own keys.
    const now = (await quotes())[0]!.end
    await end.focus()
    await page.keyboard.press('ArrowLeft')
    await page.locator('.reading-text').focus()
    await expect.poll(async () => (await quotes())[0]!.end).toBeGreaterThan(now)
    // The caret, with no passage held.
    await page.keyboard.press('Escape')
    await end.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe(whole.slice(2, 3))
  })

  test.each(['light', 'dark'] as const)('axe finds nothing there, %s', async (colorScheme) => {
    const { page } = window
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `.out/screenshots/right-to-left-${colorScheme}.png` })
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: null })
    window.clean()
  })
})
