// The `commonplace` command: reads what was typed, reaches the library's host (or becomes it), prints what it answers.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type AnyCommand, type Options, type Output, UsageError } from './command.ts'
import { COMMANDS } from './commands.ts'
import { commandHelp, overview } from './help.ts'
import { nearest } from './nearest.ts'

const GLOBAL_OPTIONS = {
  library: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/** Runs one command and resolves to the exit code: 0 done, 1 failed, 2 wrong use. */
export async function run(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough ("| head") is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const output = outputOf(argv.includes('--json'))
  try {
    return await runCommand([...argv], output)
  } catch (error) {
    const { report } = await import('./report.ts')
    const typed = commandName([...argv])?.command ?? ''
    return report(error, output.json, Object.hasOwn(COMMANDS, typed) ? typed : null)
  }
}

async function runCommand(argv: string[], output: Output): Promise<number> {
  const name = commandName(argv)
  if (name === null) {
    const { values } = parse(argv, {})
    if (values['version'] === true) {
      const { VERSION } = await import('../host/version.ts')
      output.print({ version: VERSION }, () => [VERSION])
      return 0
    }
    if (values['help'] !== true && argv.length > 0) throw new UsageError('Say what to do: no command was given')
    console.log(await overview())
    return 0
  }
  if (name.command === 'help') {
    const [about] = name.rest
    console.log(about === undefined ? await overview() : commandHelp(await commandNamed(about)))
    return 0
  }
  const command = await commandNamed(name.command)
  const { values, positionals } = parse(name.rest, command.options)
  if (values['help'] === true) {
    console.log(commandHelp(command))
    return 0
  }
  const { min, max } = command.args
  if (positionals.length < min) throw new UsageError(`“${name.command}” needs more: commonplace ${command.usage}`)
  if (positionals.length > max) throw new UsageError(`“${positionals[max]}” is too much: commonplace ${command.usage}`)

  const options = optionsOf(values)
  if ('runAlone' in command) return command.runAlone({ ...output, options, args: positionals, path: fromHere })
  const { withSession } = await import('./session.ts')
  const typed = values['library']
  if (typed === '') throw new UsageError('--library needs the name of a folder')
  return withSession(typeof typed === 'string' ? fromHere(typed) : null, (session, signal) =>
    command.run({ ...session, ...output, options, args: positionals, path: fromHere, signal }),
  )
}

/** The first word that is neither an option nor the value of a global one, and what is left without it. */
function commandName(argv: string[]): { command: string; rest: string[] } | null {
  const { tokens } = parseArgs({
    args: argv,
    options: GLOBAL_OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const first = tokens.find((token) => token.kind === 'positional')
  return first === undefined ? null : { command: first.value, rest: argv.toSpliced(first.index, 1) }
}

function parse(args: string[], options: AnyCommand['options']) {
  try {
    return parseArgs({ args, options: { ...options, ...GLOBAL_OPTIONS }, allowPositionals: true })
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    const unknown = /^Unknown option '([^']+)'/u.exec(message)?.[1]
    if (unknown !== undefined) throw new UsageError(`There is no option “${unknown}” here`)
    if (code?.startsWith('ERR_PARSE_ARGS')) throw new UsageError(message.replace(/\s+/gu, ' ').replace(/\.$/u, ''))
    throw error
  }
}

async function commandNamed(name: string): Promise<AnyCommand> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) {
    const meant = nearest(name, Object.keys(COMMANDS))
    throw new UsageError(`There is no command “${name}”${meant === null ? '' : `. Did you mean “${meant}”?`}`)
  }
  return load()
}

/** npm runs scripts in the project's folder and says where it was called. */
function fromHere(typed: string): string {
  const called = process.env['npm_lifecycle_event'] === 'commonplace' ? process.env['INIT_CWD'] : undefined
  return resolve(called ?? process.cwd(), typed)
}

function optionsOf(values: Record<string, unknown>): Options {
  return {
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    texts: (name) => (Array.isArray(values[name]) ? (values[name] as string[]) : []),
    flag: (name) => values[name] === true,
  }
}

function outputOf(json: boolean): Output {
  return {
    json,
    print(value, lines) {
      const text = json ? JSON.stringify(value, null, 2) : lines().join('\n')
      if (text !== '') process.stdout.write(`${text}\n`)
    },
    say: (line) => void process.stderr.write(`${line}\n`),
  }
}
