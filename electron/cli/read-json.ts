// Files of JSON that the user names.
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { CommonplaceError } from '../../shared/rpc/error.ts'

/** Throws `fileMissing`, `fileUnreadable`, or `badValue` where the content is not what it should be. `what` names it: "The citations". */
export async function readJson<T>(file: string, schema: v.GenericSchema<unknown, T>, what: string): Promise<T> {
  const wrong = (problem: string): CommonplaceError => new CommonplaceError('badValue', { what, value: file, problem })
  let parsed: unknown
  try {
    parsed = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(error.message)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
  const checked = v.safeParse(schema, parsed)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  throw wrong([v.getDotPath(issue), issue.message].filter(Boolean).join(': '))
}
