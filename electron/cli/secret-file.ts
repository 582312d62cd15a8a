// Secrets come from files, never from arguments, which every user of the machine can read. Only the file's owner may read it.
import { readFile, stat } from 'node:fs/promises'
import * as v from 'valibot'
import { CommonplaceError } from '../../shared/rpc/error.ts'

const Credentials = v.object({ user: v.pipe(v.string(), v.minLength(1)), password: v.string() })
const OTHERS = 0o077

/** The first line of the file. Throws `fileMissing`, `fileUnreadable`. */
export async function readPassphrase(file: string): Promise<string> {
  const [line = ''] = (await readSecret(file)).split(/\r?\n/u)
  const passphrase = line.replace(/^\uFEFF/u, '').trim()
  if (passphrase === '') throw new CommonplaceError('fileUnreadable', { file, problem: 'its first line is empty' })
  return passphrase
}

/** `{"user": …, "password": …}`. Throws `fileMissing`, `fileUnreadable`. */
export async function readCredentials(file: string): Promise<{ user: string; password: string }> {
  let json: unknown
  try {
    json = JSON.parse(await readSecret(file))
  } catch (error) {
    if (error instanceof CommonplaceError) throw error
    json = null
  }
  const read = v.safeParse(Credentials, json)
  if (read.success) return read.output
  throw new CommonplaceError('fileUnreadable', { file, problem: 'it is not {"user": …, "password": …}' })
}

async function readSecret(file: string): Promise<string> {
  try {
    const { mode } = await stat(file)
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      const problem = `others may read it; say “chmod 600 ${file}”`
      throw new CommonplaceError('fileUnreadable', { file, problem })
    }
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof CommonplaceError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
}
