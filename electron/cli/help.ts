// What `--help` prints: every command with its line, or one command with its options and an example.
import type { AnyCommand } from './command.ts'
import { COMMANDS } from './commands.ts'

const GLOBAL = `Options of every command:
  --library DIR   the library to use (a folder; made where missing)
  --json          print JSON for programs; errors are {"error": {name, message, remedy}} on stderr
  --help, -h      this help, or that of a command
  --version       the version

Exit code: 0 done, 1 failed, 2 wrong use.
SOURCE is a source's id, a unique beginning of one, or its file name; ANNOTATION an id or a unique beginning of one.
In theme paths “/” separates levels and “\\/” is a slash in a name.`

export async function overview(): Promise<string> {
  const commands = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => ({ name, command: await load() })),
  )
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(
    ({ name, command }) => `  ${name.padEnd(width)}  ${command.summary}\n  ${' '.repeat(width)}    ${command.example}`,
  )
  return `Commonplace: keep your source texts, mark and tag passages, cite them.

commonplace [--library DIR] [--json] COMMAND …

${lines.join('\n')}

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
