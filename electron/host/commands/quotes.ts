// Listing passages: of a theme, a source, a colour, with words in them.
import { gather, type Surroundings } from '../../../shared/gathering/gather.ts'
import { wordsAbout } from '../../../shared/gathering/words-about.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { PassageQuery } from '../../../shared/model/passage-query.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import { citationsOf } from './citing.ts'
import { withDescendants } from './codebook.ts'
import { findCode, findSource } from './find.ts'
import { knownItem, referencesBySource } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, liveSources } from './live.ts'
import { quoteViews } from './quote-view.ts'
import { findView } from './views.ts'

export function quoteCommands(library: Library): Pick<HostFunctions, 'quotes'> {
  const { records } = library
  return {
    async quotes({ theme, source, color, search, query, view, style, locale }) {
      const themes = theme === undefined ? null : withDescendants(records, findCode(records, theme).id)
      const sources = source === undefined ? liveSources(records) : [findSource(records, source)]
      const asked = [query, view === undefined ? undefined : queryOf(records, view)].filter(
        (each) => each !== undefined,
      )
      const around = asked.length > 0 ? await surroundings(library) : null
      const terms = search === undefined ? [] : words(search)
      let found: QuoteDetail[] = []
      for (const { id } of sources) {
        const wanted = [...records.annotationsOf(id)].filter(
          (annotation) =>
            isLiveAnnotation(records, annotation) &&
            (color === undefined || annotation.color === color) &&
            (themes === null || annotation.themes.some((each) => themes.has(each))),
        )
        for (const view of await quoteViews(library, wanted.sort(inTextOrder))) {
          if (holds(view, terms)) found.push(view)
        }
      }
      for (const each of asked) found = gather(found, each, around!)
      if (style === undefined) return found
      const annotations = found.map(({ id }) => records.get('annotation', id)!)
      const citations = await citationsOf(library, annotations, style, locale)
      return found.map((view, index) => ({
        ...view,
        ...(citations[index] !== null && { citation: citations[index]! }),
      }))
    },
  }
}

/** What a saved view asks. Throws `notFound`, and `badValue` for one that is not of passages. */
function queryOf(records: Records, name: string): PassageQuery {
  const view = findView(records, name)
  if (view.kind === 'passages') return view.query
  throw new CommonplaceError('badValue', { what: 'The view', value: view.name, problem: 'it keeps a search' })
}

/** What a query asks beyond the passages: the tree of themes, and what each work is called. */
async function surroundings({ records, texts }: Library): Promise<Surroundings> {
  const references = referencesBySource(records)
  const words = new Map<string, string>()
  for (const { id, file, text } of liveSources(records)) {
    const { works } = await texts.facts(text)
    const ofSource = references(id)
    words.set(`${id} null`, `${wordsAbout(knownItem(works, null, ofSource.get(null)))} ${file}`)
    for (const work of works.keys())
      words.set(`${id} ${work + 1}`, wordsAbout(knownItem(works, work + 1, ofSource.get(work + 1))))
  }
  return {
    below: (theme) => withDescendants(records, theme),
    about: (source, work) => words.get(`${source} ${work}`) ?? '',
  }
}

function inTextOrder(a: Annotation, b: Annotation): number {
  const [first, second] = [a.selector[0], b.selector[0]]
  return first.start - second.start || second.end - first.end || (a.id < b.id ? -1 : 1)
}

/** Every term stands somewhere in the quotation, its note or its themes, regardless of case and accents. */
function holds(view: QuoteDetail, terms: readonly string[]): boolean {
  if (terms.length === 0) return true
  const text = plain([view.quote, view.note ?? '', ...view.themes.map((path) => path.join(' '))].join(' '))
  return terms.every((term) => text.includes(term))
}

function words(search: string): string[] {
  return plain(search)
    .split(/\s+/u)
    .filter((word) => word !== '')
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
