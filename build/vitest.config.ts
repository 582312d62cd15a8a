// Unit, property and acceptance tests. End-to-end and packaging runs have projects of their own, since they need a built page.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/desktop/**', 'test/bench/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    // Workers and child processes run .ts directly: no transform may hide that a file would not start on plain Node.
    execArgv: ['--disallow-code-generation-from-strings'],
  },
})
