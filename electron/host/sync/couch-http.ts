// Speaking to a CouchDB server: only over TLS (or within this machine), only to the database that was named, with limits on what is
// taken in. https://docs.couchdb.org/en/stable/api/
import * as v from 'valibot'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Credentials } from './road-list.ts'

/** A page of 500 documents is some hundreds of kilobytes; a part of a file 4 MB. */
const ANSWER_BYTES = 256 * 1024 * 1024
/** Milliseconds until a server that says nothing counts as away. */
const PATIENCE = 60_000

const DATABASE = /^[a-z][a-z0-9_$()+-]*$/u

export interface Answer {
  status: number
  json: unknown
}

export class CouchHttp {
  /** The database's URL, without a slash at the end. */
  readonly url: string
  readonly #headers: Record<string, string>
  readonly #closed: AbortController

  constructor(url: string, credentials: Credentials | null, closed = new AbortController()) {
    this.url = url
    this.#closed = closed
    const basic = credentials && Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
    this.#headers = { accept: 'application/json', ...(basic && { authorization: `Basic ${basic}` }) }
  }

  /** Another database of the same server, named like this one with an ending. */
  beside(ending: string): CouchHttp {
    const http = new CouchHttp(this.url + ending, null, this.#closed)
    Object.assign(http.#headers, this.#headers)
    return http
  }

  /** Ends what is being asked. */
  close(): void {
    this.#closed.abort()
  }

  /** Asks for JSON. Statuses in `expected` are answers; 401 and 403 else are `credentialsNeeded`, all others `roadRefused`. */
  async ask(method: string, path: string, body?: unknown, expected: readonly number[] = [], signal?: AbortSignal) {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const { status, bytes } = await this.#request(method, path, sent, signal)
    const text = Buffer.from(bytes).toString()
    let json: unknown = null
    try {
      json = JSON.parse(text)
    } catch {
      if (status < 300) throw this.refused('it does not speak like a CouchDB server')
    }
    if (status >= 300 && !expected.includes(status)) throw this.#failure(status, json)
    return { status, json } satisfies Answer
  }

  /** Null where there is none (404). */
  async getBytes(path: string): Promise<Uint8Array | null> {
    const { status, bytes } = await this.#request('GET', path)
    if (status === 404) return null
    if (status >= 300) throw this.#failure(status, null)
    return bytes
  }

  async #request(
    method: string,
    path: string,
    body?: string,
    signal?: AbortSignal,
  ): Promise<{ status: number; bytes: Uint8Array }> {
    const limit = AbortSignal.any([this.#closed.signal, signal ?? AbortSignal.timeout(PATIENCE)])
    try {
      const response = await fetch(this.url + path, {
        method,
        // A redirect would carry the password elsewhere.
        redirect: 'error',
        headers: body === undefined ? this.#headers : { ...this.#headers, 'content-type': 'application/json' },
        ...(body !== undefined && { body }),
        signal: limit,
      })
      const pieces: Uint8Array[] = []
      let length = 0
      for await (const piece of response.body ?? []) {
        length += piece.length
        if (length > ANSWER_BYTES) throw this.refused('it answers with more than can be')
        pieces.push(piece)
      }
      return { status: response.status, bytes: Buffer.concat(pieces) }
    } catch (error) {
      if (error instanceof CommonplaceError) throw error
      throw new CommonplaceError('roadAway', { place: this.url, problem: sentenceOf(error) }, { cause: error })
    }
  }

  #failure(status: number, json: unknown): CommonplaceError {
    const { reason, error } = (json ?? {}) as { reason?: unknown; error?: unknown }
    const problem = String(reason ?? error ?? `it answers ${status}`).slice(0, 300)
    if (status === 401 || status === 403) return new CommonplaceError('credentialsNeeded', { place: this.url, problem })
    if (status === 507) return new CommonplaceError('diskFull', { what: `a document on ${this.url}` })
    if (status >= 500 || status === 429) return new CommonplaceError('roadAway', { place: this.url, problem })
    return this.refused(problem)
  }

  /** What it answered, as this program reads it. Throws `roadRefused`. */
  read<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
    const read = v.safeParse(schema, json)
    if (!read.success) throw this.refused('it does not speak like a CouchDB server')
    return read.output
  }

  refused(problem: string): CommonplaceError {
    const remedy = 'Check the address: it is that of one database, https://server/name.'
    return new CommonplaceError('roadRefused', { place: this.url, problem, remedy })
  }
}

/** The address of a database as it is used, or why it cannot be. Throws `roadRefused`. */
export function databaseUrl(typed: string): string {
  const refuse = (problem: string, remedy: string): never => {
    // What was typed may hold a password; it is not repeated.
    throw new CommonplaceError('roadRefused', { place: 'That address', problem, remedy })
  }
  let url: URL
  try {
    url = new URL(typed)
  } catch {
    return refuse('it is no URL', 'Give the address of one database: https://server/name.')
  }
  if (url.username !== '' || url.password !== '')
    return refuse(
      'it holds a user or a password, which others can read there',
      'Put them into a file for --credentials.',
    )
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && url.hostname === '127.0.0.1'))
    return refuse('only https is safe', 'Use https; http is for 127.0.0.1 alone.')
  const segments = url.pathname.split('/').filter((one) => one !== '')
  if (url.search !== '' || url.hash !== '' || !DATABASE.test(decodeURIComponent(segments.at(-1) ?? '')))
    return refuse(
      'it does not name one database',
      'A name has small letters, digits and _$()+-, and begins with a letter: https://server/name.',
    )
  return `${url.origin}/${segments.join('/')}`
}

/** What went wrong, from the innermost cause: fetch itself says only that it failed. */
function sentenceOf(error: unknown): string {
  const { message, cause, name } = error as { message?: string; cause?: unknown; name?: string }
  if (name === 'TimeoutError') return 'it does not answer'
  if (cause instanceof Error)
    return cause.message === '' ? String((cause as NodeJS.ErrnoException).code) : cause.message
  return message ?? String(error)
}
