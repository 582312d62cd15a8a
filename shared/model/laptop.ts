// What is said about the laptops a library is paired with.
import type { WireError } from '../rpc/error.ts'

export interface LaptopView {
  /** Hash of its key: 64 hexadecimal digits. */
  id: string
  /** What its user calls it. */
  name: string
  /** `host:port` where it was reached last; null where it has always called. */
  address: string | null
}

/**
 * `waiting`: for another laptop to call; `codes`: both screens show a code, and the code of the other has to be typed; `confirming`: the
 * code was right, the other side has not typed yet; `paired`, `failed`: the end.
 */
export interface PairingView {
  state: 'waiting' | 'codes' | 'confirming' | 'paired' | 'failed'
  /** The six digits this screen shows. */
  code: string | null
  /** How often a code may still be typed. */
  tries: number
  /** Of `paired`. */
  laptop: LaptopView | null
  /** Of `failed`. */
  problem: WireError | null
}

export interface LanView {
  /** Addresses under which this laptop listens; null: it does not. */
  listening: string[] | null
  laptops: LaptopView[]
  /** The pairing under way, or the one that ended last. */
  pairing: PairingView | null
}
