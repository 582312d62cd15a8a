// What must hold for every set of citations, whatever the engine was asked before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { renderCitations } from '../../../../electron/host/cite/forms.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { Citation, CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { besideOf, citationTexts, cluster, engineOf, entryTexts } from './engine-under-test.ts'

const names = ['Anders', 'Lind', 'Okonjo']
const givens = ['Petra', 'Karl']
/** Few names and years, so that they collide. */
const itemOf = (id: number): CslItem => ({
  id: `k${id}`,
  type: id % 3 === 0 ? 'book' : 'article-journal',
  title: `Title ${'abcdefgh'[id % 8]}`,
  author: [
    { family: names[id % 3]!, given: givens[id % 2]! },
    ...(id % 4 === 0 ? [{ family: names[(id + 1) % 3]!, given: 'X.' }] : []),
  ],
  issued: { 'date-parts': [[2010 + (id % 2)]] },
  language: 'en',
})
const library = Array.from({ length: 12 }, (_, id) => itemOf(id))

describe.each(['apa', 'chicago-author-date', 'chicago-notes-bibliography'])('%s', (style) => {
  it('says the same after any other sets as a fresh engine', { timeout: 300_000 }, () => {
    const sets = fc.array(
      fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 6 }).chain((ids) =>
        fc.record({
          ids: fc.constant(ids),
          cited: fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    )
    const fresh = new Map<string, string>()
    fc.assert(
      fc.property(sets, (history) => {
        const warm = engineOf(style)
        for (const { ids, cited } of history) {
          const items = ids.toSorted((a, b) => a - b).map((id) => library[id]!)
          const clusters = cited.map((id, index) =>
            cluster([{ id: `k${id}`, locator: '3', label: 'page' }], { noteIndex: index + 1 }),
          )
          const said = JSON.stringify([citationTexts(warm, items, clusters), [...entryTexts(warm, items)]])
          // The same set again, whatever lay between, must say the same.
          const key = JSON.stringify([items.map(({ id }) => id), cited])
          expect(fresh.get(key) ?? said).toBe(said)
          fresh.set(key, said)
        }
      }),
      { numRuns: 10 },
    )
    // And what a really new engine says to some of them.
    for (const [key, said] of [...fresh].slice(0, 2)) {
      const [ids, cited] = JSON.parse(key) as [string[], number[]]
      const items = ids.map((id) => library.find((item) => item.id === id)!)
      const clusters = cited.map((id, index) =>
        cluster([{ id: `k${id}`, locator: '3', label: 'page' }], { noteIndex: index + 1 }),
      )
      const cold = openEngines().engine({ style })
      expect(JSON.stringify([citationTexts(cold, items, clusters), [...entryTexts(cold, items)]])).toBe(said)
    }
  })
})

const lane: CslItem = {
  id: 'lane',
  type: 'article-journal',
  title: 'Regionalism',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
}
const both: CslItem = {
  ...lane,
  id: 'both',
  author: [
    { family: 'Ito', given: 'Ren' },
    { family: 'Lind', given: 'Per' },
  ],
}
const untitled: CslItem = {
  id: 'web',
  type: 'webpage',
  title: 'Rankings',
  URL: 'https://example.org',
  issued: { 'date-parts': [[2014]] },
}
const page = (id: string) => ({ id, locator: '3', label: 'page' as const })

const narratives: [name: string, style: string, ids: string[], text: string][] = [
  ['one author', 'apa', ['lane'], 'Lane (2014, p. 3)'],
  ['two authors are joined by a word', 'apa', ['both'], 'Ito and Lind (2014, p. 3)'],
  ['two works stand each by itself', 'apa', ['lane', 'both'], 'Lane (2014, p. 3) and Ito and Lind (2014, p. 3)'],
  ['Chicago', 'chicago-author-date', ['both'], 'Ito and Lind (2014, 3)'],
  ['a title for an author keeps its marks', 'chicago-author-date', ['web'], '“Rankings” (2014, 3)'],
  ['… or its italics', 'apa', ['web'], '<i>Rankings</i> (2014, p. 3)'],
  ['a numbered style', 'ieee', ['both'], 'Ito and Lind [2, p. 3]'],
  ['a style without years', 'modern-language-association', ['lane'], 'Lane (3)'],
]

/** A style that cites papers by their shelf marks, and nothing else. */
const SHELF_MARKS = 'national-archives-of-australia'
const gaps: [name: string, style: string, cited: object, mode: 'composite' | undefined, text: string][] = [
  ['the title stands for it', SHELF_MARKS, { id: 'lane' }, undefined, '[Regionalism]'],
  [
    '… also with its author suppressed',
    SHELF_MARKS,
    { id: 'lane', 'suppress-author': true },
    undefined,
    '[Regionalism]',
  ],
  ['the id of one without a title', SHELF_MARKS, { id: 'bare' }, undefined, '[bare]'],
  ['… in running text no blank before it', 'apa', { id: 'bare' }, 'composite', '(n.d.)'],
  [
    'nothing where only the author was left to print, and is named',
    'modern-language-association',
    { id: 'lane', 'suppress-author': true },
    undefined,
    '',
  ],
]
describe('a work that a style has no words for', () => {
  const bare: CslItem = { id: 'bare', type: 'book' }
  it.each(gaps)('%s', { timeout: 60_000 }, (_name, style, cited, mode, text) => {
    const asked = [cluster([cited as CitationItem], { noteIndex: 1, ...(mode && { mode }) })]
    expect(citationTexts(engineOf(style), [lane, bare], asked)).toEqual([text])
  })

  it('is left to the bare engine’s own sentence', () => {
    const asked = [cluster([{ id: 'lane' }], { noteIndex: 1 })]
    expect(citationTexts(engineOf(SHELF_MARKS, 'en-US', false), [lane], asked)[0]).toMatch(/^\[CSL STYLE ERROR/)
  })
})

describe('running text', () => {
  it.each(narratives)('%s', { timeout: 60_000 }, (_name, style, ids, text) => {
    const engine = engineOf(style)
    const [said] = engine.citations([lane, both, untitled], [cluster(ids.map(page), { mode: 'composite' })])
    expect(runsToHtml(said ?? [])).toBe(text)
  })

  it('in a note style names the author and keeps the note', () => {
    const request = { items: [lane, both], clusters: [cluster([page('both')])], form: 'narrative' as const }
    const style = 'chicago-notes-bibliography'
    expect(renderCitations(engineOf(style), request, besideOf(style))).toMatchObject([
      {
        text: 'Ren Ito and Per Lind',
        html: 'Ren Ito and Per Lind',
        note: {
          text: 'Ren Ito and Per Lind, Regionalism, 2014, 3.',
          html: 'Ren Ito and Per Lind, <i>Regionalism</i>, 2014, 3.',
        },
      },
    ])
  })

  it('in German joins names by its own word', { timeout: 60_000 }, () => {
    expect(citationTexts(engineOf('apa', 'de'), [both], [cluster([page('both')], { mode: 'composite' })])).toEqual([
      'Ito und Lind (2014, S. 3)',
    ])
  })
})

describe('a set', () => {
  const twins: CslItem[] = [lane, { ...lane, id: 'lane-b', title: 'Regions' }]
  const cited: Citation[] = [cluster([page('lane')]), cluster([page('lane')])]

  it('gives letters to years that an uncited work of the bibliography shares', () => {
    expect(citationTexts(engineOf('apa'), twins, cited)[0]).toBe('(Lane, 2014a, p. 3)')
    expect(citationTexts(engineOf('apa'), [lane], cited)[0]).toBe('(Lane, 2014, p. 3)')
  })

  it('asked separately has no short notes', () => {
    const engine = engineOf('chicago-notes-bibliography')
    const together = engine.citations(
      [lane],
      cited.map((each, index) => ({ ...each, properties: { noteIndex: index + 1 } })),
    )
    expect(together.map(runsToHtml)).toEqual([
      'David Lane, <i>Regionalism</i>, 2014, 3.',
      'Lane, <i>Regionalism</i>, 3.',
    ])
    const apart = renderCitations(
      engine,
      { items: [lane], clusters: cited, form: 'note', separate: true },
      besideOf('chicago-notes-bibliography'),
    )
    expect(apart.map(({ text }) => text)).toEqual([
      'David Lane, Regionalism, 2014, 3.',
      'David Lane, Regionalism, 2014, 3.',
    ])
  })

  it('asked separately again sees what became of the bibliography', () => {
    const engine = engineOf('apa')
    const ask = (items: CslItem[]) => engine.separately(items, cited).map(runsToHtml)
    expect(ask([lane])).toEqual(['(Lane, 2014, p. 3)', '(Lane, 2014, p. 3)'])
    expect(ask(twins)[0]).toBe('(Lane, 2014a, p. 3)')
    expect(ask([lane])[0]).toBe('(Lane, 2014, p. 3)')
    expect(ask([{ ...lane, issued: { 'date-parts': [[2015]] } }])[0]).toBe('(Lane, 2015, p. 3)')
  })

  it('sees that a record changed', () => {
    const engine = engineOf('apa')
    expect(citationTexts(engine, [lane], [cluster([page('lane')])])).toEqual(['(Lane, 2014, p. 3)'])
    expect(citationTexts(engine, [{ ...lane, issued: { 'date-parts': [[2015]] } }], [cluster([page('lane')])])).toEqual(
      ['(Lane, 2015, p. 3)'],
    )
  })

  it('refuses a work that is not there', () => {
    expect(() => citationTexts(engineOf('apa'), [lane], [cluster([page('gone')])])).toThrow(/gone cannot be cited/)
    expect(() => citationTexts(engineOf('apa'), [{ ...lane, id: undefined }], [])).toThrow(/no id/)
  })

  it('keeps entries with their works where one of them has no entry', () => {
    const letter: CslItem = { ...lane, id: 'letter', type: 'personal_communication', author: [{ family: 'Abel' }] }
    for (const style of ['apa', 'chicago-notes-bibliography-17th-edition']) {
      const entries = entryTexts(engineOf(style), [letter, both, lane])
      expect(entries.get('both')).toMatch(/^Ito/)
      expect(entries.get('lane')).toMatch(/^Lane/)
      expect(entries.get('letter') ?? 'Abel').toMatch(/^Abel/)
    }
  })

  it('takes any text as an id', () => {
    for (const id of ['__proto__', 'constructor', '', '7', 'a b', '</div>']) {
      expect(citationTexts(engineOf('apa'), [{ ...lane, id }], [cluster([page(id)])])).toEqual(['(Lane, 2014, p. 3)'])
    }
  })

  it('lets no markup of a record through', () => {
    const hostile = {
      ...lane,
      title: '<script>alert(1)</script><img src=x onerror=alert(1)>',
      'container-title': '"><b>',
    }
    const [entry] = engineOf('apa').bibliography([hostile])
    expect(runsToHtml(entry?.runs ?? []).replace(/<\/?[ib]>/g, '')).not.toMatch(/[<>]/)
  })
})

it('ranges of pages are shortened as the style has it, however their dash is written', () => {
  const cited = (locator: string) => cluster([{ id: 'k0', locator, label: 'page' }])
  for (const locator of ['323-326', '323–326', '323 – 326'])
    expect(citationTexts(engineOf('chicago-author-date'), library.slice(0, 1), [cited(locator)])).toEqual([
      '(Anders and Lind 2010, 323–26)',
    ])
})
