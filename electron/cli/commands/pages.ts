// `pages`: how the pages of a source are called, and saying it.
import type { TextEdit } from '../../../shared/model/text-edit.ts'
import type { EditPreview } from '../../../shared/model/view.ts'
import { styleOf } from '../choice.ts'
import { type Command, UsageError } from '../command.ts'
import { counted, excerpt, table } from '../lines.ts'
import { findWords, WORDS_OPTIONS } from '../passage.ts'

export const pagesCommand: Command = {
  usage: 'pages SOURCE [--quote WORDS --is LABEL [--from | --begins] [--try]] [--style S] [--locale L]',
  summary: 'List the pages of a source, or say how they are called',
  details: `  --quote WORDS  words of the text; --prefix and --suffix where they occur more than once
  --is LABEL     the page they are on, as it is printed: 14, xii, A-3; "" for a page without a number. The other pages are
                 counted from it, and every citation made already changes at once
  --from         only from this page on; without it for the whole text
  --begins       a page begins with these words, though no mark shows it
  --try          say what would change, and change nothing`,
  example: 'commonplace pages lane.txt --quote "In the second year" --is 41',
  options: {
    ...WORDS_OPTIONS,
    is: { type: 'string' },
    from: { type: 'boolean' },
    begins: { type: 'boolean' },
    try: { type: 'boolean' },
    style: { type: 'string' },
    locale: { type: 'string' },
  },
  args: { min: 1, max: 1 },
  async run({ host, args, options, print, path }) {
    const source = args[0]!
    const style = styleOf(options.text('style'), path) ?? 'apa'
    const preview = (add: TextEdit[]): Promise<EditPreview> =>
      host.previewEdits({ source, add, style, locale: options.text('locale') })
    const label = options.text('is')
    if (label === undefined) {
      if (options.text('quote') !== undefined)
        throw new UsageError('“pages” with --quote needs --is with the page’s label')
      const { pages } = await preview([])
      print(pages, () => linesOf({ pages, citations: [], unchanged: 0 }))
      return 0
    }
    const { from } = await findWords(host, source, options)
    const begins = options.flag('begins')
    const add: TextEdit[] = [
      {
        kind: 'pages',
        from: options.flag('from') || begins ? from : 0,
        at: from,
        label,
        ...(begins && { begins: true as const }),
      },
    ]
    const changes = await preview(add)
    const done = options.flag('try') ? { edits: [], changed: false } : await host.edit({ source, add })
    print({ ...changes, ...done }, () => linesOf(changes))
    return 0
  },
}

function linesOf({ pages, citations, unchanged }: EditPreview): string[] {
  const name = (label: string | null): string => label ?? '–'
  return [
    ...table(
      pages.map(({ before, after, words }) => [
        before === after ? name(after) : `${name(before)} → ${name(after)}`,
        excerpt(words, 60),
      ]),
    ),
    ...citations.map(({ before, after, quote }) => `${before} → ${after}  “${excerpt(quote, 60)}”`),
    ...(citations.length > 0 ? [`${counted(citations.length, 'citation')} changed, ${unchanged} stayed.`] : []),
  ]
}
