// The desktop app: through the stand-in for Electron over Chromium, or through a real binary where ELECTRON_BIN names one.
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')
const desktop = join(root, 'test', 'desktop')
const resolve = { alias: [{ find: /^electron$/, replacement: join(desktop, 'stand-in', 'electron.ts') }] }

/** The window's journeys are written for the browser shell; here their shell is the desktop app, and nothing else changes. */
const throughTheApp: Plugin = {
  name: 'through-the-app',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './shell.ts' && importer?.includes('/test/e2e/') ? join(desktop, 'journeys', 'shell.ts') : null,
}

/**
 * The reader's runs, unchanged. Of the others, some are about the browser shell itself: its address, its line, two of it side by side
 * (browser-shell, safety, coding, sync, views); some ask for windows that only a browser opens (zoom, rooms: other scales and storages).
 * The rest would run here too, and would show nothing of the shell that these do not: the same page, one more time.
 */
const journeys = [
  'journey',
  'keyboard',
  'reader',
  'five',
  'passages',
  'side-by-side',
  'reading',
  'print',
  // It hands a file over, which each shell does in its own way.
  'codebook',
].map((name) => `test/e2e/${name}.test.ts`)

const patience = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // A browser and a host of their own start and stop in between; the machine may be busy with other things.
  expect: { poll: { timeout: 30_000 } },
}

export default defineConfig({
  test: {
    root,
    globalSetup: ['test/desktop/build-apps.ts'],
    // One browser at a time: the machine's cores belong to it.
    fileParallelism: false,
    projects: [
      {
        resolve,
        test: {
          name: 'app',
          root,
          ...patience,
          include: ['test/desktop/**/*.test.ts'],
        },
      },
      {
        resolve,
        plugins: [throughTheApp],
        test: { name: 'window', root, ...patience, include: journeys },
      },
    ],
  },
})
