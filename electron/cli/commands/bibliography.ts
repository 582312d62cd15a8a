// `bibliography`: the reference list, to read or as a file.
import { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { BibliographyView } from '../../../shared/model/view.ts'
import { oneOf, styleOf } from '../choice.ts'
import { type Command, UsageError } from '../command.ts'
import { write } from '../write-file.ts'

export const bibliographyCommand: Command = {
  usage: 'bibliography [--style S] [--locale L] [--format F] [--all|--cited|--theme PATH|--note NOTE] [-o FILE]',
  summary: 'Make the bibliography',
  details: `  --style S, --locale L  as for “cite”; default apa, en-US
  --format F             ${BibliographyFormat.options.join(', ')}; default text, one entry a line
  --cited                works with a highlight, and those cited in a note as @key (default)
  --all                  every reference of the library
  --theme PATH           works of a theme's passages and cited in its notes; --note NOTE  works cited in a note:
                         its id, a unique beginning of one, or its first words
  --annotated            each entry followed by your notes on its source
  --grouped              primary sources, secondary literature, and the rest
  -o, --output FILE      write to a file instead of the screen`,
  example: 'commonplace bibliography --style chicago-author-date --format rtf -o bibliography.rtf',
  options: {
    style: { type: 'string' },
    locale: { type: 'string' },
    format: { type: 'string' },
    all: { type: 'boolean' },
    cited: { type: 'boolean' },
    theme: { type: 'string' },
    note: { type: 'string' },
    annotated: { type: 'boolean' },
    grouped: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  args: { min: 0, max: 0 },
  async run({ host, options, print, say, json, path }) {
    const [theme, note] = [options.text('theme'), options.text('note')]
    const kinds = [options.flag('all'), options.flag('cited'), theme !== undefined, note !== undefined]
    if (kinds.filter(Boolean).length > 1) throw new UsageError('--all, --cited, --theme and --note exclude each other')
    const format = oneOf(BibliographyFormat, 'format', options.text('format')) ?? 'text'
    const args = {
      style: styleOf(options.text('style'), path),
      locale: options.text('locale'),
      which:
        theme !== undefined
          ? { theme }
          : note !== undefined
            ? { note }
            : options.flag('all')
              ? ('all' as const)
              : ('cited' as const),
      annotated: options.flag('annotated'),
      grouped: options.flag('grouped'),
    }
    const output = options.text('output')
    if (json && output === undefined && format === 'text') {
      print(viewOf(await host.bibliography(args)), () => [])
      return 0
    }
    const file = await host.bibliographyFile({ ...args, format })
    if (output !== undefined) await write(path(output), file.content)
    if (!json) say(`${file.style}: ${file.edition}, ${file.locale}`)
    const written = format === 'text' || output !== undefined ? {} : { format, content: file.content }
    print({ ...viewOf(file), ...written }, () => (output === undefined ? [file.content.replace(/\n$/u, '')] : []))
    return 0
  },
}

function viewOf({ style, edition, locale, entries }: BibliographyView): Omit<BibliographyView, 'phrases' | 'total'> {
  return { style, edition, locale, entries }
}
