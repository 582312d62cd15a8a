// From a cold start to the first readable words, in the desktop shell and in the browser shell side by side; the desktop shell runs in the
// stand-in for Electron (or the binary ELECTRON_BIN names). Both open one library with a text already in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.mjs'
import { bundleDesktop } from '../../build/desktop.mjs'
import { APP, launchApp, STAND_IN } from '../desktop/launch.ts'
import { CHROMIUM, launch } from '../e2e/chromium.ts'
import { asking, importTexts } from '../e2e/library.ts'
import { discard, openWindow, startShell } from '../e2e/shell.ts'
import { quantile, type Row } from './row.ts'

const TIMES = 7
const WORDS = 'A ferry keeps two banks apart and joins them'
const TEXT = `On crossing\n\n${Array.from({ length: 400 }, (_, i) => `${WORDS}, crossing ${i + 1}.`).join('\n\n')}\n`

/** What was open at last is open at the start. */
async function openOnce(address: string): Promise<void> {
  const browser = await launch()
  const { page } = await openWindow(browser, address)
  await page
    .getByRole('grid', { name: 'Sources' })
    .getByText(/crossing/i)
    .first()
    .click()
  await page.locator('.reading-text').getByText(`${WORDS}, crossing 1.`).waitFor()
  // The place is written when reading rests.
  await page.waitForTimeout(1500)
  await browser.close()
}

/** ms from starting the shell with a new browser until the text stands in the reader. */
async function inBrowser(library: string): Promise<number> {
  const start = performance.now()
  const [browser, shell] = await Promise.all([launch(), startShell({ library })])
  try {
    const { page } = await openWindow(browser, shell.address)
    await page.locator('.reading-text').getByText(`${WORDS}, crossing 1.`).waitFor()
    return performance.now() - start
  } finally {
    await browser.close()
    await shell.stop()
  }
}

/** ms from starting the app until the text stands in its first window. */
async function onDesktop(library: string): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'commonplace-bench-shell-'))
  const start = performance.now()
  const app = await launchApp({ app: APP, library, userData })
  try {
    const page = await app.firstWindow()
    await page.locator('.reading-text').getByText(`${WORDS}, crossing 1.`).waitFor()
    return performance.now() - start
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

export async function run(): Promise<Row[]> {
  if (!CHROMIUM) throw new Error('no Chromium on this machine')
  await bundle()
  await bundleDesktop()
  const shell = await startShell()
  const { library } = shell
  try {
    await asking(library, (host) => importTexts(host, [['crossing.txt', TEXT]]))
    await openOnce(shell.address)
    await shell.stop()
    const times: { browser: number[]; desktop: number[] } = { browser: [], desktop: [] }
    // By turns, so that both meet the same machine; the first of each warms the disk's cache for both.
    for (let i = 0; i <= TIMES; i++) {
      const [browser, desktop] = [await inBrowser(library), await onDesktop(library)]
      if (i > 0) {
        times.browser.push(browser)
        times.desktop.push(desktop)
      }
    }
    const middle = quantile(times.browser, 0.5)
    const name = STAND_IN ? 'desktop shell (stand-in): start to first words' : 'desktop shell: start to first words'
    const value = quantile(times.desktop, 0.5)
    return [{ name, value, unit: 'ms', peer: `browser shell, ${Math.round(middle)} ms`, ratio: value / middle }]
  } finally {
    discard(library)
  }
}
