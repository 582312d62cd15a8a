// `quotes`: the passages kept, filtered, each with its citation.
import { COLORS, Color } from '../../../shared/model/annotation.ts'
import { formatPath } from '../../../shared/model/codebook.ts'
import type { Command } from '../command.ts'
import { oneOf, styleOf } from '../choice.ts'
import { quoteOf } from '../quote.ts'

export const quotesCommand: Command = {
  usage: 'quotes [--view VIEW] [--theme PATH] [--source SOURCE] [--color C] [--search WORDS] [--style S] [--locale L]',
  summary: 'List passages with their citations',
  details: `  --view VIEW       those a kept view gathers, by its name or id
  --theme PATH      those of a theme and its sub-themes
  --source SOURCE   those of a source
  --color C         ${COLORS.join(', ')}
  --search WORDS    those with all the words in the passage, its note or its themes
  --style S, --locale L  as for “cite”; default apa, en-US`,
  example: 'commonplace quotes --theme "Integration" --style chicago-author-date',
  options: {
    view: { type: 'string' },
    theme: { type: 'string' },
    source: { type: 'string' },
    color: { type: 'string' },
    search: { type: 'string' },
    style: { type: 'string' },
    locale: { type: 'string' },
  },
  args: { min: 0, max: 0 },
  async run({ host, options, print, path }) {
    const quotes = await host.quotes({
      view: options.text('view'),
      theme: options.text('theme'),
      source: options.text('source'),
      color: oneOf(Color, 'color', options.text('color')),
      search: options.text('search'),
      style: styleOf(options.text('style'), path) ?? 'apa',
      locale: options.text('locale'),
    })
    print(
      quotes.map((quote) => ({ ...quoteOf(quote), citation: quote.citation ?? null })),
      () =>
        quotes.flatMap((quote) => [
          `${quote.id}  “${quote.quote.replace(/\s+/gu, ' ')}” ${quote.citation ?? '(no reference)'}`,
          ...(quote.themes.length > 0 ? [`  themes: ${quote.themes.map(formatPath).join('; ')}`] : []),
          ...(quote.note === null ? [] : [`  note: ${quote.note.replace(/\s+/gu, ' ').trim()}`]),
        ]),
    )
    return 0
  },
}
