// Listing, adding and removing styles, as the citing worker answers it.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { StyleView } from '../../../shared/model/style-view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { AnswerCache } from './answer-cache.ts'
import { nameOfFile } from './added-styles.ts'
import { makeEngine } from './engine.ts'
import type { Engines } from './engines.ts'
import type { CitingCalls } from './requests.ts'
import { isShipped, listStyles, styleOfXml, viewOf } from './style.ts'
import { kindsOf, searchStyles } from './style-search.ts'

/** What a new style must be able to set: whatever goes wrong in it goes wrong here. */
export const sampleWork = (type: string): CslItem => ({
  id: type,
  type,
  title: 'A title: With a subtitle',
  author: [{ family: 'Lane', given: 'David' }, { literal: 'A body' }],
  editor: [{ family: 'Frear', given: 'Matthew' }],
  issued: { 'date-parts': [[2014, 4, 7]] },
  accessed: { 'date-parts': [[2020, 1, 2]] },
  'container-title': 'What it stands in',
  publisher: 'Delta Press',
  'publisher-place': 'Bath',
  volume: '7',
  issue: '2',
  page: '12-34',
  DOI: '10.1000/x',
  URL: 'https://example.org/',
  language: 'en',
})
const SAMPLES = ['article-journal', 'book', 'chapter', 'webpage'].map(sampleWork)

/** `cache`: keeps the list between starts, since making it reads every style. */
export function styleDesk(
  engines: Engines,
  cache: AnswerCache | null,
): Pick<CitingCalls, 'styles' | 'styleKinds' | 'addStyle' | 'removeStyle'> {
  const { library } = engines
  let listed: StyleView[] | undefined
  const all = (): StyleView[] => (listed ??= kept())
  const kept = (): StyleView[] => {
    const added = [false, true].map((aside) =>
      library.added.names(aside).map((name) => [name, library.added.version(name)]),
    )
    const name = cache?.nameOf(['list of styles', library.titles().size, added]) ?? ''
    const before = cache?.get(name)
    if (before !== undefined) return before as StyleView[]
    const made = listStyles(library)
    cache?.put(name, made)
    return made
  }
  return {
    styles: (query) => searchStyles(all(), query),
    styleKinds: () => kindsOf(all()),

    addStyle: ({ file, content }) => {
      const name = nameOfFile(file, (one) => isShipped(one, library))
      const style = { ...styleOfXml(file, content, library), name }
      try {
        const engine = makeEngine({
          style,
          locale: 'en-US',
          fixups: true,
          retrieveLocale: (tag) => library.locale(tag) ?? false,
        })
        const clusters = SAMPLES.map(({ id }, index) => ({
          citationID: 'c',
          citationItems: [{ id: id!, locator: '3', label: 'page' as const }],
          properties: { noteIndex: index + 1 },
        }))
        engine.citations(SAMPLES, clusters)
        engine.bibliography(SAMPLES)
      } catch (thrown) {
        const problem = thrown instanceof Error ? thrown.message : String(thrown)
        throw new CommonplaceError('badValue', {
          what: 'The style',
          value: file,
          problem: `it cannot be used: ${problem}`,
        })
      }
      library.added.write(name, content)
      listed = undefined
      return { ...viewOf(style), added: 'kept' }
    },

    removeStyle: ({ name, back }) => {
      if (!library.added.move(name, back)) throw new CommonplaceError('styleUnknown', { style: name })
      listed = undefined
    },
  }
}
