// One story of two laptops over each road, and over all of them mixed: the same state at the end, and byte for byte the same exports.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Host, openHost } from '../../../../electron/host/host.ts'
import { CREDENTIALS, startCouchServer } from './couch-server.ts'

const TEXT =
  'On crossing\n\nA ferry keeps two banks apart and joins them. Its timetable is a treaty.\n\nNobody reads it twice.\n'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-roads-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

async function aLaptop(name: string): Promise<Host> {
  const host = await openHost({ folder: aFolder(), listen: false, network: { host: '127.0.0.1', name } })
  onTestFinished(() => host.close())
  return host
}

let couch: Awaited<ReturnType<typeof startCouchServer>>
let databases = 0
beforeAll(async () => {
  couch = await startCouchServer()
})
afterAll(() => couch.stop())

/** Sets a road up between two laptops; what it answers travels it once, from both ends. */
const ROADS = {
  folder: (a: Host, b: Host) => atAPlace({ kind: 'folder', folder: aFolder() }, a, b),
  couchdb: (a: Host, b: Host) => atAPlace({ kind: 'couchdb', url: `${couch.server.url}/roads-${++databases}` }, a, b),
  async laptop(a: Host, b: Host) {
    const { listening } = await b.client.listenOnLan({ on: true })
    await b.client.pairLaptop({ accept: true })
    await a.client.pairLaptop({ address: listening![0]!, accept: true })
    const code = async (host: Host): Promise<string> => {
      const seen = async () => (await host.client.lan({})).pairing?.code ?? null
      await expect.poll(seen, { timeout: 10_000 }).not.toBeNull()
      return (await seen())!
    }
    const [shownA, shownB] = [await code(a), await code(b)]
    await a.client.typePairingCode({ code: shownB })
    await b.client.typePairingCode({ code: shownA })
    for (const host of [a, b])
      await expect.poll(async () => (await host.client.lan({})).pairing?.state, { timeout: 10_000 }).toBe('paired')
    const road = (await a.client.roads({})).find(({ address }) => address.kind === 'laptop')!
    return () => a.client.syncNow({ road: road.id, accept: true }).then(() => undefined)
  },
}

async function atAPlace(address: Parameters<Host['client']['setUpRoad']>[0]['address'], a: Host, b: Host) {
  const credentials = address.kind === 'couchdb' ? { credentials: CREDENTIALS } : {}
  const roads: [Host, string][] = []
  for (const host of [a, b]) {
    const { road } = await host.client.setUpRoad({ address, passphrase: 'a passphrase of both', ...credentials })
    roads.push([host, road.id])
  }
  return async () => {
    for (const [host, road] of [...roads, roads[0]!]) await host.client.syncNow({ road, accept: true })
  }
}

/** What both do, with a sync of the next road after each part. */
async function story(a: Host, b: Host, sync: () => Promise<void>): Promise<void> {
  const files = [{ name: 'ferry.txt', base64: Buffer.from(TEXT).toString('base64') }]
  const { read } = await a.client.finished(await a.client.importFiles({ files }))
  const source = read[0]!.id
  const treaty = await a.client.annotate({
    source,
    quote: 'a treaty',
    themes: ['Power/Promises'],
    note: 'One.\n\nTwo.',
  })
  await a.client.reference({ source, set: { author: [{ family: 'Marlow', given: 'Edith' }], title: 'On crossing' } })
  await sync()
  // Both at once, some of it touching.
  const noteId = (await b.client.quotes({}))[0]!.noteId!
  await a.client.writeNote({ note: noteId, markdown: 'First.\n\nTwo.' })
  await b.client.writeNote({ note: noteId, markdown: 'One.\n\nTwo.\n\nThree.' })
  await b.client.annotate({ source, quote: 'two banks', color: 'pink', themes: ['Rivers'] })
  const [theme] = await a.client.themes({})
  await a.client.renameTheme({ theme: theme!.id, name: 'Agency' })
  await sync()
  await b.client.tag({ annotations: [treaty.id], theme: 'Rivers' })
  await a.client.recolour({ annotations: [treaty.id], color: 'green' })
  const other = (await a.client.quotes({})).find(({ quote }) => quote === 'two banks')!
  await a.client.trash({ ids: [other.id] })
  await b.client.reference({ source, set: { publisher: 'Harbour Press' } })
  await sync()
  await a.client.restore({ ids: [other.id] })
  await b.client.mergeThemes(await toMerge(b))
  await sync()
}

async function toMerge({ client }: Host) {
  const themes = await client.themes({})
  const id = (name: string) => themes.find((theme) => theme.name === name)!.id
  return { themes: [id('Rivers')], into: id('Promises') }
}

/** Everything a user could carry out of a library; ids and times differ from story to story, and are left out. */
async function exported({ client }: Host): Promise<string> {
  const quotes = (await client.quotes({ style: 'apa' })).map(
    ({ quote, start, end, page, paragraph, themes, note, color, kind, citation }) => {
      return { quote, start, end, page, paragraph, themes, note, color, kind, citation }
    },
  )
  const files = await Promise.all(
    (['text', 'bibtex', 'csl-json', 'ris'] as const).map(
      async (format) => (await client.bibliographyFile({ format, which: 'all' })).content,
    ),
  )
  const codebook = await client.codebookFile({ format: 'csv' })
  const [source] = await client.sources({})
  const notes = (await client.notes({})).map(({ markdown }) => markdown).sort()
  const text = (await client.source({ source: source!.id })).text
  return JSON.stringify([quotes.sort((x, y) => x.start - y.start), files, codebook, notes, text])
}

describe('three roads, one end state', () => {
  const ends = new Map<string, string>()
  const kinds = Object.keys(ROADS) as (keyof typeof ROADS)[]
  test.each([...kinds.map((kind) => [kind, [kind]] as const), ['all mixed', kinds] as const])(
    'the story over %s',
    async (name, over) => {
      const [a, b] = [await aLaptop('Anna'), await aLaptop('Ben')]
      const travels: (() => Promise<void>)[] = []
      for (const kind of over) travels.push(await ROADS[kind](a, b))
      let next = 0
      await story(a, b, () => travels[next++ % travels.length]!())
      const [here, there] = [await exported(a), await exported(b)]
      expect(there).toBe(here)
      expect((await a.client.conflicts({})).length + (await b.client.conflicts({})).length).toBe(0)
      expect((await a.client.check({})).problems).toEqual([])
      ends.set(name, here)
    },
    60_000,
  )

  test('all came to the same, byte for byte', () => {
    expect(ends.size).toBe(4)
    expect([...new Set(ends.values())]).toHaveLength(1)
    expect([...ends.values()][0]).toContain('First.\\n\\nTwo.\\n\\nThree.')
  })
})
