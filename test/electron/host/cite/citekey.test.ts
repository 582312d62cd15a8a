import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citekeyOf } from '../../../../electron/host/cite/citekey.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const issued = { 'date-parts': [[2014]] }
const cases: [item: CslItem, key: string][] = [
  [{ author: [{ family: 'Moshes', given: 'Arkady' }], issued }, 'moshes2014'],
  [{ author: [{ family: 'Müller-Lüdenscheidt' }], issued }, 'mullerludenscheidt2014'],
  [{ author: [{ literal: 'Centre for Eastern Studies' }], issued }, 'centreforeasternstudies2014'],
  [{ author: [{ family: 'Толстой' }], issued }, 'толстои2014'],
  [{ editor: [{ family: 'Krasner' }], issued }, 'krasner2014'],
  [{ title: 'The <i>State</i> of Things' }, 'statend'],
  [{}, 'itemnd'],
]

describe('citekeyOf', () => {
  it.each(cases)('%j → %s', (item, key) => expect(citekeyOf(item, new Set())).toBe(key))

  it('is unique among those taken, and only letters, digits and "-"', () => {
    const item: CslItem = { author: [{ family: 'Lane' }], issued }
    const taken = new Set<string>()
    for (let count = 0; count < 60; count++) taken.add(citekeyOf(item, taken))
    expect(taken.size).toBe(60)
    expect([...taken].slice(0, 3)).toEqual(['lane2014', 'lane2014b', 'lane2014c'])
    fc.assert(
      fc.property(fc.string(), fc.string(), (family, title) => {
        expect(citekeyOf({ author: [{ family }], title }, new Set())).toMatch(/^[\p{L}\p{N}-]+$/u)
      }),
    )
  })
})
