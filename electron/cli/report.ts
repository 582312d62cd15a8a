// What is said when a command fails: what happened, what is safe, what to do.
import { toWireError } from '../../shared/rpc/error.ts'
import { UsageError } from './command.ts'

/** Prints the error on stderr and returns the exit code. */
export function report(error: unknown, json: boolean): number {
  const usage = error instanceof UsageError
  const { name, message, remedy } = usage
    ? {
        name: 'usage',
        message: `${error.message}.`,
        remedy: 'See “commonplace --help”, or “commonplace COMMAND --help”.',
      }
    : toWireError(error)
  const text = json ? JSON.stringify({ error: { name, message, remedy } }) : `${message}\n${remedy}`
  process.stderr.write(`${text}\n`)
  return usage ? 2 : 1
}
