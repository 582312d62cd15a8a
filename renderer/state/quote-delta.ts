// Applies what the host says of changed passages to the list of all, or of one source's, so that it need not be asked for again. Pure.
import type { QuoteDetail } from '../../shared/model/view.ts'

/**
 * The list after `changed` and `gone`, each source's passages in text order; with a `source`, others' are left out. The same list
 * where nothing applied.
 */
export function applyQuoteDelta(
  list: QuoteDetail[],
  source: string | null,
  changed: readonly QuoteDetail[],
  gone: readonly string[],
): QuoteDetail[] {
  const ours = source === null ? changed : changed.filter((quote) => quote.source === source)
  const leaving = new Set([...gone, ...ours.map((quote) => quote.id)])
  const kept = list.filter((quote) => !leaving.has(quote.id))
  if (kept.length === list.length && ours.length === 0) return list
  return [...kept, ...ours].sort(inTextOrder)
}

/** By start, longer first, then by id: the order in which passages are met. */
export function inTextOrder(a: QuoteDetail, b: QuoteDetail): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
