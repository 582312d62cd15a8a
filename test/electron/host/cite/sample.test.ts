// Expected strings by the manuals: 13 works, six styles, citations in sets and bibliographies. The Chicago styles here are
// the official files of the 18th edition, used by path as a user would use a .csl file of their own.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cslData } from './csl-data.ts'
import { citationTexts, cluster, engineOf, entryTexts, oracle } from './engine-under-test.ts'

interface Expected {
  citations?: { citationItems: CitationItem[]; mode?: 'composite'; text: string }[]
  sequence?: { citationItems: CitationItem[]; noteIndex: number; text: string }[]
  bibliography?: Record<string, string>
  bibliography_manual_differs_from_engine?: Record<string, { manual: string }>
}
const file = join(cslData, 'cite-sample.json')
const here = existsSync(file)
const sample: { items: CslItem[]; expected: Record<string, Expected> } = here
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { items: [], expected: {} }

/** Titles whose capitals only a reader knows; the user says them. */
const HEADLINES: Record<string, string> = { lillis2015: 'Astana Faces Up to Economic Gloom' }

describe.skipIf(!here)(`the citation sample (skipped without ${file})`, () => {
  it('is all there', () => expect(Object.keys(sample.expected)).toHaveLength(5))

  describe.each(Object.entries(sample.expected))('%s', (style, expected) => {
    const name = style === 'apa' || style.includes('17th') ? style : oracle(style)
    const items = sample.items.map((item) => {
      const headlineTitle = HEADLINES[String(item.id)]
      return headlineTitle ? { ...item, custom: { headlineTitle } } : item
    })
    const list = [...(expected.citations ?? []), ...(expected.sequence ?? [])]

    it(`${list.length} citations as one set`, { timeout: 60_000 }, () => {
      const clusters = list.map((each) =>
        cluster(each.citationItems, {
          noteIndex: 'noteIndex' in each ? each.noteIndex : 0,
          ...('mode' in each && each.mode ? { mode: each.mode } : {}),
        }),
      )
      expect(citationTexts(engineOf(name), items, clusters)).toEqual(list.map(({ text }) => text))
    })

    if (!expected.bibliography) return
    it('the bibliography', () => {
      const entries = entryTexts(engineOf(name), items)
      for (const [id, text] of Object.entries(expected.bibliography ?? {})) expect(entries.get(id)).toBe(text)
      for (const [id, { manual }] of Object.entries(expected.bibliography_manual_differs_from_engine ?? {})) {
        for (const part of manual.split('…')) expect(entries.get(id)).toContain(part.trim())
      }
    })
  })
})
