// The road over a CouchDB server: the subset of its replication protocol that an exchange needs
// (https://docs.couchdb.org/en/stable/replication/protocol.html). One database for the documents, one for the files where it may be
// made. The server decides nothing and, where the road is sealed, reads nothing.
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Revision } from '../store/replica.ts'
import { CouchHttp, databaseUrl } from './couch-http.ts'
import { couchParts } from './couch-parts.ts'
import type { Credentials } from './road-list.ts'
import type { Page, Parts, Place, Road } from './road.ts'
import { BrokenSeal, type Sealing } from './sealing.ts'

const MARKER = 'commonplace'
/** Rows fetched, and documents sent, at once. */
const PAGE = 500
/** A request's body; CouchDB itself takes far more, proxies before it do not. */
const REQUEST_BYTES = 4 * 1024 * 1024
const HEARTBEAT_MS = 30_000
/** Rows taken with their documents when something was waited for. */
const HEARD = 50
/** So few documents of this device's own are sent without asking first which are there: asking takes as long as sending. */
const FEW = 20

/** A sequence is a number on some servers and a string on others. */
const Sequence = v.union([v.string(), v.number()])
const Mark = v.nullable(v.object({ since: Sequence }))
const Left = v.nullable(v.object({ token: v.string(), count: v.optional(v.number(), 0) }))
const Row = v.object({
  id: v.string(),
  changes: v.array(v.object({ rev: v.string() })),
  doc: v.optional(v.looseObject({ _rev: v.string() })),
})
const Changes = v.object({ results: v.array(Row), last_seq: Sequence })
const BulkGet = v.object({ results: v.array(v.object({ docs: v.array(v.object({ ok: v.optional(v.unknown()) })) })) })
const RevsDiff = v.record(v.string(), v.object({ missing: v.array(v.string()) }))
const Written = v.array(
  v.object({ id: v.optional(v.string()), error: v.optional(v.unknown()), reason: v.optional(v.unknown()) }),
)
const Token = v.object({ _rev: v.string(), token: v.string(), count: v.optional(v.number(), 0) })

interface Checkpoint {
  path: string
  rev: string | null
  token: string | null
  count: number
}

export class CouchPlace implements Place {
  readonly name: string
  readonly #http: CouchHttp

  constructor(url: string, credentials: Credentials | null) {
    this.name = databaseUrl(url)
    this.#http = new CouchHttp(this.name, credentials)
  }

  async marker(_make: boolean): Promise<Uint8Array | null> {
    const { status, json } = await this.#http.ask('GET', `/${MARKER}`, undefined, [404])
    if (status === 404) return null
    return Buffer.from(JSON.stringify((json as { marker?: unknown }).marker ?? null))
  }

  async claim(marker: Uint8Array): Promise<boolean> {
    // 412: it exists; a user who may not make databases may still use one that was made for them.
    const { status } = await this.#http.ask('GET', '', undefined, [404])
    if (status === 404) await this.#http.ask('PUT', '', undefined, [412])
    const put = await this.#http.ask(
      'PUT',
      `/${MARKER}`,
      { marker: JSON.parse(Buffer.from(marker).toString()) as unknown },
      [409],
    )
    return put.status !== 409
  }

  async road(sealing: Sealing, writer: string): Promise<CouchRoad> {
    return new CouchRoad(this.#http, sealing, writer)
  }

  async close(): Promise<void> {
    this.#http.close()
  }
}

export class CouchRoad implements Road {
  readonly parts: Parts
  readonly #http: CouchHttp
  readonly #sealing: Sealing
  readonly #tokenPath: string
  #asked: Promise<Checkpoint> | null = null
  /** `<id> <rev>` as they stand there, of what was left or fetched in this exchange. */
  readonly #seen = new Set<string>()
  readonly #device: string
  /** Whether nothing of this library's lay there when all there was had been asked for. */
  #isEmpty = false
  /** What came while it was waited for. */
  #heard: (v.InferOutput<typeof Changes> & { since: string | number }) | null = null
  #wasFollowed = false
  /** Whether something was left there since it was last waited at. */
  #hasPut = false

  constructor(http: CouchHttp, sealing: Sealing, device: string) {
    this.#device = device
    this.#http = http
    this.#sealing = sealing
    this.#tokenPath = `/_local/${MARKER}-${sealing.name('writer', device).slice(0, 32)}`
    this.parts = couchParts(http)
  }

  async *fetch(given: unknown, isKnown: (id: string, rev: string) => boolean): AsyncGenerator<Page> {
    let since = v.parse(Mark, given ?? null)?.since ?? 0
    // Waited for again at once: what was just left there comes by then, and whatever else has come meanwhile.
    if (this.#wasFollowed && this.#heard?.since !== since) return
    for (;;) {
      const { results, last_seq, isAll } = await this.#changes(since)
      if (since === 0) this.#isEmpty = isAll && !results.some(({ id }) => isOurs(id))
      if (results.length === 0) return
      // What came with its document is whole where there is nothing before it; anything else is asked for with its history.
      const came = new Map(results.flatMap((row) => (row.doc && isFirst(row) ? [[row.id, row.doc]] : [])))
      const wanted = results
        .filter(({ id }) => isOurs(id))
        .flatMap(({ id, changes }) =>
          changes
            .filter(({ rev }) => !this.#seen.has(`${id} ${rev}`) && (this.#sealing.isSealed || !isKnown(id, rev)))
            .map(({ rev }) => ({ id, rev })),
        )
      const rest = wanted.filter(({ id }) => !came.has(id))
      const documents = rest.length === 0 ? [] : await this.#get(rest)
      for (const { id, rev } of wanted) {
        const _revisions = { start: 1, ids: [rev.slice(2)] }
        if (came.has(id)) documents.push(this.#opened({ ...came.get(id), _revisions }))
      }
      for (const { id, rev } of wanted) this.#seen.add(`${id} ${rev}`)
      since = last_seq
      yield { documents, mark: { since: last_seq } }
      if (isAll) return
    }
  }

  async #changes(since: string | number): Promise<v.InferOutput<typeof Changes> & { isAll: boolean }> {
    const heard = this.#heard
    this.#heard = null
    if (heard && heard.since === since) return { ...heard, isAll: heard.results.length < HEARD }
    const query = `since=${encodeURIComponent(since)}&limit=${PAGE}&style=all_docs`
    const changes = this.#http.read(Changes, (await this.#http.ask('GET', `/_changes?${query}`)).json)
    return { ...changes, isAll: changes.results.length < PAGE }
  }

  #opened(wire: unknown): unknown {
    try {
      return this.#sealing.openRevision(wire)
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error
      // Not of this library's making: it goes to quarantine as it is.
      return wire
    }
  }

  async #get(docs: { id: string; rev: string }[]): Promise<unknown[]> {
    const { json } = await this.#http.ask('POST', '/_bulk_get?revs=true', { docs })
    return this.#http.read(BulkGet, json).results.flatMap(({ docs: found }) =>
      found.flatMap(({ ok }) => {
        return ok === undefined || ok === null ? [] : [this.#opened(ok)]
      }),
    )
  }

  async put(revisions: readonly Revision[]): Promise<number> {
    const wires = revisions.map((one) => this.#sealing.sealRevision(one) as Revision)
    const areFew = revisions.length <= FEW && revisions.every(({ by }) => by === this.#device)
    const news = areFew || this.#isEmpty ? wires : await this.#missing(wires)
    for (const docs of portions(news)) {
      const { json } = await this.#http.ask('POST', '/_bulk_docs', { docs, new_edits: false })
      const failed = this.#http.read(Written, json).find(({ error }) => error !== undefined)
      if (failed) throw this.#http.refused(String(failed.reason ?? failed.error).slice(0, 300))
    }
    for (const { _id, _rev } of wires) this.#seen.add(`${_id} ${_rev}`)
    this.#hasPut = true
    return news.length
  }

  async #missing(wires: readonly Revision[]): Promise<Revision[]> {
    const asked: Record<string, string[]> = {}
    for (const { _id, _rev } of wires) (asked[_id] ??= []).push(_rev)
    const missing = this.#http.read(RevsDiff, (await this.#http.ask('POST', '/_revs_diff', asked)).json)
    return wires.filter(({ _id, _rev }) => missing[_id]?.missing.includes(_rev))
  }

  /**
   * At each leaving the server counts one on, under a word that was made up once: one that was set back to an older state counts less,
   * or has another word or none. It may count more where this laptop stopped before it wrote down how far it had come.
   */
  async stillHolds(left: unknown): Promise<boolean> {
    const kept = v.parse(Left, left ?? null)
    if (kept === null) return true
    const token = await this.#token()
    if (kept.token === token.token && kept.count <= token.count) return true
    // A new word from here on: it may yet be set to what it was before.
    token.token = null
    return false
  }

  /** Asked for once; whoever has never left anything need not know it. */
  #token(): Promise<Checkpoint> {
    return (this.#asked ??= tokenOf(this.#http, this.#tokenPath))
  }

  async leaving(): Promise<unknown> {
    const said = await this.#token()
    const { path, rev } = said
    const token = said.token ?? randomBytes(12).toString('hex')
    const count = said.count + 1
    const { json } = await this.#http.ask('PUT', path, { token, count, ...(rev === null ? {} : { _rev: rev }) })
    said.rev = this.#http.read(v.object({ rev: v.string() }), json).rev
    said.token = token
    said.count = count
    return { token, count }
  }

  async wait(signal: AbortSignal, mark: unknown): Promise<void> {
    const since = v.parse(Mark, mark ?? null)?.since ?? 0
    // What this device has just left comes by without its documents.
    const what = `limit=${HEARD}&style=all_docs${this.#hasPut ? '' : '&include_docs=true'}`
    const query = `since=${encodeURIComponent(since)}&feed=longpoll&heartbeat=${HEARTBEAT_MS}&${what}`
    this.#wasFollowed = true
    this.#hasPut = false
    try {
      const { json } = await this.#http.ask('GET', `/_changes?${query}`, undefined, [], signal)
      this.#heard = { ...this.#http.read(Changes, json), since }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}

async function tokenOf(http: CouchHttp, path: string): Promise<Checkpoint> {
  const { json } = await http.ask('GET', path, undefined, [404])
  const kept = v.safeParse(Token, json)
  if (!kept.success) return { path, rev: null, token: null, count: 0 }
  const { _rev: rev, token, count } = kept.output
  return { path, rev, token, count }
}

/** One leaf that nothing came before. */
function isFirst({ changes, doc }: v.InferOutput<typeof Row>): boolean {
  return changes.length === 1 && changes[0]!.rev === doc?._rev && doc._rev.startsWith('1-')
}

/** Neither a server's own views, nor the marker, nor parts of files that had to go into the same database. */
function isOurs(id: string): boolean {
  return !id.startsWith('_') && id !== MARKER && !id.startsWith('part-')
}

function* portions(wires: readonly Revision[]): Generator<Revision[]> {
  let portion: Revision[] = []
  let bytes = 0
  for (const wire of wires) {
    const size = JSON.stringify(wire).length
    if (portion.length > 0 && (bytes + size > REQUEST_BYTES || portion.length === PAGE)) {
      yield portion
      portion = []
      bytes = 0
    }
    portion.push(wire)
    bytes += size
  }
  if (portion.length > 0) yield portion
}
