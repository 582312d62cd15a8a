// A passage as the command line prints it: what the window alone needs is left out.
import type { QuoteDetail, QuoteView } from '../../shared/model/view.ts'

export function quoteOf(detail: QuoteDetail): QuoteView {
  const { id, source, work, page, paragraph, start, end, quote, match, themes, note, color, kind } = detail
  return { id, source, work, page, paragraph, start, end, quote, match, themes, note, color, kind }
}
