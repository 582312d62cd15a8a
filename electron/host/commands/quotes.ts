// Listing passages: of a theme, a source, a colour, with words in them.
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { citationsOf } from './citing.ts'
import { withDescendants } from './codebook.ts'
import { findCode, findSource } from './find.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, liveSources } from './live.ts'
import { quoteView } from './quote-view.ts'

export function quoteCommands(library: Library): Pick<HostFunctions, 'quotes'> {
  const { records } = library
  return {
    async quotes({ theme, source, color, search, style, locale }) {
      const themes = theme === undefined ? null : withDescendants(records, findCode(records, theme).id)
      const sources = source === undefined ? liveSources(records) : [findSource(records, source)]
      const terms = search === undefined ? [] : words(search)
      const found: Annotation[] = []
      const views: QuoteDetail[] = []
      for (const { id } of sources) {
        const wanted = [...records.annotationsOf(id)].filter(
          (annotation) =>
            isLiveAnnotation(records, annotation) &&
            (color === undefined || annotation.color === color) &&
            (themes === null || annotation.themes.some((each) => themes.has(each))),
        )
        for (const annotation of wanted.sort(inTextOrder)) {
          const view = await quoteView(library, annotation)
          if (!holds(view, terms)) continue
          found.push(annotation)
          views.push(view)
        }
      }
      if (style === undefined) return views
      const citations = await citationsOf(library, found, style, locale)
      return views.map((view, index) => ({
        ...view,
        ...(citations[index] !== null && { citation: citations[index]! }),
      }))
    },
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
