// The CSL processor test-suite (fixtures for humans), run on the engine as we build it, without our corrections. The
// fixtures are not part of this project; known-failures.txt names those the engine fails, with the reason.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineCitation, EngineCitationItem } from 'citeproc'
import { describe, expect, it } from 'vitest'
import { buildEngine } from '../../../../electron/host/cite/citeproc-engine.ts'
import { parseCslXml } from '../../../../electron/host/cite/csl-xml.ts'
import { cslData } from './csl-data.ts'

const suite = join(cslData, 'suite')
const known = new Map(
  readFileSync(new URL('./known-failures.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string]),
)
type Fixture = Record<string, string>
type Step = [EngineCitation, [string, number][], [string, number][]]

describe.skipIf(!existsSync(suite))(`the CSL test-suite (skipped without ${suite})`, () => {
  const files = existsSync(suite) ? readdirSync(suite).filter((file) => file.endsWith('.txt')) : []
  it('passes all but the known failures, and those fail', { timeout: 300_000 }, () => {
    const locales = new Map<string, string | false>()
    const failed = files.filter((file) => {
      const fixture = parsed(readFileSync(join(suite, file), 'utf8'))
      try {
        return normal(render(fixture, locales)) !== normal(fixture['RESULT'] ?? '')
      } catch {
        return true
      }
    })
    console.info(`CSL test-suite: ${files.length - failed.length} passed, ${failed.length} failed`)
    expect(failed).toEqual([...known.keys()].toSorted())
    expect(files.length).toBeGreaterThan(800)
  })
})

function render(fixture: Fixture, locales: Map<string, string | false>): string {
  const json = <T>(section: string): T | undefined => {
    const text = fixture[section]
    return text ? (JSON.parse(text) as T) : undefined
  }
  const input = json<{ id: string | number }[]>('INPUT') ?? []
  const items = new Map(input.map((item) => [String(item.id), item]))
  const abbreviations = json<Record<string, Record<string, Record<string, string>>>>('ABBREVIATIONS')
  const engine = buildEngine({
    csl: parseCslXml(fixture['CSL'] ?? ''),
    retrieveItem: (id) => items.get(id) ?? {},
    retrieveLocale: (tag) => localeXml(tag, locales),
    capitalisedPrepositions: Infinity,
    ...(abbreviations ? { getAbbreviation: abbreviationsFrom(abbreviations) } : {}),
  })
  Object.assign(engine.opt.development_extensions, json('OPTIONS'))
  const sections = json<string[][]>('BIBENTRIES')
  const steps = json<Step[]>('CITATIONS')
  let clusters = json<EngineCitationItem[][]>('CITATION-ITEMS')
  if (sections) for (const ids of sections) engine.updateItems(ids)
  else if (!steps) engine.updateItems([...items.keys()])
  if (!clusters && !steps) clusters = [[...items.keys()].map((id) => ({ id }))]
  let changed: [number, string, string][] = []
  for (const [citation, before, after] of steps ?? [])
    [, changed] = engine.processCitationCluster(citation, before, after)

  const mode = fixture['MODE']?.trim() ?? ''
  if (!mode.startsWith('bibliography')) {
    if (!steps) return (clusters ?? []).map((cluster) => engine.makeCitationCluster(cluster)).join('\n')
    const repainted = new Map(changed.map(([index, html]) => [index, html]))
    return engine.registry.citationreg.citationByIndex
      .map((citation, index) => {
        const html = repainted.get(index)
        return html === undefined
          ? `..[${index}] ${engine.process_CitationCluster(citation.sortedItems, citation)}`
          : `>>[${index}] ${html}`
      })
      .join('\n')
  }
  const made = engine.makeBibliography(json('BIBSECTION'))
  if (!made) return ''
  const [parameters, entries] = made
  if (mode !== 'bibliography-header') return parameters.bibstart + entries.join('') + parameters.bibend
  return Object.keys(parameters)
    .toSorted()
    .map((key) => `${key}: ${String(parameters[key])}`)
    .join('\n')
}

function abbreviationsFrom(lists: Record<string, Record<string, Record<string, string>>>) {
  return (...args: unknown[]): string => {
    const [, found, jurisdiction, category, key] = args as [
      unknown,
      Record<string, Record<string, Record<string, string>>>,
      string,
      string,
      string,
    ]
    const list = lists[jurisdiction] ? jurisdiction : 'default'
    const short = lists[list]?.[category]?.[key]
    if (short !== undefined) ((found[list] ??= {})[category] ??= {})[key] = short
    return list
  }
}

function localeXml(tag: string, cache: Map<string, string | false>): string | false {
  const cached = cache.get(tag)
  if (cached !== undefined) return cached
  const file = join(cslData, 'locales', `locales-${tag}.xml`)
  const xml = existsSync(file) && readFileSync(file, 'utf8')
  cache.set(tag, xml)
  return xml
}

/** ">>===== NAME =====>> … <<===== NAME =====<<" */
function parsed(text: string): Fixture {
  const sections = text.matchAll(/>>=+ *([A-Z-]+) *=+>>\r?\n?([\s\S]*?)<<=+ *[A-Z-]+ *=+<</g)
  return Object.fromEntries([...sections].map(([, name, body]) => [name ?? '', body?.trim() ?? '']))
}

const normal = (text: string): string => text.replaceAll('\r', '').trim()
