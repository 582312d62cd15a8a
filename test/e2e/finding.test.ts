// One search over everything, by keys: words, phrases, beginnings, near, a slip, accents, Cyrillic; narrowed, kept, and gone to.
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

describe.skipIf(!CHROMIUM)(`finding${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      await furnish(host)
      await importTexts(host, [['bridges.txt', 'Мосты и паромы\n\nПаром держит берега врозь, а мост их соединяет.']])
      // One word in everything a library has.
      const [source] = await importTexts(host, [
        ['lights.txt', 'Of lights at sea\n\nThe lantern at the pier was lit by hand in the Straße behind it.'],
      ])
      await host.annotate({ source: source!, quote: 'The lantern at the pier', color: 'blue', themes: ['Lanterns'] })
      await host.defineTheme({
        theme: (await host.themes({})).find(({ name }) => name === 'Lanterns')!.id,
        definition: 'Every lantern there is',
      })
      await host.writeNote({ about: null, markdown: 'Who lit the *lantern*?' })
      const item = { id: 'lantern', type: 'book', title: 'The Lantern', issued: { 'date-parts': [[1901]] } }
      await host.importReferences({ file: 'lantern.json', content: JSON.stringify([item]) })
    })
    window = await openWindow(browser, shell.address)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const field = () => window.page.getByRole('searchbox', { name: 'Search the library' })
  const rows = () => window.page.getByRole('grid', { name: 'Hits' }).locator('[role=row][data-key]')
  const said = () => window.page.locator('main').getByRole('status')
  const look = async (name: string) => {
    const folder = process.env['LOOK']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await window.page.screenshot({ path: `${folder}/${name}.png` })
  }
  /** Asks for something else, and waits for the answer to it. */
  const ask = async (query: string, count: RegExp) => {
    await field().focus()
    await window.page.keyboard.press('Control+a')
    await window.page.keyboard.type(query)
    await expect.poll(() => said().innerText()).toMatch(count)
  }

  test('a key opens it, and it says how words can be asked for', async () => {
    const { page } = window
    await page.keyboard.press('Control+Shift+f')
    await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true)
    await page.getByText('ferry ~5 bridge').waitFor()
    await look('finding-empty')
    expect(await findings(page)).toEqual([])
  })

  test.each([
    ['first hits while a word is being typed', 'timeta', /^3 hits/],
    ['a phrase', '"right to steer"', /^2 hits/],
    ['a beginning', 'timet*', /^3 hits/],
    ['words near each other', 'hull ~3 flag ', /^1 hit/],
    ['… and not when they are not', 'hull ~2 cargo ', /^No hits/],
    ['one slip', 'timetabel ', /^3 hits Also spelt: timetable\./],
    ['without accents', 'naive ', /^1 hit/],
    ['Cyrillic, regardless of case', 'ПАРОМ ', /^2 hits Also spelt: паромы/],
    ['a reference', 'harbours ', /^1 hit/],
  ])('%s', async (_, query, count) => ask(query, count))

  test('texts, quotations, notes, themes and references at once, and each kind by itself', async () => {
    const { page } = window
    await ask('lantern ', /^5 hits/)
    const kinds = page.getByRole('group', { name: 'Where the hits are' }).getByRole('button')
    expect(await kinds.allInnerTexts()).toEqual([
      'Everywhere 5',
      'Quotations 1',
      'Notes 1',
      'Themes 1',
      'Texts 1',
      'References 1',
    ])
    await kinds.getByText('Themes 1').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => rows().count()).toBe(1)
    expect(await rows().first().innerText()).toContain('Every lantern there is')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows().count()).toBe(5)
  })

  test('what is found is marked as it is printed', async () => {
    await ask('strasse ', /^1 hit/)
    expect(await rows().locator('mark').allInnerTexts()).toEqual(['Straße'])
  })

  test('hits stand grouped with their context, and Enter goes to the words and marks them', async () => {
    const { page } = window
    await ask('timetable ', /^3 hits/)
    await page
      .getByRole('rowheader', { name: /^Quotations/ })
      .or(page.getByText('Quotations', { exact: true }))
      .first()
      .waitFor()
    await look('finding-hits')
    expect(await findings(page)).toEqual([])
    // From the field into the hits, and down them to the one in the text.
    const at = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    for (let i = 0; i < 8 && !(await at()).includes('A ferry keeps'); i++) await page.keyboard.press('ArrowDown')
    expect(await at()).toContain('A ferry keeps')
    await page.keyboard.press('Enter')
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('arrived') ?? [])].map(String))
    await expect.poll(marked).toEqual(['timetable'])
    await look('finding-marked')
    await page.keyboard.press('Escape')
    await expect.poll(marked).toEqual([])
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => rows().count()).toBe(3)
  })

  test('filters narrow it by source, theme, colour and date', async () => {
    const { page } = window
    await ask('the ', /^\d\d hits/)
    await page.keyboard.press('Alt+f')
    const filters = page.getByRole('group', { name: 'Narrowed to' })
    await filters.waitFor()
    expect(await findings(page)).toEqual([])
    const choose = async (name: string, option: string) => {
      await filters.getByRole('button', { name: new RegExp(name) }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: option, exact: true }).waitFor()
      await page.keyboard.type(option.slice(0, 6))
      await page.keyboard.press('Enter')
    }
    await choose('Colour', 'Yellow')
    await expect.poll(() => rows().count()).toBe(1)
    await choose('Theme', 'Power')
    await expect.poll(() => rows().count()).toBe(1)
    await look('finding-filters')
    await filters.getByLabel('Until').fill('2001-01-01')
    await page.getByText(/^Nothing with/).waitFor()
    await filters.getByLabel('Until').fill('')
    await expect.poll(() => rows().count()).toBe(1)
  })

  test('a search is kept with its filters, run again, put away and brought back', async () => {
    const { page } = window
    await page.keyboard.press('Control+s')
    await page.getByRole('dialog', { name: 'Save this search…' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Power in yellow')
    await page.keyboard.press('Enter')
    const kept = page
      .getByRole('group', { name: 'Saved searches' })
      .getByRole('button', { name: 'Power in yellow', exact: true })
    await kept.waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await ask('patience ', /^1 hit/)
    await kept.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => field().inputValue()).toBe('the')
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByRole('button', { name: /^What to do with the search/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Move to the trash' }).waitFor()
    await page.keyboard.press('Enter')
    await kept.waitFor({ state: 'detached' })
    await page.locator('main').focus()
    await page.keyboard.press('Control+z')
    await kept.waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
