// Originals that come when their source is opened, where this laptop chose so: what a sync counts then, and what fetches them.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openHost, type Host } from '../../../../electron/host/host.ts'
import { aFolder } from '../store/sample.ts'

const TEXT = 'On Habit\n\nHabit is a second nature, and what is done daily is done without being noticed.\n'

async function aHost(): Promise<Host> {
  const host = await openHost({ folder: await aFolder(), listen: false })
  onTestFinished(() => host.close())
  return host
}

async function travel({ client }: Host, folder: string, allFiles?: boolean) {
  const { road } = await client.setUpRoad({ address: { kind: 'folder', folder }, passphrase: 'a passphrase of both' })
  return (await client.syncNow({ road: road.id, allFiles })).files
}

async function twoWithAStick() {
  const stick = join(await aFolder(), 'stick')
  const [a, b] = [await aHost(), await aHost()]
  const files = [{ name: 'habit.txt', base64: Buffer.from(TEXT).toString('base64') }]
  await a.client.finished(await a.client.importFiles({ files }))
  const source = (await a.client.sources({}))[0]!.id
  expect(await travel(a, stick)).toEqual({ present: 2, verified: 2, missing: 0 })
  expect(await b.client.fileChoice({})).toBe('all')
  await b.client.chooseFiles({ choice: 'opened' })
  expect(await travel(b, stick)).toEqual({ present: 1, verified: 1, missing: 0, later: 1 })
  return { a, b, stick, source }
}

test('the text is there at once, the original when the source is opened', { timeout: 30_000 }, async () => {
  const { b, stick, source } = await twoWithAStick()
  expect((await b.client.source({ source })).text).toContain('second nature')
  await expect(b.client.rawText({ source })).rejects.toMatchObject({ name: 'notFound' })
  expect(await b.client.fetchFiles({ source })).toEqual({ fetched: 1, missing: 0 })
  expect(await b.client.rawText({ source })).toBe(TEXT)
  expect(await b.client.fetchFiles({ source })).toEqual({ fetched: 0, missing: 0 })
  expect(await travel(b, stick)).toEqual({ present: 2, verified: 2, missing: 0 })
  expect((await b.client.check({})).ok).toBe(true)
})

test('who asks for all files gets them, whatever was chosen', { timeout: 30_000 }, async () => {
  const { b, stick, source } = await twoWithAStick()
  expect(await travel(b, stick, true)).toEqual({ present: 2, verified: 2, missing: 0 })
  expect(await b.client.rawText({ source })).toBe(TEXT)
})

test('where it is nowhere to be had, that is said', { timeout: 30_000 }, async () => {
  const { b, stick, source } = await twoWithAStick()
  rmSync(join(stick, 'files'), { recursive: true })
  expect(await b.client.fetchFiles({ source })).toEqual({ fetched: 0, missing: 1 })
  rmSync(stick, { recursive: true })
  expect(await b.client.fetchFiles({ source })).toEqual({ fetched: 0, missing: 1 })
  const [road] = await b.client.roads({})
  await b.client.pauseRoad({ road: road!.id, paused: true })
  expect(await b.client.fetchFiles({ source })).toEqual({ fetched: 0, missing: 1 })
  await expect(b.client.fetchFiles({ source: 'src:00000000000000000000000000' })).rejects.toMatchObject({
    name: 'notFound',
  })
})
