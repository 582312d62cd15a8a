// `annotate`: marks a passage by its words.
import { COLORS, Color, KINDS, Kind } from '../../../shared/model/annotation.ts'
import { type Command, UsageError } from '../command.ts'
import { oneOf } from '../choice.ts'
import { excerpt, placeOf } from '../lines.ts'
import { quoteOf } from '../quote.ts'

export const annotateCommand: Command = {
  usage:
    'annotate SOURCE --quote WORDS [--prefix WORDS] [--suffix WORDS] [--theme PATH]… [--note TEXT] [--color C] [--kind K]',
  summary: 'Highlight a passage found by its words',
  details: `  --quote WORDS   the passage; spaces, line ends, quotation marks and dashes need not be exact
  --prefix WORDS  what stands directly before it, --suffix WORDS what stands after it: needed where the passage occurs
                  more than once; the error lists each place with the words that decide
  --theme PATH    a theme, "Power/Veto" for one below another; made where missing; may be given more than once
  --note TEXT     a note of yours about the passage
  --color C       ${COLORS.join(', ')}
  --kind K        ${KINDS.join(', ')}`,
  example: 'commonplace annotate lane.txt --quote "a new regionalism" --theme "Integration/Theory" --note "use in 3.2"',
  options: {
    quote: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    theme: { type: 'string', multiple: true },
    note: { type: 'string' },
    color: { type: 'string' },
    kind: { type: 'string' },
  },
  args: { min: 1, max: 1 },
  async run({ host, args, options, print, say, json }) {
    const quote = options.text('quote')
    if (quote === undefined) throw new UsageError('“annotate” needs --quote with the words of the passage')
    const detail = await host.annotate({
      source: args[0]!,
      quote,
      prefix: options.text('prefix'),
      suffix: options.text('suffix'),
      themes: options.texts('theme'),
      note: options.text('note'),
      color: oneOf(Color, 'color', options.text('color')),
      kind: oneOf(Kind, 'kind', options.text('kind')),
    })
    if (detail.match === 'fuzzy' && !json)
      say('Found with some letters different: please check that it is the passage you meant.')
    print(quoteOf(detail), () => [
      [detail.id, placeOf(detail), `“${excerpt(detail.quote)}”`].filter(Boolean).join('  '),
    ])
    return 0
  },
}
