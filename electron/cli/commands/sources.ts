// `sources`: what is in the library.
import type { Command } from '../command.ts'
import { counted, table } from '../lines.ts'

export const sourcesCommand: Command = {
  usage: 'sources [--quoted]',
  summary: 'List the sources in the order they were imported',
  details: '  --quoted  how many words of each are quoted in verbatim passages, each counted once',
  example: 'commonplace sources --json',
  options: { quoted: { type: 'boolean' } },
  args: { min: 0, max: 0 },
  async run({ host, options, print }) {
    if (options.flag('quoted')) {
      const ledger = await host.quotedWords({})
      const share = ({ quoted, words }: { quoted: number; words: number }): string =>
        `${words === 0 ? 0 : Math.round((100 * quoted) / words)} %`
      print(ledger, () =>
        table(
          ledger.map((row) => [
            row.source,
            counted(row.quoted, 'word'),
            share(row),
            counted(row.passages, 'passage'),
            row.title,
          ]),
        ),
      )
      return 0
    }
    // What the report still asks is the window's to say.
    const sources = (await host.sources({})).map(({ id, file, title, words, works, highlights, missing }) => {
      return { id, file, title, words, works, highlights, missing }
    })
    print(sources, () =>
      table(
        sources.map(({ id, file, title, words, works, highlights, missing }) => [
          id,
          file,
          counted(words, 'word'),
          counted(works.length, 'work'),
          counted(highlights, 'highlight'),
          missing.length === 0 ? title : `${title} (missing: ${missing.join(', ')})`,
        ]),
      ),
    )
    return 0
  },
}
