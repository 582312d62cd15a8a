// The way in: bytes of a file to a source text, or a refusal with its reason. Synchronous and pure: it runs in a worker of
// the host that may neither make code from strings nor touch files.
import type { SourceText } from '../shared/model/source-text.ts'
import { decode, knowsEncoding } from './decode.ts'
import type { Refusal } from '../shared/model/refusal.ts'
import { refusalOf } from './detect.ts'
import { MAX_LINES } from './limits.ts'
import { sourceTextOf } from './source-text.ts'

/** Counts up whenever the same bytes may come out differently; a stored text says which pipeline made it. */
export const PIPELINE = 4

export interface ReadOptions {
  /** Name of the file, for messages only: what a file is, its content says. */
  file: string
  /** Overrides the guess. */
  encoding?: string
}

export type ReadResult =
  | { text: SourceText; encoding: string; mediaType: string; pipeline: number }
  | { refused: Refusal }

/** The same bytes and options give the same result. Never throws on bad input: that is what `refused` is for. */
export function readSource(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const refused = refusalOf(bytes)
  if (refused) return { refused }
  if (options.encoding !== undefined && !knowsEncoding(options.encoding)) {
    const reason = `the encoding “${options.encoding}” is not known`
    const remedy = 'Name another encoding (for example utf-8 or windows-1251), or none.'
    return { refused: { code: 'encoding', parameters: { name: options.encoding }, reason, remedy } }
  }
  const { text, encoding } = decode(bytes, options.encoding)
  if (text.trim() === '') {
    const reason = 'there is no text in it, only white space'
    return { refused: { code: 'noWords', parameters: {}, reason, remedy: 'Choose a file with text in it.' } }
  }
  if (hasMoreLines(text, MAX_LINES)) {
    const reason = `it has more than ${MAX_LINES.toLocaleString('en')} lines`
    const remedy = 'Divide it into smaller files and import those.'
    return { refused: { code: 'tooManyLines', parameters: { most: MAX_LINES }, reason, remedy } }
  }
  return { text: sourceTextOf(text), encoding, mediaType: 'text/plain', pipeline: PIPELINE }
}

/** Lines are counted as they are read: several empty ones in a row are one. */
function hasMoreLines(text: string, limit: number): boolean {
  let lines = 0
  for (const match of text.matchAll(/(?:\r\n|[\n\r\u0085\u2028\u2029\f\v])+/g)) {
    if (match[0] !== '' && ++lines > limit) return true
  }
  return false
}
