// The browser of the end-to-end runs: a Chromium of the system, never one that a test tool downloads.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of the Chromium to use (`CHROMIUM_BIN` first), or null. */
export const CHROMIUM = [process.env['CHROMIUM_BIN'], ...PLACES].find((path) => path && existsSync(path)) ?? null

/** Why browser tests are skipped, for their names; empty where they run. */
export const NO_CHROMIUM = CHROMIUM ? '' : ' (skipped: no Chromium on this machine; set CHROMIUM_BIN)'

/** A browser that asks nothing of any network by itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM!,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      // Chromium refuses its own sandbox to root; the pages of these runs are ours.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
}
