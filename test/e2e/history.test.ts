// Undo of one view, the list of everything that was done, and going back to a moment and forward again: all by keys.
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

describe.skipIf(!CHROMIUM)(`the history${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  let made: { ferry: string; essay: string }

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    made = await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address)
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const passages = (source?: string) =>
    asking(shell.library, async (host) => (await host.quotes(source === undefined ? {} : { source })).length)
  const look = async (name: string) => {
    const folder = process.env['LOOK']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await window.page.screenshot({ path: `${folder}/${name}.png` })
  }

  test('a key undoes the newest change of the source being read, and another does it again', async () => {
    const { page } = window
    // The newest of all is a note that no source shows.
    await page.getByText('Other people’s sentences', { exact: true }).first().click()
    await text(page).waitFor()
    const before = await passages(made.essay)
    await page.keyboard.press('Alt+z')
    await page
      .getByText(/^Undone: highlight/)
      .first()
      .waitFor()
    expect(await passages(made.essay)).toBe(before - 1)
    expect(await asking(shell.library, async (host) => (await host.notes({ about: null })).length)).toBe(1)
    await page.keyboard.press('Alt+Shift+z')
    await page
      .getByText(/^Done again: highlight/)
      .first()
      .waitFor()
    expect(await passages(made.essay)).toBe(before)
  })

  test('what later changes rest on is not undone alone, and they are named', async () => {
    const { page } = window
    // A theme that a passage of this source brought, and that one of the other source has since been given.
    await asking(shell.library, async (host) => {
      const [here] = await host.quotes({ source: made.essay })
      const [there] = await host.quotes({ source: made.ferry })
      await host.tag({ annotations: [here!.id], theme: 'Craft' })
      await host.tag({ annotations: [there!.id], theme: 'Craft' })
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Undo in this source')
    await page.getByRole('menuitem', { name: /^Undo in this source/ }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByText(/^Not undone: tag passage “Craft”\. Later changes rest on it: tag passage “Craft”\./)
      .first()
      .waitFor()
    expect(await asking(shell.library, async (host) => (await host.quotes({ theme: 'Craft' })).length)).toBe(2)
  })

  test('the list shows what was done, newest first, and finds it by words', async () => {
    const { page } = window
    await page.keyboard.press('Control+h')
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor()
    const rows = page.getByRole('grid', { name: 'History' }).getByRole('row')
    await rows.first().waitFor()
    await look('history')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('/')
    await page.keyboard.type('define')
    await expect.poll(() => rows.count()).toBe(2)
    await rows.filter({ hasText: 'define the theme' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await expect.poll(() => rows.count()).toBeGreaterThan(10)
  })

  test('Enter on a change goes back to it in one go, and on a later one forward again', async () => {
    const { page } = window
    const rows = page.getByRole('grid', { name: 'History' }).getByRole('row')
    const all = await passages()
    const newest = rows.filter({ hasText: 'Now' })
    await newest.waitFor()
    const newestName = await newest.getAttribute('aria-label')
    const far = rows.filter({ hasText: /^import references/ }).first()
    await far.focus()
    await page.keyboard.press('Enter')
    await page
      .getByText(/steps undone\. The history leads back\./)
      .first()
      .waitFor()
    expect(await passages()).toBe(0)
    await expect.poll(() => far.getByText('Now').count()).toBe(1)
    await look('history-back')
    expect(await findings(page)).toEqual([])
    // Killed and started again, it still leads forward.
    window.clean()
    await window.close()
    await shell.stop()
    shell = await startShell({ library: shell.library })
    window = await openWindow(browser, shell.address)
    const again = window.page
    await again.getByRole('navigation').waitFor()
    await again.keyboard.press('Control+h')
    const forward = again.getByRole('button', { name: 'Forward to here' }).first()
    await forward.focus()
    await again.keyboard.press('Enter')
    await again
      .getByText(/steps done again/)
      .first()
      .waitFor()
    expect(await passages()).toBe(all)
    expect(newestName).not.toBeNull()
  })

  test('everything in the trash comes back by keys: passage, note, theme, reference and source', async () => {
    const { page } = window
    const ids = await asking(shell.library, async (host) => {
      const [quote] = await host.quotes({ source: made.essay })
      const [note] = await host.notes({ about: null })
      const theme = (await host.themes({})).find(({ name }) => name === 'Veto')
      const reference = (await host.references({})).find(({ source }) => source === null)
      const found = [quote!.id, note!.id, theme!.id, reference!.id, made.ferry]
      for (const id of found) await host.trash({ ids: [id] })
      return found
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Library')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+t')
    const trash = page.getByRole('dialog')
    const rows = trash.getByRole('row').filter({ has: page.getByRole('button', { name: 'Restore', exact: true }) })
    await expect.poll(() => rows.count()).toBe(ids.length)
    expect(await findings(page)).toEqual([])
    for (let left = ids.length; left > 0; left--) {
      await rows.first().focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => rows.count()).toBe(left - 1)
    }
    const back = await asking(shell.library, (host) => host.trashed({}))
    expect(back.filter(({ id }) => ids.includes(id))).toEqual([])
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
