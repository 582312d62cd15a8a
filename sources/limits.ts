// What an import accepts at most. A limit that is met is named in the refusal; the numbers stand nowhere else.

/** Bytes of a text file. A thousand novels; more is a database or a mistake. */
export const MAX_TEXT_BYTES = 50 * 1024 * 1024

/** Lines of a text, empty ones not counted twice. A thousand novels have fewer; a table of that many rows is no text. */
export const MAX_LINES = 600_000

/** Bytes looked at to tell a text from something else, and to guess its encoding. */
export const SNIFF_BYTES = 64 * 1024

/** Of the bytes looked at, the share that may be control characters in something still called a text. */
export const MAX_CONTROL_SHARE = 0.02

/**
 * Below this confidence a detected encoding is worse than windows-1252, which loses no byte. The detector's scale is low: right
 * guesses on single-byte texts were measured from 0.2 to 0.5, wrong ones below 0.05.
 */
export const MIN_ENCODING_CONFIDENCE = 0.2
