// End-to-end runs in Chromium against the built page. One at a time: the machine's cores belong to the browser.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // A loaded machine answers late, not wrongly; a poll that fails costs this once.
    expect: { poll: { timeout: 30_000 } },
  },
})
