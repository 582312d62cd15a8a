// A text put right by hand: its pages named, its words corrected, its works divided, a newer file read in its place, and a lost
// highlight put back; all of it by keys.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickOn, drag, painted, text } from './acts.ts'
import { findings } from './axe.ts'
import { essayOf } from '../sources/essay.ts'
import { STYLES } from '../sources/generator-styles.ts'
import { print } from '../sources/press.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

/** Three pages by form feeds, none of which prints its number. */
const TOLL = `The Toll Book

The bailiff counted every barrel that came ashore. He wrote the sum into the toll book, in a hand nobody else could read.
\fIn the second year the toll was raised. The fishemen refused to pay it, and the bailiff wrote that down as well.

They paid in herring from then on.
\fA third year went by. Nobody remembers what the book said then.
`
const NEWER = TOLL.replace('fishemen', 'fishermen')
  .replace('The bailiff counted every barrel that came ashore. ', 'Every barrel was counted. ')
  .replace('A third year went by.', 'A third year passed by, slowly.')

/** Where to keep pictures of what is tested, when somebody wants to look. */
const PICTURES = process.env['PICTURES']

describe.skipIf(!CHROMIUM)(`a text put right${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let source = ''

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    source = await asking(shell.library, async (host) => {
      const [id] = await importTexts(host, [['toll.txt', TOLL]])
      await host.reference({ source: id!, set: { author: [{ family: 'Lund' }], issued: { 'date-parts': [[2001]] } } })
      for (const quote of [
        'The bailiff counted every barrel that came ashore.',
        'The fishemen refused to pay it',
        'A third year went by.',
      ]) {
        await host.annotate({ source: id!, quote })
      }
      await host.setSetting({ key: 'lessonDone', value: true })
      return id!
    })
    window = await openWindow(browser, shell.address)
    await window.page.getByRole('grid', { name: 'Sources' }).getByRole('row').first().click()
    await text(window.page).getByText('The bailiff counted').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const citations = (): Promise<(string | undefined)[]> =>
    asking(shell.library, async (host) => (await host.quotes({ source, style: 'apa' })).map(({ citation }) => citation))

  async function look(page: Page, name: string): Promise<void> {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  }

  test('a page rule is shown before it is made and changes all citations at once', async () => {
    const { page } = window
    expect(await citations()).toEqual(['(Lund, 2001, p. 1)', '(Lund, 2001, p. 2)', '(Lund, 2001, p. 3)'])
    await clickOn(page, 'In the second year')
    await page.keyboard.press('Shift+G')
    const dialog = page.getByRole('dialog', { name: 'Page numbers' })
    await dialog.getByRole('textbox', { name: 'is on page' }).fill('xli')
    await dialog.getByText('3 citations change').waitFor()
    await expect.poll(() => dialog.locator('ins').allInnerTexts()).toContain('(Lund, 2001, p. xlii)')
    await dialog.getByRole('textbox', { name: 'is on page' }).fill('41')
    await expect
      .poll(() => dialog.locator('ins').allInnerTexts())
      .toEqual(['(Lund, 2001, p. 40)', '(Lund, 2001, p. 41)', '(Lund, 2001, p. 42)'])
    expect(await findings(page)).toEqual([])
    await look(page, 'pages')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(citations).toEqual(['(Lund, 2001, p. 40)', '(Lund, 2001, p. 41)', '(Lund, 2001, p. 42)'])
    await text(page).locator('[aria-label="Page 42"]').first().waitFor({ state: 'attached' })
  })

  test('corrected words take the highlight along, and undo brings both back', async () => {
    const { page } = window
    expect(await painted(page)).toContain('The fishemen refused to pay it')
    await drag(page, 'fishemen')
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: 'Correct the text' })
    await dialog.getByRole('textbox').fill('fishermen')
    expect(await findings(page)).toEqual([])
    await look(page, 'words')
    await page.keyboard.press('Control+Enter')
    await text(page).getByText('The fishermen refused').waitFor()
    await expect.poll(() => painted(page)).toContain('The fishermen refused to pay it')
    await page.keyboard.press('Control+z')
    await expect.poll(() => painted(page)).toContain('The fishemen refused to pay it')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => painted(page)).toContain('The fishermen refused to pay it')
  })

  test('a note being written goes on while another program corrects the text', async () => {
    const { page } = window
    await clickOn(page, 'refused to pay')
    await page.keyboard.press('n')
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))
    await expect.poll(focused).toBe('true')
    await page.keyboard.type('Half a')
    const from = TOLL.indexOf('barrel that')
    const { edits } = await asking(shell.library, (host) =>
      host.edit({ source, add: [{ kind: 'text', from, to: from + 'barrel'.length, text: 'wooden barrel' }] }),
    )
    await text(page).getByText('every wooden barrel').waitFor()
    expect(await focused()).toBe('true')
    await page.keyboard.type(' sentence')
    await page.keyboard.press('Escape')
    const note = async () => (await asking(shell.library, (host) => host.quotes({ source }))).map((quote) => quote.note)
    await expect.poll(note).toContain('Half a sentence')
    // Back in the text the caret is where the passage begins.
    const caret = () => page.evaluate(() => document.getSelection()?.focusNode?.textContent?.slice(0, 24))
    await expect.poll(caret).toMatch(/^In the second year|^The fishermen/)
    await asking(shell.library, (host) => host.edit({ source, remove: edits }))
  })

  test('paragraphs are joined and parted at the caret', async () => {
    const { page } = window
    const paragraphs = (): Promise<number> => text(page).locator('p').count()
    const before = await paragraphs()
    await clickOn(page, 'In the second year')
    await page.keyboard.press('Shift+J')
    await expect.poll(paragraphs).toBe(before - 1)
    await clickOn(page, 'They paid in herring')
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+z')
    await expect.poll(paragraphs).toBe(before)
    await clickOn(page, 'Nobody remembers')
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Shift+K')
    await expect.poll(paragraphs).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(paragraphs).toBe(before)
  })

  test('a paragraph becomes a heading and a paragraph again, and goes back', async () => {
    const { page } = window
    const headings = (): Promise<string[]> => text(page).locator('h1, h2, h3').allInnerTexts()
    const before = await headings()
    await clickOn(page, 'They paid in herring')
    await page.keyboard.press('Shift+H')
    await expect.poll(headings).toEqual([...before, 'They paid in herring from then on.'])
    await page.getByText('Now a heading').first().waitFor()
    // Also where the key was pressed while nothing had the focus, the caret goes on where it was.
    await text(page).evaluate((element) => (element as HTMLElement).blur())
    await page.keyboard.press('Control+z')
    await expect.poll(headings).toEqual(before)
    const caret = () => page.evaluate(() => document.getSelection()?.focusNode?.textContent?.slice(0, 12))
    await expect.poll(caret).toBe('They paid in')
    await page.keyboard.press('Shift+H')
    await expect.poll(headings).toEqual([...before, 'They paid in herring from then on.'])
    await clickOn(page, 'They paid in herring')
    await page.keyboard.press('Shift+P')
    await expect.poll(headings).toEqual(before)
    await page.keyboard.press('Control+z')
    await expect.poll(headings).toEqual([...before, 'They paid in herring from then on.'])
    await page.keyboard.press('Control+z')
    await expect.poll(headings).toEqual(before)
  })

  test('a work is split by hand and named in the form', async () => {
    const { page } = window
    await clickOn(page, 'A third year went')
    await page.keyboard.press('Shift+W')
    await expect.poll(async () => (await asking(shell.library, (host) => host.source({ source }))).works.length).toBe(2)
    await page.keyboard.press('Shift+F')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('textbox', { name: /^Title/ })
      .first()
      .fill('An afterword')
    await look(page, 'facts')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => (await citations())[2]).toBe('(An Afterword, n.d., p. 42)')
  })

  test('a work goes from the first selected paragraph to the last, and back into the one before it', async () => {
    const { page } = window
    const works = async (): Promise<string[]> => {
      const { works, text: all } = await asking(shell.library, (host) => host.source({ source }))
      return works.map(({ start, end }) => all.slice(start, end))
    }
    const [book, afterword] = await works()
    expect(afterword).toMatch(/^A third year went by/)
    // The third page is one paragraph: the work takes the paragraph above it in.
    await drag(page, 'They paid in herring')
    await page.keyboard.press('Shift+X')
    await expect.poll(works).toEqual(['They paid in herring from then on.', afterword])
    await page.keyboard.press('Control+z')
    await expect.poll(works).toEqual([book, afterword])
    // The window follows the library a moment later, with a text made anew: words may move from under the pointer just then. The
    // caret, once set, goes on where it was.
    const caretAfterClick = async (): Promise<string | undefined> => {
      await clickOn(page, 'A third year went')
      return page.evaluate(() => document.getSelection()?.focusNode?.textContent?.slice(0, 12))
    }
    // Clicks a second apart, or two of them select a word.
    await expect.poll(caretAfterClick, { interval: 1_000 }).toBe('A third year')
    await page.keyboard.press('Shift+V')
    await expect.poll(async () => (await works()).length).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(works).toEqual([book, afterword])
  })

  test('a newer file takes the place of the old one and says what became of the highlights', async () => {
    const { page } = window
    const choosing = page.waitForEvent('filechooser')
    // The browser is told that a chooser is waited for without an answer; one more question, and it has heard it.
    await text(page).focus()
    await page.keyboard.press('Alt+u')
    await (await choosing).setFiles({ name: 'toll-2.txt', mimeType: 'text/plain', buffer: Buffer.from(NEWER) })
    const dialog = page.getByRole('dialog', { name: 'Highlights in this text' })
    await dialog.getByText('1 exact · 1 with other words · 1 lost').waitFor()
    expect(await dialog.locator('ins').allInnerTexts()).toEqual(['passed by'])
    expect(await findings(page)).toEqual([])
    await look(page, 'audit')
    // By way of its row: a list that is entered at a button of it goes to its first row.
    await dialog.getByRole('row').filter({ hasText: 'passed by' }).focus()
    await page.keyboard.press('Tab')
    const right = dialog.getByRole('button', { name: 'It is right' })
    await expect.poll(() => right.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await dialog.getByText('2 exact · 1 lost').waitFor()
    const row = dialog.getByRole('row')
    await row.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  test('a lost highlight is put on words selected beside its old place', async () => {
    const { page } = window
    const bar = page.getByRole('region', { name: 'A highlight that looks for its place' })
    await bar.locator('mark').getByText('The bailiff counted every barrel').waitFor()
    await clickOn(page, 'Every barrel was')
    await page.keyboard.press('.')
    await look(page, 'repair')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await bar.waitFor({ state: 'detached' })
    await expect.poll(() => painted(page)).toContain('Every barrel was counted.')
    const counts = async () => (await asking(shell.library, (host) => host.audit({ source }))).counts
    await expect.poll(counts).toEqual({ exact: 3, moved: 0, fuzzy: 0, lost: 0 })
    await page.keyboard.press('Shift+A')
    await page.getByRole('dialog').getByText('All highlights are where they were').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await page.getByText('One highlight is lost').waitFor()
    await look(page, 'notice')
    await page.getByRole('button', { name: 'Look at them' }).press('Enter')
    await page.getByRole('dialog').getByText('2 exact · 1 lost').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    window.clean()
  })

  test('of labels that fit two readings both are offered, and one is taken', async () => {
    const { page } = window
    const style = STYLES.find(({ name }) => name === 'a working paper, double-spaced')!
    const essay = essayOf(11)
    const { raw } = print(essay, style, 1)
    const paper = await asking(shell.library, async (host) => (await importTexts(host, [['paper.txt', raw]]))[0]!)
    const first = (): Promise<string | undefined> =>
      asking(shell.library, async (host) => (await host.source({ source: paper })).pages[0]?.label)
    const label = Number(await first())
    await page.getByRole('grid', { name: 'Sources' }).getByText(essay.title).first().click()
    await text(page).getByText(essay.title).first().waitFor()
    await page.keyboard.press('Shift+G')
    const dialog = page.getByRole('dialog', { name: 'Page numbers' })
    await dialog.getByText('Which page do they belong to?').waitFor()
    await look(page, 'readings')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: `The first page is ${label + 1}` }).press('Enter')
    await dialog.getByRole('textbox', { name: 'is on page' }).press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(first).toBe(String(label + 1))
    window.clean()
  })
})
