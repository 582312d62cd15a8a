// What the stand-in cannot show: Electron's own processes, keychain and formats. Skipped by name where no binary, system or network is there.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packApp } from '../../build/package.mjs'
import { APP, EXECUTABLE, scratch, STAND_IN, start } from './launch.ts'

const noBinary = STAND_IN ? ' (skipped: needs a real Electron; ELECTRON_BIN names one)' : ''

describe.skipIf(noBinary)(`on a real Electron${noBinary}`, () => {
  test(`the page comes by app:// from a sandboxed process without Node${noBinary}`, async () => {
    const { app, page } = await start({ app: APP })
    expect(await page.evaluate(() => [location.protocol, location.host])).toEqual(['app:', 'shell'])
    const metrics = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ type, sandboxed }) => ({ type, sandboxed })),
    )
    // Only some systems say whether a process is sandboxed.
    const pages = metrics.filter(({ type, sandboxed }) => type === 'Tab' && sandboxed !== undefined)
    expect(pages.every(({ sandboxed }) => sandboxed)).toBe(true)
  })

  test(`the host is a utility process in which no text becomes code${noBinary}`, async () => {
    const { app, page } = await start({ app: APP })
    await page.waitForSelector('nav button')
    const names = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ type, name, serviceName }) => `${type} ${name ?? serviceName ?? ''}`),
    )
    expect(names.some((name) => name.startsWith('Utility') && name.includes('Commonplace'))).toBe(true)
    const refused = spawnSync(
      EXECUTABLE,
      ['--disallow-code-generation-from-strings', '-e', "try { eval('1'); process.exit(1) } catch { process.exit(0) }"],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    )
    expect(refused.status).toBe(0)
  })

  test(`Electron's Node has the full-text search the library uses${noBinary}`, () => {
    const program = `
      const { DatabaseSync } = require('node:sqlite')
      const db = new DatabaseSync(':memory:')
      db.exec("CREATE VIRTUAL TABLE t USING fts5(words); INSERT INTO t VALUES ('a ferry keeps two banks apart')")
      process.exit(db.prepare("SELECT count(*) AS hits FROM t WHERE t MATCH 'ferry'").get().hits === 1 ? 0 : 1)`
    const ran = spawnSync(EXECUTABLE, ['-e', program], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    expect(ran.status).toBe(0)
  })

  test(`the keychain gives back what it sealed, or says that there is none${noBinary}`, async () => {
    const { app } = await start({ app: APP })
    const answer = await app.evaluate(({ safeStorage }) =>
      safeStorage.isEncryptionAvailable() ? safeStorage.decryptString(safeStorage.encryptString('a word')) : 'none',
    )
    expect(['a word', 'none']).toContain(answer)
  })
})

const FORMATS = [
  ['AppImage', 'linux', '.AppImage'],
  ['dmg', 'darwin', '.dmg'],
  ['nsis', 'win32', '.exe'],
] as const

describe('packages of a real Electron', () => {
  for (const [format, platform, ending] of FORMATS) {
    const why =
      process.platform !== platform
        ? ` (skipped: made on ${platform} alone)`
        : process.env['PACKAGE_FORMATS'] === undefined
          ? ' (skipped: Electron and the tools of the format come from the network; PACKAGE_FORMATS=1 lets them)'
          : ''
    test.skipIf(why)(
      `${format} is made${why}`,
      async () => {
        const folder = scratch()
        const dist = STAND_IN ? {} : { dist: dirname(EXECUTABLE) }
        const output = await packApp({ ...dist, targets: [format], output: join(folder, 'release') })
        expect(readdirSync(output).some((name) => name.endsWith(ending))).toBe(true)
        rmSync(output, { recursive: true, force: true })
      },
      1_200_000,
    )
  }
})
