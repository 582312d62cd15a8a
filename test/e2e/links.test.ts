// Passages linked to each other by keys alone: made, seen on both cards, listed, taken away and brought back.
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { cards, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const TREATY = 'Its timetable is a treaty'

describe.skipIf(!CHROMIUM)(`links between passages${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  /** The card of the passage keys act on. */
  const active = () => window.page.locator('[data-card][data-active]')
  /** Leaves what the window looks like where a person may judge it. */
  const look = async (name: string) => {
    const folder = process.env['LOOK']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await window.page.screenshot({ path: `${folder}/${name}.png` })
  }

  test('a key, a few letters and a relation link two passages of two sources', async () => {
    const { page } = window
    await page.getByText('The Ferry and the Bridge').first().click()
    await text(page).getByText('A ferry keeps two banks apart').waitFor()
    // The text stands before its passages do.
    await cards(page).first().waitFor()
    await page.keyboard.press('j')
    await active().waitFor()
    expect(await active().getAttribute('aria-label')).toContain(TREATY)
    await page.keyboard.press('l')
    await page.getByRole('dialog', { name: 'Link to which passage?' }).waitFor()
    await page.keyboard.type('great wits')
    await page.getByRole('menuitem', { name: /^great wits have short memories/ }).waitFor()
    await look('links-passage')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'How does it bear on the other?' }).waitFor()
    await page.keyboard.type('contra')
    await page.getByRole('menuitem', { name: /^contradicts/ }).waitFor()
    await look('links-relation')
    await page.keyboard.press('Enter')
    await active().getByRole('button', { name: 'contradicts great wits have short memories', exact: true }).waitFor()
    await expect
      .poll(() => page.locator('.reading-text').evaluate((field) => field === document.activeElement))
      .toBe(true)
    await look('links-card')
    expect(await findings(page)).toEqual([])
  })

  test('its card leads to the other passage, whose card leads back', async () => {
    const { page } = window
    const there = active().getByRole('button', { name: /^contradicts great wits/ })
    await there.focus()
    await page.keyboard.press('Enter')
    const back = active().getByRole('button', { name: `is contradicted by ${TREATY}`, exact: true })
    await back.waitFor()
    await back.focus()
    await page.keyboard.press('Enter')
    await there.waitFor()
  })

  test('all contradictions stand in one list, across sources, with citations', async () => {
    const { page } = window
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Contradictions')
    await page.getByRole('menuitem', { name: /^Contradictions/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Contradictions' }).waitFor()
    const row = page.getByRole('row', { name: new RegExp(`${TREATY} contradicts great wits`) })
    await row.waitFor()
    await row.getByText(/Marlow/).waitFor()
    await look('links-view')
    expect(await findings(page)).toEqual([])
    await row.focus()
    await page.keyboard.press('Enter')
    await active().getByText('contradicts').waitFor()
    await page.keyboard.press('Alt+ArrowLeft')
    await row.waitFor()
  })

  test('Delete takes a link away, and undo brings it back', async () => {
    const { page } = window
    const row = page.getByRole('row', { name: /contradicts great wits/ })
    await row.focus()
    await page.keyboard.press('Delete')
    await page.getByText('No contradictions yet').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await row.waitFor()
    await page
      .getByText(/^Undone: take the link/)
      .first()
      .waitFor()
  })

  test('a passage in the trash hides its links, and brings them back with it', async () => {
    const { page } = window
    const row = page.getByRole('row', { name: /contradicts great wits/ })
    const [passage] = await asking(shell.library, async (host) =>
      (await host.quotes({})).filter(({ quote }) => quote.startsWith('great wits')),
    )
    await asking(shell.library, (host) => host.trash({ ids: [passage!.id] }))
    await page.getByText('No contradictions yet').waitFor()
    await asking(shell.library, (host) => host.restore({ ids: [passage!.id] }))
    await row.waitFor()
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
