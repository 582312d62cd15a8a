// What is done with passages by keys alone: by sentence, paragraph and place found, across pages and notes; merged, split, of several kinds.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { findings } from './axe.ts'
import { cards, drag, painted, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'
import { FERRY, FERRY_FILE } from './texts.ts'

const flat = (words: string) => words.replaceAll(/\s+/g, ' ')

describe.skipIf(!CHROMIUM)(`passages by keys${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let ferry: string
  let essay: string

  const quotes = () => asking(shell.library, (host) => host.quotes({ source: ferry }))
  const listed = async () => (await quotes()).map(({ quote }) => flat(quote))
  const said = (page: Page, words: RegExp) =>
    page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' })

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      essay = (await host.importStarter({})).source
      ;[ferry] = (await importTexts(host, [[FERRY_FILE, FERRY]])) as [string]
    })
    window = await openWindow(browser, shell.address)
    await window.page.getByRole('row').filter({ hasText: 'Ferr' }).first().click()
    await text(window.page).getByText('A ferry keeps two banks apart').waitFor()
  })
  beforeEach(async () => {
    const ids = (await quotes()).map(({ id }) => id)
    if (ids.length > 0) await asking(shell.library, (host) => host.trash({ ids }))
    await expect.poll(() => cards(window.page).count()).toBe(0)
    await text(window.page).focus()
    await window.page.keyboard.press('Control+Home')
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('S highlights sentence after sentence', async () => {
    const { page } = window
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown')
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('s')
      await expect.poll(async () => (await quotes()).length).toBe(i + 1)
    }
    const all = await listed()
    for (const one of all) expect(flat(FERRY)).toContain(one)
    expect(new Set(all).size).toBe(3)
    expect(all.every((one) => /[.?!]$/.test(one) || one.length < 40)).toBe(true)
  })

  test('A highlights the paragraph at the caret', async () => {
    const { page } = window
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('a')
    await expect.poll(async () => (await quotes()).length).toBe(1)
    const { blocks, text: whole } = await asking(shell.library, (host) => host.source({ source: ferry }))
    expect(blocks.map(({ start, end }) => flat(whole.slice(start, end)))).toContain((await listed())[0])
  })

  test('places found are marked and counted; H highlights one of them, Alt+H all, as one step', async () => {
    const { page } = window
    await page.keyboard.press('Control+f')
    await page.keyboard.type('ferry')
    // It looks while one types: the first count may be that of fewer letters.
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String))
    const found = async () => {
      const all = await marked()
      return all.length > 1 && all.every((words) => /^ferry$/i.test(words))
    }
    await expect.poll(found).toBe(true)
    await page.getByText(/^1 of \d+$/).waitFor()
    const count = Number((await page.getByText(/^1 of \d+$/).textContent())!.split(' ').at(-1))
    await page.keyboard.press('Alt+Enter')
    await expect.poll(listed).toHaveLength(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('h')
    await page.keyboard.press('Alt+h')
    await expect.poll(async () => (await quotes()).length).toBe(count)
    await said(page, /2 places highlighted; one was already/)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await quotes()).length).toBe(1)
    // From within the bar, too.
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await quotes()).length).toBe(count)
    await page.keyboard.press('Escape')
  })

  test('a passage reaches across headings, and its page range across pages and notes', async () => {
    const { page } = window
    await drag(page, 'What the towns had agreed about was patience.\n'.trim())
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('1')
    await expect.poll(async () => (await quotes()).length).toBe(1)
    expect((await quotes())[0]!.quote).toContain('\n')
    const { text: whole, pages, notes } = await asking(shell.library, (host) => host.source({ source: essay }))
    // A page border with a note's marker near it.
    const border = pages.find(
      ({ start }) => start > 0 && notes.some((note) => note.markers.some((at) => Math.abs(at - start) < 1_500)),
    )!
    const made = await asking(shell.library, (host) =>
      host.highlight({ source: essay, start: border.start - 300, end: border.start + 300 }),
    )
    expect(made.page).toMatch(/^\S+–\S+$/)
    expect(made.quote).toBe(whole.slice(made.start, made.end))
  })

  test('M merges with what it touches, themes and notes together; undo gives both back', async () => {
    const { page } = window
    const whole = (await asking(shell.library, (host) => host.source({ source: ferry }))).text
    const at = whole.indexOf('Its timetable is a treaty')
    await asking(shell.library, async (host) => {
      await host.highlight({ source: ferry, start: at, end: at + 25, themes: ['Power'], note: 'first', color: 'blue' })
      await host.highlight({
        source: ferry,
        start: at + 14,
        end: at + 60,
        themes: ['Time'],
        note: 'second',
        color: 'pink',
      })
    })
    await expect.poll(() => cards(page).count()).toBe(2)
    await page.keyboard.press('j')
    await page.getByRole('slider', { name: 'End of the passage' }).waitFor()
    await page.keyboard.press('m')
    await expect.poll(async () => (await quotes()).length).toBe(1)
    expect((await quotes())[0]).toMatchObject({ start: at, end: at + 60, color: 'blue', themes: [['Power'], ['Time']] })
    expect((await quotes())[0]!.note).toBe('first\n\nsecond')
    await said(page, /Merged into/)
    await expect.poll(async () => (await painted(page)).map(flat)).toEqual([flat(whole.slice(at, at + 60))])
    await saved(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => cards(page).count()).toBe(2)
    // Nothing beside it: it is said, and nothing is changed.
    await asking(shell.library, async (host) => host.trash({ ids: [(await host.quotes({ source: ferry }))[1]!.id] }))
    await expect.poll(() => cards(page).count()).toBe(1)
    await page.keyboard.press('m')
    await said(page, /No other highlight touches/)
  })

  test('X splits the passage at the caret, from the menu of its card as well', async () => {
    const { page } = window
    const whole = (await asking(shell.library, (host) => host.source({ source: ferry }))).text
    const at = whole.indexOf('Its timetable is a treaty')
    await asking(shell.library, (host) =>
      host.highlight({ source: ferry, start: at, end: at + 25, themes: ['Power'], note: 'mine', color: 'green' }),
    )
    await expect.poll(() => cards(page).count()).toBe(1)
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await said(page, /Put the caret between two words/)
    // The caret goes on by words; in the middle of one it is the border before it that counts.
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('x')
    await expect.poll(listed).toEqual(['Its timetable', 'is a treaty'])
    const [first, second] = await quotes()
    expect([first!.note, second!.note]).toEqual(['mine', null])
    expect([first!.color, second!.color, second!.themes]).toEqual(['green', 'green', [['Power']]])
    await page.keyboard.press('Control+z')
    await expect.poll(listed).toEqual(['Its timetable is a treaty'])
    await expect.poll(() => cards(page).count()).toBe(1)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('j')
    const menu = page.getByRole('button', { name: /^Kind of excerpt/ })
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /Split the passage/ }).waitFor()
    expect(await page.getByRole('menuitem', { name: /Merge with/ }).count()).toBe(1)
    await page.keyboard.press('Escape')
  })

  test('the list of themes covers the selection neither below nor above it', async () => {
    const { page } = window
    await asking(shell.library, async (host) => {
      for (const path of ['Alpha', 'Beta', 'Gamma', 'Delta']) await host.createTheme({ path })
    })
    for (const words of ['A ferry keeps two banks apart', 'praised the view']) {
      await drag(page, words)
      // The last words of the text stand so low that there is room above them alone.
      await page.keyboard.press('t')
      const list = page.getByRole('listbox')
      await list.waitFor()
      // It has its place a moment after it is there.
      const beside = async () => {
        const box = (await list.boundingBox())!
        const lines = await page.evaluate(() =>
          [...CSS.highlights.get('selection-kept')!].flatMap((range) =>
            [...(range as Range).getClientRects()].map(({ top, bottom }) => ({ top, bottom })),
          ),
        )
        return (
          lines.length > 0 && lines.every(({ top, bottom }) => box.y >= bottom - 1 || box.y + box.height <= top + 1)
        )
      }
      await expect.poll(beside).toBe(true)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.setViewportSize({ width: 1280, height: 420 })
      // A window that changes brings back the line that was being read.
      await page.waitForTimeout(1_000)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('in a narrow window the list of themes closes once one is chosen', async () => {
    const { page } = window
    await page.setViewportSize({ width: 700, height: 800 })
    await page.getByRole('button', { name: 'Themes' }).first().press('Enter')
    const pane = page.locator('[data-pane="list"]')
    await pane.getByText('Alpha').waitFor()
    await pane.getByRole('row').filter({ hasText: 'Alpha' }).first().click()
    await pane.waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Library' }).first().press('Enter')
    await text(page).waitFor()
  })

  test('each kind but the author’s own words has a sign and a name on its card, and is said; in forced colours too', async () => {
    const { page } = window
    const whole = (await asking(shell.library, (host) => host.source({ source: ferry }))).text
    const kinds = ['verbatim', 'paraphrase', 'summary', 'thought', 'question', 'check'] as const
    await asking(shell.library, async (host) => {
      for (const [i, kind] of kinds.entries())
        await host.highlight({
          source: ferry,
          start: whole.indexOf('A ferry') + i * 12,
          end: whole.indexOf('A ferry') + i * 12 + 10,
          kind,
        })
    })
    await expect.poll(() => cards(page).count()).toBe(6)
    const signs = await page
      .locator('[data-kind]')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('data-kind'), one.textContent]))
    expect(signs.map(([kind]) => kind)).toEqual(kinds.slice(1))
    expect(new Set(signs.map(([, words]) => words!.slice(0, 2))).size).toBe(5)
    await page.getByRole('button', { name: /Highlight, yellow, own thought/ }).waitFor()
    await page.emulateMedia({ forcedColors: 'active' })
    await page.screenshot({ path: '.out/screenshots/kinds-forced.png' })
    expect(await page.locator('[data-kind="question"] i').isVisible()).toBe(true)
    await page.emulateMedia({ forcedColors: null })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `.out/screenshots/kinds-${colorScheme}.png` })
      expect(await findings(page)).toEqual([])
    }
    window.clean()
  })
})
