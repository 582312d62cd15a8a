// The text versions in use: read from their blobs, checked by schema, kept while there is room. A version never changes, so
// what was computed from it stays right for as long as it is kept.
import * as v from 'valibot'
import { Haystack } from '../../../shared/anchoring/match-quote.ts'
import { SourceText } from '../../../shared/model/source-text.ts'
import { doubtsOf, type Doubt } from '../../../shared/report/doubts.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'

export interface TextVersion {
  /** SHA-256 of the blob. */
  sha: string
  content: SourceText
  haystack: Haystack
  words: number
}

/** The little of a version that lists need; kept for every version once seen. */
export interface TextFacts {
  works: SourceText['works']
  warnings: SourceText['warnings']
  words: number
  doubts: readonly Doubt[]
}

/** Where versions are read from: `BlobStore.get`. */
export type ReadBlob = (sha256: string) => Promise<Uint8Array>

/** UTF-16 code units kept, about 500 MB with folds and offsets: some two hundred books, or one text of the largest size. */
const MAX_UNITS = 64 * 1024 * 1024

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

export class Texts {
  readonly #read: ReadBlob
  readonly #maxUnits: number
  // In the order of last use: a Map keeps the order in which keys were put in.
  readonly #kept = new Map<string, TextVersion>()
  readonly #reading = new Map<string, Promise<TextVersion>>()
  readonly #facts = new Map<string, TextFacts>()
  #units = 0

  constructor(read: ReadBlob, maxUnits = MAX_UNITS) {
    this.#read = read
    this.#maxUnits = maxUnits
  }

  /** Throws `internal` for a blob that is missing, damaged or not a source text. */
  async get(sha: string): Promise<TextVersion> {
    const kept = this.#kept.get(sha)
    if (kept !== undefined) {
      this.#kept.delete(sha)
      this.#kept.set(sha, kept)
      return kept
    }
    const reading = this.#reading.get(sha) ?? this.#load(sha).finally(() => this.#reading.delete(sha))
    this.#reading.set(sha, reading)
    return reading
  }

  /** Never fails: of a text that is missing or damaged nothing is known, and the library's lists go on without it. */
  async facts(sha: string): Promise<TextFacts> {
    return this.#facts.get(sha) ?? this.get(sha).then(factsOf).catch(withoutText)
  }

  async #load(sha: string): Promise<TextVersion> {
    const version = parseVersion(sha, await this.#read(sha))
    this.#keep(version)
    return version
  }

  #keep(version: TextVersion): void {
    this.#kept.set(version.sha, version)
    this.#facts.set(version.sha, factsOf(version))
    this.#units += version.content.text.length
    for (const [sha, oldest] of this.#kept) {
      if (this.#units <= this.#maxUnits || sha === version.sha) break
      this.#kept.delete(sha)
      this.#units -= oldest.content.text.length
    }
  }
}

const NO_FACTS: TextFacts = { works: [], warnings: [], words: 0, doubts: [] }

function withoutText(error: unknown): TextFacts {
  if (error instanceof CommonplaceError) return NO_FACTS
  throw error
}

export function factsOf({ content, words }: TextVersion): TextFacts {
  return { works: content.works, warnings: content.warnings, words, doubts: doubtsOf(content) }
}

export function parseVersion(sha: string, bytes: Uint8Array): TextVersion {
  const parsed = v.safeParse(SourceText, parseJson(bytes))
  if (!parsed.success) {
    const problem = `the text ${sha.slice(0, 12)}… is not a source text (${v.getDotPath(parsed.issues[0]) ?? 'at its top'})`
    throw new CommonplaceError('internal', { problem })
  }
  const content = parsed.output
  return { sha, content, haystack: new Haystack(content.text), words: countWords(content.text) }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

function countWords(text: string): number {
  let words = 0
  for (const _ of text.matchAll(WORD)) words++
  return words
}
