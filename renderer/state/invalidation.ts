// Which answers grow stale when the host says what has changed. Pure: a table from calls to the keys they depend on.
import type { HostCall } from '../../shared/rpc/contract.ts'

/** Keys of the host's `changed` event; `source` stands for `source:<id>` of any source. */
const DEPENDS: Partial<Record<HostCall, readonly string[]>> = {
  status: ['status', 'history'],
  sources: ['sources', 'quotes', 'references'],
  source: ['source', 'references'],
  report: ['source', 'sources'],
  quotes: ['quotes', 'themes', 'notes', 'source', 'references'],
  trashed: ['history'],
  themes: ['themes', 'quotes'],
  links: ['quotes', 'source', 'references'],
  views: ['views'],
  codebookHistory: ['history'],
  notes: ['notes'],
  named: ['notes', 'quotes', 'themes', 'sources'],
  mentions: ['notes'],
  noteVersions: ['notes', 'history'],
  citeNote: ['references', 'sources', 'source'],
  citables: ['references', 'sources', 'source'],
  references: ['references', 'sources'],
  reference: ['references'],
  tidyings: ['references', 'sources'],
  duplicates: ['references', 'sources'],
  citekeys: ['references', 'sources'],
  cite: ['quotes', 'references', 'source'],
  bibliography: ['quotes', 'references', 'notes', 'sources'],
  exportManuscript: ['quotes', 'themes', 'references', 'notes', 'source', 'sources'],
  quotedWords: ['quotes', 'sources', 'source'],
  keptBibliography: ['kept'],
  bibliographyFile: ['quotes', 'references', 'notes', 'sources'],
  edits: ['source'],
  previewEdits: ['source', 'quotes', 'references'],
  audit: ['source', 'quotes', 'themes', 'notes'],
  search: ['sources', 'source', 'quotes', 'notes', 'themes', 'references'],
  history: ['history'],
  // What has been changed here waits to be carried.
  roads: ['sync', 'history'],
  devices: ['sync'],
  fileChoice: ['sync'],
  lan: ['sync'],
  syncStory: ['sync'],
  quarantine: ['sync'],
  conflicts: ['sync', 'quotes', 'notes', 'themes', 'sources', 'references', 'views'],
  sameNamedThemes: ['sync', 'themes'],
  check: ['status'],
}

/** Whether an answer to `call` may have changed with `keys`. */
export function isStale(call: string, keys: readonly string[]): boolean {
  const depends = DEPENDS[call as HostCall]
  if (depends === undefined) return false
  return keys.some((key) => depends.includes(key.startsWith('source:') ? 'source' : key))
}
