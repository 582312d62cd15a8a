// Citing and exporting from the window by keys alone: every dialog, what it copies or writes, and axe over each.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { cards, text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

describe.skipIf(!CHROMIUM)(`citing and exporting${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, async (host) => {
      const { ferry } = await furnish(host)
      await host.reference({
        source: ferry,
        set: { type: 'book', issued: { 'date-parts': [[2004]] }, publisher: 'Harbour Press' },
      })
    })
    window = await openWindow(browser, shell.address)
    await window.page.getByRole('navigation').waitFor()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
  })

  const dialog = (name: RegExp | string) => window.page.getByRole('dialog', { name })
  const look = async (name: string) => {
    const folder = process.env['LOOK']
    if (folder === undefined) return
    mkdirSync(folder, { recursive: true })
    await window.page.screenshot({ path: `${folder}/${name}.png` })
  }
  const command = async (name: string) => {
    const { page } = window
    await page.keyboard.press('Control+k')
    const field = dialog('Commands').getByRole('searchbox')
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.type(name)
    await page
      .getByRole('menuitem', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
  }
  const toPassage = async (words: string) => {
    const { page } = window
    await page.getByRole('grid').first().getByText('The Ferry and the Bridge').click()
    await cards(page).first().waitFor()
    await text(page).focus()
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('j')
      const active = page.locator('[data-card][data-active]')
      await active.waitFor()
      const id = await active.getAttribute('data-card')
      const quote = (await asking(shell.library, (host) => host.quotes({}))).find((one) => one.id === id)
      if (quote?.quote.startsWith(words)) return
    }
    throw new Error(`no passage “${words}”`)
  }
  /** Gives the book a title from elsewhere: the window has not been asked. */
  const rename = (title: string) =>
    asking(shell.library, async (host) => {
      const found = (await host.references({})).find(({ item }) => item.id === 'marlow1998')!
      await host.reference({ reference: found.id, set: { title } })
    })
  const pasted = async (): Promise<{ html: string; plain: string }> => {
    const other = await window.context.newPage()
    await other.setContent(
      '<!doctype html><div id="rich" contenteditable="true" style="min-height:4em"></div><textarea id="plain"></textarea>',
    )
    await other.locator('#rich').click()
    await other.keyboard.press('Control+v')
    await other.locator('#plain').click()
    await other.keyboard.press('Control+v')
    const found = { html: await other.locator('#rich').innerHTML(), plain: await other.locator('#plain').inputValue() }
    await other.close()
    await window.page.bringToFront()
    return found
  }

  test('a passage is cited by keys alone: shortened, with what stands before it, and copied', async () => {
    const { page } = window
    await toPassage('Its timetable is a treaty')
    await page.keyboard.press('Shift+C')
    const cite = dialog('Cite as')
    await cite.getByRole('region', { name: 'Preview' }).getByText('(Marlow, 2004').waitFor()
    await cite.getByLabel('Words of the quotation').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Its [summer] timetable is a promise')
    await cite.getByText(/The source does not say “.*promise” there/u).waitFor()
    expect(await cite.getByRole('button', { name: 'Copy', exact: true }).isDisabled()).toBe(true)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Its [summer] timetable … treaty')
    await page.keyboard.press('Tab')
    await page.keyboard.type('see')
    await cite.getByText('“Its [summer] timetable … treaty” (see Marlow, 2004').waitFor()
    await look('cite')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await cite.waitFor({ state: 'detached' })
    expect((await pasted()).html).toContain('“Its [summer] timetable … treaty” (see Marlow, 2004, para. 1)')
  })

  test('words the source quotes are cited as such from then on', async () => {
    const { page } = window
    await page.keyboard.press('Shift+C')
    const cite = dialog('Cite as')
    await cite
      .getByRole('button', { name: /^Whose words/u })
      .or(cite.getByLabel('Whose words'))
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Harbours and their towns' }).waitFor()
    await page.keyboard.type('Harb')
    await page.keyboard.press('Enter')
    await cite.getByText('(Marlow, 1998, as cited in Marlow, 2004').waitFor()
    await page.keyboard.press('Control+Enter')
    await cite.waitFor({ state: 'detached' })
    await expect
      .poll(() =>
        asking(shell.library, async (host) => (await host.quotes({ search: 'timetable', style: 'apa' }))[0]?.citation),
      )
      .toContain('as cited in')
    await page.keyboard.press('Control+z')
    await expect
      .poll(() =>
        asking(shell.library, async (host) => (await host.quotes({ search: 'timetable', style: 'apa' }))[0]?.citation),
      )
      .not.toContain('as cited in')
  })

  test('Markdown and LaTeX are copied as plain text alone', async () => {
    const { page } = window
    const as: [format: string, plain: RegExp][] = [
      ['LaTeX (BibLaTeX)', /^“Its timetable is a treaty” \\autocite\[para\.~1\]\{\w+\}$/u],
      ['Markdown with citation keys', /^“Its timetable is a treaty” \[@\w+, para\. 1\]$/u],
      ['Formatted text', /^“Its timetable is a treaty” \(Marlow, 2004, para\. 1\)$/u],
    ]
    for (const [format, plain] of as) {
      await page.keyboard.press('Shift+C')
      const cite = dialog('Cite as')
      await cite.getByRole('button', { name: /Copy as/u }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: format, exact: true }).click()
      await cite.getByRole('region', { name: 'Preview' }).getByText(plain).waitFor()
      await page.keyboard.press('Control+Enter')
      await cite.waitFor({ state: 'detached' })
      expect((await pasted()).plain).toMatch(plain)
    }
  })

  test('several passages of a theme share one citation', async () => {
    const { page } = window
    await page.getByRole('navigation').getByRole('button', { name: 'Themes', exact: true }).click()
    await page.locator('main h1').getByText('All passages').waitFor()
    await command('Cite as…')
    const cite = dialog('Cite as')
    await cite.getByRole('group', { name: 'Passages in this citation' }).waitFor()
    await cite
      .getByRole('region', { name: 'Preview' })
      .getByText(/^\(.*; .*\)$/u)
      .waitFor()
    await look('cite-several')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await cite.waitFor({ state: 'detached' })
  })

  const FILES: [format: string, files: string[], begins: RegExp][] = [
    ['Word, LibreOffice (.docx)', ['docx'], /^PK/u],
    ['Pandoc’s Markdown (.md)', ['md', 'json', 'csl'], /^---\ntitle: /u],
    ['Web page (.html)', ['html'], /^<!doctype html>/u],
    ['Other word processors (.rtf)', ['rtf'], /^\{\\rtf1/u],
    ['LaTeX with BibLaTeX (.tex)', ['tex', 'bib'], /^(?:% .*\n)*\\documentclass/u],
  ]
  test.each(FILES)('what is seen is exported as %s', async (format, extensions, begins) => {
    const { page } = window
    await page.keyboard.press('Alt+e')
    const out = dialog(/^Export/u)
    const choice = out.getByRole('button', { name: /^(?:.* )?For\b|For$/u }).first()
    await choice.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: new RegExp(`^${format.replaceAll(/[().]/gu, '\\$&')}`, 'u') }).click()
    await out.getByText(new RegExp(`Makes .*\\.${extensions[0]}`, 'u')).waitFor()
    await out.getByText(/\d+ passages · /u).waitFor()
    await look(`export-${extensions[0]}`)
    if (extensions[0] === 'docx') expect(await findings(page)).toEqual([])
    const downloads: Promise<[string, string]>[] = []
    page.on('download', (download) => {
      const name = download.suggestedFilename()
      downloads.push(download.path().then((path) => [name, readFileSync(path, 'utf8')]))
    })
    await page.keyboard.press('Control+Enter')
    await out.waitFor({ state: 'detached' })
    await expect.poll(() => downloads.length).toBe(extensions.length)
    page.removeAllListeners('download')
    const files = await Promise.all(downloads)
    expect(files.map(([name]) => name.split('.').at(-1)).toSorted()).toEqual(extensions.toSorted())
    const [, content] = files.find(([name]) => name.endsWith(`.${extensions[0]}`))!
    expect(content).toMatch(begins)
    if (extensions[0] !== 'html') return
    const reader = await window.context.newPage()
    await reader.setContent(content)
    expect(await findings(reader)).toEqual([])
    await reader.close()
    await page.bringToFront()
  })

  test('a file of references is kept current, looked through first', async () => {
    const { page } = window
    const path = join(shell.library, 'kept', 'references.bib')
    await command('Keep a file of references current')
    const keep = dialog('Keep a file current')
    await keep.getByLabel('File').focus()
    await page.keyboard.type('references.txt')
    await keep.getByRole('button', { name: 'Show what would change' }).press('Enter')
    await keep.getByText(/no whole path|neither in/u).waitFor()
    await keep.getByLabel('File').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(path)
    await keep.getByRole('button', { name: 'Show what would change' }).press('Enter')
    await keep.getByText(/^New: /u).waitFor()
    await look('keep')
    expect(await findings(page)).toEqual([])
    await keep.getByRole('button', { name: 'Keep it current' }).press('Enter')
    await keep.waitFor({ state: 'detached' })
    expect(readFileSync(path, 'utf8')).toContain('@book{marlow1998')
    // The desktop's dialog for folders, which no browser has: it answers with another place, and the file keeps its name.
    const elsewhere = join(shell.library, 'thesis')
    await page.evaluate((folder) => {
      const desktop = { pickFolder: () => Promise.resolve([folder]) }
      Object.assign(globalThis, { shell: desktop })
    }, elsewhere)
    await command('Keep a file of references current')
    await keep.getByRole('button', { name: 'Choose a folder…' }).press('Enter')
    await expect.poll(() => keep.getByLabel('File').inputValue()).toBe(join(elsewhere, 'references.bib'))
    await look('keep-choose')
    expect(await findings(page)).toEqual([])
    await page.evaluate(() => Object.assign(globalThis, { shell: undefined }))
    await page.keyboard.press('Escape')
    await keep.waitFor({ state: 'detached' })
    // Its folder goes away, and a change cannot be written: said at once, and in the dialog.
    rmSync(join(shell.library, 'kept'), { recursive: true })
    await rename('Harbours, and their towns')
    await page
      .getByText(/references\.bib could not be kept current/u)
      .first()
      .waitFor()
    await rename('Harbours and their towns')
    await command('Keep a file of references current')
    await keep.getByText(/The last attempt failed: .*its folder is not there/u).waitFor()
    await look('keep-failed')
    expect(await findings(page)).toEqual([])
    await dialog('Keep a file current').getByRole('button', { name: 'Keep it no longer' }).press('Enter')
    await dialog('Keep a file current').waitFor({ state: 'detached' })
  })

  test('the ledger says how much of each source is quoted', async () => {
    const { page } = window
    await page.keyboard.press('Alt+w')
    const ledger = dialog('How much is quoted')
    await ledger.getByRole('row', { name: /The Ferry and the Bridge \d+ /u }).waitFor()
    await look('quoted')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the bibliography of a theme or a note, with notes and in groups, as it is seen', async () => {
    const { page } = window
    await page.getByRole('navigation').getByRole('button', { name: 'Bibliography', exact: true }).click()
    await page.getByRole('radio', { name: 'A theme…' }).click({ force: true })
    const rows = page.getByRole('row')
    await page.getByRole('button', { name: /^(?:.* )?Theme$/u }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Power › Veto' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('radio', { name: 'All references' }).click({ force: true })
    await page.getByText('With my notes').click()
    await page.getByText('Primary source, read twice').waitFor()
    await rows.filter({ hasText: 'The Ferry' }).getByRole('button').click()
    await page
      .getByRole('menuitemradio', { name: 'A primary source' })
      .or(page.getByRole('menuitem', { name: 'A primary source' }))
      .first()
      .click()
    await page.getByText('Primary and secondary apart').click()
    await page.getByRole('heading', { name: 'Primary sources' }).waitFor()
    await page.getByRole('heading', { name: 'Other works' }).waitFor()
    await look('bibliography')
    expect(await findings(page)).toEqual([])
    // What is changed elsewhere is seen at once.
    await rename('Harbours of the world')
    await rows.filter({ hasText: 'Harbours of the world' }).waitFor()
    await rename('Harbours and their towns')
    await rows.filter({ hasText: 'Harbours and their towns' }).waitFor()
    await page.getByRole('button', { name: 'Copy the bibliography' }).click()
    await page
      .getByText(/entries copied/)
      .first()
      .waitFor()
    const { plain, html } = await pasted()
    expect(plain).toMatch(
      /^Primary sources\s+Marlow, E\. \(2004\)[^]*read twice[^]*Other works\s+Marlow, E\. \(1998\)/u,
    )
    expect(html).toMatch(/<h2[^>]*>Primary sources<\/h2>/u)
  })

  test('a note is exported as a file, with its list of works', async () => {
    const { page } = window
    await asking(shell.library, (host) =>
      host.writeNote({ about: null, markdown: 'A bridge [@marlow1998, p. 3] is for both banks.' }),
    )
    await command('Notes')
    await page.getByRole('row', { name: /^A bridge/u }).click()
    await page.getByRole('button', { name: 'Export as a manuscript…' }).click()
    const out = dialog(/^Export/u)
    await out.getByText(/1 note · 1 citation · 1 work/u).waitFor()
    await look('export-note')
    expect(await findings(page)).toEqual([])
    const coming = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    const download = await coming
    expect(download.suggestedFilename()).toBe('A-bridge-is-for-both-banks.docx')
    expect(readFileSync(await download.path(), 'latin1')).toMatch(/^PK/u)
    await out.waitFor({ state: 'detached' })
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
