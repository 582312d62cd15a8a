// citation-js, loaded when a reference file is read or written, with only the formats we use. Its input is always given
// with its type: left to guess, it would follow addresses found in the data.
import { createRequire } from 'node:module'
import type { CslItem } from '../../../shared/model/reference.ts'

export interface BibEntry {
  type: string
  label: string
  /** Plain numbers come as numbers. */
  properties: Record<string, string>
}

export interface CitationJs {
  /** Entries of BibTeX text with their fields still in LaTeX; macros and cross-references are resolved by `items`. */
  entries(bibtex: string): BibEntry[]
  /** CSL items of entries in BibLaTeX' terms, which include BibTeX'. */
  items(entries: BibEntry[]): CslItem[]
  /** Entries of items, values in LaTeX. */
  format(dialect: 'bibtex' | 'biblatex', items: readonly CslItem[]): BibEntry[]
}

interface Plugins {
  input: { chain(input: unknown, options: { forceType: string; target?: string; generateGraph: false }): unknown }
  output: { format(name: string, items: readonly CslItem[], options: { format: 'object' }): unknown }
  config: { get(name: string): { format: { useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean } } }
}

let loaded: CitationJs | undefined

export function citationJs(): CitationJs {
  if (loaded) return loaded
  const require = createRequire(import.meta.url)
  const { plugins } = require('@citation-js/core') as { plugins: Plugins }
  require('@citation-js/plugin-bibtex')
  // Keys stay as the user typed them, and letters stay letters: its ASCII mode drops those it has no command for.
  Object.assign(plugins.config.get('@bibtex').format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false })
  const chain = (input: unknown, forceType: string, target?: string): unknown =>
    plugins.input.chain(input, { forceType, generateGraph: false, ...(target === undefined ? {} : { target }) })
  loaded = {
    entries: (bibtex) => chain(bibtex, '@bibtex/text', '@bibtex/entries+list') as BibEntry[],
    items: (entries) => chain(entries, '@biblatex/entries+list') as CslItem[],
    format: (dialect, items) => plugins.output.format(dialect, items, { format: 'object' }) as BibEntry[],
  }
  return loaded
}
