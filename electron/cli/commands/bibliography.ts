// `bibliography`: the reference list, to read or as a file.
import { writeFile } from 'node:fs/promises'
import { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { BibliographyView } from '../../../shared/model/view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { oneOf, styleOf } from '../choice.ts'
import { type Command, UsageError } from '../command.ts'

export const bibliographyCommand: Command = {
  usage: 'bibliography [--style S] [--locale L] [--format F] [--all|--cited] [-o FILE]',
  summary: 'Make the bibliography',
  details: `  --style S, --locale L  as for “cite”; default apa, en-US
  --format F             ${BibliographyFormat.options.join(', ')}; default text, one entry a line
  --cited                works with a highlight, and those cited in a note as @key (default)
  --all                  every reference of the library
  -o, --output FILE      write to a file instead of the screen`,
  example: 'commonplace bibliography --style chicago-author-date --format rtf -o bibliography.rtf',
  options: {
    style: { type: 'string' },
    locale: { type: 'string' },
    format: { type: 'string' },
    all: { type: 'boolean' },
    cited: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  args: { min: 0, max: 0 },
  async run({ host, options, print, say, json, path }) {
    if (options.flag('all') && options.flag('cited')) throw new UsageError('--all and --cited exclude each other')
    const format = oneOf(BibliographyFormat, 'format', options.text('format')) ?? 'text'
    const args = {
      style: styleOf(options.text('style'), path),
      locale: options.text('locale'),
      which: options.flag('all') ? ('all' as const) : ('cited' as const),
    }
    const output = options.text('output')
    if (json && output === undefined && format === 'text') {
      print(viewOf(await host.bibliography(args)), () => [])
      return 0
    }
    const file = await host.bibliographyFile({ ...args, format })
    if (output !== undefined) await write(path(output), file.content)
    if (!json) say(`${file.style}: ${file.edition}, ${file.locale}`)
    print(viewOf(file), () => (output === undefined ? [file.content.replace(/\n$/u, '')] : []))
    return 0
  },
}

function viewOf({ style, edition, locale, entries }: BibliographyView): BibliographyView {
  return { style, edition, locale, entries }
}

async function write(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new CommonplaceError('diskFull', { what: file })
    throw new CommonplaceError('couldNotSave', { what: file, problem: message })
  }
}
