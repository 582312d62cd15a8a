// Words typed on the command line, and where in a source's file they stand.
import { decide } from '../../shared/anchoring/anchor.ts'
import { Haystack, matchQuote } from '../../shared/anchoring/match-quote.ts'
import { RawMap } from '../../shared/anchoring/raw-map.ts'
import type { HostClient } from '../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'
import { ambiguousPlaces } from '../host/commands/places.ts'
import { type Options, UsageError } from './command.ts'

export interface FoundWords {
  /** Raw offsets, half-open. */
  from: number
  to: number
  /** Offsets in the current text. */
  start: number
  end: number
}

export const WORDS_OPTIONS = {
  quote: { type: 'string' },
  prefix: { type: 'string' },
  suffix: { type: 'string' },
} as const

/** The one place of `--quote`, decided by `--prefix` and `--suffix`. Throws `quoteNotFound` and `quoteAmbiguous`, and where no words were given. */
export async function findWords(host: HostClient, source: string, options: Options): Promise<FoundWords> {
  const quote = options.text('quote')
  if (quote === undefined) throw new UsageError('it needs --quote with words of the text')
  const text = await host.source({ source })
  const context = { prefix: options.text('prefix'), suffix: options.text('suffix') }
  const found = decide(matchQuote(new Haystack(text.text), quote, context))
  if (found.found === 'none') throw new CommonplaceError('quoteNotFound', { source: text.file })
  if (found.found === 'several') {
    const places = ambiguousPlaces(text, found.hits)
    throw new CommonplaceError('quoteAmbiguous', { count: found.hits.length, source: text.file, places })
  }
  const { start, end } = found
  const raw = new RawMap(text.map).rawOf(start, end)
  if (raw === null || raw.first >= raw.last) throw new CommonplaceError('quoteNotFound', { source: text.file })
  return { from: raw.first, to: raw.last, start, end }
}
