// The other end of a road to this laptop: answers a paired laptop about one library, and lets it add to it. What it brings goes through
// the same gate as what is fetched. A line that asks for anything else, or too often, is cut.
import * as v from 'valibot'
import { bytesOf } from '../../disk/pieces.ts'
import type { Replica } from '../../store/replica.ts'
import { ahead } from '../ahead.ts'
import type { Parts } from '../road.ts'
import { type Frames, LineEnded } from './frames.ts'
import { Documents, grouped, Hello, Question, Wanted } from './messages.ts'

/** Questions one line may ask in a minute; a first sync of 50,000 records asks a few hundred. */
const MOST_QUESTIONS = 6_000
const MINUTE = 60_000
/** Milliseconds a `wait` lasts at most: shorter than what a router takes for a dead line. */
const WAIT = 25_000

export interface Shown {
  hello(): Promise<Hello>
  replica: Pick<Replica, 'send' | 'lacking' | 'sequence' | 'onChange'>
  parts: Parts
  /** Takes in what a laptop brought; answers how many were new. */
  admit(documents: readonly unknown[]): Promise<number>
}

/** Serves until the line ends. */
export async function serve(frames: Frames, shown: Shown): Promise<void> {
  try {
    await frames.send(await shown.hello())
    v.parse(Hello, (await frames.next()).body)
    let asked = 0
    let since = Date.now()
    for (;;) {
      const { body, bytes } = await frames.next()
      if (Date.now() - since > MINUTE) [asked, since] = [0, Date.now()]
      if (++asked > MOST_QUESTIONS) throw new LineEnded('too many questions')
      await answer(frames, shown, v.parse(Question, body), bytes)
    }
  } catch (error) {
    // The line ended, or what came is not this language; neither is news to anybody here.
    if (!(error instanceof LineEnded || v.isValiError(error))) throw error
  } finally {
    frames.close()
  }
}

async function answer(frames: Frames, shown: Shown, question: Question, bytes: Uint8Array | null): Promise<void> {
  switch (question.ask) {
    case 'changes':
      return tellChanges(frames, shown, question.since)
    case 'offer': {
      const offered = question.revisions.map(([_id, _rev]) => ({ _id, _rev }))
      const lacking = new Set((await shown.replica.lacking(offered)).map(({ _id, _rev }) => `${_id} ${_rev}`))
      const wanted = offered.flatMap(({ _id, _rev }, i) => (lacking.has(`${_id} ${_rev}`) ? [i] : []))
      await frames.send(wanted)
      const documents: unknown[] = []
      while (documents.length < wanted.length) {
        const some = v.parse(Documents, (await frames.next()).body)
        if (some.length === 0) break
        documents.push(...some)
      }
      return frames.send({ count: documents.length === 0 ? 0 : await shown.admit(documents) })
    }
    case 'hasParts':
      return frames.send({ names: [...(await shown.parts.has(question.names))] })
    case 'getPart': {
      const part = await shown.parts.get(question.name)
      if (!part) return frames.send({ found: false })
      return frames.send({ found: true }, await bytesOf(part))
    }
    case 'putPart':
      if (bytes) await shown.parts.put(question.name, [bytes])
      return frames.send({ found: bytes !== null })
    case 'wait':
      await movedBeyond(shown.replica, question.since)
      return frames.send({ count: shown.replica.sequence })
  }
}

async function tellChanges(frames: Frames, { replica }: Shown, since: number): Promise<void> {
  let reached = since
  for await (const { documents, sequence } of ahead(replica.send(since))) {
    reached = sequence
    await frames.send({ revisions: documents.map(({ _id, _rev }) => [_id, _rev]), sequence, last: false })
    const wanted = v.parse(Wanted, (await frames.next()).body)
    for (const group of grouped(wanted.flatMap((i) => documents[i] ?? []))) await frames.send(group)
  }
  await frames.send({ revisions: [], sequence: reached, last: true })
}

async function movedBeyond(replica: Shown['replica'], since: number): Promise<void> {
  if (replica.sequence > since) return
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, WAIT)
    const stop = replica.onChange(done)
  })
}
