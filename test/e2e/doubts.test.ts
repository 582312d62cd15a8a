// Questions of every other kind an import leaves, each answered with one key: pages that jump, a heading that stands there twice,
// columns that may be out of order, a note without its marker and a marker without its note.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { text } from './acts.ts'
import { findings } from './axe.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, importTexts } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

/** The number each page prints, and the page: page 24 is missing, and a column of page 23 has lost its end. */
const PAGES: readonly (readonly [label: number, words: string])[] = [
  [
    21,
    `The Three Widows

By Ada Lund

The grain office of Karrebek was founded by three
widows in 1848.1 It was dissolved in 1911 by their
grandsons, who owned forty ships between them and
had never seen a ledger. They sold it to the town.

1 Town Archive of Karrebek, Ledgers, fol. 3.
2 See the letter of the clerk.`,
  ],
  [
    22,
    `The Ledgers

The ledgers were kept in three hands,3 none of which
belongs to a man.4 The council examined the matter
twice, and was of the opinion that nobody had done
anything, with one exception, whom it did not name.

4 Minutes of the council, 1848.`,
  ],
  [
    23,
    `The council lent its chamber to the widows, who met
in it every morning at six, before the clerks came,
and wrote down what each of them owed the others and

The Ships
When the railway reached the coast the office had
to decide whether it was a bank or a warehouse, so

The key to the chamber was held by the eldest one.
It was never found, and the door is shut to this day.`,
  ],
  [
    25,
    `the town gave them a key of their own. It hung on a
nail behind the stove until the house was sold.

The Ledgers

What the ledgers said was read aloud once a year, in
the presence of the mayor, who owed them money.`,
  ],
  [
    26,
    `The last of the widows died in 1871. Her ledger was
buried with her, which was held to be the end of it.

It was not the end of it.`,
  ],
]
const RAW = PAGES.map(([label, words]) => `${words}\n\n                    ${label}\n`).join('\f')

describe.skipIf(!CHROMIUM)(`questions of all kinds${NO_CHROMIUM}`, () => {
  let shell: RunningShell
  let browser: Browser
  let window: Watched
  let page: Page
  let source = ''

  beforeAll(async () => {
    shell = await startShell()
    browser = await launch()
    source = await asking(shell.library, async (host) => {
      await host.setSetting({ key: 'lessonDone', value: true })
      return (await importTexts(host, [['widows.txt', RAW]]))[0]!
    })
    window = await openWindow(browser, shell.address)
    page = window.page
    await page.getByRole('grid', { name: 'Sources' }).getByRole('row').first().click()
    await text(page).getByText('The grain office').waitFor()
    await page.getByRole('button', { name: 'Import report: 5 open questions' }).press('Enter')
    await page.getByText('0 of 5 looked at').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await shell?.stop()
    if (shell) discard(shell.library)
  })

  const current = () => page.locator('li[data-current] button').first()
  const asks = (code: string) => expect.poll(() => current().getAttribute('data-doubt')).toBe(code)
  const ledgers = async (): Promise<number> => {
    const { blocks, text: all } = await asking(shell.library, (host) => host.source({ source }))
    return blocks.filter(({ start, end }) => all.slice(start, end) === 'The Ledgers').length
  }
  const settled = async (): Promise<string[]> => {
    const { doubts } = await asking(shell.library, (host) => host.report({ source }))
    return doubts.filter(({ answer }) => answer !== null).map(({ code }) => code)
  }

  test('pages that jump are numbered by hand, or seen', async () => {
    await asks('page-labels-jump')
    await page.getByText('Page 25 follows page 23: are pages missing, or there twice?').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog', { name: 'Page numbers' })
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await settled()).toEqual([])
    await asks('page-labels-jump')
    await page.keyboard.press('y')
    await page.getByText('1 of 5 looked at').waitFor()
  })

  test('a note without its marker and a marker without its note are seen', async () => {
    await asks('note-without-marker')
    await page.keyboard.press('y')
    await page.getByText('2 of 5 looked at').waitFor()
    await asks('marker-without-note')
    await page.keyboard.press('y')
    await page.getByText('3 of 5 looked at').waitFor()
  })

  test('columns that may be out of order are shown, and seen', async () => {
    await asks('columns-doubtful')
    await expect.poll(() => page.locator('[data-pane="clean"] mark[data-here]').count()).toBeGreaterThan(0)
    await page.keyboard.press('y')
    await page.getByText('4 of 5 looked at').waitFor()
  })

  test('a heading that stands there twice is taken out, and comes back', async () => {
    await asks('heading-repeated')
    expect(await ledgers()).toBe(2)
    await page.keyboard.press('n')
    await page.getByText('5 of 5 looked at').waitFor()
    await expect.poll(ledgers).toBe(1)
    expect(await settled()).toHaveLength(5)
    await page.keyboard.press('u')
    await page.getByText('4 of 5 looked at').waitFor()
    await expect.poll(ledgers).toBe(2)
    await page.keyboard.press('y')
    await page.getByText('5 of 5 looked at').waitFor()
    expect(await ledgers()).toBe(2)
    window.clean()
  })
})
