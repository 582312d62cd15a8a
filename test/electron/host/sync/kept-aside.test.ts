// What is not let in lies beside the library, once each, and never so much of it that the disk is full.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KeptAside, type Kept } from '../../../../electron/host/sync/kept-aside.ts'
import { aFolder } from '../store/sample.ts'

const kept = (id: string, document: unknown = {}): Kept => ({ id, road: 'a', at: '', problem: 'none', document })

test('the same document is kept once, and goes when it is let in', async () => {
  const aside = new KeptAside(join(await aFolder(), 'aside.ndjson'))
  await aside.add([kept('one'), kept('two')])
  await aside.add([kept('one')])
  expect((await aside.all()).map(({ id }) => id)).toEqual(['one', 'two'])
  await aside.remove([kept('one')])
  expect((await aside.all()).map(({ id }) => id)).toEqual(['two'])
})

test('beyond so many bytes the oldest are left out', async () => {
  const path = join(await aFolder(), 'aside.ndjson')
  const aside = new KeptAside(path, 10_000)
  for (let i = 0; i < 10; i++) await aside.add([kept(`note ${i}`, { text: 'x'.repeat(3_000) })])
  expect(statSync(path).size).toBeLessThanOrEqual(10_000)
  expect((await aside.all()).map(({ id }) => id)).toEqual(['note 7', 'note 8', 'note 9'])
})
