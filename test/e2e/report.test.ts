// The report of an import by keys alone; what was removed, shown and put back; a cited work added to the library. Axe by day and night.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickOn, dropFile, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const pictures = join(import.meta.dirname, '..', '..', '.out', 'screenshots')

const RAW = `The quay at night

By Ada Lund

Share this article
The keeper of the harbour lights walked north-
east along the quay every evening, as his father had done before him, and as nobody does
now that the lamps light themselves. He carried a ladder, a can of oil and a book in which
he wrote down which of the lamps had burnt and which had not.

He was paid by the town (Ruud, 2014), and later, when the town had no money, by the guilds
(Vinther and Okonjo, 2016; Holm, 1931). Nobody wrote down how much. What is certain is that
the lamps burnt, since ships came in, and that the ships paid a toll for every lamp.

Salt, money and the state
Bo Marsh
A new book asks who paid.
More

References

Ruud, M. (2014). Lamps of the Sound. Riga: Quay Press.
Vinther, S. (2016). Guilds and their debts. Harbour Studies, 3(1), 4–19.
`
const FILE = 'quay.txt'

describe.skipIf(!CHROMIUM)(`the import report${NO_CHROMIUM}`, () => {
  let shell: RunningShell
  let browser: Browser
  let window: Watched
  let page: Page

  beforeAll(async () => {
    shell = await startShell()
    browser = await launch()
    window = await openWindow(browser, shell.address)
    page = window.page
    await page.getByRole('button', { name: 'Open the essay' }).waitFor()
    mkdirSync(pictures, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await shell?.stop()
    if (shell) discard(shell.library)
  })

  const report = () => asking(shell.library, (host) => host.report({ source: FILE }))
  const current = () => page.locator('li[data-current] button').first()
  const shoot = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) })

  test('opens from the account of the import, with its questions', async () => {
    await dropFile(page, FILE, RAW)
    const button = page.getByRole('button', { name: 'Import report' })
    await button
      .first()
      .waitFor()
      .catch(() => undefined)
    if (await page.getByRole('dialog').count())
      await page.getByRole('dialog').getByRole('button', { name: 'Import report' }).click()
    else
      await page
        .getByRole('banner')
        .getByRole('button', { name: /Import report/ })
        .click()
    await page.getByText('0 of 4 looked at').waitFor()
    await page.getByText('1 line end closed up').waitFor()
    await page.getByText('2 × menu or button').waitFor()
    await expect.poll(() => current().textContent()).toContain('“northeast”')
    await shoot('report-light')
    expect(await findings(page)).toEqual([])
  })

  test('shows a question’s place in the file and in the text', async () => {
    const marks = page.locator('mark[data-here]')
    await expect
      .poll(async () => (await marks.allTextContents()).map((one) => one.replaceAll('\n', '|')))
      .toEqual(['north-|east', 'northeast'])
  })

  test('is answered by keys, each answer one undoable step', async () => {
    await page.keyboard.press('n')
    await page.getByText('1 of 4 looked at').waitFor()
    await expect
      .poll(() => asking(shell.library, (host) => host.source({ source: FILE })).then((one) => one.text))
      .toContain('walked north-east along')
    await expect.poll(() => current().textContent()).toContain('Vinther and Okonjo, 2016')
    await page.keyboard.press('y')
    await page.getByText('2 of 4 looked at').waitFor()
    await expect.poll(() => current().textContent()).toContain('Holm, 1931')
    await page.keyboard.press('j')
    await expect.poll(() => current().textContent()).toContain('Salt, money and the state')
    await page.keyboard.press('n')
    await page.getByText('3 of 4 looked at').waitFor()
    const { doubts } = await report()
    expect(doubts.filter(({ answer }) => answer !== null).map(({ code }) => code)).toEqual([
      'hyphen-doubtful',
      'citation-near',
      'removed-teaser',
    ])
    await page.keyboard.press('Control+z')
    await page.getByText('2 of 4 looked at').waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.keyboard.press('u')
    await page.getByText('1 of 4 looked at').waitFor()
    await expect
      .poll(() => asking(shell.library, (host) => host.source({ source: FILE })).then((one) => one.text))
      .toContain('walked northeast along')
  })

  test('moving in one text moves and marks the other', async () => {
    await page.keyboard.press('l')
    const here = (pane: string) => page.locator(`[data-pane="${pane}"] mark[data-here]`)
    await page.keyboard.press('ArrowDown')
    expect(await here('raw').textContent()).toContain('east along the quay every evening')
    expect(await here('clean').first().textContent()).toContain('east along the quay every evening')
    await page.locator('[data-pane="clean"]').focus()
    await page.keyboard.press('ArrowDown')
    expect(await here('clean').textContent()).toMatch(/^He was paid by the town/)
    expect(await here('raw').textContent()).toMatch(/^He was paid by the town/)
    await page.locator('[data-pane="raw"]').getByText('Share this article').click()
    expect(await here('raw').textContent()).toBe('Share this article')
    expect(await here('clean').textContent()).toBe('')
  })

  test('by night, and at twice the size', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await shoot('report-dark')
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 640, height: 400 })
    await shoot('report-200')
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('the reader tells of open questions, shows what was removed and puts it back', async () => {
    await page.keyboard.press('o')
    await text(page).waitFor()
    await page.getByRole('button', { name: 'Import report: 3 open questions' }).waitFor()
    await page.keyboard.press('Alt+v')
    const pieces = page.locator('[data-removed]')
    await pieces.first().waitFor()
    const names = await pieces.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    expect(names).toContain('Removed as menu or button: “Share this article”. Put it back')
    await shoot('removed-light')
    expect(await findings(page)).toEqual([])
    const before = await asking(shell.library, (host) => host.source({ source: FILE }))
    expect(await text(page).textContent()).not.toContain('Share this article')
    await pieces.first().click()
    await text(page).getByText('Share this article').waitFor()
    const after = await asking(shell.library, (host) => host.source({ source: FILE }))
    expect(after.removed.length).toBe(before.removed.length - 1)
    await page.keyboard.press('Control+z')
    await text(page).getByText('Share this article').waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+v')
    await pieces.first().waitFor({ state: 'detached' })
  })

  test('a citation says what it means and brings the work into the library', async () => {
    await clickOn(page, 'Ruud, 2014')
    const card = page.getByRole('note')
    await card.getByText('This is the entry of the list.').waitFor()
    await card.getByText('How the entry was read').click()
    await card.getByText('Lamps of the Sound').last().waitFor()
    await shoot('citation-light')
    expect(await findings(page)).toEqual([])
    await card.getByRole('button', { name: 'Add to the library' }).click()
    await card.getByRole('button', { name: 'In the library' }).waitFor()
    const references = await asking(shell.library, (host) => host.references({}))
    expect(references.map(({ item }) => item['title'])).toContain('Lamps of the Sound')
    await page.keyboard.press('Escape')
    await asking(shell.library, (host) => host.annotate({ source: FILE, quote: 'He was paid by the town' }))
    await clickOn(page, 'Ruud, 2014')
    await card.getByRole('button', { name: '“He was paid by the town” is quoted from this work' }).click()
    await expect
      .poll(() => asking(shell.library, (host) => host.quotes({ source: FILE })).then(([one]) => one?.quotedFrom))
      .toBe(references.find(({ item }) => item['title'] === 'Lamps of the Sound')!.id)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect
      .poll(() =>
        asking(shell.library, (host) => host.references({})).then(
          (all) => all.filter(({ item }) => item['title'] === 'Lamps of the Sound').length,
        ),
      )
      .toBe(0)
    await clickOn(page, 'Vinther and Okonjo')
    await card.getByText('Probably this entry of the list. An author is missing in one of them.').waitFor()
    await card.getByRole('button', { name: 'Go to the reference' }).click()
    await card.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+ArrowLeft')
    await clickOn(page, 'Holm, 1931')
    await card.getByText('No entry of the list fits.').waitFor()
    window.clean()
  })
})
