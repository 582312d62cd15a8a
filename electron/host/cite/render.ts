// A list of items and a manuscript's citations as plain text: the engine without a library, for tests and Makefiles.
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Engines } from './engines.ts'
import { citationRuns } from './forms.ts'
import { runsToText } from './runs.ts'

export interface RenderRequest {
  items: readonly CslItem[]
  /** In document order. */
  clusters: readonly Citation[]
  style: string
  locale: string
  /** false: the bare engine, without our corrections. */
  fixups: boolean
}

export interface RenderedText {
  style: string
  edition: string
  citations: string[]
  bibliography: string[]
}

/** Throws `styleUnknown`, `localeUnknown`, `badValue`, `citationImpossible`. */
export function renderText(engines: Engines, request: RenderRequest): RenderedText {
  const { clusters, style, locale, fixups } = request
  const engine = engines.engine({ style, locale, fixups })
  // What was not read is in no list.
  const items = fixups ? request.items.filter(({ id }) => !isOnlyQuoted(String(id), clusters)) : request.items
  const beside = { locale, engine: () => engines.engine({ style, locale, fixups, aside: true }) }
  const citations = fixups
    ? citationRuns(engine, { items, clusters, form: 'in-text', quoted: request.items }, beside)
    : engine.citations(items, clusters)
  return {
    style,
    edition: engine.style.edition,
    citations: citations.map(runsToText),
    bibliography: engine.bibliography(items).map(({ runs }) => runsToText(runs)),
  }
}

function isOnlyQuoted(id: string, clusters: readonly Citation[]): boolean {
  const all = clusters.flatMap(({ citationItems }) => citationItems)
  return all.some((cited) => String(cited['quoted-from']) === id) && !all.some((cited) => String(cited.id) === id)
}
