// From the key to the card and to "Saved", through the real page and host, beside what one write that reaches the disk costs here.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundle } from '../../build/bundle.mjs'
import { CHROMIUM, launch } from '../e2e/chromium.ts'
import { asking, importTexts } from '../e2e/library.ts'
import { discard, openWindow, startShell } from '../e2e/shell.ts'
import { quantile, type Row } from './row.ts'

/** Highlights made, after some that warm up the page and the host. */
const TIMES = 100
const WARM_UP = 10
/** About as much as one highlight's records. */
const RECORD_BYTES = 2_000

/** A text of sentences that are all different, so that each can be selected by the key of the next sentence. */
function sentences(count: number): string {
  const all = Array.from({ length: count }, (_, i) => `Sentence number ${i + 1} says what it has to say and no more.`)
  const paragraphs: string[] = []
  for (let i = 0; i < all.length; i += 6) paragraphs.push(all.slice(i, i + 6).join(' '))
  return `A text to be marked\n\n${paragraphs.join('\n\n')}\n`
}

interface Press {
  /** ms until the card of the new passage is in the margin. */
  card: number
  /** ms until the host has written it and the window says so. */
  acknowledged: number
}

/** Selects the next sentence, presses 1, and measures in the page itself, so that the driver's own way is not counted. */
async function press(page: Page): Promise<Press> {
  await page.keyboard.press('.')
  await page.evaluate(() => {
    const before = new Set([...document.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card')))
    const state = { start: 0, card: 0, saved: 0 }
    Object.assign(globalThis, { pressed: state })
    const line = document.querySelector('[data-pane=status]')
    const look = (): void => {
      if (state.start === 0) return
      const fresh = [...document.querySelectorAll('[data-card]')].some(
        (card) => !before.has(card.getAttribute('data-card')),
      )
      if (fresh && state.card === 0) state.card = performance.now() - state.start
      if (fresh && state.saved === 0 && line?.textContent?.startsWith('Saved'))
        state.saved = performance.now() - state.start
      if (state.saved > 0) watcher.disconnect()
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
    addEventListener(
      'keydown',
      (event) => {
        state.start = event.timeStamp
      },
      { once: true, capture: true },
    )
  })
  await page.keyboard.press('1')
  const done = await page.waitForFunction(() => {
    const { pressed } = globalThis as unknown as { pressed: { card: number; saved: number } }
    return pressed.saved > 0 ? { card: pressed.card, acknowledged: pressed.saved } : null
  })
  return (await done.jsonValue())!
}

/** ms of one write of a record's size that has reached the disk. */
function fsync(folder: string): number {
  const file = openSync(join(folder, 'record'), 'a')
  try {
    const start = performance.now()
    writeSync(file, Buffer.alloc(RECORD_BYTES, 1))
    fsyncSync(file)
    return performance.now() - start
  } finally {
    closeSync(file)
  }
}

export async function run(): Promise<Row[]> {
  if (!CHROMIUM) throw new Error('no Chromium on this machine')
  await bundle()
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-fsync-'))
  const browser = await launch()
  const shell = await startShell()
  try {
    await asking(shell.library, (host) => importTexts(host, [['marked.txt', sentences(TIMES + WARM_UP + 10)]]))
    const { page } = await openWindow(browser, shell.address)
    await page.getByRole('grid', { name: 'Sources' }).getByText('A text to be marked').click()
    const text = page.locator('.reading-text')
    await text.getByText('Sentence number 1 says').waitFor()
    await text.focus()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < WARM_UP; i++) await press(page)
    const presses: Press[] = []
    const disk: number[] = []
    // By turns, so that both meet the same machine.
    for (let i = 0; i < TIMES; i++) {
      presses.push(await press(page))
      disk.push(fsync(folder))
    }
    return (['card', 'acknowledged'] as const).flatMap((what) =>
      [0.5, 0.99].map((share): Row => {
        const value = quantile(
          presses.map((one) => one[what]),
          share,
        )
        return {
          name: `key to ${what === 'card' ? 'card' : 'Saved'}, p${share * 100}`,
          value,
          unit: 'ms',
          peer: 'one fsync',
          ratio: value / quantile(disk, share),
        }
      }),
    )
  } finally {
    await browser.close()
    await shell.stop()
    discard(shell.library)
    rmSync(folder, { recursive: true, force: true })
  }
}
