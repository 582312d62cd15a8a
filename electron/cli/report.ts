// What is said when a command fails: what happened, what is safe, what to do.
import { toWireError } from '../../shared/rpc/error.ts'
import { UsageError } from './command.ts'

/** Prints the error on stderr and returns the exit code. `command`: whose help tells more; null where none was named. */
export function report(error: unknown, json: boolean, command: string | null): number {
  const usage = error instanceof UsageError
  const { name, message, remedy } = usage
    ? {
        name: 'usage',
        message: `${error.message}.`,
        remedy: `See “commonplace ${command === null ? '' : `${command} `}--help”.`,
      }
    : toWireError(error)
  const text = json ? JSON.stringify({ error: { name, message, remedy } }) : `${message}\n${remedy}`
  process.stderr.write(`${text}\n`)
  return usage ? 2 : 1
}
