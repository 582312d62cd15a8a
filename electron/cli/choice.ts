// Option values that are one of a few words, or name a style.
import type { PicklistSchema } from 'valibot'
import { UsageError } from './command.ts'

/** The typed value where it is one of the schema's; undefined where none was typed. */
export function oneOf<T extends string>(
  choice: Pick<PicklistSchema<readonly T[], undefined>, 'options'>,
  option: string,
  typed: string | undefined,
): T | undefined {
  if (typed === undefined) return undefined
  const found = choice.options.find((each) => each === typed)
  if (found === undefined) throw new UsageError(`--${option} is one of ${choice.options.join(', ')}, not “${typed}”`)
  return found
}

/** The path of a .csl file is meant from where it was typed, and the host may stand elsewhere. */
export function styleOf(typed: string | undefined, path: (typed: string) => string): string | undefined {
  return typed?.endsWith('.csl') ? path(typed) : typed
}
