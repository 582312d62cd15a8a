// What somebody puts in our way on a folder, on a server, as a laptop: nothing of it is let in, what is fit beside it is, and it is said.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { createGzip, deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Host } from '../../../../electron/host/host.ts'
import { identityOf } from '../../../../electron/host/sync/lan/identity.ts'
import { call, listen, type Line } from '../../../../electron/host/sync/lan/line.ts'
import { aFolder, allRecords, note } from '../store/sample.ts'
import { FINE, HOSTILE } from './hostile-documents.ts'
import { aLaptop, type Laptop } from './libraries.ts'
import { aHost, pairHosts } from './pair-hosts.ts'

const documents = (): string[] => [...HOSTILE.map(([, json]) => json), FINE]
const fineId = (JSON.parse(FINE) as { _id: string })._id

/** Nothing but the fit one came, each other one lies in quarantine, and no prototype has got a new key. */
async function onlyTheFitOne(laptop: Laptop, before: Record<string, unknown>): Promise<void> {
  const { [fineId]: fine, ...rest } = allRecords(laptop.replica)
  expect(fine).toMatchObject({ markdown: 'made up' })
  expect(rest).toEqual(before)
  const aside = (await laptop.sync.quarantine.all()).map(({ problem }) => problem)
  expect(aside).not.toContain('')
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  expect(await laptop.replica.verify()).toEqual([])
  expect(laptop.replica.setAside()).toEqual([])
}

/** JSON, or whoever answers. */
type Answer = string | RequestListener

/** A pack by another writer, as whoever can write the folder can make one. */
async function leavePack(folder: string, content: string | Buffer, number = 1): Promise<void> {
  const writer = join(folder, 'changes', 'e'.repeat(32))
  await mkdir(writer, { recursive: true })
  const bytes = typeof content === 'string' ? deflateRawSync(Buffer.from(content)) : content
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  await writeFile(join(writer, `${String(number).padStart(8, '0')}-${hash}.pack`), bytes)
}

/** 100 MB of spaces, in 100 kB. */
const bomb = (): Buffer => deflateRawSync(Buffer.concat([Buffer.alloc(100 * 1024 * 1024, 32), Buffer.from('{}')]))

describe('a folder', () => {
  async function aRoad() {
    const address = { kind: 'folder' as const, folder: join(await aFolder(), 'stick') }
    const laptop = await aLaptop()
    await laptop.replica.commit({ verb: 'annotate', parameters: {}, edits: [note()] })
    await laptop.travel(address, { plain: true })
    return { address, laptop, before: allRecords(laptop.replica) }
  }

  test('with documents that are made up', async () => {
    const { address, laptop, before } = await aRoad()
    for (const [i, json] of documents().entries()) await leavePack(address.folder, `{"documents": [${json}]}`, i + 1)
    const { notices } = await laptop.travel(address, { plain: true })
    expect(notices).toContainEqual({ code: 'quarantined', parameters: { count: HOSTILE.length } })
    await onlyTheFitOne(laptop, before)
    expect((await laptop.travel(address, { plain: true })).notices).toEqual([{ code: 'plain', parameters: {} }])
  })

  test.for([
    ['a pack that grows a thousandfold', bomb],
    ['a pack that is not deflated', () => Buffer.from('{"documents": []}')],
    ['a pack that is no JSON', () => deflateRawSync(Buffer.from('{"documents": ['))],
    ['a pack of another shape', () => deflateRawSync(Buffer.from('{"documents": {"length": 1}}'))],
    ['a pack with a prototype', () => deflateRawSync(Buffer.from('{"__proto__": {"documents": []}}'))],
    [
      'a pack of more documents than one has',
      () => deflateRawSync(Buffer.from(`{"documents": [${'0,'.repeat(30_000)}0]}`)),
    ],
  ] as const)('with %s', { timeout: 60_000 }, async ([, make]) => {
    const { address, laptop, before } = await aRoad()
    await leavePack(address.folder, make())
    await leavePack(address.folder, `{"documents": [${FINE}]}`, 2)
    const { notices } = await laptop.travel(address, { plain: true })
    expect(notices).toContainEqual({ code: 'packsRefused', parameters: { count: 1 } })
    await onlyTheFitOne(laptop, before)
  })

  test.for([
    ['gigabytes', { memory: 64 * 1024 * 1024 }],
    ['hours', { passes: 4_000_000_000 }],
    ['a salt without end', { salt: 'A'.repeat(100_000) }],
    ['another way to make the key', { kdf: 'eval' }],
  ] as const)('with a marker that asks for %s is refused at once', async ([, wrap]) => {
    const address = { kind: 'folder' as const, folder: join(await aFolder(), 'stick') }
    const [one, other] = [await aLaptop(), await aLaptop()]
    await one.travel(address)
    const path = join(address.folder, 'commonplace.json')
    const marker = JSON.parse(readFileSync(path, 'utf8')) as { sealed: { wrap: object } }
    await writeFile(
      path,
      JSON.stringify({ ...marker, sealed: { ...marker.sealed, wrap: { ...marker.sealed.wrap, ...wrap } } }),
    )
    await expect(other.travel(address)).rejects.toMatchObject({ name: 'roadRefused' })
  })

  test('with a link in the marker’s place is refused, and what it leads to is not read', async () => {
    const address = { kind: 'folder' as const, folder: await aFolder() }
    await symlink('/etc/passwd', join(address.folder, 'commonplace.json'))
    const laptop = await aLaptop()
    await expect(laptop.travel(address, { plain: true })).rejects.toMatchObject({ name: 'roadRefused' })
    expect(readdirSync(address.folder)).toEqual(['commonplace.json'])
  })

  test('where a baseline claims to replace what it does not hold', async () => {
    const { address, laptop, before } = await aRoad()
    const [writer] = readdirSync(join(address.folder, 'changes'))
    const covers = `{"${writer}": 99, "__proto__": 99}`
    const bytes = deflateRawSync(Buffer.from(`{"documents": [], "baseline": {"packs": 1, "covers": ${covers}}}`))
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
    await mkdir(join(address.folder, 'changes', 'e'.repeat(32)))
    await writeFile(join(address.folder, 'changes', 'e'.repeat(32), `00000001-${hash}.base`), bytes)
    // Whoever can write an unsealed folder can hide what is there, as well as delete it; what is here nobody touches.
    await laptop.travel(address, { plain: true })
    expect(allRecords(laptop.replica)).toEqual(before)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a server', () => {
  /** Says what it likes. `answer`: to each path; the rest is as an empty database says it. */
  async function aServer(answer: Record<string, (path: string) => Answer>) {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url!, 'http://x')
      const found = Object.keys(answer).find((ending) => pathname.includes(ending))
      const said = found === undefined ? '{}' : answer[found]!(request.url!)
      if (typeof said === 'string') response.writeHead(200, { 'content-type': 'application/json' }).end(said)
      else said(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return { kind: 'couchdb' as const, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/thesis` }
  }
  const marker = JSON.stringify({
    marker: { commonplace: 'library', format: 1, place: 'a'.repeat(32), library: 'b'.repeat(32) },
  })

  test('with documents that are made up', async () => {
    const all = documents()
    const rows = all.map((_, i) => ({ id: `note:${i}`, changes: [{ rev: `1-${'0'.repeat(32)}` }] }))
    const address = await aServer({
      '/_local/': () => '{"rev": "0-1"}',
      '/commonplace': () => marker,
      '/_changes': (path) =>
        path.includes('since=0')
          ? JSON.stringify({ results: rows, last_seq: 7 })
          : JSON.stringify({ results: [], last_seq: 7 }),
      '/_bulk_get': () => `{"results": [${all.map((json) => `{"docs": [{"ok": ${json}}]}`).join(',')}]}`,
      '/_all_docs': () => '{"rows": []}',
      '/_revs_diff': () => '{}',
    })
    const laptop = await aLaptop()
    const { notices } = await laptop.travel(address, { plain: true, accept: true })
    // What is null or missing there is nothing that came.
    expect(notices).toContainEqual({ code: 'quarantined', parameters: { count: HOSTILE.length - 1 } })
    await onlyTheFitOne(laptop, {})
  })

  test.for([
    ['more than can be, in little', () => deflated(300 * 1024 * 1024)],
    ['what is no JSON', () => '<html>'],
    ['changes of another shape', () => '{"results": {"length": 1}, "last_seq": 1}'],
    ['changes with a prototype', () => '{"__proto__": {"results": [], "last_seq": 1}}'],
  ] as [string, () => Answer][])('that answers %s', { timeout: 60_000 }, async ([, answer]) => {
    const address = await aServer({ '/commonplace': () => marker, '/_changes': answer })
    const laptop = await aLaptop()
    const refused = laptop.travel(address, { plain: true, accept: true })
    await expect(refused).rejects.toMatchObject({ name: 'roadRefused' })
    expect(allRecords(laptop.replica)).toEqual({})
  })
})

function deflated(bytes: number): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    const gzip = createGzip()
    gzip.pipe(response)
    const piece = Buffer.alloc(4 * 1024 * 1024, 32)
    let left = bytes
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length
        if (!gzip.write(piece)) return void gzip.once('drain', more)
      }
      gzip.end()
    }
    more()
  }
}

describe('a laptop that is paired', () => {
  const revisions = (count: number) => Array.from({ length: count }, (_, i) => [`note:${i}`, `1-${'0'.repeat(32)}`])
  // A hundred thousand brackets cannot be written by what writes messages here; what reads them is the same for all roads.
  const wires = documents().filter((json) => !json.includes('[[[['))

  async function aPair() {
    const [good, evil] = [await aHost('Good'), await aHost('Evil')]
    const address = await pairHosts(good, evil)
    const { port } = new URL(`http://${address}`)
    const own = await identityOf(
      evil.folder,
      (JSON.parse(readFileSync(join(evil.folder, 'sync', 'laptop.json'), 'utf8')) as { device: string }).device,
    )
    const { listening } = await good.client.listenOnLan({ on: true })
    const hello = { version: 1, device: '0'.repeat(26), library: null as string | null, name: 'Evil' }
    hello.library = (
      JSON.parse(readFileSync(join(evil.folder, 'sync', 'keys.json'), 'utf8')) as { library: string }
    ).library
    return { good, evil, port: Number(port), own, hello, at: listening![0]! }
  }
  const fineIsAll = async (good: Host): Promise<void> => {
    expect((await good.client.notes({})).map(({ id }) => id)).toEqual([fineId])
    // What has no id is kept once.
    const withId = HOSTILE.filter(([, json]) => wires.includes(json) && /"_id"/u.test(json))
    expect((await good.client.quarantine({})).length).toBe(withId.length + 1)
    expect((await good.client.check({})).problems).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  }

  test('and brings documents that are made up', { timeout: 30_000 }, async () => {
    const { good, own, at, hello } = await aPair()
    const { frames } = await call(own, at, 'exchange', null)
    await frames.next()
    await frames.send(hello)
    await frames.send({ ask: 'offer', revisions: revisions(wires.length) })
    expect(((await frames.next()).body as number[]).length).toBe(wires.length)
    for (const wire of wires) await frames.send([JSON.parse(wire)])
    expect((await frames.next()).body).toEqual({ count: 1 })
    frames.close()
    await fineIsAll(good)
    expect((await good.client.syncStory({}))[0]?.report.notices).toContainEqual({
      code: 'quarantined',
      parameters: { count: wires.length - 1 },
    })
  })

  test('and answers with documents that are made up', { timeout: 30_000 }, async () => {
    const { good, evil, own, port, hello } = await aPair()
    await evil.client.listenOnLan({ on: false })
    const answer = async ({ frames }: Line): Promise<void> => {
      await frames.send(hello)
      await frames.next()
      await frames.next()
      await frames.send({ revisions: revisions(wires.length), sequence: 1, last: false })
      await frames.next()
      for (const wire of wires) await frames.send([JSON.parse(wire)])
      await frames.send({ revisions: [], sequence: 1, last: true })
      // Its user closes the lid.
      frames.close()
    }
    const there = await listen(
      own,
      { host: '127.0.0.1', port },
      () => true,
      (line) => void answer(line).catch(() => undefined),
    )
    onTestFinished(() => there.close())
    const [road] = await good.client.roads({})
    const { notices, pulled } = await good.client.syncNow({ road: road!.id })
    expect(pulled).toBe(1)
    expect(notices).toContainEqual({ code: 'quarantined', parameters: { count: wires.length - 1 } })
    await fineIsAll(good)
  })

  test.for([
    ['a question of no kind', { ask: 'eval', code: '1' }],
    ['a prototype for a question', JSON.parse('{"__proto__": {"ask": "changes", "since": 0}}') as object],
    ['a path for a part', { ask: 'getPart', name: '../../../etc/passwd' }],
    ['a path to put a part to', { ask: 'putPart', name: '../../../tmp/evil' }],
    ['more than a question may name', { ask: 'hasParts', names: Array.from({ length: 20_000 }, () => 'a'.repeat(64)) }],
    ['a sequence that is none', { ask: 'changes', since: -1 }],
  ] as const)('and asks %s is cut off', async ([, question]) => {
    const { good, own, at, hello } = await aPair()
    const { frames } = await call(own, at, 'exchange', null)
    await frames.next()
    await frames.send(hello)
    await frames.send(question)
    await expect(frames.next()).rejects.toThrow()
    expect((await good.client.check({})).problems).toEqual([])
  })

  test('and floods with questions is cut off', { timeout: 60_000 }, async () => {
    const { own, at, hello } = await aPair()
    const { frames } = await call(own, at, 'exchange', null)
    await frames.next()
    await frames.send(hello)
    let answers = 0
    const flood = async (): Promise<void> => {
      for (; answers < 20_000; answers++) {
        await frames.send({ ask: 'hasParts', names: [] })
        await frames.next()
      }
    }
    await expect(flood()).rejects.toThrow()
    expect(answers).toBeLessThanOrEqual(6_000)
  })
})
