// Merging, splitting and marking many passages: what was said of the parts is said of what they became, and undo takes it back whole.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failure, HARBOUR, openLibrary, type OpenedLibrary, RAILWAY } from './open-library.ts'

let library: OpenedLibrary
let source: string
let text: string
beforeEach(async () => {
  library = await openLibrary({ 'harbour.txt': HARBOUR, 'railway.txt': RAILWAY })
  source = (await library.host.sources({})).find(({ file }) => file === 'harbour.txt')!.id
  text = (await library.host.source({ source })).text
})
afterEach(() => library.close())

const mark = (words: string, more: { themes?: string[]; note?: string; color?: 'blue' | 'pink' } = {}) =>
  library.host.highlight({ source, start: text.indexOf(words), end: text.indexOf(words) + words.length, ...more })
const all = () => library.host.quotes({ source })
const shape = async () =>
  (await all()).map(({ quote, color, themes, note }) => ({
    quote,
    color,
    themes: themes.map((p) => p.join('/')),
    note,
  }))

describe('merging', () => {
  test('joins overlapping and neighbouring passages into the first named, with every theme, note and link', async () => {
    const first = await mark('Ships waited for days', { themes: ['Delay'], note: 'mine', color: 'blue' })
    const before = await mark('closed in winter. Ships', { themes: ['Winter', 'Delay'], note: 'theirs', color: 'pink' })
    const after = await mark(', and “nobody” knew why', { themes: ['Pilots'] })
    const other = await mark('Trade went by rail')
    await library.host.link({ from: other.id, relation: 'supports', to: before.id })
    await library.host.link({ from: after.id, relation: 'extends', to: other.id })
    await library.host.link({ from: first.id, relation: 'defines', to: after.id })
    const was = await shape()

    const merged = await library.host.mergePassages({ annotations: [first.id, before.id, after.id] })
    expect(merged).toMatchObject({
      id: first.id,
      quote: 'closed in winter. Ships waited for days, and “nobody” knew why',
      color: 'blue',
      themes: [['Delay'], ['Pilots'], ['Winter']],
      note: 'mine\n\ntheirs',
    })
    expect(await all()).toHaveLength(2)
    const links = await library.host.links({})
    expect(links.map(({ relation, from, to }) => [relation, from.id, to.id])).toEqual([
      ['supports', other.id, first.id],
      ['extends', first.id, other.id],
    ])
    expect((await library.host.undo({})).name).toBe('Merge 3 highlights in harbour.txt')
    expect(await shape()).toEqual(was)
    expect(await library.host.links({})).toHaveLength(3)
    await library.host.redo({})
    expect((await shape())[0]!.themes).toEqual(['Delay', 'Pilots', 'Winter'])
  })

  test('joins passages of two paragraphs, with nothing between them but their border', async () => {
    const one = await mark('not even the pilots.')
    const two = await mark('In spring the harbour')
    expect((await library.host.mergePassages({ annotations: [one.id, two.id] })).quote).toBe(
      'not even the pilots.\nIn spring the harbour',
    )
  })

  test.each([
    ['one alone', async () => [(await mark('Ships')).id], 'it takes two passages'],
    ['words between', async () => [(await mark('Ships')).id, (await mark('pilots')).id], 'other words between them'],
    [
      'two texts',
      async () => [
        (await mark('Ships')).id,
        (await library.host.annotate({ source: 'railway.txt', quote: 'single and slow' })).id,
      ],
      'different texts',
    ],
  ])('is refused for %s', async (_, make, reason) => {
    const annotations = await make()
    const { name, message } = await failure(library.host.mergePassages({ annotations }))
    expect([name, message.includes(reason)]).toEqual(['badValue', true])
  })
})

describe('splitting', () => {
  test('cuts a passage in two with the same themes, colour and kind; the note stays with the first', async () => {
    const { id, start } = await mark('Ships waited for days', { themes: ['Delay'], note: 'mine', color: 'pink' })
    await library.host.setKind({ annotations: [id], kind: 'question' })
    const { first, second } = await library.host.splitPassage({ annotation: id, at: start + 12 })
    expect(first).toMatchObject({ id, quote: 'Ships waited', note: 'mine', color: 'pink', themes: [['Delay']] })
    expect(second).toMatchObject({
      quote: 'for days',
      note: null,
      color: 'pink',
      kind: 'question',
      themes: [['Delay']],
    })
    expect((await library.host.undo({})).name).toBe('Split “Ships waited for days” in harbour.txt')
    expect(await shape()).toEqual([{ quote: 'Ships waited for days', color: 'pink', themes: ['Delay'], note: 'mine' }])
  })

  test.each([-5, 0, 21, 40])('is refused at %i, where one half would hold no words', async (by) => {
    const { id, start } = await mark('Ships waited for days')
    expect((await failure(library.host.splitPassage({ annotation: id, at: start + by }))).name).toBe('badValue')
  })

  test('wherever it is cut, merging the halves gives the passage again', async () => {
    const { id, start, end, quote } = await mark(text.slice(text.indexOf('The harbour'), text.indexOf('\nIn spring')))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start + 1, max: end - 1 }), async (at) => {
        const { first, second } = await library.host.splitPassage({ annotation: id, at })
        expect(`${first.quote}${text.slice(first.end, second.start)}${second.quote}`).toBe(quote)
        const merged = await library.host.mergePassages({ annotations: [id, second.id] })
        expect([merged.start, merged.end, merged.quote]).toEqual([start, end, quote])
      }),
      { numRuns: 20 },
    )
  })
})

test('many places are marked in one step, and those already marked stay as they are', async () => {
  await mark('harbour', { color: 'pink' })
  const ranges = [...text.matchAll(/harbour/gu)].map(({ index }) => ({ start: index, end: index + 7 }))
  expect(ranges.length).toBeGreaterThan(2)
  const done = await library.host.highlightAll({ source, ranges, color: 'green', words: 'harbour' })
  expect(done).toEqual({ made: ranges.length - 1, present: 1 })
  expect((await all()).map(({ color }) => color)).toEqual(['pink', ...ranges.slice(1).map(() => 'green')])
  expect((await library.host.undo({})).name).toBe(`Highlight ${ranges.length - 1} places of “harbour” in harbour.txt`)
  expect(await all()).toHaveLength(1)
  const none = await library.host.highlightAll({ source, ranges: ranges.slice(0, 1), color: 'blue', words: 'harbour' })
  expect(none).toEqual({ made: 0, present: 1 })
})
