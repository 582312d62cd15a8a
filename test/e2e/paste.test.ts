// What leaves the window and what stays: pasting, downloads, the German window, settings, panes, places, and a note cut short by a reload.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { de } from '../../renderer/messages/de.ts'
import { en } from '../../renderer/messages/en.ts'
import { cards, drag, passAccount, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, ESSAY, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const FERRY_TITLE = 'The Ferry and the Bridge'

const go = (page: Page, view: string) =>
  page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()

async function read(page: Page, title: string): Promise<void> {
  await page.getByRole('grid').first().getByText(title).click()
  await text(page).getByText(title).first().waitFor()
  await cards(page).first().waitFor()
}

/** What a word processor gets: the clipboard pasted into an empty rich field of another page. */
async function pasted(window: Watched): Promise<string> {
  const other = await window.context.newPage()
  await other.setContent('<!doctype html><div id="field" contenteditable="true" style="min-height: 4em"></div>')
  await other.locator('#field').click()
  await other.keyboard.press('Control+v')
  const html = await other.locator('#field').innerHTML()
  await other.close()
  await window.page.bringToFront()
  return html
}

/** Words of a catalogue that stand by themselves: no functions, nothing so short that it may be part of another language. */
function plainWords(catalogue: unknown): string[] {
  if (typeof catalogue === 'string') return [catalogue]
  if (typeof catalogue !== 'object' || catalogue === null) return []
  return Object.values(catalogue).flatMap(plainWords)
}

/** The same in both languages, or English inside German texts on purpose. */
const german = new Set(plainWords(de))
const english = new Set(plainWords(en).filter((word) => word.length > 2 && !german.has(word)))

/** Every English phrase of the catalogue that can be seen, or is said by name. */
async function englishLeft(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const root = document.body
    const texts: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      if (!parent.closest('.reading-text') && parent.checkVisibility()) texts.push((walker.currentNode as Text).data)
    }
    for (const element of root.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '')
    return texts
  })
  return said.map((one) => one.trim()).filter((one) => english.has(one))
}

describe.skipIf(!CHROMIUM)(`what leaves and what stays${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      const { ferry } = await furnish(host)
      // A book, so that its title is set in italics.
      await host.reference({
        source: ferry,
        set: { type: 'book', issued: { 'date-parts': [[2004]] }, publisher: 'Harbour Press' },
      })
    })
    window = await openWindow(browser, shell.address)
    // The first citation of a run starts the engine.
    await window.page.getByRole('navigation').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await shell.stop()
    discard(shell.library)
  })

  test('a quotation pasted into a rich field keeps its marks and its citation', async () => {
    const { page } = window
    await read(page, FERRY_TITLE)
    await drag(page, 'Its timetable is a treaty')
    await page.keyboard.press('c')
    await page
      .getByText(/^Copied, cited as in APA/)
      .first()
      .waitFor()
    const html = await pasted(window)
    expect(html).toContain('“Its timetable is a treaty” (Marlow, 2004, para. 1)')
  })

  test('a bibliography pasted into a rich field keeps its italics', async () => {
    const { page } = window
    await go(page, 'Bibliography')
    await page.getByRole('button', { name: 'Copy the bibliography' }).click()
    await page
      .getByText(/entries copied/)
      .first()
      .waitFor()
    const html = await pasted(window)
    expect(html).toMatch(
      /<(i|em)[^>]*>The Ferry and the Bridge<\/\1>|font-style: italic[^>]*>The Ferry and the Bridge</iu,
    )
    expect(html).toContain('Harbour Press')
  })

  const READS: Record<string, (content: string) => unknown> = {
    'Text (.txt)': (content) => expect(content).toContain('Marlow, E. (2004). The Ferry and the Bridge'),
    'Web page (.html)': (content) =>
      expect(content).toMatch(/^<!doctype html>[\s\S]*<i>The Ferry and the Bridge<\/i>/iu),
    'For word processors (.rtf)': (content) => expect(content).toMatch(/^\{\\rtf1[\s\S]*\}\s*$/u),
    'BibTeX (.bib)': (content) => expect(content).toMatch(/@book\s*\{/u),
    'BibLaTeX (.bib)': (content) => expect(content).toMatch(/@book\s*\{/u),
    'RIS (.ris)': (content) => expect(content).toMatch(/^TY {2}- BOOK[\s\S]*ER {2}-/mu),
    'CSL-JSON (.json)': (content) =>
      expect((JSON.parse(content) as { title: string }[]).map((item) => item.title)).toContain(FERRY_TITLE),
  }
  test.each(Object.keys(READS))('the bibliography is downloaded as %s and can be read', async (format) => {
    const { page } = window
    await page.getByRole('button', { name: 'Export' }).click()
    const { name: file, content } = await window.receive(() => page.getByRole('menuitem', { name: format }).click())
    expect(content.length).toBeGreaterThan(50)
    READS[format]!(content)
    // BibTeX has no entry for a page of the web.
    expect(await passAccount(page, file)).toEqual(format === 'BibTeX (.bib)' ? ['Kind of work: 1 reference'] : [])
    // What other programs would read, our own import reads too: by another parser than the one that wrote it.
    if (/\.(bib|ris|json)$/u.test(file)) {
      const { matched, unmatched } = await asking(shell.library, (host) => host.importReferences({ file, content }))
      expect(matched + unmatched.length).toBe(2)
    }
  })

  test('the list and the margin are folded and widened by keys', async () => {
    const { page } = window
    await go(page, 'Library')
    await read(page, FERRY_TITLE)
    const width = (pane: string) =>
      page.locator(`[data-pane=${pane}]`).evaluate((element) => element.getBoundingClientRect().width)
    for (const [pane, name, key] of [
      ['list', 'Width of the list', 'Control+b'],
      ['margin', 'Width of the margin', 'Control+Shift+b'],
    ] as const) {
      const before = await width(pane)
      const divider = page.getByRole('separator', { name })
      await divider.focus()
      await page.keyboard.press(pane === 'list' ? 'ArrowRight' : 'ArrowLeft')
      await expect.poll(() => width(pane)).toBeGreaterThan(before)
      await text(page).focus()
      await page.keyboard.press(key)
      await page.locator(`[data-pane=${pane}]`).waitFor({ state: 'hidden' })
      await page.keyboard.press(key)
      await page.locator(`[data-pane=${pane}]`).waitFor()
    }
  })

  test('back and forward go through the places one was at', async () => {
    const { page } = window
    await read(page, FERRY_TITLE)
    await read(page, ESSAY)
    await go(page, 'Themes')
    await page.locator('main h1').getByText('All passages').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await text(page).getByText(ESSAY).first().waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await text(page).getByText(FERRY_TITLE).first().waitFor()
    await page.keyboard.press('Alt+ArrowRight')
    await text(page).getByText(ESSAY).first().waitFor()
  })

  test('a text opens where it was left', async () => {
    const { page } = window
    await drag(page, 'Begin it before you know what you think.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const top = () =>
      page.evaluate(() => {
        const all = [...document.querySelectorAll('.reading-text p')]
        return all.find((one) => one.getBoundingClientRect().top > 60)?.textContent?.slice(0, 30)
      })
    const here = await top()
    await page.waitForTimeout(1_500)
    await page.reload()
    await text(page).getByText(ESSAY).first().waitFor({ state: 'attached' })
    await expect.poll(top).toBe(here)
  })

  test('a reload in the middle of a note loses nothing, and makes no second note', async () => {
    const { page } = window
    await read(page, ESSAY)
    await drag(page, 'Begin it before you know what you think.')
    await page.keyboard.press('n')
    await page.keyboard.type('cut short by a reload', { delay: 10 })
    await cards(page).locator('[contenteditable=true]').getByText('cut short by a reload').waitFor()
    await page.reload()
    await cards(page).getByText('cut short by a reload').waitFor()
    await saved(page)
    // A draft that is brought back is written after a pause.
    await page.waitForTimeout(1_500)
    const notes = await asking(shell.library, (host) => host.notes({}))
    expect(notes.filter(({ markdown }) => markdown === 'cut short by a reload')).toHaveLength(1)
  })

  test('what was chosen in the settings stays over a reload', async () => {
    const { page } = window
    await go(page, 'Settings')
    await page.getByText('Sepia', { exact: true }).click()
    await page.getByText('Sans', { exact: true }).click()
    await page.getByRole('button', { name: 'Size: more' }).click()
    await page.waitForTimeout(800)
    await page.reload()
    await page.locator('html[data-paper=sepia]').waitFor({ state: 'attached' })
    await go(page, 'Library')
    const shown = await text(page).evaluate((element) => {
      const { fontFamily, fontSize } = getComputedStyle(element)
      return [fontFamily.includes('Inter'), fontSize]
    })
    expect(shown).toEqual([true, '20px'])
  })

  test('in German no English is left in any view', async () => {
    const { page } = window
    await go(page, 'Settings')
    await page.getByText('Deutsch', { exact: true }).click()
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
    const left: string[] = [...(await englishLeft(page))]
    for (const view of ['Themen', 'Suche', 'Notizen', 'Literaturverzeichnis', 'Bibliothek']) {
      await go(page, view)
      await page.waitForTimeout(300)
      left.push(...(await englishLeft(page)).map((phrase) => `${view}: ${phrase}`))
    }
    await cards(page).first().waitFor()
    await text(page).focus()
    await page.keyboard.press('j')
    await page.locator('[data-card][data-active]').waitFor()
    left.push(...(await englishLeft(page)).map((phrase) => `Karte: ${phrase}`))
    for (const key of ['?', 'Control+k', 'Alt+t', 'Alt+m']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      left.push(...(await englishLeft(page)).map((phrase) => `${key}: ${phrase}`))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(left).toEqual([])
    expect(await page.getByText('Gespeichert').first().isVisible()).toBe(true)
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
