// Which variables a style prints, found out by having it print them: that a style reads one somewhere does not say that it does so
// for a book.
import { kindOf, PRINTED_BY_SOME } from '../../../shared/citing/missing-in-style.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { CitingEngine } from './engine.ts'
import { runsToText } from './runs.ts'

/** What no style prints of its own accord, and how it is found again whatever capitals it was given. */
const PROBES: Readonly<Record<string, readonly [value: unknown, found: string]>> = {
  'publisher-place': ['Zqplace', 'zqplace'],
  editor: [[{ family: 'Zqeditor', given: 'A.' }], 'zqeditor'],
  page: ['8642-8697', '8642'],
  'container-title': ['Zqcontainer', 'zqcontainer'],
  accessed: [{ 'date-parts': [[2999, 1, 2]] }, '2999'],
}

/** What works of these types are usually known by. */
const USUAL: Readonly<Record<string, object>> = {
  book: { publisher: 'Press' },
  chapter: { publisher: 'Press', 'container-title': 'A whole', page: '3-9' },
  'paper-conference': { publisher: 'Press', 'container-title': 'Proceedings' },
  report: { publisher: 'Institute', genre: 'Report', number: '3' },
  thesis: { publisher: 'University', genre: 'PhD thesis' },
  webpage: { URL: 'https://example.org/' },
  'article-newspaper': { 'container-title': 'Paper' },
}

/** By kind of work: those of `PRINTED_BY_SOME` that its entry, or in a style without a bibliography its citation, shows. */
export function printedBy(engine: CitingEngine): Record<string, string[]> {
  const items = Object.entries(PRINTED_BY_SOME).flatMap(([type, variables]) =>
    [{ issued: { 'date-parts': [[2014, 4, 7]] } }, {}].map((issued): CslItem & { id: string; type: string } => ({
      id: `${type} ${Object.keys(issued).length}`,
      type,
      title: 'A title',
      author: [{ family: 'Lane', given: 'David' }],
      language: 'en',
      ...USUAL[type],
      ...issued,
      ...Object.fromEntries(variables.map((variable) => [variable, PROBES[variable]![0]])),
    })),
  )
  const entries = new Map(engine.bibliography(items).map(({ id, runs }) => [id, runs]))
  const cited = items.map(({ id }, index) => ({
    citationID: id,
    citationItems: [{ id }],
    properties: { noteIndex: index + 1 },
  }))
  const texts = entries.size > 0 ? items.map(({ id }) => entries.get(id) ?? []) : engine.citations(items, cited)
  return Object.fromEntries(
    items.map((item, index) => {
      const text = runsToText(texts[index] ?? []).toLowerCase()
      return [kindOf(item), PRINTED_BY_SOME[item.type]!.filter((variable) => text.includes(PROBES[variable]![1]))]
    }),
  )
}
