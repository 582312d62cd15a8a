// What `--help` prints: every command with its line, or one command with its options and an example.
import type { AnyCommand } from './command.ts'
import { COMMANDS } from './commands.ts'

/** In the order of the work. A command named nowhere here would not be listed. */
const PARTS: Record<string, readonly string[]> = {
  Texts: ['import', 'sources', 'show', 'search', 'pages', 'correct', 'reimport', 'audit', 'repair'],
  'Passages and themes': ['annotate', 'quotes', 'themes', 'theme'],
  Citing: ['cite', 'bibliography', 'export', 'reference', 'references', 'styles', 'render'],
  'The library': ['undo', 'redo', 'history', 'sync', 'backup', 'restore', 'check'],
}

const GLOBAL = `Options of every command:
  --library DIR   the library to use (a folder; made where missing)
  --json          print JSON for programs; errors are {"error": {name, message, remedy}} on stderr
  --help, -h      this help, or that of a command
  --version       the version

Exit code: 0 done, 1 failed, 2 wrong use.
SOURCE is a source's id, a unique beginning of one, or its file name; ANNOTATION an id or a unique beginning of one.
In theme paths “/” separates levels and “\\/” is a slash in a name.`

export async function overview(): Promise<string> {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([title, names]) => {
      const commands = await Promise.all(names.map(async (name) => ({ name, command: await COMMANDS[name]!() })))
      const lines = commands.map(
        ({ name, command }) =>
          `  ${name.padEnd(width)}  ${command.summary}\n  ${' '.repeat(width)}    ${command.example}`,
      )
      return `${title}\n${lines.join('\n')}`
    }),
  )
  return `Commonplace: keep your source texts, mark and tag passages, cite them.

commonplace [--library DIR] [--json] COMMAND …

${parts.join('\n\n')}

${GLOBAL}`
}

export function commandHelp(command: AnyCommand): string {
  const details = command.details === '' ? '' : `${command.details}\n\n`
  return `commonplace ${command.usage}

${command.summary}.

${details}Example:
  ${command.example}

Options of every command (--library, --json, --help): see “commonplace --help”.`
}
