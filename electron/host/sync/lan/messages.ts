// What laptops that are paired ask each other for one library, and the answers: a subset of replication that can read and add, and
// nothing else. Everything is checked on arrival; a line that says anything else is cut.
import * as v from 'valibot'

const Hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))
const Sequence = v.pipe(v.number(), v.integer(), v.minValue(0))
const Index = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Id and revision. */
const Named = v.tuple([v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(60))])
const MOST = 10_000

export const Names = v.pipe(v.array(Named), v.maxLength(MOST))
export const Wanted = v.pipe(v.array(Index), v.maxLength(MOST))
export const Documents = v.pipe(v.array(v.unknown()), v.maxLength(MOST))

export const Question = v.variant('ask', [
  /** What has changed since; answered page by page: `Page`, the other's `Wanted`, `Documents` … */
  v.object({ ask: v.literal('changes'), since: Sequence }),
  /** These revisions may be had; answered by those that are wanted. `Documents` follow, answered by how many were new. */
  v.object({ ask: v.literal('offer'), revisions: Names }),
  v.object({ ask: v.literal('hasParts'), names: v.pipe(v.array(Hex64), v.maxLength(MOST)) }),
  v.object({ ask: v.literal('getPart'), name: Hex64 }),
  v.object({ ask: v.literal('putPart'), name: Hex64 }),
  /** Answers when the library has moved beyond this sequence, or after a while. */
  v.object({ ask: v.literal('wait'), since: Sequence }),
])
export type Question = v.InferOutput<typeof Question>

/** The first thing both say: which device's library this is, for sequences to be compared, and what its user calls it. */
export const Hello = v.object({
  version: v.literal(1),
  device: v.pipe(v.string(), v.maxLength(40)),
  library: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u))),
  name: v.pipe(v.string(), v.maxLength(200)),
})
export type Hello = v.InferOutput<typeof Hello>

export const Page = v.object({ revisions: Names, sequence: Sequence, last: v.boolean() })
export const Count = v.object({ count: Sequence })
export const NamesOfParts = v.object({ names: v.pipe(v.array(Hex64), v.maxLength(MOST)) })
export const Found = v.object({ found: v.boolean() })

/** Groups documents so that no message grows beyond what the other side takes. */
export function* grouped<T>(documents: readonly T[], most = 500, characters = 4_000_000): Generator<T[]> {
  let group: T[] = []
  let size = 0
  for (const document of documents) {
    const length = JSON.stringify(document).length
    if (group.length > 0 && (group.length >= most || size + length > characters)) {
      yield group
      group = []
      size = 0
    }
    group.push(document)
    size += length
  }
  if (group.length > 0) yield group
}
