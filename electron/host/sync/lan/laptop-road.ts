// The road to a paired laptop. Nothing lies on it: what is fetched is the other library as it is now, and what is left there has gone
// through the other's gate. The line is encrypted end to end, so nothing is sealed besides.
import * as v from 'valibot'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { contentOf, whole } from '../../disk/pieces.ts'
import type { Revision } from '../../store/replica.ts'
import { bytesOfMarker, PLACE_FORMAT } from '../marker.ts'
import type { Page as PageOfRoad, Parts, Place, Road } from '../road.ts'
import { type Frames, LineEnded } from './frames.ts'
import { type Line } from './line.ts'
import {
  Count,
  Documents,
  Found,
  grouped,
  Hello,
  Names,
  NamesOfParts,
  Page,
  type Question,
  Wanted,
} from './messages.ts'

const Mark = v.nullable(v.object({ device: v.string(), sequence: v.number() }))
const Left = v.nullable(v.object({ device: v.string() }))
/** Names in one question. */
const SOME = 5_000

/** `call`: a new line to the laptop. `own`: what this laptop says of itself. `met`: told what the other says of itself. */
export class LaptopPlace implements Place {
  readonly name: string
  readonly #peer: string
  readonly #call: () => Promise<Line>
  readonly #own: () => Promise<Hello>
  readonly #told: (hello: Hello) => Promise<void>
  #met: Promise<Met> | null = null

  constructor(
    name: string,
    peer: string,
    call: () => Promise<Line>,
    own: () => Promise<Hello>,
    met: (hello: Hello) => Promise<void> = async () => undefined,
  ) {
    this.name = name
    this.#peer = peer
    this.#call = call
    this.#own = own
    this.#told = met
  }

  /** What a place says of whose it is, said by the other's own words over a line that is surely its own. */
  async marker(): Promise<Uint8Array | null> {
    const { hello } = await (this.#met ??= this.#meet())
    if (hello.library === null) return null
    const place = this.#peer.slice(0, 32)
    return bytesOfMarker({ commonplace: 'library', format: PLACE_FORMAT, place, library: hello.library })
  }

  /** Whose a laptop's library is was agreed when the two were paired. */
  async claim(): Promise<boolean> {
    return false
  }

  async road(): Promise<Road> {
    const met = await (this.#met ??= this.#meet())
    return new LaptopRoad(this.name, met, () => this.#meet())
  }

  async close(): Promise<void> {
    const met = await this.#met?.catch(() => null)
    met?.frames.close()
  }

  async #meet(): Promise<Met> {
    const { frames } = await this.#call()
    try {
      const hello = v.parse(Hello, (await frames.next()).body)
      await frames.send(await this.#own())
      await this.#told(hello)
      return { frames, hello }
    } catch (error) {
      frames.close()
      throw said(this.name, error)
    }
  }
}

interface Met {
  frames: Frames
  hello: Hello
}

class LaptopRoad implements Road {
  readonly parts: Parts
  readonly #name: string
  readonly #met: Met
  readonly #another: () => Promise<Met>
  #sequence = 0

  constructor(name: string, met: Met, another: () => Promise<Met>) {
    this.#name = name
    this.#met = met
    this.#another = another
    this.parts = {
      has: async (names) => {
        const here = new Set<string>()
        for (let i = 0; i < names.length; i += SOME) {
          const asked = { ask: 'hasParts', names: names.slice(i, i + SOME) } as const
          for (const one of (await this.#ask(asked, NamesOfParts)).names) here.add(one)
        }
        return here
      },
      put: async (part, pieces) => void (await this.#ask({ ask: 'putPart', name: part }, Found, await whole(pieces))),
      get: (part) =>
        this.#saying(async ({ frames }) => {
          await frames.send({ ask: 'getPart', name: part } satisfies Question)
          const { body, bytes } = await frames.next()
          return v.parse(Found, body).found && bytes ? contentOf(bytes) : null
        }),
    }
  }

  async *fetch(given: unknown, isKnown: (id: string, rev: string) => boolean): AsyncGenerator<PageOfRoad> {
    const mark = v.parse(Mark, given ?? null)
    const { device } = this.#met.hello
    // Another device than last time has another count of its own.
    const since = mark?.device === device ? mark.sequence : 0
    const next = async () => v.parse(Page, (await this.#met.frames.next()).body)
    await this.#saying(({ frames }) => frames.send({ ask: 'changes', since } satisfies Question))
    for (let page = await this.#saying(next); ; page = await this.#saying(next)) {
      this.#sequence = page.sequence
      if (page.last) return
      const documents = await this.#saying(async ({ frames }) => {
        const wanted = page.revisions.flatMap(([id, rev], i) => (isKnown(id, rev) ? [] : [i]))
        await frames.send(wanted satisfies v.InferOutput<typeof Wanted>)
        const came: unknown[] = []
        while (came.length < wanted.length) came.push(...v.parse(Documents, (await frames.next()).body))
        return came
      })
      yield { documents, mark: { device, sequence: page.sequence } }
    }
  }

  put(revisions: readonly Revision[]): Promise<number> {
    return this.#saying(async ({ frames }) => {
      let count = 0
      for (let i = 0; i < revisions.length; i += SOME) {
        const some = revisions.slice(i, i + SOME)
        const names = some.map(({ _id, _rev }) => [_id, _rev]) satisfies v.InferInput<typeof Names>
        await frames.send({ ask: 'offer', revisions: names } satisfies Question)
        const wanted = v.parse(Wanted, (await frames.next()).body)
        for (const group of grouped(wanted.flatMap((at) => some[at] ?? []))) await frames.send(group)
        count += v.parse(Count, (await frames.next()).body).count
      }
      return count
    })
  }

  /** A library that was made anew there has a device id of its own. */
  async stillHolds(left: unknown): Promise<boolean> {
    const kept = v.parse(Left, left ?? null)
    return kept === null || kept.device === this.#met.hello.device
  }

  leaving(): unknown {
    return { device: this.#met.hello.device }
  }

  /** On a line of its own, so that the other stays free. */
  async wait(signal: AbortSignal, mark: unknown): Promise<void> {
    if (signal.aborted) return
    const since = v.parse(Mark, mark ?? null)?.sequence ?? this.#sequence
    const { frames } = await this.#another()
    const stop = () => frames.close()
    signal.addEventListener('abort', stop, { once: true })
    try {
      await frames.send({ ask: 'wait', since } satisfies Question)
      await frames.next()
    } catch (error) {
      if (!signal.aborted) throw said(this.#name, error)
    } finally {
      signal.removeEventListener('abort', stop)
      frames.close()
    }
  }

  #ask<S extends v.GenericSchema>(question: Question, schema: S, bytes?: Uint8Array): Promise<v.InferOutput<S>> {
    return this.#saying(async ({ frames }) => {
      await frames.send(question, bytes)
      return v.parse(schema, (await frames.next()).body)
    })
  }

  async #saying<T>(work: (met: Met) => Promise<T>): Promise<T> {
    try {
      return await work(this.#met)
    } catch (error) {
      throw said(this.#name, error)
    }
  }
}

/** A line that ended, and answers that are none, as the closed table has them. */
function said(name: string, error: unknown): unknown {
  if (error instanceof LineEnded) return new CommonplaceError('roadAway', { place: name, problem: error.message })
  if (!v.isValiError(error)) return error
  return new CommonplaceError('roadAway', { place: name, problem: 'it answered what this version does not know' })
}
