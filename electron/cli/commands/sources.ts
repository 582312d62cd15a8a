// `sources`: what is in the library.
import type { Command } from '../command.ts'
import { counted, table } from '../lines.ts'

export const sourcesCommand: Command = {
  usage: 'sources',
  summary: 'List the sources in the order they were imported',
  details: '',
  example: 'commonplace sources --json',
  options: {},
  args: { min: 0, max: 0 },
  async run({ host, print }) {
    const sources = await host.sources({})
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
