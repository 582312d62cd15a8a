// Printed: the text with its page labels, passages underlined, notes numbered at the end, and nothing of the window.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { text } from './acts.ts'
import { CHROMIUM, launch, NO_CHROMIUM } from './chromium.ts'
import { asking, furnish, OVERLAP } from './library.ts'
import { discard, openWindow, type RunningShell, startShell, type Watched } from './shell.ts'

const reads = spawnSync('pdftotext', ['-v']).status === 0
const NO_READER = reads ? '' : ' (skipped: no pdftotext on this machine)'

describe.skipIf(!CHROMIUM)(`printing${NO_CHROMIUM}`, () => {
  let browser: Browser
  let shell: RunningShell
  let window: Watched
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-print-'))

  beforeAll(async () => {
    browser = await launch()
    shell = await startShell()
    await asking(shell.library, furnish)
    window = await openWindow(browser, shell.address)
    await window.page.getByRole('row').filter({ hasText: 'Ferr' }).first().click()
    await text(window.page).getByText('A ferry keeps two banks apart').waitFor()
    await window.page.getByText('6 highlights').first().waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    discard(shell.library)
    rmSync(folder, { recursive: true })
  })

  test('Alt+P prints, and the palette names it', async () => {
    const { page } = window
    await page.evaluate(() => {
      const asked = globalThis as { asked?: number }
      globalThis.print = () => void (asked.asked = (asked.asked ?? 0) + 1)
    })
    await text(page).focus()
    await page.keyboard.press('Alt+p')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('print with')
    await page.getByRole('menuitem', { name: /Print with highlights and notes/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => (globalThis as { asked?: number }).asked)).toBe(2)
  })

  test('every passage is underlined by its own line, overlapping ones one below the other', async () => {
    const { page } = window
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const lines = await page.locator('.print-text .print-passage').evaluateAll((all) =>
      all.map((one) => {
        const { textDecorationStyle, textUnderlineOffset } = getComputedStyle(one)
        return [one.getAttribute('data-color'), textDecorationStyle, textUnderlineOffset, one.textContent] as const
      }),
    )
    const styles = new Map(lines.map(([color, style]) => [color, style]))
    expect(Object.fromEntries(styles)).toEqual({
      orange: 'double',
      blue: 'dashed',
      pink: 'wavy',
      yellow: 'solid',
      green: 'dotted',
    })
    expect(new Set(lines.filter(([, , , words]) => OVERLAP.includes(words!)).map(([, , offset]) => offset)).size).toBe(
      3,
    )
    expect(await page.locator('nav').first().isVisible()).toBe(false)
    await page.screenshot({ path: '.out/screenshots/print.png', fullPage: true })
    await page.emulateMedia({ media: null })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await page.locator('.print-sheet').count()).toBe(0)
  })

  test.skipIf(!reads)(`the paper holds text, labels and notes, and nothing of the window${NO_READER}`, async () => {
    const file = join(folder, 'ferry.pdf')
    writeFileSync(file, await window.paper())
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
    for (const expected of [
      'The Ferry and the Bridge',
      'A ferry keeps two banks apart as surely as it joins them.',
      '¶ 3',
      '6 highlights and 1 note',
      'Notes on the highlights',
      'Power › Audience',
      'Use in 3.2',
    ])
      expect(words).toContain(expected)
    expect(words).toMatch(/an audience\. ?(\[\d\] ?)+/)
    for (const never of ['Filter 2 sources', 'Saved', 'Library']) expect(words).not.toContain(never)
    window.clean()
  })

  test.skipIf(!reads)(`a text with printed pages keeps their labels${NO_READER}`, async () => {
    const { page } = window
    await page
      .getByRole('row')
      .filter({ hasText: /other people/i })
      .first()
      .click()
    await text(page).getByText('Every reader has met').waitFor()
    const file = join(folder, 'essay.pdf')
    writeFileSync(file, await window.paper())
    const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
    expect(words).toContain('p. 2')
    expect(words).toContain('Doubtful attribution, see note 6')
    expect(words.indexOf('Doubtful attribution')).toBeGreaterThan(words.indexOf('great wits have short memories'))
  })
})
