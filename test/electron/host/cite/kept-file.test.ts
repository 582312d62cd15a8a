// The part of ours in a file that others write in: what stands around it, byte for byte, and whose entries stand in it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { elementsOf } from '../../../../electron/host/cite/json-elements.ts'
import { keptFile, type KeptFormat } from '../../../../electron/host/cite/kept-file.ts'
import { readShared, replaceShared } from '../../../../electron/host/cite/shared-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const work = (id: string, title = 'Tides'): CslItem => ({ id, type: 'book', title })
const keep = (before: string, items: CslItem[], format: KeptFormat, mark = 'ours') =>
  keptFile(before, items, { format, path: '/thesis/references', mark })

describe.each(['biblatex', 'csl-json'] as const)('in %s', (format) => {
  const own = format === 'biblatex' ? '@book{own, title = {Mine}}\n' : '[{"id":"own", "n":1.0}]'

  test('written once more, nothing changes', () => {
    const first = keep(own, [work('a'), work('b')], format)
    expect(first).toMatchObject({ added: ['a', 'b'], others: 1, mark: 'ours' })
    const again = keep(first.content, [work('a'), work('b')], format)
    expect(again).toMatchObject({ added: [], changed: [], removed: [], content: first.content })
  })

  test('tells what is new, changed and gone', () => {
    const { content } = keep(own, [work('a'), work('b')], format)
    const next = keep(content, [work('a', 'Harbours'), work('c')], format)
    expect(next).toMatchObject({ added: ['c'], changed: ['a'], removed: ['b'], others: 1 })
  })

  test('an entry others have already is left out, and said', () => {
    const kept = keep(own, [work('own', 'Ours'), work('a')], format)
    expect(kept).toMatchObject({ added: ['a'], present: ['own'], others: 1 })
    expect(kept.content).not.toContain('Ours')
  })

  test('the part of another library is others’', () => {
    const { content } = keep('', [work('x'), work('y')], format, 'theirs')
    const ours = keep(content, [work('a')], format)
    expect(ours).toMatchObject({ added: ['a'], removed: [], others: 2 })
    expect(keep(ours.content, [work('x')], format, 'theirs')).toMatchObject({ removed: ['y'], others: 1 })
  })

  test('the part that another device with this library has written is ours, and keeps its mark', () => {
    const { content } = keep('', [work('a'), work('b')], format, 'laptop')
    const here = keep(content, [work('a'), work('b'), work('c')], format, 'desk')
    expect(here).toMatchObject({ added: ['c'], changed: [], removed: [], others: 0, mark: 'laptop' })
  })
})

test('a part from before there were marks is ours', () => {
  const line = '% >>> Commonplace: kept current by the program, changes between these lines are lost'
  const kept = keep(`${line}\n@book{a,\n\ttitle = {Old},\n}\n% <<< Commonplace\n`, [work('a')], 'biblatex')
  expect(kept).toMatchObject({ changed: ['a'], others: 0 })
  expect(kept.content.match(/>>> Commonplace/g)).toHaveLength(1)
})

test('lines that end as Windows ends them stay so, and are no change', () => {
  const { content } = keep('% mine\n', [work('a')], 'biblatex')
  const windows = `${content}@book{later, title = {Later}}\n`.replaceAll('\n', '\r\n')
  const kept = keep(windows, [work('a')], 'biblatex')
  expect(kept).toMatchObject({ changed: [], others: 1 })
  expect(kept.content.startsWith('% mine\r\n')).toBe(true)
  expect(kept.content.endsWith('@book{later, title = {Later}}\r\n')).toBe(true)
})

test('items of others in a .json are not respelled, wherever they stand', () => {
  const [first, last] = ['{"id": "x, ]\\"", "issued": 1.50}', '{\n      "id":"y"\n    }']
  const { content } = keep('', [work('a')], 'csl-json')
  const mixed = `[\n    ${first},\n  ${content.trim().slice(1, -1).trim()},\n    ${last}\n]\n`
  const kept = keep(mixed, [work('a', 'Harbours')], 'csl-json')
  expect(kept).toMatchObject({ changed: ['a'], others: 2 })
  for (const item of [first, last]) expect(kept.content).toContain(item)
  expect((JSON.parse(kept.content) as { id: string }[]).map(({ id }) => id)).toEqual(['x, ]"', 'y', 'a'])
})

test('any JSON array falls into its elements', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (values, indent) => {
      const text = JSON.stringify(values, null, indent)
      expect(elementsOf(text).map(({ start, end }) => JSON.parse(text.slice(start, end)) as unknown)).toEqual(
        JSON.parse(text),
      )
    }),
  )
})

test('a file that another program has written since it was read is not written over', async () => {
  const path = join(folder, 'references.bib')
  writeFileSync(path, 'one')
  const file = await readShared(path)
  writeFileSync(path, 'another')
  expect(await replaceShared(file, 'ours', { newFolder: false })).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('another')
  expect(await replaceShared(await readShared(path), 'ours', { newFolder: false })).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('ours')
})
