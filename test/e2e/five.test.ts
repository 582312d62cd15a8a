// The real texts through the window: imported together with what is known about them, opened, quoted with the mouse, copied with a citation.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cards, drag, saved, text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const folder = resolve(import.meta.dirname, '../..', process.env['SOURCES_DIR'] ?? '../shared/sources')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []
const MISSING = files.length > 0 ? NO_CHROMIUM : ' (skipped: no texts in SOURCES_DIR or ../shared/sources)'

interface Quotable {
  text: string
  occurrences_of_exact_text?: number
  in_text_with_record?: { apa: string }
}

/** The first passage that stands once in its text; a note's marker within it would not be part of what the page shows. */
function quotableOf(file: string): { words: string; citation: string } {
  const expected = JSON.parse(readFileSync(join(folder, 'expected', `${file.slice(0, 3)}.json`), 'utf8')) as {
    quotables: Quotable[]
  }
  const found = expected.quotables.find((one) => one.in_text_with_record && one.occurrences_of_exact_text !== 2)!
  return { words: found.text, citation: found.in_text_with_record!.apa }
}

/** The words with whatever white space. */
const pattern = (words: string): RegExp =>
  new RegExp(
    words
      .split(/\s+/u)
      .map((word) => RegExp.escape(word))
      .join('\\s+'),
    'u',
  )

/** Without quotation marks, which the citation turns into those within a quotation, and with plain spaces. */
const bare = (words: string): string => words.replaceAll(/[“”‘’"']/gu, '').replaceAll(/\s+/gu, ' ')

describe.skipIf(!CHROMIUM || files.length === 0)(`the real texts in the window${MISSING}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    window = await openWindow(browser, shell.address)
  })
  afterAll(async () => {
    await browser?.close()
    await shell.stop()
    discard(shell.library)
  })

  test('all are imported at once, with the references, and accounted for', async () => {
    const { page } = window
    await page
      .getByTestId('import-files')
      .setInputFiles([...files.map((file) => join(folder, file)), join(folder, 'references.json')])
    const account = page.getByRole('dialog')
    await account.getByText(`${files.length} sources read`).waitFor({ timeout: 60_000 })
    await account.getByText(/references matched to sources/).waitFor()
    await page.keyboard.press('Escape')
    await account.waitFor({ state: 'detached' })
  })

  test.each(files)('%s is opened, highlighted and quoted as a careful reader would', async (file) => {
    const { page } = window
    const { words: expected, citation } = quotableOf(file)
    const sources = await asking(shell.library, (host) => host.sources({}))
    const source = sources.find((one) => one.file === file)!
    const { text: whole } = await asking(shell.library, (host) => host.source({ source: source.id }))
    // As the text has it: its spaces may be such as do not break.
    const [words] = pattern(expected).exec(whole)!
    await page.locator(`[data-row="${source.id}"]`).click({ position: { x: 40, y: 14 } })
    await page.locator(`[data-row="${source.id}"][data-open]`).waitFor()
    await text(page).getByText(words.slice(0, 25)).first().waitFor()
    // A text that has just opened may still be coming to rest under the pointer.
    await expect
      .poll(
        async () => {
          await drag(page, words)
          return bare(await page.evaluate(() => String(getSelection())))
        },
        { timeout: 15_000 },
      )
      .toBe(bare(words))
    await page.keyboard.press('1')
    await cards(page).first().waitFor()
    await saved(page)
    const [quote] = await asking(shell.library, (host) => host.quotes({ source: source.id }))
    expect(quote!.quote).toBe(words)
    await page.keyboard.press('c')
    await page
      .getByText(/^Copied, cited as in APA/)
      .first()
      .waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(citation)
    expect(bare(copied)).toContain(bare(words).replace(/[.;]$/u, ''))
  })

  test('nothing was logged, violated or fetched from elsewhere', () => {
    window.clean()
  })
})
