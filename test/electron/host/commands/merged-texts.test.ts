// Two laptops correct one text without knowing of each other: after they have met, both have both corrections, the same text, and
// highlights that stand in it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { RawMap } from '../../../../shared/anchoring/raw-map.ts'
import type { HostClient } from '../../../../shared/rpc/contract.ts'
import { openHost } from '../../../../electron/host/host.ts'
import { addTexts, openLibrary } from './open-library.ts'

const TEXT = `The Toll Book

The balliff counted every barrel that came ashore. The fishemen refused to pay the toll, and he wrote that down.`
const PASSPHRASE = 'correct horse battery staple'

async function correct(host: HostClient, words: string, text: string): Promise<void> {
  const source = await host.source({ source: 'toll.txt' })
  const start = source.text.indexOf(words)
  const { first, last } = new RawMap(source.map).rawOf(start, start + words.length)!
  await host.edit({ source: source.id, add: [{ kind: 'text', from: first, to: last, text }] })
}

test('two laptops’ corrections make one text', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-merged-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const a = await openLibrary({})
  await addTexts(a, { 'toll.txt': TEXT })
  const b = await openHost({ folder: join(folder, 'b'), listen: false })
  onTestFinished(() => b.close())
  const address = { kind: 'folder' as const, folder: join(folder, 'stick') }
  const roads = new Map<HostClient, string>()
  const sync = async (host: HostClient): Promise<void> => {
    if (!roads.has(host)) roads.set(host, (await host.setUpRoad({ address, passphrase: PASSPHRASE })).road.id)
    await host.syncNow({ road: roads.get(host)! })
  }
  await a.host.annotate({ source: 'toll.txt', quote: 'The fishemen refused to pay the toll' })
  await sync(a.host)
  await sync(b.client)
  await correct(a.host, 'balliff', 'bailiff')
  await correct(b.client, 'fishemen', 'fishermen')
  for (const host of [a.host, b.client, a.host, b.client, a.host]) await sync(host)
  for (const host of [a.host, b.client]) {
    await expect
      .poll(async () => (await host.source({ source: 'toll.txt' })).text, { timeout: 15_000 })
      .toContain('The bailiff counted every barrel that came ashore. The fishermen refused')
    await expect
      .poll(async () => (await host.quotes({ source: 'toll.txt' })).map(({ quote, lost }) => [quote, lost]))
      .toEqual([['The fishermen refused to pay the toll', undefined]])
  }
  for (const host of [a.host, b.client, a.host]) await sync(host)
  const [one, other] = [await a.host.check({}), await b.client.check({})]
  expect([one.problems, other.problems]).toEqual([[], []])
  expect([await a.host.conflicts({}), await b.client.conflicts({})]).toEqual([[], []])
  await a.close()
})
