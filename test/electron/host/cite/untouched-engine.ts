// citeproc as npm brings it, beside the one our engine builds on: what it says of whole sets is what ours must say.
import { createRequire } from 'node:module'
import type CSL from 'citeproc'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { parseRuns, runsToHtml } from '../../../../electron/host/cite/runs.ts'
import { openStyleLibrary } from '../../../../electron/host/cite/style-library.ts'
import { findStyle } from '../../../../electron/host/cite/style.ts'

const require = createRequire(import.meta.url)
const path = require.resolve('citeproc')
const before = require.cache[path]
delete require.cache[path]
const untouched = require('citeproc') as typeof CSL
if (before) require.cache[path] = before
else delete require.cache[path]

const ALL_REGISTERED = 2
const library = openStyleLibrary()

export interface Said {
  citations: string[]
  /** In the style's order. */
  bibliography: string[]
}

/** A new engine, given everything at once. */
export function untouchedAnswer(
  style: string,
  locale: string,
  items: readonly CslItem[],
  clusters: readonly Citation[],
): Said {
  const byId = new Map(items.map((item) => [String(item.id), item]))
  const system = {
    retrieveItem: (id: string) => byId.get(id)!,
    retrieveLocale: (tag: string) => library.locale(tag) ?? (false as const),
  }
  const engine = new untouched.Engine(system, findStyle(style, library).csl, locale, true)
  engine.setOutputFormat('html')
  engine.updateItems([...byId.keys()])
  const citations: string[] = []
  const before: [string, number][] = []
  for (const [index, { citationItems, properties }] of clusters.entries()) {
    const citation = {
      citationID: `c${index}`,
      citationItems: citationItems.map((item) => ({ ...item, id: String(item.id) })),
      properties: { ...properties },
    }
    const [, changed] = engine.processCitationCluster(citation, before, [], ALL_REGISTERED)
    for (const [at, html] of changed) citations[at] = plain(html)
    before.push([citation.citationID, properties.noteIndex])
  }
  const made = engine.makeBibliography()
  return { citations, bibliography: made ? made[1].map(plain) : [] }
}

const plain = (html: string): string => runsToHtml(parseRuns(html))
