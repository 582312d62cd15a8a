// `export`: passages and notes as a manuscript, and a file of references that is kept current.
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MANUSCRIPT_FORMATS, ManuscriptFormat } from '../../../shared/model/citation.ts'
import type { KeptDifference } from '../../../shared/model/export-view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { oneOf, styleOf } from '../choice.ts'
import { type Command, type Invocation, UsageError } from '../command.ts'
import { counted } from '../lines.ts'
import { write } from '../write-file.ts'

const WHAT = ['theme', 'source', 'view', 'note'] as const
const EXTENSIONS: Record<ManuscriptFormat, string> = { docx: 'docx', md: 'md', html: 'html', rtf: 'rtf', latex: 'tex' }

export const exportCommand: Command = {
  usage: `export (--theme PATH|--source SOURCE|--view VIEW|--note NOTE) --format ${MANUSCRIPT_FORMATS.join('|')} [-o FILE]`,
  summary: 'Export passages and notes as a manuscript, with citations, footnotes and the list of works',
  details: `  --theme PATH     a theme and its sub-themes, each under its heading
  --source SOURCE  a source, in the order of its text
  --view VIEW      a saved view; --note NOTE  a note: its id or its first words
  --format F       docx, rtf, html: with the citations of the style; md: Pandoc's Markdown with citation keys, beside its
                   works (.json) and the style (.csl); latex: BibLaTeX, beside its .bib
  --zotero         docx: citations as fields that Zotero's plug-in for Word takes over
  --without-notes  passages alone
  --style S, --locale L  as for “cite”; default apa, en-US
  --block-from N   words from which a quotation is a block (default: as the style has it, 40 or 100)
  -o, --output FILE      where to (default: named after what is exported, here)

  --keep FILE      instead: keep FILE.bib or FILE.json current from now on. Only our own part of it is touched.
                   --cited: only works with a highlight or cited in a note. --dry-run tells what would change, and
                   changes nothing. --keep none: no longer`,
  example:
    'commonplace export --theme "Integration" --format docx --style chicago-notes-bibliography -o chapter-2.docx',
  options: {
    theme: { type: 'string' },
    source: { type: 'string' },
    view: { type: 'string' },
    note: { type: 'string' },
    format: { type: 'string' },
    zotero: { type: 'boolean' },
    'without-notes': { type: 'boolean' },
    style: { type: 'string' },
    locale: { type: 'string' },
    'block-from': { type: 'string' },
    output: { type: 'string', short: 'o' },
    keep: { type: 'string' },
    cited: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  args: { min: 0, max: 0 },
  run: (call) => (call.options.text('keep') === undefined ? exported(call) : kept(call)),
}

async function exported({ host, options, path, print, say, json }: Invocation): Promise<number> {
  const asked = WHAT.filter((name) => options.text(name) !== undefined)
  if (asked.length !== 1) throw new UsageError('“export” needs one of --theme, --source, --view, --note (or --keep)')
  const format = oneOf(ManuscriptFormat, 'format', options.text('format'))
  if (format === undefined) throw new UsageError(`“export” needs --format with one of ${MANUSCRIPT_FORMATS.join(', ')}`)
  if (options.flag('zotero') && format !== 'docx') throw new UsageError('--zotero is for --format docx')
  const [what] = asked
  const blockFrom = options.text('block-from')
  if (blockFrom !== undefined && !/^[1-9]\d{0,4}$/u.test(blockFrom)) throw new UsageError('--block-from is a number')
  const { files, ...made } = await host.exportManuscript({
    of: { [what!]: options.text(what!)! } as { theme: string },
    format,
    style: styleOf(options.text('style'), path),
    locale: options.text('locale'),
    zotero: options.flag('zotero'),
    withoutNotes: options.flag('without-notes'),
    ...(blockFrom !== undefined && { blockFrom: Number(blockFrom) }),
  })
  const main = path(options.text('output') ?? files[0]!.name)
  const extension = `.${EXTENSIONS[format]}`
  const stem = basename(main).endsWith(extension) ? basename(main).slice(0, -extension.length) : basename(main)
  const given = files[0]!.name.slice(0, -extension.length)
  const paths = files.map(({ name }, index) =>
    index === 0 ? main : join(dirname(main), `${stem}${name.slice(given.length)}`),
  )
  // Files beside it were named by nobody: without an earlier export they are somebody's own.
  const taken = existsSync(main) ? undefined : paths.slice(1).find((file) => existsSync(file))
  if (taken !== undefined) {
    const problem = `${basename(taken)}, which belongs beside it, is there already; take another name with -o, or move that file`
    throw new CommonplaceError('badValue', { what: 'The file', value: main, problem })
  }
  const written: string[] = []
  for (const [index, { base64 }] of files.entries()) {
    const file = paths[index]!
    const content = Buffer.from(base64, 'base64')
    // The manuscript names the files beside it.
    await write(file, index === 0 && files.length > 1 ? renamed(content.toString(), given, stem) : content)
    written.push(file)
  }
  if (!json) say(`${made.style}: ${made.edition}, ${made.locale}`)
  for (const key of made.unknownKeys) say(`No reference has the key @${key}: it stands as it was typed.`)
  for (const file of made.uncited) say(`Passages of ${file} stand without a citation: no reference describes it.`)
  print({ ...made, files: written }, () => [
    `${written.join(', ')}: ${counted(made.passages, 'passage')}, ${counted(made.notes, 'note')}, ${counted(made.citations, 'citation')}, ${counted(made.works, 'work')}`,
  ])
  return 0
}

/** In the names of the files beside it, which stand in quotation marks or braces. */
const renamed = (text: string, from: string, to: string): string =>
  ['.json', '.csl', '.bib'].reduce((all, end) => {
    return all
      .replaceAll(`"${from}${end}"`, `${JSON.stringify(`${to}${end}`)}`)
      .replaceAll(`{${from}${end}}`, `{${to}${end}}`)
  }, text)

async function kept({ host, options, path, print }: Invocation): Promise<number> {
  const typed = options.text('keep')!
  const difference = await host.keepBibliography({
    path: typed === 'none' ? null : path(typed),
    which: options.flag('cited') ? 'cited' : 'all',
    dryRun: options.flag('dry-run'),
  })
  print(difference, () => linesOf(difference, options.flag('dry-run')))
  return 0
}

function linesOf(
  { path, added, changed, removed, present, others, written }: KeptDifference,
  dryRun: boolean,
): string[] {
  if (path === null) return ['No file is kept current any more.']
  const list = (sign: string, keys: readonly string[]) => keys.map((key) => `${sign} ${key}`)
  const end = dryRun
    ? 'Nothing was changed.'
    : written
      ? 'Written, and kept current from now on.'
      : 'It is current, and kept so.'
  return [
    ...list('+', added),
    ...list('~', changed),
    ...list('-', removed),
    ...present.map((key) => `= ${key} (another’s, ours is left out)`),
    `${path}: ${counted(others, 'entry', 'entries')} of others untouched. ${end}`,
  ]
}
