// Our own Chicago 18 beside the official styles, over generated works of the common types and their citations. What differs,
// judged by the manual: the official author-date style adds initials to an author whose surname an editor of a chapter's book
// shares, though the reader never meets that editor in the text; the official notes style writes given names in full, and
// leaves out the year of a report, in some short notes of one author's works with like titles; the order of such works.
// What else differs stands above the cases of each style, in its own test.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownStyle } from '../../../../electron/host/cite/own-styles.ts'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import { checkStyle } from '../../../../electron/host/cite/style-check.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { citationTexts, cluster, engineOf, entryTexts, oracle } from './engine-under-test.ts'
import { generatedCitation, generatedItem } from './generated-items.ts'
import { richItem } from './rich-items.ts'

/** Works a test compares; one more or less weighs more in the sample of ordinary runs. */
const [ITEMS, ALLOWED] = process.env['SOAK'] ? [500, 0.02] : [120, 0.03]
const SEEDS = process.env['SOAK'] ? [1, 2, 3, 4, 5] : [1]
const works: [name: string, items: (CslItem & { id: string })[]][] = [
  ['usual fields', Array.from({ length: ITEMS }, (_, index) => generatedItem(index))],
  ...SEEDS.map((seed): [string, (CslItem & { id: string })[]] => [
    `any fields (${seed})`,
    Array.from({ length: ITEMS }, (_, index) => richItem(index, seed)),
  ]),
]
/** Where every note is short, what tells works of few titles and few authors apart weighs more. */
const SHORT_ALLOWED = ALLOWED + 0.005
const styles: [name: string, citationsOfAWork: number][] = [
  ['chicago-author-date', 1],
  ['chicago-notes-bibliography', 2],
  ['chicago-notes-bibliography-subsequent-ibid', 2],
  ['chicago-shortened-notes-bibliography', 2],
]
const here = existsSync(oracle('chicago-author-date'))

describe.skipIf(!here)(
  `Chicago 18 beside the official styles (skipped without ${oracle('chicago-author-date')})`,
  () => {
    const cases = styles.flatMap(([style, times]) => works.map(([name, items]) => [style, name, times, items] as const))
    it.each(cases)('%s, %s', { timeout: 300_000 }, (style, name, times, items) => {
      const clusters = Array.from({ length: items.length * times }, (_, note) => {
        const index = Math.floor(note / times)
        // Every second note cites an earlier work again, now and then the one just cited.
        const again = index % 5 === 0 ? index : (index * 7) % (index + 1)
        const cited = items[note % times === 0 ? index : again]!
        return cluster([generatedCitation(note, cited.id)], {
          noteIndex: style === 'chicago-author-date' ? 0 : note + 1,
        })
      })
      const said = (name: string): Map<string, string> => {
        const engine = engineOf(name)
        const all = new Map(engine.bibliography(items).map(({ id, runs }) => [id, runsToHtml(runs)]))
        for (const [index, runs] of engine.citations(items, clusters).entries())
          all.set(`citation ${index}`, runsToHtml(runs))
        return all
      }
      const official = said(oracle(style))
      const ours = said(style)
      const different = [...official].filter(([key, html]) => ours.get(key) !== html)
      console.info(`${style}, ${name}: ${official.size - different.length} of ${official.size} strings equal`)
      // A work without an entry counts for neither.
      expect(official.size).toBeGreaterThan(clusters.length + items.length * 0.95)
      const allowed = style.includes('shortened') ? SHORT_ALLOWED : ALLOWED
      expect(different.length / official.size).toBeLessThan(allowed)
    })
  },
)

describe('Chicago 18', () => {
  const lane = {
    id: 'a',
    type: 'book',
    title: 'The river: A history',
    author: [{ family: 'Lane', given: 'David' }],
    publisher: 'Delta Press',
    'publisher-place': 'Oslo',
    issued: { 'date-parts': [[2014]] },
    language: 'en',
  }
  const page = [{ id: 'a', locator: '3', label: 'page' as const }]

  it('says its edition', () => {
    for (const name of [
      'chicago-author-date',
      'chicago-notes-bibliography',
      'chicago-notes-bibliography-subsequent-ibid',
      'chicago-shortened-notes-bibliography',
    ]) {
      expect(engineOf(name).style).toMatchObject({ name, edition: 'Chicago 18' })
    }
  })

  it('gives no place of publication', () => {
    expect(entryTexts(engineOf('chicago-author-date'), [lane]).get('a')).toBe(
      'Lane, David. 2014. The River: A History. Delta Press.',
    )
    expect(entryTexts(engineOf('chicago-author-date-17th-edition'), [lane]).get('a')).toBe(
      'Lane, David. 2014. The River: A History. Oslo: Delta Press.',
    )
  })

  it('repeats a work by its short title, or by “ibid.” in that variant', () => {
    const twice = [1, 2].map((noteIndex) => cluster(page, { noteIndex }))
    const first = 'David Lane, The River: A History (Delta Press, 2014), 3.'
    expect(citationTexts(engineOf('chicago-notes-bibliography'), [lane], twice)).toEqual([first, 'Lane, River, 3.'])
    expect(citationTexts(engineOf('chicago-notes-bibliography-subsequent-ibid'), [lane], twice)).toEqual([
      first,
      'Ibid.',
    ])
    expect(citationTexts(engineOf('chicago-shortened-notes-bibliography'), [lane], twice)).toEqual([
      'Lane, River, 3.',
      'Lane, River, 3.',
    ])
  })

  const day = {
    issued: { 'date-parts': [[2014, 4, 7]] },
    publisher: undefined,
    'publisher-place': undefined,
    title: 'The river',
  }
  const ito = [{ family: 'Ito', given: 'Ren' }]
  const kinds: [name: string, item: CslItem, entry: string | undefined, note: string][] = [
    [
      'a talk',
      { ...lane, ...day, type: 'speech', genre: 'Lecture', 'event-title': 'River Conference', 'event-place': 'Oslo' },
      'Lane, David. 2014. “The River.” Lecture. River Conference, Oslo, April 7.',
      'David Lane, “The River,” Lecture, River Conference, Oslo, April 7, 2014, 3.',
    ],
    [
      'a review',
      {
        ...lane,
        ...day,
        type: 'review-book',
        'container-title': 'Journal of Rivers',
        volume: '3',
        page: '1-2',
        'reviewed-title': 'The lake',
        'reviewed-author': ito,
      },
      'Lane, David. 2014. “The River.” Review of The Lake, by Ren Ito. Journal of Rivers 3 (April): 1–2.',
      'David Lane, “The River,” review of The Lake, by Ren Ito, Journal of Rivers 3 (April 2014): 3.',
    ],
    [
      'an interview',
      { ...lane, ...day, type: 'interview', interviewer: ito, 'container-title': 'River Radio' },
      'Lane, David. 2014. “The River.” Interview by Ren Ito. River Radio, April 7.',
      'David Lane, “The River,” interview by Ren Ito, River Radio, April 7, 2014, 3.',
    ],
    [
      'a film',
      { ...lane, ...day, type: 'motion_picture', director: ito, publisher: 'Studio' },
      'Lane, David. 2014. The River. Directed by Ren Ito. Studio.',
      'David Lane, The River, directed by Ren Ito (Studio, 2014), 3.',
    ],
    [
      'data',
      { ...lane, ...day, type: 'dataset', version: '2.0', publisher: 'Zenodo', DOI: '10.5/x' },
      'Lane, David. 2014. “The River.” Version 2.0. Zenodo, April 7. https://doi.org/10.5/x.',
      'David Lane, “The River,” version 2.0, Zenodo, April 7, 2014, 3, https://doi.org/10.5/x.',
    ],
    [
      'an old book',
      { ...lane, 'original-date': { 'date-parts': [[1899]] } },
      'Lane, David. (1899) 2014. The River: A History. Delta Press.',
      'David Lane, The River: A History (1899; Delta Press, 2014), 3.',
    ],
    [
      'a letter has no entry',
      { ...lane, ...day, type: 'personal_communication' },
      undefined,
      'David Lane, “The River,” personal communication, April 7, 2014, 3.',
    ],
  ]
  it.each(kinds)('%s', (_name, item, entry, note) => {
    expect(entryTexts(engineOf('chicago-author-date'), [item]).get('a')).toBe(entry)
    expect(citationTexts(engineOf('chicago-notes-bibliography'), [item], [cluster(page, { noteIndex: 1 })])).toEqual([
      note,
    ])
  })

  it('passes the checks of any other style file', () => {
    for (const name of ['chicago-author-date', 'chicago-notes-bibliography'])
      expect(() => checkStyle(ownStyle(name)!)).not.toThrow()
    expect(ownStyle('apa')).toBeNull()
  })
})
