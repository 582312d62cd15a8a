// Citation styles in the window, by keyboard: found by name and discipline, chosen, added by dropping a file, set aside.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropFile } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const BOOK = {
  id: 'marlow1998',
  type: 'book',
  title: 'Harbours and their towns',
  author: [{ family: 'Marlow', given: 'Edith' }],
  issued: { 'date-parts': [[1998]] },
  publisher: 'Harbour Press',
}
const MINE =
  '<style class="in-text" version="1.0"><info><title>House style of the Ferry Review</title><category field="history"/></info>' +
  '<citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title" prefix="~ "/></layout></bibliography></style>'

describe.skipIf(!CHROMIUM)(`citation styles${CHROMIUM ? '' : ` (skipped: ${NO_CHROMIUM})`}`, () => {
  let shell: RunningShell
  let browser: Browser
  let watched: Watched
  let page: Page
  beforeAll(async () => {
    ;[shell, browser] = await Promise.all([startShell(), launch()])
    await asking(shell.library, async (host) => {
      await importTexts(host, [['note.txt', 'A note.\n\nIt says little.']])
      await host.importReferences({ file: 'refs.json', content: JSON.stringify([BOOK]) })
      // Read for the first time the list takes a second, and on a busy machine several.
      await host.styles({ limit: 1 })
      await host.setSetting({ key: 'window', value: { lessonDone: true } })
    })
    watched = await openWindow(browser, shell.address)
    ;({ page } = watched)
    await page.getByRole('navigation').first().waitFor()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await shell?.stop()
    if (shell) discard(shell.library)
  })
  const entries = () => page.getByRole('grid', { name: 'Entries of the bibliography' })

  test('are searched, narrowed to a discipline, and chosen by keyboard', async () => {
    await page.keyboard.press('Alt+y')
    const dialog = page.getByRole('dialog', { name: 'Citation style' })
    await dialog.waitFor()
    await page.keyboard.type('oscola')
    await dialog.getByRole('row', { name: 'OSCOLA' }).first().waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('chemical society')
    await dialog
      .getByRole('row', { name: /American Chemical Society/ })
      .first()
      .waitFor()
    // It looks while one types: until the list is that of all the letters.
    const rows = dialog.getByRole('row')
    await expect
      .poll(async () => {
        const all = await rows.allTextContents()
        return all.length > 0 && all.every((words) => /chemical/i.test(words) && /society/i.test(words))
      })
      .toBe(true)
    const chosen = (await rows
      .first()
      .getByText(/Chemical Society/)
      .first()
      .textContent())!
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => rows.first().evaluate((row) => row === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+y')
    await dialog.getByRole('row').first().getByText('in use').waitFor()
    await dialog.getByRole('row').first().getByText(chosen).waitFor()
    await page.keyboard.press('Escape')
    watched.clean()
  })

  test('of the user’s own are dropped, used, set aside and put back; what is none is refused in words', async () => {
    await dropFile(page, 'ferry-review.csl', MINE)
    await page.getByText('House style of the Ferry Review is added and in use').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('bibliography')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: 'All references' }).click({ force: true })
    await entries().getByText('~ Harbours and their towns').waitFor()
    expect(await findings(page)).toEqual([])
    await dropFile(page, 'hostile.csl', '<!DOCTYPE style [<!ENTITY a "b">]><style/>')
    await page
      .getByText(/hostile\.csl.*document type/)
      .first()
      .waitFor()

    await page.getByRole('button', { name: /^Style/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Citation style' })
    await page.keyboard.type('ferry')
    await dialog.getByRole('button', { name: 'Set aside' }).click()
    await dialog
      .getByText(/set aside/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: 'Put back' }).click()
    await dialog.getByRole('button', { name: 'Set aside' }).waitFor()
    await page.keyboard.press('Escape')
    await entries()
      .getByText(/Marlow, E\. \(1998\)/)
      .waitFor()
    watched.clean()
  })
})
