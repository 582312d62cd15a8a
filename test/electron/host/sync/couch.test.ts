// Two laptops and a CouchDB server: an in-process one in every run, and the Apache CouchDB that COUCHDB_URL names where one is given.
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../../shared/model/id.ts'
import { allRecords, annotation, note } from '../store/sample.ts'
import { CREDENTIALS, startCouchServer, type CouchServer } from './couch-server.ts'
import { aLaptop, aSource, type Laptop } from './libraries.ts'
import { PASSPHRASE } from './passphrase.ts'

let server: CouchServer
beforeAll(async () => {
  const started = await startCouchServer()
  server = started.server
  return started.stop
})
/** Of a database no other test uses. */
let names = 0
const aName = () => `thesis-${++names}`

const edit = (...edits: ReturnType<typeof note>[]) => ({ verb: 'annotate' as const, parameters: {}, edits })

async function travel(laptop: Laptop, url: string, options: { plain?: boolean; accept?: boolean } = {}) {
  const passphrase = options.plain ? undefined : PASSPHRASE
  const address = { kind: 'couchdb' as const, url }
  const { road } = await laptop.sync.setUp({ address, credentials: CREDENTIALS, passphrase, ...options })
  return laptop.sync.syncNow(road.id, options)
}

describe.for([
  ['sealed', {}],
  ['plain', { plain: true }],
] as const)('over a server, %s', ([, how]) => {
  test('two laptops come to the same state, with all files', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    const one = note(newId('note'), { markdown: 'A thought of A.' })
    await a.replica.commit(edit(one, note()))
    await aSource(a, Buffer.from('the original bytes'))
    const first = await travel(a, url, how)
    expect(first).toMatchObject({ pulled: 0, held: 0, files: { present: 2, verified: 2, missing: 0 } })
    expect(first.pushed).toBeGreaterThan(4)
    expect(await travel(b, url, how)).toMatchObject({ pushed: 0, pulled: first.pushed, files: { verified: 2 } })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))

    await a.replica.commit(edit({ id: one.id, set: { markdown: 'A says this.' } }))
    await b.replica.commit(edit({ id: one.id, set: { markdown: 'B says that.' } }))
    await travel(a, url, how)
    expect(await travel(b, url, how)).toMatchObject({ merged: 1, conflicts: 1 })
    await travel(a, url, how)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
    for (const laptop of [a, b, a])
      expect(await travel(laptop, url, how)).toMatchObject({ pushed: 0, pulled: 0, merged: 0 })
  })

  test('where no database of files may be made, they lie with the documents', async () => {
    const name = aName()
    await server.forbid(`${name}-files`)
    const [a, b] = [await aLaptop(), await aLaptop()]
    await aSource(a, Buffer.from('the original bytes'))
    await travel(a, `${server.url}/${name}`, how)
    expect(await travel(b, `${server.url}/${name}`, how)).toMatchObject({ files: { present: 2, missing: 0 } })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })
})

describe('PouchDB’s own replicator', () => {
  test('reads from a plain server what this program wrote, revision for revision, and writes what it reads', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    const one = note()
    await a.replica.commit(edit(one, annotation()))
    await travel(a, url, { plain: true })
    await travel(b, url, { plain: true })
    await a.replica.commit(edit({ id: one.id, set: { markdown: 'A.' } }))
    await b.replica.commit(edit({ id: one.id, set: { markdown: 'B.' } }))
    await travel(a, url, { plain: true })
    await travel(b, url, { plain: true })

    await server.replicate(name, `copy-of-${name}`)
    const { rows } = await server.database(`copy-of-${name}`).allDocs({ include_docs: true, conflicts: true })
    const here: Record<string, unknown>[] = []
    for await (const { documents } of b.replica.send(0)) {
      for (const { _revisions, ...document } of documents) if (!document._deleted) here.push(document)
    }
    const there = rows.map(({ doc }) => doc).filter(({ _id }) => _id !== 'commonplace')
    const byId = (x: Record<string, unknown>, y: Record<string, unknown>) =>
      String(x['_id']) < String(y['_id']) ? -1 : 1
    expect(there.sort(byId)).toEqual(here.sort(byId))

    // And the other way: a copy made by the replicator is a server like any.
    await server.replicate(`copy-of-${name}`, `${name}-second`)
    const c = await aLaptop()
    await travel(c, `${server.url}/${name}-second`, { plain: true })
    expect(allRecords(c.replica)).toEqual(allRecords(b.replica))
  })
})

describe('what does not cross', () => {
  test('design documents in neither direction; what fails its schema goes to quarantine and is shown', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const a = await aLaptop()
    await a.replica.commit(edit(note()))
    await travel(a, url, { plain: true })
    const inside = server.database(name)
    await inside.put({ _id: '_design/evil', views: { all: { map: 'function () { emit(1) }' } } })
    const by = a.replica.device
    const k = { '*': [1, by, {}] }
    const common = { v: 1, k, by, at: '' }
    const bad = {
      malformed: { _id: newId('note'), type: 'note', ...common, f: { markdown: 7 } },
      stranger: { _id: 'somebody-else', hello: 'world' },
      prototype: JSON.parse(`{"_id": "${newId('note')}", "type": "note", "f": {"__proto__": {"x": 1}}, "v": 1}`) as {
        _id: string
      },
      attached: {
        _id: newId('note'),
        type: 'note',
        ...common,
        f: {},
        _attachments: { a: { content_type: 'text/plain', data: 'eA==' } },
      },
    }
    for (const document of Object.values(bad)) await inside.put(document)
    const b = await aLaptop()
    const report = await travel(b, url, { plain: true })
    expect(report.notices).toContainEqual({ code: 'quarantined', parameters: { count: 4 } })
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
    expect((await b.sync.quarantine.all()).map(({ id }) => id).sort()).toEqual(
      Object.values(bad)
        .map(({ _id }) => _id)
        .sort(),
    )
    expect(b.replica.setAside()).toEqual([])
    expect((await travel(b, url, { plain: true })).notices).toEqual([{ code: 'plain', parameters: {} }])
    const again = await aLaptop()
    await travel(again, `${server.url}/${name}-other`, { plain: true })
  })

  test('anything a stranger puts among sealed documents', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit(note(), note()))
    await travel(a, url)
    const inside = server.database(name)
    const { rows } = await inside.allDocs({ include_docs: true })
    const [one, other] = rows.map(({ doc }) => doc).filter(({ _id }) => _id !== 'commonplace')
    // One document's content under another's id, and a plain one that says it is a note.
    await inside.bulkDocs([
      { ...other, c: one!['c'] },
      { _id: newId('note'), type: 'note', v: 1, f: {}, k: {} },
    ])
    const report = await travel(b, url)
    expect(report.notices).toContainEqual({ code: 'quarantined', parameters: { count: 2 } })
  })

  test('documents of a newer program stop the sync before anything is written', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const a = await aLaptop()
    await travel(a, url, { plain: true })
    await server.database(name).put({ _id: newId('note'), type: 'note', v: 2, else: [] })
    const b = await aLaptop()
    await b.sync.setUp({ address: { kind: 'couchdb', url }, plain: true, credentials: CREDENTIALS })
    const { sequence } = b.replica
    await expect(travel(b, url, { plain: true })).rejects.toMatchObject({ name: 'roadNewer' })
    expect(b.replica.sequence).toBe(sequence)
  })
})

describe('accidents', () => {
  test('a server that is emptied, or swapped for another library’s, removes nothing and is told', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const [a, stranger] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit(note()))
    await stranger.replica.commit(edit(note()))
    await travel(a, url)
    const before = allRecords(a.replica)
    await server.database(name).destroy()
    await expect(travel(a, url)).rejects.toMatchObject({ name: 'roadEmptied' })
    await travel(stranger, url)
    await expect(travel(a, url)).rejects.toMatchObject({ name: 'anotherLibrary' })
    expect(allRecords(a.replica)).toEqual(before)
    await server.database(name).destroy()
    await travel(a, url, { accept: true })
    const b = await aLaptop()
    await travel(b, url)
    expect(allRecords(b.replica)).toEqual(before)
  })

  test('a server set back to an older state is filled again', async () => {
    const name = aName()
    const url = `${server.url}/${name}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit(note()))
    await travel(a, url)
    await server.replicate(name, `copy-of-${name}`)
    await a.replica.commit(edit(note(), note()))
    await travel(a, url)
    await server.database(name).destroy()
    await server.replicate(`copy-of-${name}`, name)
    expect((await travel(a, url)).notices.map(({ code }) => code)).toContain('refilled')
    // Set forward again to where it was before that: what was left there meanwhile is missing.
    await a.replica.commit(edit(note()))
    await travel(a, url)
    await server.database(name).destroy()
    await server.replicate(`copy-of-${name}`, name)
    expect((await travel(a, url)).notices.map(({ code }) => code)).toContain('refilled')
    await travel(b, url)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })

  test('a laptop that stopped before it wrote down what it had left there goes on, and takes no server for one set back', async () => {
    const url = `${server.url}/${aName()}`
    const [a, b] = [await aLaptop(), await aLaptop()]
    await a.replica.commit(edit(note()))
    await travel(a, url)
    const [{ place }] = (await a.replica.getLocal('roads')) as [{ place: string }]
    const standing = await a.replica.getLocal(`sync:${place}`)
    await a.replica.commit(edit(note(), note()))
    await travel(a, url)
    await a.replica.setLocal(`sync:${place}`, standing)
    await a.replica.commit(edit(note()))
    expect((await travel(a, url)).notices).toEqual([])
    await travel(b, url)
    expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  })
})

describe('the address and the login', () => {
  test.for([
    ['a password in it', 'https://me:secret@server/thesis'],
    ['no TLS', 'http://example.org/thesis'],
    ['no TLS to a name of this machine', 'http://localhost/thesis'],
    ['no database', 'https://example.org/'],
    ['a name no database can have', 'https://example.org/Thesis'],
    ['a query', 'https://example.org/thesis?x=1'],
    ['another protocol', 'file:///etc/passwd'],
    ['nothing', 'thesis'],
  ])('%s is refused before anything is sent, and not repeated', async ([, url]) => {
    const a = await aLaptop()
    const refused = a.sync.setUp({ address: { kind: 'couchdb', url: url! }, passphrase: PASSPHRASE })
    await expect(refused).rejects.toMatchObject({ name: 'roadRefused', message: expect.not.stringContaining('secret') })
  })

  test('none or a wrong one is told, and nothing changes; it is kept for the next time in a file of this user alone', async () => {
    const name = aName()
    const address = { kind: 'couchdb' as const, url: `${server.url}/${name}` }
    const a = await aLaptop()
    await expect(a.sync.setUp({ address, passphrase: PASSPHRASE })).rejects.toMatchObject({ name: 'credentialsNeeded' })
    const { road } = await a.sync.setUp({ address, passphrase: PASSPHRASE, credentials: CREDENTIALS })
    await a.sync.syncNow(road.id)
    expect((await stat(`${a.replica.folder}/sync/credentials.json`)).mode & 0o777).toBe(0o600)
  })

  test('a redirect is not followed, and what is no CouchDB is told', async () => {
    const followed: string[] = []
    const other = createServer((request, response) => {
      followed.push(request.url!)
      if (request.url!.startsWith('/moved')) response.writeHead(302, { location: '/elsewhere' })
      else response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<html>')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const a = await aLaptop()
    const at = (path: string) =>
      a.sync.setUp({ address: { kind: 'couchdb', url: `http://127.0.0.1:${port}/${path}` }, passphrase: PASSPHRASE })
    await expect(at('moved')).rejects.toMatchObject({ name: 'roadAway' })
    await expect(at('page')).rejects.toMatchObject({ name: 'roadRefused' })
    expect(followed.some((path) => path.startsWith('/elsewhere'))).toBe(false)
    other.close()
  })
})

const real = process.env['COUCHDB_URL']
test.skipIf(!real)(`the Apache CouchDB of COUCHDB_URL${real ? '' : ' (skipped: COUCHDB_URL is not set)'}`, async () => {
  const url = new URL(real!)
  const credentials = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  url.username = url.password = ''
  const address = { kind: 'couchdb' as const, url: `${url.origin}/commonplace-test-${Date.now()}` }
  const [a, b] = [await aLaptop(), await aLaptop()]
  await a.replica.commit(edit(note(), annotation()))
  await aSource(a, Buffer.from('the original bytes'))
  for (const laptop of [a, b, a]) {
    const { road } = await laptop.sync.setUp({ address, credentials, passphrase: PASSPHRASE })
    await laptop.sync.syncNow(road.id)
  }
  expect(allRecords(b.replica)).toEqual(allRecords(a.replica))
  const basic = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
  for (const name of [address.url, `${address.url}-files`])
    await fetch(name, { method: 'DELETE', headers: { authorization: `Basic ${basic}` } })
})
