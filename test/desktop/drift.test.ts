// The stand-in and Electron must not drift apart: the shell compiles against both, and the stand-in has nothing Electron lacks.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const out = join(root, '.out', 'desktop', 'drift')
const types = join(root, 'node_modules', 'electron', 'electron.d.ts')

/** The host's process has Electron's other end of the ports; that end is checked by running it. */
const NOT_MAIN = ['host-entry.ts']
const SHELL = readdirSync(join(root, 'electron', 'desktop'))
  .filter((name) => name.endsWith('.ts') && !NOT_MAIN.includes(name))
  .map((name) => join(root, 'electron', 'desktop', name))

/** Compiles `files` with `options` added to the project's own; what the compiler says, empty where it is content. */
function compile(name: string, files: string[], options: object): string {
  const config = join(out, `${name}.json`)
  const base = { composite: false, incremental: false, emitDeclarationOnly: false, declaration: false, noEmit: true }
  const compilerOptions = { ...base, lib: ['es2024', 'dom', 'dom.iterable'], types: ['node'], ...options }
  writeFileSync(config, JSON.stringify({ extends: join(root, 'build', 'tsconfig.base.json'), compilerOptions, files }))
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', config],
    {
      encoding: 'utf8',
    },
  )
  return stdout + stderr
}

/** The module `electron` is the stand-in; of Electron's own types only the namespace is left. */
const STANDING_IN = { paths: { electron: [join(root, 'test', 'desktop', 'stand-in', 'electron.ts')] } }
const NAMESPACE = join(out, 'electron-namespace.d.ts')
const REAL = join(root, 'test', 'desktop', 'stand-in', 'types.ts')

describe('stand-in and Electron', () => {
  beforeAll(() => {
    rmSync(out, { recursive: true, force: true })
    mkdirSync(out, { recursive: true })
    const namespace = readFileSync(types, 'utf8').replace(/^declare module 'electron[^']*' \{[^]*?^\}/gm, '')
    writeFileSync(NAMESPACE, namespace)
    symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'))
  })

  test('main and preload use nothing the stand-in lacks', () => {
    expect(compile('shell', [NAMESPACE, ...SHELL], STANDING_IN)).toBe('')
  })

  test('… and it would be seen if they did', () => {
    const using = join(out, 'using.ts')
    writeFileSync(
      using,
      `import { app, BrowserWindow, dialog } from 'electron'
export const icon = app.getFileIcon('x')
export const box = dialog.showErrorBox
export const print = (window: BrowserWindow) => window.webContents.print()
app.on('gpu-info-update', () => {})
`,
    )
    const said = compile('using', [NAMESPACE, using], STANDING_IN)
    for (const member of ['getFileIcon', 'showErrorBox', 'print', 'gpu-info-update']) expect(said).toContain(member)
    expect(compile('using-real', [REAL, using], {})).toBe('')
  })

  test('the stand-in has nothing that Electron lacks', () => {
    expect(compile('conforms', [REAL, join(root, 'test', 'desktop', 'stand-in', 'conforms.ts')], {})).toBe('')
  })

  test('… and it would be seen if it had', () => {
    const foreign = join(out, 'foreign.ts')
    writeFileSync(
      foreign,
      `import type { Foreign, Never } from '${join(root, 'test', 'desktop', 'stand-in', 'conforms.ts')}'
export type Made = Never<Foreign<{ quit(): void; madeUp(): void }, Electron.App>>
`,
    )
    expect(compile('foreign', [REAL, foreign], {})).toContain('madeUp')
  })
})
