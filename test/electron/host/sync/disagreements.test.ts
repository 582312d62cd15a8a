// What two laptops did to one record without knowing of each other: joined where it can be, else shown and decided.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Host, openHost } from '../../../../electron/host/host.ts'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-sync-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

async function aHost(): Promise<Host> {
  const host = await openHost({ folder: aFolder(), listen: false })
  onTestFinished(() => host.close())
  return host
}

/** Two laptops, and what brings both up to date: each goes to the folder in turn, until there is no news. */
async function two() {
  const [a, b] = [await aHost(), await aHost()]
  const address = { kind: 'folder', folder: aFolder() } as const
  const roads: string[] = []
  for (const host of [a, b]) roads.push((await host.client.setUpRoad({ address, plain: true })).road.id)
  const sync = async () => {
    for (const i of [0, 1, 0]) await [a, b][i]!.client.syncNow({ road: roads[i]! })
  }
  return { a: a.client, b: b.client, sync }
}

async function note(markdown: string) {
  const pair = await two()
  const { note: id } = await pair.a.writeNote({ about: null, markdown })
  await pair.sync()
  const texts = async () => [pair.a, pair.b].map(async (client) => (await client.notes({}))[0]!.markdown)
  return { ...pair, id, texts: async () => Promise.all(await texts()) }
}

const BEGUN = 'The ferry crosses twice a day.\n\nIts captain keeps a log.'

describe('a note written on two laptops at once', () => {
  test('is one text where the changes do not touch, on both the same, and undo passes over it', async () => {
    const { a, b, id, sync, texts } = await note(BEGUN)
    await a.writeNote({ note: id, markdown: BEGUN.replace('twice', 'three times') })
    await b.writeNote({ note: id, markdown: `${BEGUN}\n\nNobody reads it.` })
    await sync()
    const joined = `${BEGUN.replace('twice', 'three times')}\n\nNobody reads it.`
    expect(await texts()).toEqual([joined, joined])
    expect(await a.conflicts({})).toEqual([])
    expect((await a.status({})).undo?.verb).toBe('writeNote')
    await sync()
    expect(await texts()).toEqual([joined, joined])
  })

  test('over several saves on each side, the beginning both know is found', async () => {
    const { a, b, id, sync, texts } = await note(BEGUN)
    for (const word of ['three', 'four', 'five'])
      await a.writeNote({ note: id, markdown: BEGUN.replace('twice', word) })
    for (const word of ['mate', 'cook']) await b.writeNote({ note: id, markdown: BEGUN.replace('captain', word) })
    await sync()
    expect(await texts()).toEqual(Array(2).fill(BEGUN.replace('twice', 'five').replace('captain', 'cook')))
  })

  test('is kept twice where the changes touch, and decided by either side', async () => {
    const { a, b, id, sync, texts } = await note(BEGUN)
    await a.writeNote({ note: id, markdown: BEGUN.replace('twice', 'thrice') })
    await b.writeNote({ note: id, markdown: BEGUN.replace('twice', 'once') })
    await sync()
    const [shown, same] = await texts()
    expect(same).toBe(shown)
    const [conflict] = await a.conflicts({})
    expect(conflict).toMatchObject({ id, kind: 'note', disagreements: [{ kind: 'alternatives', field: 'markdown' }] })
    const [{ here, others }] = conflict!.disagreements as unknown as [{ here: string; others: { value: string }[] }]
    expect([here, others[0]!.value].sort()).toEqual(
      [BEGUN.replace('twice', 'once'), BEGUN.replace('twice', 'thrice')].sort(),
    )
    await b.decide({ id, field: 'markdown', choice: 0 })
    await sync()
    expect(await texts()).toEqual([others[0]!.value, others[0]!.value])
    expect([...(await a.conflicts({})), ...(await b.conflicts({}))]).toEqual([])
  })
})

describe('deciding', () => {
  async function named() {
    const pair = await two()
    const { theme } = await pair.a.createTheme({ path: 'Voice' })
    await pair.sync()
    await pair.a.renameTheme({ theme, name: 'Agency' })
    await pair.b.renameTheme({ theme, name: 'Power' })
    await pair.sync()
    const names = async () =>
      Promise.all([pair.a, pair.b].map(async (client) => (await client.themes({})).map(({ name }) => name)))
    return { ...pair, theme, names }
  }

  test('for what is shown drops the other name everywhere', async () => {
    const { a, b, sync, theme, names } = await named()
    const [[shown]] = (await names()) as [[string]]
    await a.decide({ id: theme, field: 'name', choice: 'here' })
    expect(await a.conflicts({})).toEqual([])
    await sync()
    expect(await b.conflicts({})).toEqual([])
    expect(await names()).toEqual([[shown], [shown]])
  })

  test('for the other name takes it, and can be undone', async () => {
    const { a, sync, theme, names } = await named()
    const [[shown]] = (await names()) as [[string]]
    await a.decide({ id: theme, field: 'name', choice: 0 })
    const [[chosen]] = (await names()) as [[string]]
    expect([shown, chosen].sort()).toEqual(['Agency', 'Power'])
    await a.undo({})
    expect((await names())[0]).toEqual([shown])
    await sync()
    expect((await names())[1]).toEqual([shown])
  })

  test('both at once differently is a disagreement again, and nothing is lost', async () => {
    const { a, b, sync, theme } = await named()
    await a.decide({ id: theme, field: 'name', choice: 'here' })
    await b.decide({ id: theme, field: 'name', choice: 0 })
    await sync()
    expect((await a.conflicts({})).length).toBe(1)
    expect(await a.conflicts({})).toEqual(await b.conflicts({}))
  })

  test.each([
    ['here', 1, 0],
    [0, 0, 1],
  ] as const)('of what was trashed there and edited here: %s', async (choice, live, inTrash) => {
    const { a, b, sync } = await two()
    const { note: id } = await a.writeNote({ about: null, markdown: 'A thought.' })
    await sync()
    await b.trash({ ids: [id] })
    await a.writeNote({ note: id, markdown: 'A second thought.' })
    await sync()
    expect((await b.notes({})).map(({ markdown }) => markdown)).toEqual(['A second thought.'])
    expect((await a.conflicts({}))[0]?.disagreements[0]?.kind).toBe('trashedButEdited')
    await b.decide({ id, field: 'trashed', choice })
    await sync()
    for (const client of [a, b]) {
      expect((await client.notes({})).length).toBe(live)
      expect((await client.trashed({})).length).toBe(inTrash)
      expect(await client.conflicts({})).toEqual([])
    }
  })

  test('of what was trashed there waits, too, where the texts of both became one', async () => {
    const { a, b, id, sync, texts } = await note(BEGUN)
    await a.writeNote({ note: id, markdown: BEGUN.replace('twice', 'thrice') })
    await b.writeNote({ note: id, markdown: BEGUN.replace('captain', 'cook') })
    await b.trash({ ids: [id] })
    await sync()
    expect(await texts()).toEqual(Array(2).fill(BEGUN.replace('twice', 'thrice').replace('captain', 'cook')))
    for (const client of [a, b])
      expect((await client.conflicts({})).map(({ disagreements }) => disagreements.map(({ kind }) => kind))).toEqual([
        ['trashedButEdited'],
      ])
    await a.decide({ id, field: 'trashed', choice: 0 })
    await sync()
    for (const client of [a, b]) {
      expect(await client.notes({})).toEqual([])
      expect(await client.conflicts({})).toEqual([])
    }
  })

  test('what is not in dispute is refused', async () => {
    const { a } = await two()
    const { theme } = await a.createTheme({ path: 'Voice' })
    await expect(a.decide({ id: theme, field: 'name', choice: 'here' })).rejects.toMatchObject({ name: 'notFound' })
  })

  test('themes of one name from two laptops are offered as one', async () => {
    const { a, b, sync } = await two()
    await a.createTheme({ path: 'Rivers/Ferries' })
    await b.createTheme({ path: 'rivers' })
    await sync()
    const [offer] = await a.sameNamedThemes({})
    expect(offer?.themes.length).toBe(2)
    expect(await b.sameNamedThemes({})).toEqual([offer])
    const [into, ...rest] = offer!.themes
    await a.mergeThemes({ themes: rest, into: into! })
    await sync()
    expect(await b.sameNamedThemes({})).toEqual([])
    expect((await b.themes({})).map(({ path }) => path.join('/').toLowerCase()).sort()).toEqual([
      'rivers',
      'rivers/ferries',
    ])
  })
})
