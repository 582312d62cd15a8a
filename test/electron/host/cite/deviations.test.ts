// Where a manual and the bare engine part: what our corrections say, and that `fixups: false` gives the engine's own words.
// How a note style names its author in running text, which the bare engine cannot, stands in engine.test.ts.
import { expect, it } from 'vitest'
import { runsToHtml } from '../../../../electron/host/cite/runs.ts'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cluster, engineOf } from './engine-under-test.ts'

const author = [{ family: 'Okonjo', given: 'Ada' }]
const book: CslItem = {
  id: 'a',
  type: 'book',
  title: 'The river',
  author,
  publisher: 'Delta Press',
  issued: { 'date-parts': [[2016]] },
  language: 'en',
}
const other: CslItem = { ...book, id: 'b', title: 'Another', author: [{ family: 'Lind' }] }
const notes = (...ids: string[]): Citation[] => ids.map((id, at) => cluster([{ id }], { noteIndex: at + 1 }))

interface Deviation {
  name: string
  style: string
  items: CslItem[]
  /** The last of them is looked at; without any, the first entry of the list. */
  clusters?: Citation[]
  ours: string
  bare: string
}
const deviations: Deviation[] = [
  {
    name: 'authors in running text are joined by a word',
    style: 'apa',
    items: [{ ...book, author: [...author, { family: 'Lind', given: 'Per' }] }],
    clusters: [cluster([{ id: 'a' }], { mode: 'composite' })],
    ours: 'Okonjo and Lind (2016)',
    bare: 'Okonjo &amp; Lind (2016)',
  },
  {
    name: 'prepositions of five letters have a capital in Chicago 18',
    style: 'chicago-author-date',
    items: [{ ...book, title: 'Life after death in towns' }],
    ours: 'Okonjo, Ada. 2016. <i>Life After Death in Towns</i>. Delta Press.',
    bare: 'Okonjo, Ada. 2016. <i>Life after Death in Towns</i>. Delta Press.',
  },
  {
    name: 'and those of four in the name of a journal in APA',
    style: 'apa',
    items: [{ ...book, type: 'article-journal', 'container-title': 'Journal of life after work with care' }],
    ours: 'Okonjo, A. (2016). The river. <i>Journal of Life After Work With Care</i>.',
    bare: 'Okonjo, A. (2016). The river. <i>Journal of Life after Work with Care</i>.',
  },
  {
    name: 'parts of hyphenated words have the capitals of their kind',
    style: 'chicago-author-date',
    items: [{ ...book, title: 'A hold-up and re-use of maps' }],
    ours: 'Okonjo, Ada. 2016. <i>A Hold-Up and Re-use of Maps</i>. Delta Press.',
    bare: 'Okonjo, Ada. 2016. <i>A Hold-up and Re-Use of Maps</i>. Delta Press.',
  },
  {
    name: 'a publisher that is the author is not said twice in APA',
    style: 'apa',
    items: [{ ...book, author: [{ literal: 'Delta Press' }] }],
    ours: 'Delta Press. (2016). <i>The river</i>.',
    bare: 'Delta Press. (2016). <i>The river</i>. Delta Press.',
  },
  {
    name: 'a note begins with a capital',
    style: 'chicago-notes-bibliography',
    items: [book],
    clusters: [cluster([{ id: 'a', prefix: 'see ' }], { noteIndex: 1 })],
    ours: 'See Ada Okonjo, <i>The River</i> (Delta Press, 2016).',
    bare: 'see Ada Okonjo, <i>The River</i> (Delta Press, 2016).',
  },
  {
    name: 'a short note has a short title',
    style: 'chicago-notes-bibliography',
    items: [{ ...book, title: 'The river: A history' }, other],
    clusters: notes('a', 'b', 'a'),
    ours: 'Okonjo, <i>River</i>.',
    bare: 'Okonjo, <i>The River: A History</i>.',
  },
  {
    name: 'a DOI is an address that can be followed',
    style: 'apa',
    items: [{ ...book, DOI: '10.1/a<b>#c' }],
    ours: 'Okonjo, A. (2016). <i>The river</i>. Delta Press. https://doi.org/10.1/a%3Cb%3E%23c',
    bare: 'Okonjo, A. (2016). <i>The river</i>. Delta Press. https://doi.org/10.1/a&lt;b&gt;#c',
  },
]

it.each(deviations)('$name', { timeout: 60_000 }, ({ style, items, clusters, ours, bare }) => {
  const said = [true, false].map((fixups) => {
    const engine = engineOf(style, 'en-US', fixups)
    const runs = clusters ? engine.citations(items, clusters).at(-1) : engine.bibliography(items)[0]?.runs
    return runsToHtml(runs ?? [])
  })
  expect(said).toEqual([ours, bare])
})
