// Right after pairing: of which library both will be, and the keys of places that one has and the other not. Said only when both codes
// were right, over the line the codes hang on.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { CommonplaceError } from '../../../../shared/rpc/error.ts'
import { type LibraryKeys, readKeys, Wrap, writeKeys } from '../keys.ts'
import type { Frames } from './frames.ts'
import type { Line } from './pairing.ts'

const Facts = v.object({
  name: v.pipe(v.string(), v.maxLength(200)),
  library: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u))),
  /** Whether it holds no records. */
  isEmpty: v.boolean(),
  /** Whether its user wants both libraries joined although both hold records. */
  accept: v.boolean(),
  port: v.nullable(v.number()),
})
const Keys = v.object({
  keys: v.pipe(v.array(v.object({ key: v.pipe(v.string(), v.maxLength(100)), wrap: Wrap })), v.maxLength(20)),
})

export interface Own {
  folder: string
  name: string
  isEmpty: boolean
  accept: boolean
  /** Where this laptop listens. */
  port: number | null
}

export interface Agreed {
  name: string
  port: number | null
}

/** Throws `anotherLibrary`; then neither side has changed anything. */
export async function agree(frames: Frames, line: Line, own: Own): Promise<Agreed> {
  const { folder, name, isEmpty, accept, port } = own
  const keys = await readKeys(folder)
  await frames.send({ name, library: keys?.library ?? null, isEmpty, accept, port } satisfies v.InferOutput<
    typeof Facts
  >)
  const other = v.parse(Facts, (await frames.next()).body)
  const library = common({ ...own, library: keys?.library ?? null }, other, line)
  if (library === null) throw new CommonplaceError('anotherLibrary', { place: other.name })
  const mine = keys?.library === library ? keys.keys : []
  const sent = mine.map(({ key, wrap }) => ({ key: Buffer.from(key).toString('base64'), wrap }))
  await frames.send({ keys: sent } satisfies v.InferOutput<typeof Keys>)
  const came = v.parse(Keys, (await frames.next()).body).keys
  const theirs = came.map(({ key, wrap }) => ({ key: Buffer.from(key, 'base64'), wrap }))
  const known = new Set(mine.map(({ key }) => Buffer.from(key).toString('hex')))
  const joined: LibraryKeys = {
    library,
    keys: [...mine, ...theirs.filter(({ key }) => key.length === 32 && !known.has(key.toString('hex')))],
  }
  await writeKeys(folder, joined)
  return { name: other.name, port: other.port }
}

type Side = Pick<v.InferOutput<typeof Facts>, 'library' | 'isEmpty' | 'accept'>

/** The library both are of from now on, the same on both sides; null where each has one of its own. */
function common(one: Side, two: Side, line: Line): string | null {
  if (one.library !== null && one.library === two.library) return one.library
  // Only what holds nothing gives up what it was, unless somebody said so.
  const gives = (side: Side) => side.isEmpty || (side.library === null && (one.accept || two.accept))
  if (one.library === null && two.library === null) {
    return gives(one) || gives(two) ? hash(`library\n${line.caller}\n${line.called}\n`, line).slice(0, 32) : null
  }
  if (one.library === null || two.library === null) {
    const [settled, free] = one.library === null ? [two, one] : [one, two]
    return gives(free) || settled.isEmpty ? settled.library : null
  }
  if (one.isEmpty && two.isEmpty) return [one.library, two.library].sort()[0]!
  return one.isEmpty ? two.library : two.isEmpty ? one.library : null
}

/** By this the two find each other later. */
export function pairSecret(line: Line): string {
  return hash('secret\n', line)
}

function hash(what: string, { secret }: Line): string {
  return createHash('sha256').update(`commonplace pair 1\n${what}`).update(secret).digest('hex')
}
