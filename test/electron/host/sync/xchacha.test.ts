// The system's own code and the library's make the same bytes and open each other's; what was changed opens for neither.
import fc from 'fast-check'
import { getCiphers } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt } from '../../../../electron/host/sync/xchacha.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
const nonce = fc.uint8Array({ minLength: 24, maxLength: 24 })
const label = fc.uint8Array({ maxLength: 60 })
const plain = fc.uint8Array({ maxLength: 2_000 })

/** https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha-03#appendix-A.3.1 */
const VECTOR = {
  key: '808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f',
  nonce: '404142434445464748494a4b4c4d4e4f5051525354555657',
  label: '50515253c0c1c2c3c4c5c6c7',
  plain:
    'Ladies and Gentlemen of the class of ’99: If I could offer you only one tip for the future, sunscreen would be it.',
  tag: 'c0875924c1c7987947deafd8780acf49',
}

describe.skipIf(!getCiphers().includes('chacha20-poly1305'))('the system has ChaCha, and', () => {
  test.each([true, false])('the published vector comes out (native: %s)', (native) => {
    const [k, n, l] = [VECTOR.key, VECTOR.nonce, VECTOR.label].map((hex) => Buffer.from(hex, 'hex')) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    const text = Buffer.from(VECTOR.plain.replace('’', "'"))
    const sealed = Buffer.from(encrypt(k, n, l, text, native))
    expect(sealed.subarray(-16).toString('hex')).toBe(VECTOR.tag)
    expect(Buffer.from(decrypt(k, n, l, sealed, native))).toEqual(text)
  })

  test('both make the same bytes, and each opens them', () => {
    fc.assert(
      fc.property(key, nonce, label, plain, (k, n, l, text) => {
        const sealed = encrypt(k, n, l, text, true)
        expect(Buffer.from(encrypt(k, n, l, text, false)).equals(sealed)).toBe(true)
        for (const native of [true, false])
          expect(Buffer.from(decrypt(k, n, l, sealed, native)).equals(text)).toBe(true)
      }),
    )
  })
})

test('one changed bit, another label and a cut open for neither', () => {
  fc.assert(
    fc.property(key, nonce, label, plain, fc.nat(), fc.nat(7), (k, n, l, text, at, bit) => {
      const sealed = Buffer.from(encrypt(k, n, l, text))
      const changed = Buffer.from(sealed)
      changed[at % changed.length]! ^= 1 << bit
      for (const native of getCiphers().includes('chacha20-poly1305') ? [true, false] : [false]) {
        expect(() => decrypt(k, n, l, changed, native)).toThrow()
        expect(() => decrypt(k, n, Buffer.concat([l, Buffer.of(0)]), sealed, native)).toThrow()
        expect(() => decrypt(k, n, l, sealed.subarray(0, at % sealed.length), native)).toThrow()
      }
    }),
  )
})
