// How what leaves this laptop is sealed: XChaCha20-Poly1305 under keys derived from the library's, with nonces made from the content,
// so that the same edit made on two laptops stays the same bytes and makes no conflict. Sizes are padded to classes, ids are keyed
// hashes, the true id lies inside. What is bound to a place (an id, a revision and its parent, a writer's number) cannot be moved.
import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Revision } from '../store/replica.ts'
import { decrypt, encrypt, NONCE_BYTES } from './xchacha.ts'

/** No document is nearly as long. */
const INFLATED_BYTES = 64 * 1024 * 1024
/** Documents are short; Node would take sixteen kilobytes for the answer of each. */
const SMALL = { chunkSize: 4096 }
const REVISION = /^([1-9][0-9]{0,8})-([0-9a-f]{32})$/u

/** What came was not sealed with this key, or has been changed since. */
export class BrokenSeal extends Error {}

export interface Sealing {
  readonly isSealed: boolean
  /** A name for something by which a stranger learns nothing of it: 64 hexadecimal digits. */
  name(kind: 'writer' | 'file', of: string): string
  /** `label` says what it is and where it belongs; it must be the same for opening. */
  seal(label: string, plain: Uint8Array): Uint8Array
  /** Throws `BrokenSeal`. */
  open(label: string, sealed: Uint8Array): Uint8Array
  sealRevision(revision: Revision): object
  /** Throws `BrokenSeal` on anything that is no revision sealed here. */
  openRevision(wire: unknown): unknown
}

/** For places that are not encrypted, or whose line is. */
export const PLAIN: Sealing = {
  isSealed: false,
  name: (kind, of) => createHash('sha256').update(`${kind} ${of}`).digest('hex'),
  seal: (_label, plain) => plain,
  open: (_label, sealed) => sealed,
  sealRevision: (revision) => revision,
  openRevision: (wire) => wire,
}

/** `key`: the library's, 32 bytes. */
export function sealingWith(key: Uint8Array): Sealing {
  const derived = (what: string) => createHmac('sha256', key).update(`commonplace ${what} 1`).digest()
  const [content, revs] = [derived('content'), derived('revision')]
  // Made keys once: Node takes four times as long with bytes.
  const [nonces, names, ids] = ['nonce', 'name', 'id'].map((what) => createSecretKey(derived(what))) as HmacKeys
  // One block is one revision's hash; without chaining each is sealed by itself, and reversibly.
  const hide = createCipheriv('aes-256-ecb', revs, null).setAutoPadding(false)
  const show = createDecipheriv('aes-256-ecb', revs, null).setAutoPadding(false)
  const hideHash = (hash: string) => hide.update(hash, 'hex', 'hex')
  const showHash = (hash: string) => show.update(hash, 'hex', 'hex')
  const hideId = (id: string) => createHmac('sha256', ids).update(id).digest('hex')

  function seal(label: string, plain: Uint8Array): Uint8Array {
    const padded = pad(plain)
    const nonce = createHmac('sha256', nonces).update(`${label}\0`).update(padded).digest().subarray(0, NONCE_BYTES)
    return Buffer.concat([nonce, encrypt(content, nonce, Buffer.from(label), padded)])
  }
  function open(label: string, sealed: Uint8Array): Uint8Array {
    try {
      const nonce = sealed.subarray(0, NONCE_BYTES)
      return unpad(decrypt(content, nonce, Buffer.from(label), sealed.subarray(NONCE_BYTES)))
    } catch (cause) {
      throw new BrokenSeal('not sealed with this key', { cause })
    }
  }
  return {
    isSealed: true,
    name: (kind, of) => createHmac('sha256', names).update(`${kind} ${of}`).digest('hex'),
    seal,
    open,
    sealRevision({ _id, _rev, _revisions, _deleted, ...body }) {
      const { start } = _revisions
      const hashes = _revisions.ids.map(hideHash)
      const wire = { _id: hideId(_id), _rev: `${start}-${hashes[0]}`, _revisions: { start, ids: hashes } }
      const sealed = seal(labelOf(wire, _deleted), deflateRawSync(JSON.stringify({ id: _id, ...body }), SMALL))
      return { ...wire, ...(_deleted && { _deleted }), c: Buffer.from(sealed).toString('base64') }
    },
    openRevision(given) {
      const wire = given as Partial<Wire> | null
      const hashes = wire?._revisions?.ids
      if (typeof wire?.c !== 'string' || typeof wire._id !== 'string' || !Array.isArray(hashes)) throw new BrokenSeal()
      if (!REVISION.test(String(wire._rev)) || !hashes.every((hash) => /^[0-9a-f]{32}$/u.test(String(hash))))
        throw new BrokenSeal('revisions that were not sealed')
      const start = Number.parseInt(wire._rev!, 10)
      const deflated = open(labelOf(wire as Wire, wire._deleted), Buffer.from(wire.c, 'base64'))
      const { id, ...rest } = inflated(deflated)
      if (typeof id !== 'string' || hideId(id) !== wire._id) throw new BrokenSeal('a document in another’s place')
      const shown = hashes.map(showHash)
      const revision = { ...rest, _id: id, _rev: `${start}-${shown[0]}`, _revisions: { start, ids: shown } }
      return { ...revision, ...(wire._deleted === true && { _deleted: true }) }
    },
  }
}

/** Even what was sealed with the library's key may have been made to do harm. */
function inflated(deflated: Uint8Array): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(inflateRawSync(deflated, { ...SMALL, maxOutputLength: INFLATED_BYTES }).toString())
    return Object(body) as Record<string, unknown>
  } catch (cause) {
    throw new BrokenSeal('no document', { cause })
  }
}

type HmacKeys = [KeyObject, KeyObject, KeyObject]
interface Wire {
  _id: string
  _rev: string
  _revisions: { start: number; ids: string[] }
  _deleted?: true
  c: string
}

function labelOf({ _id, _rev, _revisions }: Omit<Wire, 'c'>, deleted: unknown): string {
  return `document ${_id} ${_rev} ${_revisions.ids[1] ?? ''} ${deleted === true ? 'deleted' : 'live'}`
}

/** A mark and zeros up to a size class: so many classes that little is wasted (12 % at most), so few that a size says little. */
function pad(plain: Uint8Array): Uint8Array {
  const padded = new Uint8Array(sizeClass(plain.length + 1))
  padded.set(plain)
  padded[plain.length] = 0x80
  return padded
}

function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1
  while (end >= 0 && padded[end] === 0) end--
  if (padded[end] !== 0x80) throw new BrokenSeal('padding')
  return padded.subarray(0, end)
}

/** Padmé (https://petsymposium.org/popets/2019/popets-2019-0056.pdf, 4.2), and nothing below 256 bytes. */
export function sizeClass(length: number): number {
  const exponent = Math.floor(Math.log2(Math.max(length, 256)))
  const granule = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1))
  return Math.ceil(Math.max(length, 256) / granule) * granule
}
