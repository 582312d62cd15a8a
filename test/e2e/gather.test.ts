// Gathering passages by conditions, by keyboard only: chips, alternatives, kept views; and what a screen reader finds on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const until = <T>(ask: () => Promise<T>) => expect.poll(ask)

/** Downs to an item of the open menu and takes it. */
async function choose(page: Page, item: string): Promise<void> {
  const wanted = page.getByRole('menuitem', { name: item, exact: true })
  await wanted.waitFor()
  for (let i = 0; i < 20 && !(await wanted.evaluate((node) => node === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

/** In the open list of values: down to one and takes it. */
async function take(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('option', { name, exact: true })
  await wanted.waitFor()
  await page.locator('[role=option]').first().focus()
  for (let i = 0; i < 20 && !(await wanted.evaluate((node) => node === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Space')
  await until(() => wanted.getAttribute('aria-selected')).toBe('true')
}

describe.skipIf(!CHROMIUM)(`gathering passages${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let page: Page
  let cards: Locator

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address, { colorScheme: 'light' })
    page = window.page
    await page.getByRole('button', { name: 'Themes', exact: true }).first().click()
    cards = page.locator('[data-card]')
    await cards.first().waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const quotes = () => page.locator('[data-card] p:first-of-type').allInnerTexts()
  const counted = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()
  const chip = (name: string) =>
    page.getByRole('group', { name: 'Conditions', exact: true }).getByRole('button', { name })

  test('the menu of a card opens beside it by keys and by mouse, and gives the focus back', async () => {
    const card = cards.first()
    const button = card.getByRole('button', { name: 'Actions for passage 1', exact: true })
    const menu = page.getByRole('menu', { name: 'Actions for passage 1', exact: true })
    const hasFocus = (of: Locator) => until(() => of.evaluate((node) => node === document.activeElement)).toBe(true)
    await card.focus()
    await page.keyboard.press('Tab')
    await hasFocus(button)
    await page.keyboard.press('Enter')
    await hasFocus(menu.getByRole('menuitem').first())
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    await hasFocus(card)
    expect(await button.getAttribute('aria-expanded')).toBe('false')
    // It is no press on the card, which would open the text.
    await button.click()
    await menu.waitFor()
    const under = (await button.boundingBox())!
    const box = (await menu.boundingBox())!
    expect(Math.abs(box.y - (under.y + under.height))).toBeLessThan(20)
    await menu.getByRole('menuitem', { name: 'Move the highlight to the trash' }).click()
    await menu.waitFor({ state: 'detached' })
    await counted('10 passages')
    await page.keyboard.press('Control+z')
    await counted('11 passages')
  })

  test('each theme begins at its top, with no condition of another', async () => {
    const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('a')
    await cards.first().waitFor()
    await page.evaluate(() => document.querySelector('h1')!.closest('section')!.scrollTo(0, 300))
    await page.getByRole('treegrid', { name: 'Themes' }).getByRole('row', { name: 'Power', exact: true }).click()
    await title('Power')
    expect(await page.evaluate(() => document.querySelector('h1')!.closest('section')!.scrollTop)).toBe(0)
    expect(await page.getByRole('searchbox', { name: 'Find in these passages' }).inputValue()).toBe('')
    await page.getByRole('button', { name: 'All passages' }).click()
    await title('All passages')
    await counted('11 passages')
    expect(await page.getByRole('searchbox', { name: 'Find in these passages' }).inputValue()).toBe('')
  })

  test('A and not B, then or: by keys, each step counted aloud', async () => {
    await counted('11 passages')
    await page.keyboard.press('Alt+c')
    await choose(page, 'Theme')
    await take(page, 'Power')
    await page.keyboard.press('Escape')
    await chip('Theme: Power').waitFor()
    await counted('4 passages')
    await page.keyboard.press('Alt+c')
    await choose(page, 'And not the theme')
    await take(page, 'Method')
    await page.keyboard.press('Escape')
    await chip('not Theme: Method').waitFor()
    await counted('3 passages')
    // The chip has the focus again: Enter opens it, Escape closes it.
    await until(() => page.evaluate(() => document.activeElement?.textContent)).toBe('not Theme: Method')
    await page.keyboard.press('Alt+o')
    await choose(page, 'With a note')
    await counted('5 passages')
    expect(await page.getByRole('group', { name: /Or passages/u }).ariaSnapshot()).toContain('button "With a note"')
    expect((await quotes()).filter((quote) => quote.includes('A union, in this reading'))).toHaveLength(1)
  })

  test('is kept as a view by name, opened from the list, named anew, and asks something else', async () => {
    await page.keyboard.press('Alt+s')
    await page.getByRole('dialog', { name: 'Keep as a view' }).waitFor()
    await page.keyboard.type('Power or noted')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Power or noted' }).waitFor()
    const views = page.getByRole('grid', { name: 'Views' })
    await views.getByRole('row', { name: 'Power or noted' }).waitFor()
    await page.keyboard.press('Alt+a')
    await counted('11 passages')
    await views.getByRole('row').focus()
    await page.keyboard.press('Enter')
    await counted('5 passages')
    await chip('not Theme: Method').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Strong ones')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Strong ones' }).waitFor()
    // One condition less, and the view is told to ask that from now on.
    await page.getByRole('button', { name: 'With a note' }).click()
    await page.getByRole('button', { name: 'Remove this condition' }).click()
    await counted('3 passages')
    await page.getByRole('button', { name: 'Save the view' }).click()
    await page.getByText('now asks this').waitFor()
    const kept = await asking(shell.library, (host) => host.quotes({ view: 'strong ones' }))
    expect(kept).toHaveLength(3)
  })

  test('axe finds nothing, with an open condition, light and dark', async () => {
    expect(await findings(page)).toEqual([])
    await chip('Theme: Power').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('by colour, kind, source, work, date and words', async () => {
    await page.keyboard.press('Alt+a')
    await counted('11 passages')
    const narrowed: [condition: string, act: () => Promise<void>, count: string][] = [
      ['Colour', () => take(page, 'Pink'), '3 passages'],
      ['Kind', () => take(page, 'Paraphrase'), '0 passages'],
      ['Source', () => take(page, 'The Ferry and the Bridge'), '6 passages'],
      ['Work', () => take(page, 'The Ferry and the Bridge'), '6 passages'],
      ['Date marked', () => page.getByLabel('Until').fill('2001-01-01'), '0 passages'],
      ['Words', () => page.keyboard.type('marlow audience'), '2 passages'],
      ['Without a theme', async () => undefined, '2 passages'],
    ]
    for (const [condition, act, count] of narrowed) {
      await page.keyboard.press('Alt+c')
      await choose(page, condition)
      await act()
      await counted(count)
      if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.keyboard.press('Alt+x')
      await counted('11 passages')
    }
  })

  test('cards go by arrows, carry their citation, and open where they stand', async () => {
    await page.keyboard.press('Alt+c')
    await choose(page, 'Source')
    await take(page, 'The Ferry and the Bridge')
    await page.keyboard.press('Escape')
    await counted('6 passages')
    await cards.first().focus()
    await page.keyboard.press('ArrowDown')
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-card') !== null)).toBe(true)
    await cards.first().getByText('(Marlow, n.d., para. 1)').waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
  })

  test('a view goes to the trash by Delete, and comes back by undo', async () => {
    await page.getByRole('button', { name: 'Themes', exact: true }).first().click()
    const views = page.getByRole('grid', { name: 'Views' })
    await views.getByRole('row', { name: 'Strong ones' }).focus()
    await page.keyboard.press('Delete')
    await views.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await views.getByRole('row', { name: 'Strong ones' }).waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
