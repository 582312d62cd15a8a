// An edit of the list of works, a fact put right among them, sets again what it changes and leaves the rest as it was.
import CSL from 'citeproc'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CitingEngine } from '../../../../electron/host/cite/engine.ts'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf } from './engine-under-test.ts'

const book = (id: string, family: string, given: string, year: number, title: string): CslItem => ({
  id,
  type: 'book',
  title,
  author: [{ family, given }],
  publisher: 'Delta Press',
  issued: { 'date-parts': [[year]] },
  language: 'en',
})
const FAMILIES = ['Abel', 'Brandt', 'Dube', 'Ibarra', 'Keller', 'Moreau', 'Novak', 'Osei', 'Petrov', 'Walsh']
const shelf = FAMILIES.map((family, at) => book(`b${at}`, family, 'Ada', 2000 + at, `Rivers of the ${family} family`))
const cites = (items: readonly CslItem[]): Citation[] => items.map(({ id }) => cluster([{ id: id! }]))
const put = (items: readonly CslItem[], at: number, facts: Partial<CslItem>): CslItem[] =>
  items.map((item, index) => (index === at ? { ...item, ...facts } : item))

afterEach(() => void vi.restoreAllMocks())

/** The ids of entries that were set again. */
function setAgain(engine: CitingEngine, before: readonly CslItem[], after: readonly CslItem[]): string[] {
  const known = new Map(engine.bibliography(before).map(({ id, runs }) => [id, runs]))
  return engine
    .bibliography(after)
    .filter(({ id, runs }) => known.get(id) !== runs)
    .map(({ id }) => id)
}
const twin = book('twin', 'Keller', 'Ada', 2004, 'Another book')

describe('works of namesakes', () => {
  const namesakes = ['Petra', 'Paul', 'Petra', 'Karl', 'Paul', 'Karl', 'Petra'].map((given, at): CslItem => {
    const alone = book(`n${at}`, 'Anders', given, 2010, `Rivers, volume ${at}`)
    return at < 5 ? alone : { ...alone, author: [...alone.author!, { family: 'Ito', given: 'Ren' }] }
  })
  const orders = namesakes.map((_, at) => [...namesakes.slice(at), ...namesakes.slice(0, at)])
  /** Each from an engine of its own. */
  const said = (style: string, fixups: boolean, items: readonly CslItem[], before: readonly CslItem[][] = []) => {
    const engine = openEngines().engine({ style, fixups })
    for (const list of before) citationTexts(engine, list, cites(list))
    const texts = citationTexts(engine, items, cites(items))
    return Object.fromEntries(items.map(({ id }, at) => [id, texts[at]]))
  }

  it.each(['american-political-science-association', 'chicago-author-date'])(
    'get letters where they are cited alike, and only there, in whatever order they come: %s',
    (style) => {
      for (const order of orders)
        expect(said(style, true, order)).toEqual({
          n0: '(Petra Anders 2010a)',
          n1: '(Paul Anders 2010a)',
          n2: '(Petra Anders 2010b)',
          n3: '(K. Anders 2010)',
          n4: '(Paul Anders 2010b)',
          n5: '(K. Anders and Ito 2010)',
          n6: '(Petra Anders and Ito 2010)',
        })
    },
  )

  it('are told apart by the bare engine as if they had come at once, also after many others', () => {
    const style = 'american-political-science-association'
    const bare = said(style, false, namesakes)
    const before = [shelf, [...shelf, ...orders[2]!]]
    expect(said(style, false, namesakes, before)).toEqual(bare)
  })
})

describe('entries set again', () => {
  const edits: [name: string, style: string, before: CslItem[], after: CslItem[], again: string[]][] = [
    ['a title', 'apa', shelf, put(shelf, 3, { title: 'Deltas' }), ['b3']],
    ['an author, who now stands first', 'apa', shelf, put(shelf, 8, { author: [{ family: 'Aaron' }] }), ['b8']],
    [
      'a year that another work of the author has: both get letters',
      'apa',
      [...shelf, { ...twin, issued: { 'date-parts': [[1990]] } }],
      [...shelf, twin],
      ['twin', 'b4'],
    ],
    [
      '… and lose them again',
      'apa',
      [...shelf, twin],
      put([...shelf, twin], 4, { issued: { 'date-parts': [[1991]] } }),
      ['b4', 'twin'],
    ],
    ['a work with its letter goes', 'apa', [...shelf, twin], shelf, ['b4']],
    ['a work goes', 'apa', shelf, shelf.toSpliced(2, 1), []],
    ['a title, in a numbered style', 'ieee', shelf, put(shelf, 3, { title: 'Deltas' }), ['b3']],
    ['the last work goes, in a numbered style', 'ieee', shelf, shelf.slice(0, -1), []],
    ['one before the last goes, and only later numbers change', 'ieee', shelf, shelf.toSpliced(7, 1), ['b8', 'b9']],
  ]
  it.each(edits)('%s', { timeout: 60_000 }, (_name, style, before, after, again) => {
    const engine = engineOf(style)
    engine.bibliography(before)
    const emptied = vi.spyOn(CSL.Engine.prototype, 'restoreProcessorState')
    expect(setAgain(engine, before, after)).toEqual(again)
    expect(emptied).not.toHaveBeenCalled()
  })
})

describe('citations set again', () => {
  const edits: [name: string, style: string, before: CslItem[], after: CslItem[], again: number][] = [
    ['a fact', 'apa', shelf, put(shelf, 3, { issued: { 'date-parts': [[1985]] } }), 1],
    [
      'a year that gives two works letters',
      'apa',
      [...shelf, { ...twin, issued: { 'date-parts': [[1990]] } }],
      [...shelf, twin],
      2,
    ],
    ['a fact, in notes', 'chicago-notes-bibliography', shelf, put(shelf, 3, { title: 'Deltas' }), 1],
  ]
  it.each(edits)('%s', { timeout: 60_000 }, (_name, style, before, after, again) => {
    const engine = engineOf(style)
    const said = engine.citations(before, cites(before)).map(runsToHtml)
    const set = vi.spyOn(CSL.Engine.prototype, 'process_CitationCluster')
    const emptied = vi.spyOn(CSL.Engine.prototype, 'restoreProcessorState')
    const now = engine.citations(after, cites(after)).map(runsToHtml)
    expect(now.filter((one, at) => one !== said[at])).toHaveLength(again)
    // A work that changes another's letter is set once before the other is known to change.
    expect(set.mock.calls.length).toBeLessThanOrEqual(2 * again)
    expect(emptied).not.toHaveBeenCalled()
  })
})

describe('whatever was there before', () => {
  it('numbers follow the order in which works are given', () => {
    const engine = engineOf('ieee')
    const ask = (items: readonly CslItem[]) => citationTexts(engine, items, cites(shelf.slice(0, 3)))
    expect(ask(shelf.slice(0, 3))).toEqual(['[1]', '[2]', '[3]'])
    expect(ask([shelf[2]!, shelf[0]!, shelf[1]!])).toEqual(['[2]', '[3]', '[1]'])
  })

  it('a third person of the name keeps the letters of the second', { timeout: 60_000 }, () => {
    const works = [
      book('a', 'Anders', 'Paul', 2010, 'Alps'),
      book('b', 'Anders', 'Paul', 2010, 'Bogs'),
      book('c', 'Anders', 'Karl', 2010, 'Coasts'),
      book('d', 'Anders', 'Petra', 2010, 'Deltas'),
    ]
    const engine = engineOf('chicago-author-date')
    for (const count of [1, 2, 3, 4]) citationTexts(engine, works.slice(0, count), cites(works.slice(0, count)))
    const step = citationTexts(engine, works, cites(works))
    citationTexts(engine, [], [])
    expect(step).toEqual(citationTexts(engine, works, cites(works)))
    expect(new Set(step).size).toBe(4)
  })

  it('a work that left must not be cited', () => {
    const engine = engineOf('apa')
    citationTexts(engine, shelf.slice(0, 2), cites(shelf.slice(0, 2)))
    expect(() => citationTexts(engine, shelf.slice(0, 1), cites(shelf.slice(0, 2)))).toThrow(/b1 cannot be cited/)
    expect(citationTexts(engine, shelf.slice(0, 1), cites(shelf.slice(0, 1)))).toEqual(['(Abel, 2000)'])
  })

  it('a work that prints nothing keeps its place among the numbers', { timeout: 60_000 }, () => {
    const letter: CslItem = { id: 'l', type: 'personal_communication', author: [{ family: 'Abel' }] }
    for (const style of ['apa', 'american-medical-association']) {
      const engine = engineOf(style)
      const list = (items: readonly CslItem[]) => engine.bibliography(items).map(({ runs }) => runsToHtml(runs))
      list([])
      list([letter, ...shelf])
      const edited = list([letter, ...put(shelf, 2, { title: 'Deltas' })])
      list([])
      expect(edited).toEqual(list([letter, ...put(shelf, 2, { title: 'Deltas' })]))
    }
  })
})
