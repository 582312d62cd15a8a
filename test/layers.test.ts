// Imports run one way: the law of test/layers/law.ts holds for every file, and breaking it would be seen.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breaches, type SourceFile } from './layers/law.ts'
import { readImports, sourcePaths } from './layers/imports.ts'

const root = join(import.meta.dirname, '..')
const file = (path: string, ...targets: string[]): SourceFile => ({
  path,
  imports: targets.map((target) => ({ target, typeOnly: false })),
})

describe('the law refuses', () => {
  const cases: [name: string, files: SourceFile[], problem: RegExp][] = [
    ['the page reaching into the host', [file('renderer/app.tsx', 'electron/host/host.ts')], /may not import/],
    ['shared code using Node', [file('shared/model/id.ts', 'node:fs')], /may not import/],
    ['the host using Electron', [file('electron/host/host.ts', 'electron')], /may not import/],
    ['main reaching the host itself', [file('electron/desktop/main.ts', 'electron/host/host.ts')], /may not import/],
    ['one feature using another', [file('renderer/themes/x.tsx', 'renderer/notes/y.tsx')], /may not import/],
    [
      'one part of the host using another',
      [file('electron/host/cite/x.ts', 'electron/host/store/y.ts')],
      /may not import/,
    ],
    ['anybody using the build', [file('shared/model/id.ts', 'build/lint.mjs')], /may not import/],
    ['a file no row covers', [file('extras/x.ts')], /no row/],
    ['a cycle', [file('shared/a.ts', 'shared/b.ts'), file('shared/b.ts', 'shared/a.ts')], /cycle/],
  ]
  test.each(cases)('%s', (_name, files, problem) => {
    expect(breaches(files).join('\n')).toMatch(problem)
  })
})

describe('the law allows', () => {
  test('a type from another part of the host', () => {
    const imports = [{ target: 'electron/host/store/store.ts', typeOnly: true }]
    expect(breaches([{ path: 'electron/host/search/follow.ts', imports }])).toEqual([])
  })
})

test('every file keeps the law', () => {
  const files = sourcePaths(root)
    .filter((path) => existsSync(join(root, path)))
    .map((path) => readImports(root, path))
  expect(files.length).toBeGreaterThan(10)
  expect(breaches(files)).toEqual([])
})

test('the top level is the fixed one', () => {
  const fixed = [
    'LICENSE',
    'README.md',
    'build',
    'electron',
    'package-lock.json',
    'package.json',
    'renderer',
    'shared',
    'sources',
    'test',
    'tsconfig.json',
  ]
  const present = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
  expect(present.sort()).toEqual(fixed.sort())
})

test('no file is named for what it is not', () => {
  const vague = /(^|[/.-])(utils?|helpers?|common|misc|managers?)(\.[a-z]+)+$/i
  expect(sourcePaths(root).filter((path) => vague.test(path))).toEqual([])
})
