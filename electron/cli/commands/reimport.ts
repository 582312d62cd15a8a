// `reimport`: reads a source again, from its own file or a newer one. `audit`: how its passages stand in its text. `repair`: puts one right.
import type { Audit } from '../../../shared/model/view.ts'
import { type Command, UsageError } from '../command.ts'
import { counted, excerpt, placeOf } from '../lines.ts'
import { findWords, WORDS_OPTIONS } from '../passage.ts'
import { quoteOf } from '../quote.ts'

export const reimportCommand: Command = {
  usage: 'reimport SOURCE [FILE]',
  summary: 'Read a source again, from its own file or a newer one in its place',
  details: `Corrections and page numbers are kept where their place is found again. The answer says of every highlight whether it was
found exactly, moved, with other words, or not at all; one that is lost stays in the library with its words, themes and note.
Exit code 1 if one was lost.`,
  example: 'commonplace reimport lane.txt lane-2nd-edition.txt',
  options: {},
  args: { min: 1, max: 2 },
  async run({ host, args, print, path }) {
    const [source, file] = args
    const audit = await host.reread({ source: source!, ...(file !== undefined && { path: path(file) }) })
    print(audit, () => linesOf(audit))
    return audit.counts.lost > 0 ? 1 : 0
  },
}

export const auditCommand: Command = {
  usage: 'audit SOURCE',
  summary: 'Say how the highlights of a source stand in its text',
  details: 'Exit code 1 if one is lost.',
  example: 'commonplace audit lane.txt',
  options: {},
  args: { min: 1, max: 1 },
  async run({ host, args, print }) {
    const audit = await host.audit({ source: args[0]! })
    print(audit, () => linesOf(audit))
    return audit.counts.lost > 0 ? 1 : 0
  },
}

export const repairCommand: Command = {
  usage: 'repair ANNOTATION (--quote WORDS [--prefix WORDS] [--suffix WORDS] | --right)',
  summary: 'Put a highlight on the words it belongs to, or say that it is right',
  details: `  --quote WORDS  its words in the text as it now is
  --right        it was looked at: it stands where it belongs`,
  example: 'commonplace repair an:01J5 --quote "Every barrel was counted."',
  options: { ...WORDS_OPTIONS, right: { type: 'boolean' } },
  args: { min: 1, max: 1 },
  async run({ host, args, options, print }) {
    const wanted = args[0]!.toUpperCase().replace(/^AN:/u, '')
    const all = (await host.quotes({})).filter(({ id }) => id.slice('an:'.length).startsWith(wanted))
    const [passage] = all
    if (all.length !== 1 || !passage)
      throw new UsageError(`${counted(all.length, 'highlight')} begins with “${args[0]}”`)
    if (options.flag('right')) {
      await host.confirm({ annotations: [passage.id] })
      print(quoteOf(passage), () => [passage.id])
      return 0
    }
    const { start, end } = await findWords(host, passage.source, options)
    const detail = await host.repair({ annotation: passage.id, start, end })
    print(quoteOf(detail), () => [
      [detail.id, placeOf(detail), `“${excerpt(detail.quote)}”`].filter(Boolean).join('  '),
    ])
    return 0
  },
}

function linesOf({ counts, passages, dropped }: Audit): string[] {
  const { exact, moved, fuzzy, lost } = counts
  return [
    `${exact} exact, ${moved} moved, ${fuzzy} with other words, ${lost} lost`,
    ...passages.flatMap(({ id, how, quote, was, page }) => [
      [how.padEnd(5), id, page === null ? '' : `p. ${page}`, `“${excerpt(quote)}”`].filter(Boolean).join('  '),
      ...(how === 'fuzzy' && was !== null ? [`       was “${excerpt(was)}”`] : []),
    ]),
    ...(dropped === undefined ? [] : [`${counted(dropped, 'correction')} had no place in this file.`]),
  ]
}
