// The rooms beside the reader, by keyboard where a key exists: the list, the codebook, the cards, the notes, the references, the lesson.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { cards, drag, dropFile, passAccount, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, ESSAY, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

/** A write waits for a pause in the typing and for the disk, which on a busy machine takes more than a second. */
const PATIENCE = 20_000
/** The first citation waits for its engine to be made. */
const ENGINE_PATIENCE = 60_000
const until = <T>(ask: () => T | Promise<T>, timeout = PATIENCE) => expect.poll(ask, { timeout })

const go = (page: Page, view: string) =>
  page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()
const theme = (page: Page, name: string) => page.getByRole('treegrid').getByRole('row', { name, exact: true })
const level = async (page: Page, name: string, expected: string) =>
  until(() => theme(page, name).getAttribute('aria-level')).toBe(expected)

describe.skipIf(!CHROMIUM)(`the rooms of a furnished library${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address)
    page = window.page
    await page.getByRole('grid', { name: 'Sources' }).getByRole('row').first().waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('the filter finds a source and Enter opens it', async () => {
    const rows = page.getByRole('grid', { name: 'Sources' }).getByRole('row')
    const before = await rows.count()
    await page.getByRole('searchbox', { name: 'Filter the sources' }).focus()
    await page.keyboard.type('sentences')
    await until(() => rows.count()).toBeLessThan(before)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await text(page).getByText('Every reader has met').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
  })

  test('a source goes to the trash by Delete and comes back from there', async () => {
    const row = page.getByRole('grid', { name: 'Sources' }).getByRole('row', { name: 'The Ferry and the Bridge' })
    await row.focus()
    await page.keyboard.press('Delete')
    await row.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+t')
    const trash = page.getByRole('dialog', { name: 'Trash' })
    await trash.getByRole('row').first().getByRole('button', { name: 'Restore' }).click()
    await row.waitFor()
    await page.keyboard.press('Escape')
    await trash.waitFor({ state: 'detached' })
  })

  test('a theme is renamed, moved in and out, made, and removed by keys', async () => {
    await go(page, 'Themes')
    await theme(page, 'Memory').click()
    await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Forgetting')
    await page.keyboard.press('Enter')
    await theme(page, 'Forgetting').waitFor()
    // The row has the focus again, so that the next key reaches it.
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Forgetting')
    await page.keyboard.press('Alt+n')
    await page.keyboard.type('Ferries/Small ones')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Ferries › Small ones' }).waitFor()
    await theme(page, 'Forgetting').click()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await level(page, 'Forgetting', '2')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await level(page, 'Forgetting', '1')
    await theme(page, 'Small ones').click()
    await page.keyboard.press('Delete')
    await theme(page, 'Small ones').waitFor({ state: 'detached' })
  })

  test('two themes are merged and come apart again by undo', async () => {
    await theme(page, 'Audience').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+Shift+m')
    const dialog = page.getByRole('dialog', { name: 'Merge themes' })
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await until(async () => (await theme(page, 'Audience').count()) + (await theme(page, 'Promises').count())).toBe(1)
    await page.keyboard.press('Control+z')
    await theme(page, 'Audience').waitFor()
    await theme(page, 'Promises').waitFor()
  })

  test('a theme is dragged under another', async () => {
    await theme(page, 'Ferries').dragTo(theme(page, 'Power'))
    await level(page, 'Ferries', '2')
  })

  test('a theme’s passages are filtered, copied with citation, and open where they stand', async () => {
    await theme(page, 'Power').click()
    const passages = page.getByRole('grid', { name: 'Passages of Power' }).locator('[data-card]')
    await passages.first().waitFor()
    const all = await passages.count()
    await page.getByRole('button', { name: '+ Filter', exact: true }).click()
    await page.getByRole('menuitem', { name: 'And not the theme', exact: true }).click()
    await page.getByRole('option', { name: 'Method', exact: true }).click()
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await until(() => passages.count()).toBe(all - 1)
    await passages.first().focus()
    await page.keyboard.press('c')
    await page.getByText('Quotation copied with its citation').first().waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^“.+” \(.+\)/u)
    await page.keyboard.press('Enter')
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
  })

  test('a note written while the library is away is kept, and saved when it is back', async () => {
    await go(page, 'Notes')
    await page.getByRole('grid', { name: 'Notes' }).getByRole('row').first().waitFor()
    await page.keyboard.press('Alt+n')
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox')
    await page.keyboard.type('Before the cut. ')
    await page.getByTestId('note').locator('xpath=../..').getByText('Saved').first().waitFor()
    window.allow(/WebSocket|ERR_CONNECTION/)
    await shell.kill()
    await page.keyboard.type('**After** the cut.')
    await page.getByText('Could not save yet').waitFor()
    expect(await page.evaluate(() => Object.values(localStorage).some((kept) => kept.includes('the cut.')))).toBe(true)
    shell = await startShell({ library: shell.library })
    // A new start has a new secret, so the window is opened anew; what was not saved comes with it.
    const state = await window.context.storageState()
    await window.close()
    const port = new URL(shell.address).origin
    const origins = state.origins.map((one) => ({ ...one, origin: port }))
    window = await openWindow(browser, shell.address, { storageState: { cookies: [], origins } })
    page = window.page
    await until(() =>
      asking(shell.library, async (host) => (await host.notes({ about: null })).map((note) => note.markdown)),
    ).toContain('Before the cut. **After** the cut.')
  })

  test('missing facts are walked through by keys, and the bibliography follows', async () => {
    await asking(shell.library, async (host) => {
      const [gap] = (await host.references({})).filter((reference) => reference.item.title === ESSAY)
      await host.reference({ reference: gap?.id ?? (await host.references({}))[0]!.id, set: { author: null } })
    })
    await go(page, 'Bibliography')
    await page.getByText('lack facts').or(page.getByText('lacks facts')).first().waitFor()
    await page.keyboard.press('Alt+m')
    const dialog = page.getByRole('dialog', { name: 'Missing facts' })
    await dialog.waitFor()
    await page.keyboard.type('Okonjo, Ada')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Escape')
    await page.getByText('All references', { exact: true }).click()
    await page
      .getByRole('grid', { name: 'Entries of the bibliography' })
      .getByText('Okonjo, A.')
      .first()
      .waitFor({ timeout: ENGINE_PATIENCE })
  })

  test('every format is downloaded', async () => {
    for (const [name, file] of [
      ['RIS (.ris)', 'bibliography.ris'],
      ['BibTeX (.bib)', 'bibliography.bib'],
      ['CSL-JSON (.json)', 'bibliography.json'],
    ] as const) {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const given = await window.receive(() => page.getByRole('menuitem', { name }).click())
      expect(given.name).toBe(file)
      await passAccount(page, file)
    }
  })

  test('search shows hits of every kind while one types, and opens them', async () => {
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('ferr')
    const hits = page.getByRole('grid', { name: 'Hits' })
    await hits.getByText('Ask in the colloquium').waitFor()
    await hits.getByText('ferr', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: /^Notes \d/u }).click()
    await page.keyboard.press('Tab')
    await hits.getByText('Ask in the colloquium').click()
    await page.getByRole('heading', { name: 'Free note' }).waitFor()
  })

  test('nothing was logged, violated or sent away', () => window.clean())
})

describe.skipIf(!CHROMIUM)(`the first lesson${NO_CHROMIUM}`, () => {
  test('ticks itself from what is really done', async () => {
    const browser = await launch()
    const shell = await startShell()
    const window = await openWindow(browser, shell.address)
    const { page } = window
    try {
      await page.getByRole('button', { name: 'Open the essay' }).click()
      await text(page).getByText('Every reader has met').waitFor()
      const lesson = page.getByRole('complementary', { name: 'First lesson' })
      const done = () => lesson.locator('[data-done]').count()
      expect(await done()).toBe(0)
      await drag(page, 'it says in nine words')
      await page.keyboard.press('1')
      await until(done).toBe(1)
      await cards(page).first().waitFor()
      await saved(page)
      await page.keyboard.press('t')
      await page.getByRole('combobox', { name: 'Theme' }).waitFor()
      await page.keyboard.type('Memory')
      await page.keyboard.press('Enter')
      await until(done).toBe(2)
      // As the lesson says it: no other key between.
      await page.keyboard.press('n')
      await page.getByTestId('note').waitFor()
      await page.keyboard.type('My thought')
      await until(done).toBe(3)
      await page.keyboard.press('Escape')
      await page.keyboard.press('c')
      await until(done, ENGINE_PATIENCE).toBe(4)
      await lesson.getByRole('button', { name: 'Import my texts' }).waitFor()
      await lesson.getByRole('button', { name: 'Close the lesson' }).click()
      // A file that cannot be read is refused with its reason, and the library stays as it was.
      await dropFile(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]))
      await page.getByRole('dialog', { name: 'What was imported' }).getByText('picture.png').first().waitFor()
      window.clean()
    } finally {
      await browser.close()
      await shell.stop()
      discard(shell.library)
    }
  })
})
