// References cared for in the window, by keyboard: files taken in, titles tidied with a preview, duplicates merged fact by fact, keys
// made by a pattern; each taken back by one undo.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zipOf } from '../electron/host/cite/zip-of.ts'
import { dropFile } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const BIB = `@book{lane14, title = {The Rise of Central Asia}, author = {Lane, D.}, year = 2014, publisher = {Delta}, langid = {english}, titleaddon = {x}}
@book{lane, title = {The rise of Central Asia}, author = {Lane, David}, year = 2014, publisher = {Delta Press}, address = {Bath}, langid = {english}}`
const THESIS = {
  id: 1204,
  type: 'thesis',
  title: 'Mud',
  author: [{ family: 'Frear', given: 'Mo' }],
  issued: { 'date-parts': [[2001]] },
}
const field = JSON.stringify({ citationItems: [{ itemData: THESIS }] }).replaceAll('"', '&quot;')
const DOCX = zipOf({
  'word/document.xml': `<w:document><w:fldSimple w:instr="ADDIN ZOTERO_ITEM CSL_CITATION ${field}"/></w:document>`,
})

describe.skipIf(!CHROMIUM)(`references${CHROMIUM ? '' : ` (skipped: ${NO_CHROMIUM})`}`, () => {
  let shell: RunningShell
  let browser: Browser
  let watched: Watched
  let page: Page
  beforeAll(async () => {
    ;[shell, browser] = await Promise.all([startShell(), launch()])
    await asking(shell.library, async (host) => {
      await importTexts(host, [['note.txt', 'A note.\n\nIt says little.']])
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
  const dialog = (name: string) => page.getByRole('dialog', { name })
  const entries = () => page.getByRole('grid', { name: 'Entries of the bibliography' })
  const keys = () =>
    asking(shell.library, async (host) => (await host.references({})).map(({ item }) => String(item.id)).toSorted())

  test('are taken in by a drop and by the file dialog, also out of a document', async () => {
    await dropFile(page, 'refs.bib', BIB)
    await dialog('Import').waitFor()
    await dialog('Import').getByText('1 thing to check').click()
    await dialog('Import')
      .getByText(/left out \(how often\): titleaddon \(1\)/)
      .waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('bibliography')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: 'All references' }).click({ force: true })
    await page
      .getByTestId('import-references')
      .setInputFiles({ name: 'thesis.docx', mimeType: 'application/octet-stream', buffer: DOCX })
    await entries()
      .getByText(/Frear, M\. \(2001\)/)
      .waitFor()
    expect(await keys()).toEqual(expect.arrayContaining(['frear2001', 'lane', 'lane14']))
  })

  test('what was put right or left out of a file is listed, and what a written one cannot hold', async () => {
    const account = dialog('What was read')
    await page.getByTestId('import-references').setInputFiles({
      name: 'odd.ris',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(
        'TY  - XYZZ\r\nTI  - The <i>Beagle</i>\r\nAU  - Frear, Mo\r\nPY  - 12/05/2001\r\nC1  - x\r\nER  - \r\n',
      ),
    })
    await account.getByText('“XYZZ” is no type of work that is known here').waitFor()
    await account.getByText(/“12\/05\/2001” does not tell which is the month/).waitFor()
    await account.getByText('1 reference got a citation key').press('Enter')
    await account.getByText(/it got “frear2001”/).waitFor()
    expect(await findings(page)).toEqual([])
    await account.getByRole('button', { name: 'Done' }).press('Enter')
    await account.waitFor({ state: 'detached' })
    const written = page.waitForEvent('download')
    await page.keyboard.press('Alt+Shift+I')
    expect((await written).suggestedFilename()).toMatch(/\.ris$/)
    const lost = dialog('What the file cannot hold')
    await lost.getByText('Title: 1 reference').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await lost.waitFor({ state: 'detached' })
    const whole = page.waitForEvent('download')
    await page.keyboard.press('Alt+Shift+J')
    expect((await whole).suggestedFilename()).toMatch(/\.json$/)
    await page
      .getByText(/\.json is in your downloads/)
      .first()
      .waitFor()
    expect(await lost.count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(keys).not.toContain('frear2001b')
  })

  test('are tidied value by value, and one undo takes it back', async () => {
    await page.keyboard.press('Alt+Shift+U')
    await dialog('Tidy references').getByText('The rise of Central Asia', { exact: true }).waitFor()
    // The work is named by its title, then by its key.
    await dialog('Tidy references')
      .getByRole('listitem')
      .getByText(/^The Rise of Central Asialane14$/)
      .waitFor()
    expect(await findings(page)).toEqual([])
    await dialog('Tidy references')
      .getByRole('button', { name: /^Change \d+ value/ })
      .press('Enter')
    await page
      .getByText(/reference.? tidied/)
      .first()
      .waitFor()
    await expect
      .poll(() =>
        entries()
          .getByText(/The Rise of/)
          .count(),
      )
      .toBe(0)
    await page.keyboard.press('Control+z')
    await entries()
      .getByText(/The Rise of/)
      .waitFor()
  })

  test('that are duplicates are merged fact by fact', async () => {
    await page.keyboard.press('Alt+Shift+G')
    const merging = dialog('Duplicates')
    await merging.getByText('Title, year and author are alike').waitFor()
    expect(await findings(page)).toEqual([])
    await merging.getByRole('button', { name: /Publisher/ }).press('Enter')
    await page.getByRole('option', { name: 'Delta Press' }).press('Enter')
    await merging.getByRole('button', { name: 'Merge 1 into it' }).press('Enter')
    await merging.waitFor({ state: 'detached' })
    await entries()
      .getByText(/Lane, D\. \(2014\).*Delta Press/)
      .waitFor()
    expect((await keys()).filter((key) => key.startsWith('lane'))).toHaveLength(1)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await keys()).filter((key) => key.startsWith('lane'))).toHaveLength(2)
  })

  test('get keys by a pattern, shown first', async () => {
    await page.keyboard.press('Alt+Shift+N')
    const naming = dialog('Citation keys')
    const pattern = naming.getByRole('textbox', { name: 'Pattern' })
    await pattern.fill('nothing')
    await naming.getByText(/names no part/).waitFor()
    await pattern.fill('[Auth][year]')
    await naming.getByText('Frear2001', { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])
    await naming.getByRole('button', { name: /^Change \d+ keys/ }).press('Enter')
    await naming.waitFor({ state: 'detached' })
    await expect.poll(keys).toContain('Frear2001')
  })

  test('asked for by a number that is none are refused in words, and nothing is sent', async () => {
    await page.keyboard.press('Alt+Shift+O')
    const asked = dialog('Add by DOI or ISBN')
    await asked.getByRole('textbox').fill('Rivers of Ink')
    await page.keyboard.press('Enter')
    await asked.getByText(/neither a DOI nor an ISBN/).waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    watched.clean()
  })
  test('are cited in the language of the window, until another is chosen', async () => {
    const german = await openWindow(browser, shell.address, { locale: 'de-AT' })
    const window = german.page
    await window.getByRole('navigation').first().waitFor()
    await window.keyboard.press('Control+k')
    await window.keyboard.type('Literaturverzeichnis')
    await window.keyboard.press('Enter')
    const language = window.getByRole('button', { name: /Sprache/ })
    await language.getByText('Deutsch (Österreich), wie das Fenster').waitFor()
    expect(await findings(window)).toEqual([])
    await language.press('Enter')
    await window.getByRole('option', { name: 'Schwedisch (Schweden)' }).press('Enter')
    await language.getByText('Schwedisch (Schweden)').waitFor()
    const kept = () => asking(shell.library, (host) => host.getSetting({ key: 'window' }))
    await expect.poll(kept).toMatchObject({ citationLocale: 'sv-SE' })
    await language.press('Enter')
    await window.getByRole('option', { name: /, wie das Fenster/ }).press('Enter')
    await expect.poll(kept).toMatchObject({ citationLocale: 'window' })
    german.clean()
    await window.context().close()
  })
})
