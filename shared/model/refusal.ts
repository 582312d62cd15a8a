// Why a file was not taken in: a code for the window's own words, and the English sentences the command line prints.

export const REFUSALS = [
  'empty',
  'tooLarge',
  'tooManyLines',
  'noWords',
  'encoding',
  'pdf',
  'office',
  'emptyArchive',
  'image',
  'media',
  'djvu',
  'compressed',
  'program',
  'database',
  'webPage',
  'binary',
  'failed',
  'memory',
  'time',
  'notOrdinary',
  'missing',
  'noRight',
  'unreadable',
] as const
export type RefusalCode = (typeof REFUSALS)[number]

export interface WhyRefused {
  code: RefusalCode
  /** Numbers and names for the sentence: `megabytes`, `most`, `name`, `problem`, `seconds`. */
  parameters: Record<string, string | number>
}

export interface Refusal extends WhyRefused {
  /** Completes "X was not imported: …". */
  reason: string
  /** What the user can do, as a sentence. */
  remedy: string
}
