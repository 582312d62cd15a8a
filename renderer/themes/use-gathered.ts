// The passages a question gathers, from the one list of all that the window keeps: asked anew within a frame, without the host.
import { useMemo } from 'react'
import { gather, type Surroundings } from '../../shared/gathering/gather.ts'
import { wordsAbout } from '../../shared/gathering/words-about.ts'
import type { Condition, PassageQuery } from '../../shared/model/passage-query.ts'
import type { QuoteDetail, SourceView, ThemeDetail } from '../../shared/model/view.ts'

/** The question narrowed by conditions that hold in every group. */
export function within(query: PassageQuery, base: readonly Condition[]): PassageQuery {
  if (base.length === 0) return query
  return { any: query.any.length === 0 ? [[...base]] : query.any.map((group) => [...base, ...group]) }
}

export function useGathered(
  quotes: readonly QuoteDetail[] | undefined,
  query: PassageQuery,
  themes: readonly ThemeDetail[],
  sources: readonly SourceView[] | undefined,
): QuoteDetail[] {
  const around = useMemo(() => surroundings(themes, sources ?? []), [themes, sources])
  return useMemo(() => gather(quotes ?? [], query, around), [quotes, query, around])
}

function surroundings(themes: readonly ThemeDetail[], sources: readonly SourceView[]): Surroundings {
  const children = Map.groupBy(themes, (theme) => theme.parent)
  const about = new Map<string, string>()
  for (const { id, title, file, works } of sources) {
    about.set(`${id} null`, `${title} ${file}`)
    for (const { number, item } of works) about.set(`${id} ${number}`, wordsAbout(item))
  }
  return {
    below(id) {
      const found = new Set([id])
      // A Set visits what is added while it is walked.
      for (const each of found) for (const child of children.get(each) ?? []) found.add(child.id)
      return found
    },
    about: (source, work) => about.get(`${source} ${work}`) ?? '',
  }
}
