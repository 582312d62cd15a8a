// A library late in a thesis: hundreds of themes, many sources, names longer than their places, in scripts of both directions.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cards, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const THEMES = 240
const LONG = 'Multilateralismusverständnis in postsowjetischen Regionalorganisationen'

const titled = (title: string, words: string) => `${title}\n\nBy Ada Harbour\n\n${words} and nobody was surprised.\n`
const TEXTS: [string, string][] = [
  ['tides.txt', titled('A Union of Tides', 'The tide tables were printed once a year')],
  ['school.txt', titled(`The Schools of the ${'Very '.repeat(8)}Small Harbours`, 'The schools were closed in winter')],
  ...Array.from({ length: 80 }, (_, i): [string, string] => [
    `union-${i}.txt`,
    titled(`Unions of Year ${i}`, `In year ${i} another union was founded`),
  ]),
]

describe.skipIf(!CHROMIUM)(`a crowded library${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let page: Page
  const goTo = (view: string) => page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      const [tides] = await importTexts(host, TEXTS)
      await host.annotate({ source: tides!, quote: 'tables were printed', color: 'blue', themes: [LONG] })
      for (let i = 0; i < THEMES; i++) await host.createTheme({ path: `Union ${String(i).padStart(3, '0')}` })
      await host.createTheme({ path: 'التكامل' })
    })
    window = await openWindow(browser, shell.address)
    page = window.page
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  test('the themes in view alone are drawn; keys reach the last, and it can be seen', async () => {
    await goTo('Themes')
    const tree = page.getByRole('treegrid', { name: 'Themes' })
    const rows = tree.getByRole('row')
    await rows.first().waitFor()
    expect(await rows.count()).toBeLessThan(THEMES / 2)
    await rows.first().click()
    await page.keyboard.press('End')
    await expect.poll(focused).toContain('التكامل')
    const row = tree.getByRole('row').filter({ hasText: 'التكامل' })
    await expect.poll(() => row.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
    expect(await row.getAttribute('aria-level')).toBe('1')
    expect(await findings(page)).toEqual([])
  })

  test('a name from right to left stands beside its colour', async () => {
    const gap = await page
      .getByRole('row')
      .filter({ hasText: 'التكامل' })
      .evaluate((row) => {
        const name = document.createRange()
        name.selectNodeContents(row.querySelector('[dir=auto]')!)
        return name.getBoundingClientRect().left - row.querySelector('[slot=drag]')!.getBoundingClientRect().right
      })
    expect(gap).toBeLessThan(24)
  })

  test('a filter finds one of them, and gives the rest back', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('union 23')
    const rows = page.getByRole('treegrid').getByRole('row')
    await expect.poll(() => rows.count()).toBe(10)
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toContain('Union 230')
    await page.getByRole('button', { name: 'Clear' }).first().click()
    await expect.poll(() => rows.count()).toBeGreaterThan(15)
  })

  test('going to a theme by name is possible, however many sources are called so', async () => {
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox').waitFor()
    await page.keyboard.type('union')
    await dialog.getByRole('group', { name: 'Sources' }).waitFor()
    await dialog.getByRole('group', { name: 'Themes' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  test('a long title has two lines, and what is done with its source comes without moving anything', async () => {
    await goTo('Library')
    await page.keyboard.press('/')
    await page.keyboard.type('schools')
    const row = page.getByRole('grid', { name: 'Sources' }).getByRole('row').first()
    const title = row.locator('[title^="The Schools"]')
    await title.waitFor()
    const before = await title.boundingBox()
    expect(before!.height).toBeGreaterThan(30)
    await row.hover()
    await row.getByRole('button', { name: /^Actions for The Schools/ }).click()
    await page.getByRole('menuitem', { name: 'Open', exact: true }).waitFor()
    expect(await title.boundingBox()).toEqual(before)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  test('the field for a theme is as wide as its card', async () => {
    await page.getByRole('searchbox').first().fill('tides')
    await page.getByRole('grid', { name: 'Sources' }).getByText('A Union of Tides').click()
    await cards(page).first().waitFor()
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('j')
    await page.keyboard.press('t')
    const field = cards(page).getByRole('combobox')
    await field.waitFor()
    const [inner, outer] = await Promise.all([field.boundingBox(), cards(page).first().boundingBox()])
    expect(inner!.width).toBeGreaterThan(outer!.width * 0.8)
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
  })

  test('the palette lists every command there is, and Enter takes what is called as typed', async () => {
    await page.keyboard.press('Control+k')
    const dialog = page.getByRole('dialog', { name: 'Commands' })
    await dialog.getByRole('searchbox').waitFor()
    await expect.poll(() => dialog.getByRole('menuitem').count()).toBeGreaterThan(60)
    await page.keyboard.type('notes')
    await expect.poll(() => dialog.getByRole('menuitem').first().textContent()).toBe('Notes')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Notes', exact: true }).waitFor()
  })

  test('a view that takes its list with it leaves the focus in the window, and so does a list that is put away', async () => {
    const inMain = () => page.evaluate(() => document.querySelector('main')!.contains(document.activeElement))
    await goTo('Themes')
    const row = page.getByRole('treegrid').getByRole('row').first()
    await row.click()
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+b')
    await page.getByRole('treegrid').waitFor({ state: 'detached' })
    await expect.poll(inMain).toBe(true)
    await page.keyboard.press('Control+b')
    await row.click()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').waitFor()
    await page.keyboard.type('Supporting passages')
    await page.getByRole('menuitem', { name: 'Supporting passages' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Supporting passages' }).waitFor()
    await expect.poll(inMain).toBe(true)
    window.clean()
  })
})
