// What citation keys are made of in this library, on this machine: asked for wherever a key is made.
import type { Store } from '../store/store.ts'
import { checkPattern, CITEKEY_PATTERN } from '../cite/citekey.ts'

const KEY = 'citekeyPattern'

export async function citekeyPattern(store: Store): Promise<string> {
  const kept = await store.getLocal(KEY)
  return typeof kept === 'string' && isPattern(kept) ? kept : CITEKEY_PATTERN
}

/** The pattern must have been checked. */
export async function keepCitekeyPattern(store: Store, pattern: string): Promise<void> {
  await store.setLocal(KEY, pattern)
}

function isPattern(pattern: string): boolean {
  try {
    checkPattern(pattern)
    return true
  } catch {
    return false
  }
}
