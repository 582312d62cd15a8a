// Tells by content, never by name, whether bytes are a text this version reads; if not, why, and what to do.
import { isUtf8 } from 'node:buffer'
import type { Refusal, RefusalCode } from '../shared/model/refusal.ts'
import { MAX_CONTROL_SHARE, MAX_TEXT_BYTES, SNIFF_BYTES } from './limits.ts'

const SAVE_AS_TEXT = 'Open it in the program it belongs to, save it as plain text (UTF-8), and import that file.'

/** First bytes of formats people take for texts; `.` stands for any byte. */
const MAGIC: readonly (readonly [bytes: string, code: RefusalCode, what: string, remedy?: string])[] = [
  ['%PDF-', 'pdf', 'it is a PDF', 'Convert it to text (for example with pdftotext) and import that file.'],
  ['PK\x03\x04', 'office', 'it is a zip archive or an office or e-book file'],
  ['PK\x05\x06', 'emptyArchive', 'it is an empty zip archive', 'Import the files that should have been in it.'],
  ['\xd0\xcf\x11\xe0', 'office', 'it is an old office document'],
  ['{\\rtf', 'office', 'it is an RTF document'],
  ['\x89PNG', 'image', 'it is an image', 'Import the text itself; pictures of text cannot be read yet.'],
  ['\xff\xd8\xff', 'image', 'it is an image', 'Import the text itself; pictures of text cannot be read yet.'],
  ['GIF8', 'image', 'it is an image', 'Import the text itself; pictures of text cannot be read yet.'],
  ['RIFF', 'media', 'it is a sound, film or image file', 'Import the text itself.'],
  ['AT&TFORM', 'djvu', 'it is a DjVu document', 'Convert it to text (for example with djvutxt) and import that file.'],
  ['\x1f\x8b', 'compressed', 'it is compressed (gzip)', 'Unpack it and import the file inside.'],
  ['BZh', 'compressed', 'it is compressed (bzip2)', 'Unpack it and import the file inside.'],
  ['\xfd7zXZ', 'compressed', 'it is compressed (xz)', 'Unpack it and import the file inside.'],
  ['7z\xbc\xaf', 'compressed', 'it is a 7-Zip archive', 'Unpack it and import the files inside.'],
  ['Rar!', 'compressed', 'it is a RAR archive', 'Unpack it and import the files inside.'],
  ['\x7fELF', 'program', 'it is a program', 'Choose the text you meant.'],
  ['MZ\x90\x00', 'program', 'it is a program', 'Choose the text you meant.'],
  [
    'SQLite format 3',
    'database',
    'it is a database',
    'Export the text from the program it belongs to and import that file.',
  ],
]

/** A refusal, or null where the bytes may be a text. */
export function refusalOf(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0)
    return { code: 'empty', parameters: {}, reason: 'it is empty', remedy: 'Choose a file with text in it.' }
  if (bytes.length > MAX_TEXT_BYTES) {
    const size = (bytes.length / 1024 / 1024).toFixed(1)
    const most = MAX_TEXT_BYTES / 1024 / 1024
    return {
      code: 'tooLarge',
      parameters: { megabytes: Number(size), most },
      reason: `it has ${size} MB, and a text may have at most ${most} MB`,
      remedy: 'Divide it into smaller files and import those.',
    }
  }
  const head = latin1(bytes.subarray(0, 16))
  for (const [magic, code, what, remedy] of MAGIC) {
    if (head.startsWith(magic)) return { code, parameters: {}, reason: what, remedy: remedy ?? SAVE_AS_TEXT }
  }
  const start = latin1(bytes.subarray(0, 1024))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 64)
    .toLowerCase()
  if (/^<(!doctype html|html[\s>])/.test(start)) {
    const remedy = 'Open it in a browser, save it as text, and import that file.'
    return { code: 'webPage', parameters: {}, reason: 'it is a web page (HTML)', remedy }
  }
  if (!looksBinary(bytes)) return null
  return { code: 'binary', parameters: {}, reason: 'it is a binary file, not a text', remedy: SAVE_AS_TEXT }
}

/**
 * The zero bytes of UTF-16 stand on every second place; any other zero byte is no text. Returns the encoding they tell,
 * `null` where there are none.
 */
export function zeroBytePattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | null {
  const length = Math.min(bytes.length, SNIFF_BYTES) & ~1
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++
  const [even, odd] = zeros as [number, number]
  if (even + odd === 0) return null
  // A few among bytes that are good UTF-8 are stray control characters.
  if (even + odd < length * 0.1 && isUtf8(bytes)) return null
  // Latin letters give a zero in nearly every unit; other scripts at least at each space.
  const pairs = length / 2
  if (odd > pairs * 0.1 && even * 20 < odd) return 'utf-16le'
  if (even > pairs * 0.1 && odd * 20 < even) return 'utf-16be'
  return 'binary'
}

function looksBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  const pattern = zeroBytePattern(bytes)
  if (pattern !== null) return pattern === 'binary'
  const length = Math.min(bytes.length, SNIFF_BYTES)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    // Tab, line feed, vertical tab, form feed, carriage return, and ESC (ISO-2022) belong to texts.
    if (byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b)) controls++
  }
  return controls > length * MAX_CONTROL_SHARE
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
