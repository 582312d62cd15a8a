// Editing a text one citation at a time says the same as rendering it anew.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf } from './engine-under-test.ts'

const library: CslItem[] = Array.from({ length: 8 }, (_, id) => ({
  id: `k${id}`,
  type: 'book',
  title: `Title ${'abcdefgh'[id]!}`,
  author: [{ family: ['Anders', 'Lind'][id % 2]!, given: ['Petra', 'Karl'][(id >> 1) % 2]! }],
  issued: { 'date-parts': [[2010 + (id % 3)]] },
  language: 'en',
}))
const cited = (ids: readonly number[]): Citation[] =>
  ids.map((id, index) => cluster([{ id: `k${id}`, locator: '3', label: 'page' }], { noteIndex: index + 1 }))

/** Texts as lists of cited works; each differs from the one before by a small edit or altogether. */
const texts = fc.array(fc.array(fc.nat(7), { maxLength: 8 }), { minLength: 2, maxLength: 5 }).chain((starts) =>
  fc
    .array(fc.record({ at: fc.nat(8), remove: fc.nat(2), add: fc.array(fc.nat(7), { maxLength: 2 }) }), {
      maxLength: 8,
    })
    .map((edits) => {
      const all: number[][] = [...starts]
      for (const { at, remove, add } of edits) all.push((all.at(-1) ?? []).toSpliced(at, remove, ...add))
      return all
    }),
)

describe.each(['apa', 'chicago-author-date', 'chicago-fullnote-bibliography-with-ibid', 'ieee'])('%s', (style) => {
  it('says the same edited as anew', { timeout: 300_000 }, () => {
    const said = new Map<string, string[]>()
    fc.assert(
      fc.property(texts, (steps) => {
        const engine = engineOf(style)
        for (const ids of steps) {
          const edited = citationTexts(engine, library, cited(ids))
          // One unrelated item less empties the engine, and with it what it remembers.
          const key = JSON.stringify(ids)
          let anew = said.get(key)
          if (!anew) {
            citationTexts(engine, [], [])
            anew = citationTexts(engine, library, cited(ids))
            said.set(key, anew)
          }
          expect(edited).toEqual(anew)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('says the same when only the numbers of notes change', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(7), { minLength: 2, maxLength: 8 }),
        fc.array(fc.nat(9), { minLength: 8, maxLength: 8 }),
        (ids, steps) => {
          const engine = engineOf(style)
          let note = 0
          const apart = cited(ids).map((one, index) => {
            note += 1 + steps[index]!
            return { ...one, citationID: `n${index}`, properties: { noteIndex: note } }
          })
          citationTexts(engine, library, cited(ids))
          const edited = citationTexts(engine, library, apart)
          citationTexts(engine, [], [])
          expect(edited).toEqual(citationTexts(engine, library, apart))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('says the same as works come to it one by one', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(library, { minLength: 2 }),
        fc.array(fc.nat(7), { maxLength: 4 }),
        (order, more) => {
          const engine = engineOf(style)
          citationTexts(engine, [], [])
          const ids: number[] = []
          for (const [index] of order.entries()) {
            const items = order.slice(0, index + 1)
            ids.push(...[index, ...more].filter((at) => at <= index).map((at) => library.indexOf(order[at]!)))
            const edited = citationTexts(engine, items, cited(ids))
            if (index < order.length - 1) continue
            citationTexts(engine, [], [])
            expect(edited).toEqual(citationTexts(engine, items, cited(ids)))
          }
        },
      ),
      { numRuns: 8 },
    )
  })
})
