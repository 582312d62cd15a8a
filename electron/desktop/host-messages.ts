// What main and the host's process say to each other, beside the lines of the windows.
import type { WireError } from '../../shared/rpc/error.ts'

/** To the host's process. `window` brings one port. `close`: let the windows' last words in, finish writing, exit. */
export type ToHost =
  | { kind: 'open'; folder: string | null }
  | { kind: 'window' }
  | { kind: 'close' }
  /** Answers a `secret`. `value`: of `get`, or null; `kept`: of `keep`. */
  | { kind: 'secret'; id: number; value: string | null; kept: boolean }

/** From it. After `failed` it exits. */
export type FromHost = { kind: 'opened'; folder: string } | { kind: 'failed'; error: WireError } | SecretAsked

/** Something for the keychain, which only main can open. `value`: what is to be kept. */
export interface SecretAsked {
  kind: 'secret'
  id: number
  act: 'keep' | 'get' | 'forget'
  name: string
  value: string
}
