// However our engine is built and fed, it says what an engine as npm brings it says of the whole set.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { generatedCitation, generatedItem } from './generated-items.ts'
import { untouchedAnswer } from './untouched-engine.ts'

/** `SOAK=1` goes on for longer. */
const RUNS = process.env['SOAK'] ? 60 : 4

/** Those whose sorting is long, those that number, name or shorten in ways of their own, and several languages. */
const STYLES: [style: string, locale: string][] = [
  ['apa', 'en-US'],
  ['chicago-author-date', 'en-US'],
  ['chicago-notes-bibliography', 'en-GB'],
  ['chicago-author-date-17th-edition', 'en-US'],
  ['modern-language-association', 'en-US'],
  ['ieee', 'en-US'],
  ['american-medical-association', 'en-US'],
  ['gost-r-7-0-5-2008', 'ru-RU'],
  ['iso690-author-date-fr', 'fr-FR'],
  ['harvard-cite-them-right', 'en-GB'],
  ['deutsche-gesellschaft-fur-psychologie', 'de-DE'],
  ['american-political-science-association', 'en-US'],
]

/** Few names, initials, years and titles, so that works are taken for each other in every way there is. */
const AUTHORS = [
  ['Anders', 'Petra'],
  ['Anders', 'Karl'],
  ['Lind', 'Per'],
  ['Anders', 'Paul'],
  ['Lind', 'P.'],
] as const
function colliding(index: number): CslItem {
  const made = generatedItem(index)
  const [family, given] = AUTHORS[index % AUTHORS.length]!
  if (index % 4 !== 0) return made
  return {
    ...made,
    author: [{ family, given }, ...(index % 8 === 0 ? [{ family: 'Ito', given: 'Ren' }] : [])],
    issued: { 'date-parts': [[2010 + (index % 2)]] },
  }
}
const items = Array.from({ length: 60 }, (_, index) => colliding(index))
const clusters = Array.from({ length: 30 }, (_, index): Citation => {
  const cited = (at: number) => generatedCitation(at, String(items[(at * 7) % items.length]!.id))
  return {
    citationID: `c${index}`,
    citationItems: index % 5 === 0 ? [cited(index), cited(index + 3)] : [cited(index)],
    properties: { noteIndex: index + 1 },
  }
})

describe.each(STYLES)('%s in %s', (style, locale) => {
  it('says what an untouched engine says', { timeout: 120_000 }, () => {
    const engine = openEngines().engine({ style, locale, fixups: false })
    const notes = engine.style.class === 'note'
    const set = notes ? clusters : clusters.map((one) => ({ ...one, properties: { noteIndex: 0 } }))
    const said = {
      citations: engine.citations(items, set).map(runsToHtml),
      bibliography: engine.bibliography(items).map(({ runs }) => runsToHtml(runs)),
    }
    const whole = untouchedAnswer(style, locale, items, set)
    expect(said.bibliography).toEqual(whole.bibliography)
    expect(said.citations).toEqual(whole.citations)
  })
})

/** Facts put right, so that works become alike, cease to be, and change places. */
const facts = fc.oneof(
  fc.nat(AUTHORS.length - 1).map((at) => ({ author: [{ family: AUTHORS[at]![0], given: AUTHORS[at]![1] }] })),
  fc.nat(2).map((year) => ({ issued: { 'date-parts': [[2010 + year]] } })),
  fc.constantFrom('Zebras', 'Aardvarks').map((title) => ({ title })),
  fc.constantFrom('Zweig', 'Abel').map((family) => ({ author: [{ family, given: 'Ann' }] })),
)
/** Works come and go, are put right and change places, and so do the citations of them. */
const step = fc.record({
  add: fc.array(fc.nat(19), { maxLength: 2 }),
  drop: fc.option(fc.nat(9)),
  swap: fc.option(fc.tuple(fc.nat(9), fc.nat(9)), { freq: 3 }),
  change: fc.option(fc.record({ which: fc.nat(9), facts }), { nil: null, freq: 1 }),
  at: fc.nat(10),
  remove: fc.nat(2),
  cite: fc.array(fc.nat(19), { maxLength: 2 }),
})
const histories = fc.array(step, { minLength: 2, maxLength: 6 })

describe.each([
  ['apa', 'en-US'],
  ['chicago-author-date', 'en-US'],
  ['chicago-notes-bibliography', 'en-GB'],
  ['chicago-author-date-17th-edition', 'en-US'],
  ['ieee', 'en-US'],
  ['modern-language-association', 'en-US'],
  ['harvard-cite-them-right', 'en-GB'],
  ['american-political-science-association', 'en-US'],
] as const)('after any edits, %s in %s', (style, locale) => {
  it('says what an untouched engine says of what came of them', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(histories, (edits) => {
        // Of one seed for all: names and years are few, so that most edits make works alike or cease to be.
        let works = Array.from({ length: 6 }, (_, index) => colliding(index * 4))
        let cited = works.slice(0, 3).map(({ id }) => String(id))
        const engine = openEngines().engine({ style, locale, fixups: false })
        const setOf = () =>
          cited.map((id, index): Citation => ({
            citationID: `c${index}`,
            citationItems: [{ id, locator: '3', label: 'page' }],
            properties: { noteIndex: engine.style.class === 'note' ? index + 1 : 0 },
          }))
        const say = () => ({
          citations: engine.citations(works, setOf()).map(runsToHtml),
          bibliography: engine.bibliography(works).map(({ runs }) => runsToHtml(runs)),
        })
        say()
        for (const { add, drop, swap, change, at, remove, cite } of edits) {
          const known = new Set(works.map(({ id }) => id))
          works.push(...[...new Set(add)].map((index) => colliding(index * 4)).filter(({ id }) => !known.has(id)))
          if (drop !== null) works = works.toSpliced(drop % works.length, 1)
          if (swap !== null && works.length > 0) {
            const [one, other] = swap.map((place) => place % works.length) as [number, number]
            works = works.with(one, works[other]!).with(other, works[one]!)
          }
          if (change !== null)
            works = works.map((work, index) =>
              index === change.which % works.length ? { ...work, ...change.facts } : work,
            )
          const ids = works.map(({ id }) => String(id))
          cited = cited.toSpliced(at, remove, ...cite.map((index) => ids[index % ids.length]!))
          cited = cited.filter((id) => ids.includes(id))
          say()
        }
        expect(say()).toEqual(untouchedAnswer(style, locale, works, setOf()))
      }),
      { numRuns: RUNS },
    )
  })
})
