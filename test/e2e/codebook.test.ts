// Work on the codebook by keyboard only: dragging by keys, examples, keys of themes, splitting by going through, history, files.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { cards as readerCards, saved, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const until = <T>(ask: () => Promise<T>) => expect.poll(ask)

describe.skipIf(!CHROMIUM)(`the codebook${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      const { ferry } = await furnish(host)
      // Enough of its own for one theme to be worth splitting.
      for (const quote of ['A ferry keeps two banks apart', 'The minutes of the first winter', 'praised the view'])
        await host.annotate({ source: ferry, quote, themes: ['Boats'] })
    })
    window = await openWindow(browser, shell.address, { colorScheme: 'light' })
    page = window.page
    await page.getByRole('grid', { name: 'Sources' }).getByText('The Ferry and the Bridge').click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const themes = () => asking(shell.library, (host) => host.themes({}))
  const counts = async (below: string) =>
    (await themes()).filter(({ path }) => path[0] === below).map(({ path, count }) => `${path.join('/')} ${count}`)
  const row = (name: string) => page.getByRole('treegrid', { name: 'Themes' }).getByRole('row', { name, exact: true })
  /** The row has the focus and its theme is shown. */
  async function choose(name: string): Promise<void> {
    await row(name).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: new RegExp(`${name}$`, 'u') }).waitFor()
  }

  test('a theme is dragged under another by keys', async () => {
    await page.getByRole('button', { name: 'Themes', exact: true }).first().click()
    await choose('Memory')
    await row('Memory').getByRole('button', { name: 'Move Memory' }).focus()
    await page.keyboard.press('Enter')
    const target = page.getByRole('button', { name: 'Drop on Power', exact: true })
    await target.waitFor()
    for (let i = 0; i < 30 && !(await target.evaluate((node) => node === document.activeElement)); i++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await until(async () => (await themes()).find(({ name }) => name === 'Memory')!.path.join('/')).toBe('Power/Memory')
    await page.keyboard.press('Control+z')
    await until(async () => (await themes()).find(({ name }) => name === 'Memory')!.path.join('/')).toBe('Memory')
  })

  test('a theme is defined, coloured and noted by keys', async () => {
    await choose('Boats')
    const definition = page.getByRole('textbox', { name: 'Definition' })
    await definition.focus()
    await page.keyboard.type('Whatever floats')
    await page.keyboard.press('Enter')
    await until(async () => (await themes()).find(({ name }) => name === 'Boats')!.definition).toBe('Whatever floats')
    await row('Boats').focus()
    await row('Boats').getByRole('button', { name: 'Actions for Boats' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Pink' }).press('Enter')
    await until(async () => (await themes()).find(({ name }) => name === 'Boats')!.color).toBe('pink')
    await page.getByRole('button', { name: 'Write a note on this theme' }).focus()
    await page.keyboard.press('Enter')
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox')
    await page.keyboard.type('See the third chapter')
    const { id } = (await themes()).find(({ name }) => name === 'Boats')!
    const memos = () => asking(shell.library, (host) => host.notes({ about: id }))
    await until(async () => (await memos()).map(({ markdown }) => markdown)).toEqual(['See the third chapter'])
    // One step each; the definition is taken back, so that the rest finds the theme as it was.
    for (let i = 0; i < 3; i++) await asking(shell.library, (host) => host.undo({}))
    await until(async () => (await themes()).find(({ name }) => name === 'Boats')!.definition).toBe('')
  })

  test('a passage becomes an example by E, stands first, and shows in the theme’s field', async () => {
    await choose('Boats')
    const cards = page.getByRole('grid', { name: 'Passages of Boats' }).locator('[data-card]')
    await cards.nth(2).waitFor()
    const wanted = cards.filter({ hasText: 'praised the view' })
    await wanted.focus()
    await page.keyboard.press('e')
    await cards.first().getByText('Example', { exact: true }).waitFor()
    await until(() => cards.first().innerText()).toContain('praised the view')
    await until(() => row('Boats').locator('[title]').first().getAttribute('title')).toContain('praised the view')
    await page.keyboard.press('e')
    await until(() => cards.getByText('Example', { exact: true }).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await until(() => cards.getByText('Example', { exact: true }).count()).toBe(1)
  })

  test('a theme gets a key; one that is taken is refused by name', async () => {
    // A window that has not shown the reader yet knows its keys all the same.
    await page.reload()
    await choose('Boats')
    await page.keyboard.press('Alt+Shift+k')
    const dialog = page.getByRole('dialog', { name: 'Key for “Boats”' })
    await dialog.waitFor()
    await until(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Press the key')
    await page.keyboard.press('j')
    await dialog.getByRole('alert').getByText('J is taken already: Next highlight').waitFor()
    await page.keyboard.press('Control+q')
    await dialog.getByRole('alert').getByText('cannot be the key of a theme').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('q')
    await dialog.waitFor({ state: 'detached' })
    await row('Boats').locator('kbd').getByText('Q', { exact: true }).waitFor()
  })

  test('the key tags the selection while reading, and stands on the key sheet', async () => {
    // A key that another laptop gave away although the window has a use for it: the window's own stays, and that is said.
    const memory = (await themes()).find(({ name }) => name === 'Memory')!.id
    await asking(shell.library, (host) => host.keyTheme({ theme: memory, key: 'J' }))
    await page.getByRole('button', { name: 'Library', exact: true }).first().click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    await page.getByText('J does not tag with “Memory” here: Next highlight').first().waitFor()
    await asking(shell.library, (host) => host.keyTheme({ theme: memory, key: null }))
    await text(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press(',')
    const before = await readerCards(page).count()
    await page.keyboard.press('q')
    await until(() => readerCards(page).count()).toBe(before + 1)
    await saved(page)
    await until(async () => (await themes()).find(({ name }) => name === 'Boats')!.count).toBe(4)
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Tag with Boats').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a theme is split by going through its passages: numbers, N, Space, back, and progress', async () => {
    await page.getByRole('button', { name: 'Themes', exact: true }).first().click()
    await choose('Boats')
    await page.keyboard.press('Alt+Shift+s')
    const dialog = page.getByRole('dialog', { name: 'Split “Boats”' })
    await dialog.getByRole('status').getByText('0 of 4').waitFor()
    await dialog.getByText('A ferry keeps two banks apart').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Joining')
    await page.keyboard.press('Enter')
    await dialog.getByRole('status').getByText('1 of 4').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Showing')
    await page.keyboard.press('Enter')
    await dialog.getByRole('status').getByText('2 of 4').waitFor()
    // Back, and to the other; Ctrl+Z is the same way back.
    await page.keyboard.press('Backspace')
    await dialog.getByRole('status').getByText('1 of 4').waitFor()
    await until(() => counts('Boats')).toEqual(['Boats 3', 'Boats/Joining 1', 'Boats/Showing 0'])
    await page.keyboard.press('2')
    await dialog.getByRole('status').getByText('2 of 4').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Control+z')
    await dialog.getByRole('status').getByText('2 of 4').waitFor()
    await until(() => dialog.getByRole('list').ariaSnapshot()).toMatch(/button "Joining 1"[\s\S]*button "Showing 1"/u)
    expect(await dialog.getByRole('button', { name: 'Showing 1' }).getAttribute('aria-keyshortcuts')).toBe('2')
    await until(() => dialog.getByRole('progressbar').getAttribute('value')).toBe('2')
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.keyboard.press('Space')
    await dialog.getByRole('status').getByText('3 of 4').waitFor()
    // Half-way is a place to stop: what is decided is kept.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await until(() => counts('Boats')).toEqual(['Boats 2', 'Boats/Joining 1', 'Boats/Showing 1'])
  })

  test('it goes on where it stopped, ends with an account, and is undone as a whole', async () => {
    await choose('Boats')
    await page.keyboard.press('Alt+Shift+s')
    const dialog = page.getByRole('dialog', { name: 'Split “Boats”' })
    await dialog.getByRole('status').getByText('2 of 4').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await dialog.getByText('All gone through: 2 passages found their themes.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await until(() => counts('Boats')).toEqual(['Boats 0', 'Boats/Joining 2', 'Boats/Showing 2'])
    await page.keyboard.press('Control+z')
    await until(() => counts('Boats')).toEqual(['Boats 2', 'Boats/Joining 1', 'Boats/Showing 1'])
    await page.keyboard.press('Control+z')
    await until(() => counts('Boats')).toEqual(['Boats 4'])
    await page.keyboard.press('Control+Shift+z')
    await until(() => counts('Boats')).toEqual(['Boats 2', 'Boats/Joining 1', 'Boats/Showing 1'])
  })

  test('the history tells every change of themes, newest first, and jumps', async () => {
    await choose('Boats')
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Ships')
    await page.keyboard.press('Enter')
    await row('Ships').waitFor()
    await page.keyboard.press('Alt+h')
    const dialog = page.getByRole('dialog', { name: 'History of the themes' })
    const list = dialog.getByRole('grid', { name: 'Changes of themes' })
    await list.getByRole('row').first().waitFor()
    const told = await list.getByRole('row').allInnerTexts()
    expect(told[0]).toContain('renamed from “Boats” to “Ships”')
    expect(told.join('\n')).toContain('“Power” defined: Who can make the other side wait')
    expect(told.join('\n')).toContain('undone')
    expect(await findings(page)).toEqual([])
    await list.getByRole('row').filter({ hasText: '“Power” defined' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Power' }).waitFor()
    await page.keyboard.press('Alt+Shift+h')
    const one = page.getByRole('dialog', { name: 'History of “Power”' })
    await one.getByRole('row').first().waitFor()
    expect((await one.getByRole('row').allInnerTexts()).join('\n')).not.toContain('Ships')
    await page.keyboard.press('Escape')
  })

  test('the codebook is exported, and taken in again after a look', async () => {
    await page.getByRole('button', { name: 'More for the themes' }).focus()
    await page.keyboard.press('Enter')
    const { name, content: xml } = await window.receive(() =>
      page.getByRole('menuitem', { name: 'REFI-QDA codebook (.qdc)' }).press('Enter'),
    )
    expect(name).toBe('themes.qdc')
    expect(xml).toContain('name="Ships"')
    // The system's file dialog cannot be driven: the file is put where it would put it.
    const content = 'path,definition,colour\nShips,Whatever floats,blue\nRiver/Delta,Where it ends,green\n'
    await page.getByTestId('import-codebook').setInputFiles({
      name: 'new.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    })
    const dialog = page.getByRole('dialog', { name: 'Import themes from new.csv' })
    await dialog.getByText('2 new themes').waitFor()
    await dialog.getByText('gets the definition of the file').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await row('Delta').waitFor()
    await page.keyboard.press('Control+z')
    await row('Delta').waitFor({ state: 'detached' })
    expect((await themes()).find(({ name }) => name === 'Ships')!.definition).toBe('')
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
