// Bytes to characters. The order of evidence: what the user says, a byte order mark, the zero bytes of UTF-16, valid UTF-8,
// a confident detector, and at last windows-1252, which reads every byte as something.
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { detectAll } from 'jschardet'
import { zeroBytePattern } from './detect.ts'
import { MIN_ENCODING_CONFIDENCE, SNIFF_BYTES } from './limits.ts'

export interface Decoded {
  /** Without a byte order mark. Raw offsets everywhere are UTF-16 code units into this. */
  text: string
  /** Name of the encoding, lower case ("utf-8", "windows-1252"). */
  encoding: string
}

/** `encoding` overrides the guess; it must be one `knowsEncoding` accepts. */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const name = encoding?.toLowerCase() ?? guess(bytes)
  return { text: iconv.decode(bytes, name), encoding: name }
}

export function knowsEncoding(encoding: string): boolean {
  return iconv.encodingExists(encoding)
}

function guess(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = zeroBytePattern(bytes)
  if (zeros === 'utf-16le' || zeros === 'utf-16be') return zeros
  if (isUtf8(bytes)) return 'utf-8'
  return detected(bytes) ?? 'windows-1252'
}

function detected(bytes: Uint8Array): string | null {
  const guesses = detectAll(sample(bytes))
  const top = guesses[0]?.confidence ?? 0
  if (top < MIN_ENCODING_CONFIDENCE) return null
  // Among near equals the encodings of old Macintoshes are the rare ones.
  const encoding = guesses.find(
    (guess) => guess.confidence > top - 0.05 && !/^mac/i.test(guess.encoding ?? ''),
  )?.encoding
  if (!encoding) return null
  const name = encoding.toLowerCase()
  // Not valid as UTF-8, so that is no answer; ISO-8859-1 on paper is windows-1252 in fact.
  if (/^(utf-8|ascii)/.test(name) || !iconv.encodingExists(name)) return null
  return name === 'iso-8859-1' ? 'windows-1252' : name
}

/** The stretch around the first byte beyond ASCII: a long English text with one name in it is told by that name. */
function sample(bytes: Uint8Array): Uint8Array {
  let first = 0
  while (first < bytes.length && bytes[first]! < 0x80) first++
  const start = Math.max(0, first - 1024)
  return bytes.subarray(start, start + SNIFF_BYTES)
}
