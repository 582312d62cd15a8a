// However our engine is built and fed, it says what an engine as npm brings it says of the whole set.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { generatedCitation, generatedItem } from './generated-items.ts'
import { untouchedAnswer } from './untouched-engine.ts'

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

/** Few names, years and titles, so that works are taken for each other in every way there is. */
function colliding(index: number): CslItem {
  const made = generatedItem(index)
  const authors = [
    ['Anders', 'Petra'],
    ['Anders', 'Karl'],
    ['Lind', 'Per'],
  ] as const
  const [family, given] = authors[index % 3]!
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

/** Works come and go, are put right and change places, and so do the citations of them. */
const histories = fc.array(
  fc.record({
    items: fc.array(fc.nat(19), { maxLength: 3 }),
    drop: fc.nat(2),
    change: fc.nat(19),
    at: fc.nat(10),
    remove: fc.nat(2),
    cite: fc.array(fc.nat(19), { maxLength: 2 }),
  }),
  { minLength: 3, maxLength: 7 },
)

describe.each([
  ['apa', 'en-US'],
  ['chicago-author-date', 'en-US'],
  ['chicago-notes-bibliography', 'en-GB'],
  ['ieee', 'en-US'],
  ['modern-language-association', 'en-US'],
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
        for (const { items: more, drop, change, at, remove, cite } of edits) {
          const known = new Set(works.map(({ id }) => id))
          works = works.slice(drop === 2 ? 1 : 0)
          works.push(...[...new Set(more)].map((index) => colliding(index * 4)).filter(({ id }) => !known.has(id)))
          works = works.map((work, index) =>
            index === change % (works.length + 2) && drop > 0
              ? { ...work, author: [{ family: 'Anders', given: 'Petra' }], title: `Title ${change}` }
              : work,
          )
          const ids = works.map(({ id }) => String(id))
          cited = cited.toSpliced(at, remove, ...cite.map((index) => ids[index % ids.length]!))
          cited = cited.filter((id) => ids.includes(id))
          say()
        }
        expect(say()).toEqual(untouchedAnswer(style, locale, works, setOf()))
      }),
      { numRuns: 4 },
    )
  })
})
