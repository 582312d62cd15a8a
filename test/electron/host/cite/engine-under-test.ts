// Engines for tests, built in this process (the worker has its own test) and kept, since each takes about a second.
import { join } from 'node:path'
import type { CitingEngine } from '../../../../electron/host/cite/engine.ts'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import type { Beside } from '../../../../electron/host/cite/forms.ts'
import { runsToText } from '../../../../electron/host/cite/runs.ts'
import type { Citation, CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cslData } from './csl-data.ts'

const engines = openEngines()

export const engineOf = (style: string, locale = 'en-US', fixups = true): CitingEngine =>
  engines.engine({ style, locale, fixups })

export const besideOf = (style: string, locale = 'en-US'): Beside => ({
  locale,
  engine: () => engines.engine({ style, locale, aside: true }),
})

/** The official style files, which tests read from beside the checkout. */
export const oracle = (style: string): string => join(cslData, 'styles', `${style}.csl`)

export function cluster(citationItems: CitationItem[], more: Partial<Citation['properties']> = {}): Citation {
  return { citationID: 'c', citationItems, properties: { noteIndex: 0, ...more } }
}

export function citationTexts(
  engine: CitingEngine,
  items: readonly CslItem[],
  clusters: readonly Citation[],
): string[] {
  return engine.citations(items, clusters).map(runsToText)
}

export function entryTexts(engine: CitingEngine, items: readonly CslItem[]): Map<string, string> {
  return new Map(engine.bibliography(items).map(({ id, runs }) => [id, runsToText(runs)]))
}
