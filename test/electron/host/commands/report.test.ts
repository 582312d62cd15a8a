// The report of an import in the library: its questions keep their places through corrections, each answer is one undoable step,
// and the list of sources counts what is still open.
import { expect, test } from 'vitest'
import { openLibrary } from './open-library.ts'

const QUAY = `The quay at night

By Ada Lund

The keeper of the harbour lights walked north-
east along the quay every evening, as his father had done before him, and as nobody does
now that the lamps light themselves.

He was paid by the town (Ruud, 2014), and later by the guilds (Vinther and Okonjo, 2016). Nobody
wrote down how much.

References

Ruud, M. (2014). Lamps of the Sound. Riga: Quay Press.
Vinther, S. (2016). Guilds and their debts. Harbour Studies, 3(1), 4–19.
`
const source = 'quay.txt'

test('questions are answered, undone and counted', async () => {
  const { host, close } = await openLibrary({ [source]: QUAY })
  const open = async (): Promise<number | undefined> => (await host.sources({}))[0]?.doubts
  const { account, doubts } = await host.report({ source })
  expect(account).toMatchObject({ hyphens: 1, entries: 2, citations: { exact: 1, near: 1, none: 0 } })
  expect(doubts.map(({ code, answer }) => [code, answer])).toEqual([
    ['hyphen-doubtful', null],
    ['citation-near', null],
  ])
  expect(await open()).toBe(2)
  const [hyphen, near] = doubts
  const text = async (): Promise<string> => (await host.source({ source })).text

  await host.edit({ source, add: [hyphen!.other!] })
  expect(await text()).toContain('walked north-east along')
  // A longer word moves what follows; the question moves along.
  const after = (await host.report({ source })).doubts[1]!
  expect((await text()).slice(after.start!, after.end!)).toBe('Vinther and Okonjo, 2016')
  expect(after.start).toBe(near!.start! + 1)
  expect(await open()).toBe(1)

  // Looked at and left: the text stays as it is, and the answer is kept all the same.
  const before = await text()
  await host.edit({ source, add: [{ kind: 'settled', code: near!.code, at: near!.from }] })
  expect(await text()).toBe(before)
  expect(await open()).toBe(0)
  await host.undo({})
  expect(await open()).toBe(1)
  await host.undo({})
  expect(await open()).toBe(2)
  expect(await text()).toContain('walked northeast along')
  await close()
})

test('a source that is not there is refused', async () => {
  const { host, close } = await openLibrary({ [source]: QUAY })
  await expect(host.report({ source: 'none.txt' })).rejects.toMatchObject({ name: 'notFound' })
  await close()
})
