// Any sequence of work on the codebook, undone and redone: the same state comes back, counts are recounts, and what a passage was
// coded with is never forgotten: it has the theme still, or the history says where it went.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLORS } from '../../../../shared/model/annotation.ts'
import type { HostClient } from '../../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { openLibrary } from './open-library.ts'

const QUOTES = ['Ships waited', 'Trade went by rail', 'In spring', 'a second closure', 'not even the pilots']

interface Working {
  do: Work
  a: number
  b: number
  word: string
}
type Act = { do: 'undo' } | { do: 'redo' } | Working
type Work =
  | 'tag'
  | 'untag'
  | 'create'
  | 'rename'
  | 'define'
  | 'move'
  | 'merge'
  | 'trash'
  | 'restore'
  | 'split'
  | 'example'
  | 'recolour'
  | 'key'
  | 'import'
const WORK: Work[] = [
  'tag',
  'untag',
  'create',
  'rename',
  'define',
  'move',
  'merge',
  'trash',
  'restore',
  'split',
  'example',
  'recolour',
  'key',
  'import',
]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(...WORK),
      a: fc.nat({ max: 20 }),
      b: fc.nat({ max: 20 }),
      word: fc.constantFrom('Power', 'Veto', 'Law', 'Sea'),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'redo' as const }) },
)

/** Everything a reader sees of themes and passages. */
async function stateOf(host: HostClient) {
  const [themes, quotes, trashed] = await Promise.all([host.themes({}), host.quotes({}), host.trashed({})])
  return { themes, quotes: quotes.map(({ id, themes: paths }) => ({ id, paths })), trashed: trashed.length }
}
type State = Awaited<ReturnType<typeof stateOf>>

/** What undo has unmade lies in the trash, so there may be more of that. */
function expectSame(actual: State, expected: State): void {
  expect({ ...actual, trashed: 0 }).toEqual({ ...expected, trashed: 0 })
}

/** Counts told by the host are those of its own passages. */
function expectRecount({ themes, quotes }: State): void {
  for (const theme of themes) {
    const path = theme.path.join('\0')
    const own = quotes.filter(({ paths }) => paths.some((each) => each.join('\0') === path)).length
    const total = quotes.filter(({ paths }) =>
      paths.some((each) => `${each.join('\0')}\0`.startsWith(`${path}\0`)),
    ).length
    expect([theme.path, theme.count, theme.total]).toEqual([theme.path, own, total])
  }
}

/** `bared`: passages that a theme was taken off by name. */
async function perform(host: HostClient, one: Working, trash: string[], bared: Set<string>): Promise<void> {
  const themes = await host.themes({})
  const quotes = await host.quotes({})
  const [theme, other] = [themes[one.a % Math.max(1, themes.length)], themes[one.b % Math.max(1, themes.length)]]
  const quote = quotes[one.b % quotes.length]!
  if (one.do === 'create') return void (await host.createTheme({ path: one.word }))
  if (one.do === 'tag') return void (await host.tag({ annotations: [quote.id], theme: `${one.word}/${one.a % 2}` }))
  if (one.do === 'import') {
    const content = `path,definition,colour\n${one.word},Brought,pink\n${one.word}/New ${one.a % 3},,green\n`
    return void (await host.importCodebook({ file: 'themes.csv', content }))
  }
  if (one.do === 'restore') return trash.length > 0 ? host.restore({ ids: [trash[one.a % trash.length]!] }) : undefined
  if (theme === undefined || other === undefined) return
  if (one.do === 'rename') return host.renameTheme({ theme: theme.id, name: one.word })
  if (one.do === 'recolour') return host.recolourTheme({ theme: theme.id, color: COLORS[one.b % COLORS.length]! })
  if (one.do === 'key') return host.keyTheme({ theme: theme.id, key: one.b % 4 === 0 ? null : `Alt+${one.b % 10}` })
  if (one.do === 'define') return host.defineTheme({ theme: theme.id, definition: one.word })
  if (one.do === 'move') return host.moveTheme({ theme: theme.id, parent: one.b % 4 === 0 ? null : other.id })
  if (one.do === 'merge') return host.mergeThemes({ themes: [theme.id], into: other.id })
  if (one.do === 'trash') {
    await host.trash({ ids: [theme.id] })
    trash.push(theme.id)
  }
  if (one.do === 'untag') {
    bared.add(quote.id)
    return host.untag({ annotations: [quote.id], theme: theme.id })
  }
  if (one.do === 'example') return host.setExample({ theme: theme.id, annotations: [quote.id], on: one.a % 3 > 0 })
  if (one.do === 'split') {
    await host.splitTheme({
      theme: theme.id,
      moves: [{ annotations: [quote.id], into: one.word }],
      session: `${one.a % 2}`,
    })
  }
}

const RUNS = process.env['SOAK'] ? 300 : 12

test('any work on the codebook, undone and redone', { timeout: RUNS * 4_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 22 }), async (acts) => {
      const library = await openLibrary()
      try {
        const { host } = library
        for (const [i, quote] of QUOTES.entries()) {
          await host.annotate({ source: 'harbour.txt', quote, themes: i % 2 === 0 ? ['Power/Veto'] : ['Law'] })
        }
        const trash: string[] = []
        const bared = new Set<string>()
        /** States before and after each step that can be undone; a split goes on in the step it began. */
        const states = [await stateOf(host)]
        const steps = async () => (await host.history({})).filter(({ undone }) => !undone).length
        const first = await steps()
        let at = 0
        for (const one of acts) {
          if (one.do === 'undo') {
            if (at > 0) {
              expect((await host.undo({})).skipped).toBeUndefined()
              at--
            }
          } else if (one.do === 'redo') {
            if (at < states.length - 1) {
              expect((await host.redo({})).skipped).toBeUndefined()
              at++
            }
          } else {
            const before = (await host.history({ limit: 1 }))[0]
            try {
              await perform(host, one, trash, bared)
            } catch (error) {
              // Refused (a name is taken, a theme would stand below itself …): then nothing may have changed.
              if (!(error instanceof CommonplaceError) || !['badValue', 'notFound'].includes(error.name)) throw error
              expectSame(await stateOf(host), states[at]!)
              continue
            }
            const now = await steps()
            const done = now - first
            if (done === at + 1) states.splice(++at, Infinity, await stateOf(host))
            else if ((await host.history({ limit: 1 }))[0]?.at !== before?.at)
              states.splice(at, Infinity, await stateOf(host))
          }
          const state = await stateOf(host)
          expectSame(state, states[at]!)
          expectRecount(state)
          expect(state.quotes).toHaveLength(QUOTES.length)
        }
        await expectTraces(host, bared)
        expect(await host.check({})).toMatchObject({ ok: true })
      } finally {
        await library.close()
      }
    }),
    { numRuns: RUNS },
  )
})

/**
 * All passages were coded once. With the themes back from the trash, only those are bare that a theme was taken off by name, no more of them
 * than the history tells of.
 */
async function expectTraces(host: HostClient, bared: ReadonlySet<string>): Promise<void> {
  for (const { id, kind } of await host.trashed({})) if (kind === 'theme') await host.restore({ ids: [id] })
  const bare = (await host.quotes({})).filter(({ themes }) => themes.length === 0).map(({ id }) => id)
  const takenOff = (await host.history({}))
    .filter(({ verb, undone }) => verb === 'untag' && !undone)
    .reduce((sum, { parameters }) => sum + Number(parameters['count']), 0)
  expect(bare.length).toBeLessThanOrEqual(takenOff)
  expect(bare.filter((id) => !bared.has(id))).toEqual([])
}
