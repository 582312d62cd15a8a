// Secrets sealed by the system's keychain. Without one that protects (Linux without a keyring seals with a key everybody knows),
// nothing is stored: a secret that only looks protected is worse than one asked for again.
import { safeStorage } from 'electron'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Protection } from '../../shared/shell.ts'
import type { SecretAsked } from './host-messages.ts'
import { readJson, writeJson } from './json-file.ts'

const Sealed = v.record(v.string(), v.pipe(v.string(), v.base64()))

export interface Keychain {
  protection(): Promise<Protection>
  /** False where nothing protects; then nothing is stored. */
  keep(name: string, value: string): Promise<boolean>
  has(name: string): boolean
  /** The secret, or null: never kept, or sealed by a keychain that is gone or changed. */
  open(name: string): Promise<string | null>
  forget(name: string): void
}

export function openKeychain(folder: string): Keychain {
  const file = join(folder, 'secrets.json')
  let sealed = readJson<Record<string, string>>(file, Sealed, {})
  const write = (next: Record<string, string>) => {
    writeJson(file, next)
    sealed = next
  }

  async function protection(): Promise<Protection> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none'
    if (process.platform !== 'linux') return 'protected'
    const backend = safeStorage.getSelectedStorageBackend()
    return backend === 'basic_text' || backend === 'unknown' ? 'none' : 'protected'
  }

  return {
    protection,
    async keep(name, value) {
      if ((await protection()) === 'none') return false
      const bytes = await safeStorage.encryptStringAsync(value)
      write({ ...sealed, [name]: bytes.toString('base64') })
      return true
    },
    has: (name) => Object.hasOwn(sealed, name),
    async open(name) {
      const kept = Object.hasOwn(sealed, name) ? sealed[name] : undefined
      if (kept === undefined || (await protection()) === 'none') return null
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(kept, 'base64'))
        if (shouldReEncrypt)
          write({ ...sealed, [name]: (await safeStorage.encryptStringAsync(result)).toString('base64') })
        return result
      } catch {
        // Sealed on another machine or by a keychain since reset: the user is asked again, which is all that can be done.
        return null
      }
    },
    forget(name) {
      if (!Object.hasOwn(sealed, name)) return
      write(Object.fromEntries(Object.entries(sealed).filter(([other]) => other !== name)))
    },
  }
}

/** The names the host may use: what the page keeps is not its business, nor the other way round. */
const OF_THE_HOST = /^sync\.[0-9a-z]{26}$/u

/** Does what the host asks for; nothing for any other name than its own. */
export async function useKeychain(
  keychain: Keychain,
  { act, name, value }: SecretAsked,
): Promise<{ value: string | null; kept: boolean }> {
  if (!OF_THE_HOST.test(name)) return { value: null, kept: false }
  if (act === 'keep') return { value: null, kept: await keychain.keep(name, value) }
  if (act === 'get') return { value: await keychain.open(name), kept: false }
  keychain.forget(name)
  return { value: null, kept: false }
}
