// `theme`: one theme named anew, moved, merged, split; the codebook out to a file and in from one.
import { readFile, writeFile } from 'node:fs/promises'
import * as v from 'valibot'
import { CodebookFormat, foldName, formatPath, parsePath } from '../../../shared/model/codebook.ts'
import type { CodebookImport, CodebookWarning, ThemeDetail } from '../../../shared/model/view.ts'
import type { HostClient } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { oneOf } from '../choice.ts'
import { type Command, type Invocation, UsageError } from '../command.ts'
import { counted, table } from '../lines.ts'
import { readJson } from '../read-json.ts'

type Doing = (call: Invocation, words: string[]) => Promise<void>

const DOINGS: Record<string, Doing> = { rename, move, merge, split, export: exportFile, import: importFile }

export const themeCommand: Command = {
  usage: `theme ${Object.keys(DOINGS).join('|')} …`,
  summary: 'Rename, move, merge or split themes; export and import them',
  details: `  theme rename THEME NAME
  theme move THEME --under THEME   or --top: to the top level
  theme merge THEME… --into THEME  passages, sub-themes and examples go to the one that stays
  theme split THEME --into NAME --annotations ID,ID…
                                   moves passages of THEME to the theme NAME below it, made where missing
  theme split THEME --map FILE     many at once: a JSON file {"NAME": ["ID", …], …}
  theme export [-o FILE] [--format F]
                                   F is ${CodebookFormat.options.join(', ')}; default by FILE's ending, else qdc (REFI-QDA)
  theme import FILE [--dry-run]    a .qdc, .csv or .md; --dry-run only says what would be made
THEME is a theme's id or its path. Each is one step of undo.
  --under THEME, --top, --into THEME, --annotations ID,ID…, --map FILE, --format F, -o, --output FILE, --dry-run`,
  example: 'commonplace theme merge "Votes" "Voting" --into "Elections/Voting"',
  options: {
    under: { type: 'string' },
    top: { type: 'boolean' },
    into: { type: 'string' },
    annotations: { type: 'string' },
    map: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    'dry-run': { type: 'boolean' },
  },
  args: { min: 1, max: Infinity },
  async run(call) {
    const [word = '', ...words] = call.args
    const doing = Object.hasOwn(DOINGS, word) ? DOINGS[word] : undefined
    if (doing === undefined) throw new UsageError(`“theme” does ${Object.keys(DOINGS).join(', ')}, not “${word}”`)
    await doing(call, words)
    return 0
  },
}

async function rename(call: Invocation, words: string[]): Promise<void> {
  const [name, to] = exactly(words, 2, 'theme rename THEME NAME')
  const theme = await themeOf(call.host, name!)
  await call.host.renameTheme({ theme: theme.id, name: to! })
  await tell(call, theme.id)
}

async function move(call: Invocation, words: string[]): Promise<void> {
  const [name] = exactly(words, 1, 'theme move THEME --under THEME')
  const under = call.options.text('under')
  if ((under === undefined) === !call.options.flag('top')) throw new UsageError('Say where: --under THEME, or --top')
  const theme = await themeOf(call.host, name!)
  const parent = under === undefined ? null : (await themeOf(call.host, under)).id
  await call.host.moveTheme({ theme: theme.id, parent })
  await tell(call, theme.id)
}

async function merge(call: Invocation, words: string[]): Promise<void> {
  if (words.length === 0) throw new UsageError('Say which: theme merge THEME… --into THEME')
  const into = await themeOf(call.host, needed(call, 'into', 'theme merge THEME… --into THEME'))
  const themes = await Promise.all(words.map((word) => themeOf(call.host, word)))
  await call.host.mergeThemes({ themes: themes.map(({ id }) => id), into: into.id })
  await tell(call, into.id)
}

const Mapping = v.record(v.string(), v.array(v.string()))

async function split(call: Invocation, words: string[]): Promise<void> {
  const usage = 'theme split THEME --into NAME --annotations ID,ID…, or --map FILE'
  const [name] = exactly(words, 1, usage)
  const file = call.options.text('map')
  if (file !== undefined && call.options.text('into') !== undefined)
    throw new UsageError('--map and --into exclude each other')
  const mapping =
    file === undefined
      ? {
          [needed(call, 'into', usage)]: needed(call, 'annotations', usage)
            .split(/[\s,]+/u)
            .filter(Boolean),
        }
      : await readJson(call.path(file), Mapping, 'The passages to split off')
  const theme = await themeOf(call.host, name!)
  const passages = (await call.host.quotes({ theme: theme.id })).map(({ id }) => id)
  const moves = Object.entries(mapping).map(([into, ids]) => ({
    into,
    annotations: ids.map((id) => passageOf(passages, id, theme)),
  }))
  await call.host.splitTheme({ theme: theme.id, moves })
  await tell(call, theme.id)
}

async function exportFile(call: Invocation, words: string[]): Promise<void> {
  exactly(words, 0, 'theme export [-o FILE] [--format F]')
  const output = call.options.text('output')
  const asked = oneOf(CodebookFormat, 'format', call.options.text('format'))
  const { content, mediaType } = await call.host.codebookFile({ format: asked ?? formatOf(output) })
  if (output !== undefined) await write(call.path(output), content)
  // Written to a file, what is printed is where.
  const file = output === undefined ? null : call.path(output)
  const print = { file, mediaType, ...(output === undefined && { content }) }
  call.print(print, () => (output === undefined ? [content.replace(/\r?\n$/u, '')] : []))
}

async function importFile(call: Invocation, words: string[]): Promise<void> {
  const [file] = exactly(words, 1, 'theme import FILE [--dry-run]')
  const content = await read(call.path(file!))
  const dry = call.options.flag('dry-run')
  const made = await call.host.importCodebook({ file: file!, content, dry })
  call.print(made, () => [...linesOf(made), ...(dry ? ['Nothing was changed.'] : [])])
  if (!call.json) for (const warning of made.warnings) call.say(warningLine(warning))
}

const FATES: Record<CodebookImport['themes'][number]['fate'], string> = {
  made: 'new',
  defined: 'gets its definition',
  kept: 'keeps its own definition',
  there: 'is there',
}

function warningLine(warning: CodebookWarning): string {
  switch (warning.code) {
    case 'setLeftOut':
      return `The set “${warning.name}” was left out: themes stand in one tree here`
    case 'rowWithoutName':
      return `Row ${warning.row} was left out: it names no theme`
    case 'lineWithoutName':
      return `Line ${warning.line} was left out: it names no theme`
    case 'colourUnknown':
      return `Row ${warning.row}: “${warning.colour}” is no colour known here`
    case 'themeUnfit':
      return `“${warning.theme}” was left out: its name cannot be kept here, or it stands too deep`
  }
}

function linesOf({ themes }: CodebookImport): string[] {
  const made = themes.filter(({ fate }) => fate === 'made').length
  const rows = table(themes.map(({ path, fate }) => [formatPath(path), FATES[fate]]))
  return [...rows, `${counted(made, 'new theme')}, ${themes.length - made} there`]
}

/** A live theme by id or written path. Throws `notFound`. */
async function themeOf(host: HostClient, name: string): Promise<ThemeDetail> {
  const themes = await host.themes({})
  const wanted = parsePath(name).map(foldName).join('\0')
  const found =
    themes.find(({ id }) => id === name) ?? themes.find(({ path }) => path.map(foldName).join('\0') === wanted)
  if (found === undefined) throw new CommonplaceError('notFound', { what: 'theme', name })
  return found
}

/** Among the theme's own, so that a short beginning of an id is enough. Throws `notFound`, `ambiguous`. */
function passageOf(passages: readonly string[], name: string, theme: ThemeDetail): string {
  const wanted = name.replace(/^an:/u, '').toUpperCase()
  const found = passages.filter((id) => wanted !== '' && id.slice('an:'.length).startsWith(wanted))
  if (found.length === 1) return found[0]!
  const what = `passage of ${formatPath(theme.path)}`
  if (found.length === 0) throw new CommonplaceError('notFound', { what, name })
  throw new CommonplaceError('ambiguous', { name, count: found.length, candidates: found.slice(0, 8).join(', ') })
}

async function tell({ host, print }: Invocation, id: string): Promise<void> {
  const themes = await host.themes({})
  const theme = themes.find((one) => one.id === id)!
  const shown = themes
    .filter(({ path }) => formatPath(path.slice(0, theme.path.length)) === formatPath(theme.path))
    .map(({ id: own, path, definition, color, count, total }) => ({ id: own, path, definition, color, count, total }))
  print(shown, () => table(shown.map(({ path, count, total }) => [formatPath(path), `${count}`, `${total}`])))
}

function exactly(words: string[], number: number, usage: string): string[] {
  if (words.length !== number) throw new UsageError(`It is: commonplace ${usage}`)
  return words
}

function needed(call: Invocation, option: string, usage: string): string {
  const typed = call.options.text(option)
  if (typed === undefined || typed === '') throw new UsageError(`--${option} is missing: commonplace ${usage}`)
  return typed
}

function formatOf(output: string | undefined): CodebookFormat {
  if (output?.toLowerCase().endsWith('.csv')) return 'csv'
  return /\.(?:md|markdown)$/iu.test(output ?? '') ? 'markdown' : 'qdc'
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
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
