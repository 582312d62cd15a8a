// The desktop app: through the stand-in for Electron over Chromium, or through a real binary where ELECTRON_BIN names one.
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

export default defineConfig({
  resolve: { alias: [{ find: /^electron$/, replacement: join(root, 'test', 'desktop', 'stand-in', 'electron.ts') }] },
  test: {
    root,
    include: ['test/desktop/**/*.test.ts'],
    globalSetup: ['test/desktop/build-apps.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A browser and a host of their own start and stop in between; the machine may be busy with other things.
    expect: { poll: { timeout: 15_000 } },
    // One browser at a time: the machine's cores belong to it.
    fileParallelism: false,
  },
})
