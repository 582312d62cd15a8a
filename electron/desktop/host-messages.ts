// What main and the host's process say to each other, beside the lines of the windows.
import type { WireError } from '../../shared/rpc/error.ts'

/** To the host's process. `window` brings one port. `close`: let the windows' last words in, finish writing, exit. */
export type ToHost = { kind: 'open'; folder: string | null } | { kind: 'window' } | { kind: 'close' }

/** From it. After `failed` it exits. */
export type FromHost = { kind: 'opened'; folder: string } | { kind: 'failed'; error: WireError }
