import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { readJson, writeJson } from '../../../electron/desktop/json-file.ts'
import { recentLibraries, withOpened } from '../../../electron/desktop/recent.ts'
import { scratch } from './scratch.ts'

test('a library opened again comes first, once; ten are kept', () => {
  expect(withOpened(['/a', '/b', '/c'], '/b')).toEqual(['/b', '/a', '/c'])
  expect(withOpened(['/a'], '/a/../b/')).toEqual(['/b', '/a'])
  expect(
    withOpened(
      Array.from({ length: 10 }, (_, i) => `/${i}`),
      '/new',
    ),
  ).toHaveLength(10)
})

test('libraries that are gone are not offered, but come back', () => {
  const folder = scratch()
  const file = join(folder, 'recent.json')
  recentLibraries(file).opened(join(folder, 'gone'))
  recentLibraries(file).opened(folder)
  expect(recentLibraries(file).list()).toEqual([folder])
  writeFileSync(join(folder, 'gone'), '')
  expect(recentLibraries(file).list()).toEqual([folder, join(folder, 'gone')])
  recentLibraries(file).clear()
  expect(recentLibraries(file).list()).toEqual([])
})

test('what the shell keeps is read back, and a damaged file is as none', () => {
  const file = join(scratch(), 'fact.json')
  expect(readJson(file, v.number(), 7)).toBe(7)
  writeJson(file, 8)
  expect(readJson(file, v.number(), 7)).toBe(8)
  for (const damaged of ['', '{', '"text"', readFileSync(file, 'utf8') + 'x']) {
    writeFileSync(file, damaged)
    expect(readJson(file, v.number(), 7)).toBe(7)
  }
})
