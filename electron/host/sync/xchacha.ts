// XChaCha20-Poly1305: by the system's own code where OpenSSL has it, several times as fast; Electron's BoringSSL shows Node no ChaCha
// (https://github.com/electron/electron/issues/24024), and there it is the library's. Both make the same bytes.
import { hchacha, xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { createCipheriv, createDecipheriv, createSecretKey, getCiphers, type KeyObject } from 'node:crypto'

export const NONCE_BYTES = 24
const TAG_BYTES = 16
const NAME = 'chacha20-poly1305'
const IS_NATIVE = getCiphers().includes(NAME)
/** "expand 32-byte k", ChaCha's constant. */
const SIGMA = new Uint32Array([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574])

/** The sealed bytes and their tag. `key` 32 bytes, `nonce` 24; `label` must be the same for opening. */
export function encrypt(key: Uint8Array, nonce: Uint8Array, label: Uint8Array, plain: Uint8Array, native = IS_NATIVE) {
  if (!native) return xchacha20poly1305(key, nonce, label).encrypt(plain)
  const cipher = createCipheriv(NAME, subkey(key, nonce), shortened(nonce), { authTagLength: TAG_BYTES })
  cipher.setAAD(label, { plaintextLength: plain.length })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws on anything that was not sealed so. */
export function decrypt(key: Uint8Array, nonce: Uint8Array, label: Uint8Array, sealed: Uint8Array, native = IS_NATIVE) {
  if (!native) return xchacha20poly1305(key, nonce, label).decrypt(sealed)
  if (sealed.length < TAG_BYTES) throw new RangeError('too short to be sealed')
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(NAME, subkey(key, nonce), shortened(nonce), { authTagLength: TAG_BYTES })
  decipher.setAAD(label, { plaintextLength: end })
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  decipher.final()
  return plain
}

/** https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha-03#section-2.3: key and 16 bytes of nonce make a key for the rest. */
function subkey(key: Uint8Array, nonce: Uint8Array): KeyObject {
  const made = new Uint32Array(8)
  hchacha(SIGMA, words(key), words(nonce.subarray(0, 16)), made)
  // Node takes twice as long with the bytes.
  return createSecretKey(new Uint8Array(made.buffer))
}

function shortened(nonce: Uint8Array): Uint8Array {
  const short = new Uint8Array(12)
  short.set(nonce.subarray(16, NONCE_BYTES), 4)
  return short
}

function words(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}
