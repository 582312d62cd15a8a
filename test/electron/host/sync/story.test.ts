// What a sync tells afterwards, how a whole one is taken back, and copies: through the host's calls, as a window and the command line
// make them.
import { readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openHost, type Host } from '../../../../electron/host/host.ts'
import type { HostClient } from '../../../../shared/rpc/contract.ts'
import { aFolder } from '../store/sample.ts'

const TEXT = 'On Habit\n\nHabit is a second nature, and what is done daily is done without being noticed.\n'

async function aHost(folder?: string): Promise<Host & { folder: string }> {
  const at = folder ?? join(await aFolder(), 'library')
  const host = await openHost({ folder: at, listen: false })
  onTestFinished(() => host.close())
  return { ...host, folder: at }
}

async function importText({ importFiles, finished, sources }: HostClient): Promise<string> {
  const { job } = await importFiles({ files: [{ name: 'habit.txt', base64: Buffer.from(TEXT).toString('base64') }] })
  await finished({ job })
  return (await sources({}))[0]!.id
}

async function travel({ client }: Host, folder: string, accept = false) {
  const { road } = await client.setUpRoad({ address: { kind: 'folder', folder }, plain: true })
  return client.syncNow({ road: road.id, accept })
}

describe('two laptops and a stick', () => {
  test('tell who did what, and take a whole sync back as one step', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const source = await importText(a.client)
    const { id: kept } = await a.client.annotate({ source, quote: 'second nature', themes: ['Habit'] })
    await travel(a, stick)
    await travel(b, stick)
    const before = await b.client.quotes({})
    await a.client.annotate({ source, quote: 'without being noticed', themes: ['Habit'] })
    const [habit] = await a.client.themes({})
    await a.client.renameTheme({ theme: habit!.id, name: 'Second nature' })
    await travel(a, stick)
    await travel(b, stick)

    const [story] = await b.client.syncStory({})
    const { device } = await a.client.status({})
    expect(story!.changes.map(({ verb, device: by }) => [verb, by])).toEqual([
      ['annotate', device],
      ['renameTheme', device],
    ])
    expect(story!.changes[1]).toMatchObject({
      parameters: { from: 'Habit', to: 'Second nature' },
      records: [habit!.id],
    })
    expect(story!.report.pulled).toBeGreaterThan(0)

    expect((await b.client.undoSync({ id: story!.id })).skipped).toBe(0)
    expect(await b.client.quotes({})).toEqual(before)
    expect((await b.client.themes({})).map(({ path }) => path)).toEqual([['Habit']])
    await expect(b.client.undoSync({ id: story!.id })).rejects.toMatchObject({ name: 'nothingToUndo' })
    expect((await b.client.syncStory({}))[0]!.undone).toBe(true)
    // It is a change like any, so it can be undone itself.
    await b.client.undo({})
    expect(await b.client.quotes({})).toHaveLength(2)
    expect((await b.client.quotes({})).map(({ id }) => id)).toContain(kept)
  })

  test('what was changed after a sync is left alone when the sync is taken back', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const source = await importText(a.client)
    const { id } = await a.client.annotate({ source, quote: 'second nature' })
    await travel(a, stick)
    await travel(b, stick)
    await a.client.recolour({ annotations: [id], color: 'pink' })
    await travel(a, stick)
    await travel(b, stick)
    await b.client.recolour({ annotations: [id], color: 'green' })
    const [story] = await b.client.syncStory({})
    expect(await b.client.undoSync({ id: story!.id })).toMatchObject({ undone: 0, skipped: 1 })
    expect((await b.client.quotes({}))[0]).toMatchObject({ color: 'green' })
  })

  test('tell of a record that both changed who did what to it', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const { theme } = await a.client.createTheme({ path: 'Voice' })
    const { theme: power } = await a.client.createTheme({ path: 'Power' })
    await travel(a, stick)
    await travel(b, stick)
    await b.client.renameTheme({ theme, name: 'Agency' })
    await a.client.moveTheme({ theme, parent: power })
    await a.client.createTheme({ path: 'Unrelated' })
    await travel(b, stick)
    await travel(a, stick)
    const [story] = await a.client.syncStory({})
    expect(story!.merged).toEqual([theme])
    expect(story!.changes.map(({ verb, records }) => [verb, records])).toEqual([['renameTheme', [theme]]])
    expect(story!.own.map(({ verb, records }) => [verb, records])).toEqual([['moveTheme', [theme]]])
    expect((await a.client.themes({})).map(({ path }) => path.join('/'))).toContain('Power/Agency')
  })

  test('a note that was joined by text reads again as it did here, when the sync is taken back', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const { note } = await a.client.writeNote({ about: null, markdown: 'Old and slow.\n\nIt stays.' })
    await travel(a, stick)
    await travel(b, stick)
    await a.client.writeNote({ note, markdown: 'Old and slow.\n\nIt stays for good.' })
    await b.client.writeNote({ note, markdown: 'Old and quick.\n\nIt stays.' })
    const text = async ({ client }: Host) => (await client.notes({}))[0]!.markdown
    await travel(a, stick)
    await travel(b, stick)
    expect(await text(b)).toBe('Old and quick.\n\nIt stays for good.')
    const [story] = await b.client.syncStory({})
    expect(await b.client.undoSync({ id: story!.id })).toMatchObject({ undone: 1, skipped: 0 })
    expect(await text(b)).toBe('Old and quick.\n\nIt stays.')
    expect(await b.client.conflicts({})).toEqual([])
    // Taken back is a word of its own: it reaches the other, and the next sync brings nothing of it back.
    for (const host of [b, a, b]) await travel(host, stick)
    expect([await text(a), await text(b)]).toEqual(Array(2).fill('Old and quick.\n\nIt stays.'))
    await b.client.undo({})
    for (const host of [b, a, b]) await travel(host, stick)
    expect([await text(a), await text(b)]).toEqual(Array(2).fill('Old and quick.\n\nIt stays for good.'))
  })

  test('what came before a road broke is told, and can be taken back', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const source = await importText(a.client)
    await travel(a, stick)
    await travel(b, stick)
    const changes = join(stick, 'changes')
    const ofA = readdirSync(changes)
    await b.client.createTheme({ path: 'Habit' })
    await travel(b, stick)
    await a.client.annotate({ source, quote: 'second nature' })
    await travel(a, stick)
    await b.client.createTheme({ path: 'Custom' })
    // It can read there what the other left, and leave nothing any more.
    const own = join(
      changes,
      readdirSync(changes).find((name) => !ofA.includes(name))!,
    )
    for (const name of readdirSync(own)) renameSync(join(own, name), join(own, '..', name))
    rmdirSync(own)
    writeFileSync(own, '')
    await expect(travel(b, stick)).rejects.toMatchObject({ name: 'roadAway' })
    const [story] = await b.client.syncStory({})
    expect(story!.changes.map(({ verb }) => verb)).toEqual(['annotate'])
    expect(story!.report.notices.map(({ code }) => code)).toContain('interrupted')
    expect(await b.client.quotes({})).toHaveLength(1)
    await b.client.undoSync({ id: story!.id })
    expect(await b.client.quotes({})).toEqual([])
  })

  test('stories stand in the order they happened, whatever the clock said', async () => {
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    onTestFinished(() => void vi.useRealTimers())
    for (const [i, year] of [2031, 1999, 2026].entries()) {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(year) })
      await a.client.createTheme({ path: `Theme ${i}` })
      await travel(a, stick)
      await travel(b, stick)
    }
    vi.useRealTimers()
    await b.close()
    const again = await aHost(b.folder)
    const told = (await again.client.syncStory({})).map(
      ({ changes }) => changes[0]!.parameters['path'] ?? changes[0]!.name,
    )
    expect(told.map((one) => /[0-9]/u.exec(JSON.stringify(one))?.[0])).toEqual(['2', '1', '0'])
  })
})

describe('copies', () => {
  test('are whole, rotate, and keep files that a kept copy names', async () => {
    const a = await aHost()
    const copies = join(await aFolder(), 'copies')
    const source = await importText(a.client)
    for (const quote of ['second nature', 'daily', 'noticed']) {
      await a.client.annotate({ source, quote })
      await a.client.backup({ folder: copies, keep: 2 })
    }
    const kept = readdirSync(copies).filter((name) => name !== 'files')
    expect(kept).toHaveLength(2)
    const b = await aHost()
    expect(await b.client.restoreBackup({ folder: copies })).toMatchObject({ files: 2 })
    expect(await b.client.quotes({})).toEqual(await a.client.quotes({}))
    expect(await b.client.check({})).toMatchObject({ ok: true })
  })

  test('with any byte changed are refused, and change nothing', async () => {
    const a = await aHost()
    const copies = join(await aFolder(), 'copies')
    await importText(a.client)
    const { folder } = await a.client.backup({ folder: copies })
    const b = await aHost()
    for (const name of readdirSync(folder)) {
      const file = join(folder, name)
      const whole = readFileSync(file)
      const damaged = Buffer.from(whole)
      damaged[Math.floor(whole.length / 2)]! ^= 0x40
      writeFileSync(file, damaged)
      await expect(b.client.restoreBackup({ folder }), name).rejects.toMatchObject({ name: 'libraryDamaged' })
      writeFileSync(file, whole)
    }
    expect(await b.client.sources({})).toEqual([])
    await b.client.restoreBackup({ folder })
    expect(await b.client.sources({})).toEqual(await a.client.sources({}))
  })

  test('restored into a library that is synced bring nothing back that was removed', async () => {
    const copies = join(await aFolder(), 'copies')
    const stick = join(await aFolder(), 'stick')
    const [a, b] = [await aHost(), await aHost()]
    const source = await importText(a.client)
    const { id } = await a.client.annotate({ source, quote: 'second nature' })
    await travel(a, stick)
    await travel(b, stick)
    await b.client.backup({ folder: copies })
    await a.client.trash({ ids: [id] })
    await travel(a, stick)
    await travel(b, stick)
    await b.client.restoreBackup({ folder: copies })
    expect(await b.client.quotes({})).toEqual([])
    // A new laptop made of the old copy joins without a question, and hears of it.
    const c = await aHost()
    await c.client.restoreBackup({ folder: copies })
    expect(await c.client.quotes({})).toHaveLength(1)
    await travel(c, stick)
    expect(await c.client.quotes({})).toEqual([])
    await travel(a, stick)
    expect(await a.client.quotes({})).toEqual([])
  })
})
