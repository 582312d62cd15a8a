// The feed of changes read from PouchDB's own tables, many rows in one call of LevelDB's: through PouchDB each row costs two calls and a
// stream, which is most of what a first sync or a copy takes. Only what is simple is answered: one leaf with its straight history; for
// all else PouchDB is to be asked. The tables are those of `pouchdb-adapter-leveldb-core` 9.
import type { DurableLevel } from './durable-level.ts'
import type { RawDocument } from './document.ts'
import type { Revision } from './replica.ts'

const DOCUMENTS = '\u00ffdocument-store\u00ff'
const SEQUENCE = '\u00ffby-sequence\u00ff'

/** `[hash, { status }, children]`: what followed a revision; `missing`: known only as another's past. */
type Node = [hash: string, status: { status?: 'available' | 'missing'; deleted?: boolean }, children: Node[]]
interface Metadata {
  id: string
  seq: number
  rev_tree: { pos: number; ids: Node }[]
}

export interface LeafPage {
  /** Documents in the order they changed; `revision`: the one leaf, null where there are several. */
  rows: { id: string; revision: Revision | null }[]
  /** Where the page ends. */
  sequence: number
  /** Whether there may be more. */
  more: boolean
}

/** The documents whose newest change is among the next `limit` rows after `since`. */
export async function readLeaves(level: DurableLevel, since: number, limit: number): Promise<LeafPage> {
  const page: LeafPage = { rows: [], sequence: since, more: false }
  // Beside the numbered rows a word stands there in old databases; it sorts after them.
  const rows = await level.range(SEQUENCE + pad(since), `${SEQUENCE}:`, limit)
  const read = rows.map(([key, value]) => ({
    sequence: Number(key.slice(SEQUENCE.length)),
    document: JSON.parse(value) as RawDocument & { _rev: string },
  }))
  const ids = [...new Set(read.map(({ document }) => document._id))]
  const values = await level.many(ids.map((id) => DOCUMENTS + id))
  const known = new Map<string, Metadata>()
  for (const [i, value] of values.entries()) if (value !== undefined) known.set(ids[i]!, JSON.parse(value) as Metadata)
  for (const { sequence, document } of read) {
    page.sequence = sequence
    const metadata = known.get(document._id)
    // A later row stands for a document that has changed again.
    if (metadata?.seq !== sequence) continue
    const revisions = straight(metadata)
    const isLeaf = revisions && `${revisions.start}-${revisions.ids[0]}` === document._rev
    page.rows.push({
      id: document._id,
      revision: isLeaf ? ({ ...document, _revisions: revisions } as Revision) : null,
    })
  }
  page.more = rows.length === limit
  return page
}

/** The leaves of documents that are not deleted, by id; of a document that has never been here there is no entry. */
export async function leavesHere(level: DurableLevel, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const values = await level.many(ids.map((id) => DOCUMENTS + id))
  for (const [i, value] of values.entries()) {
    if (value === undefined) continue
    const nodes = [...nodesIn(value)]
    found.set(
      ids[i]!,
      nodes.filter(({ isLeaf, deleted }) => isLeaf && !deleted).map(({ rev }) => rev),
    )
  }
  return found
}

/** Which of these revisions are in no document's tree, or there only as another's past; as `revsDiff` has it. */
export async function lackingAmong<T extends { _id: string; _rev: string }>(
  level: DurableLevel,
  revisions: readonly T[],
): Promise<T[]> {
  const ids = [...new Set(revisions.map(({ _id }) => _id))]
  const values = await level.many(ids.map((id) => DOCUMENTS + id))
  const here = new Map(ids.map((id, i) => [id, values[i] === undefined ? null : availableIn(values[i])]))
  return revisions.filter(({ _id, _rev }) => !here.get(_id)?.has(_rev))
}

function availableIn(value: string): Set<string> {
  return new Set([...nodesIn(value)].flatMap(({ rev, status }) => (status === 'available' ? [rev] : [])))
}

/** The revisions in a document's tree, in no order. */
function* nodesIn(value: string): Generator<{ rev: string; status?: string; deleted: boolean; isLeaf: boolean }> {
  const { rev_tree } = JSON.parse(value) as Metadata
  // A list of what is left to look at: histories are as long as a note has been written on.
  const left = rev_tree.map(({ pos, ids }) => ({ pos, node: ids }))
  for (let at = left.pop(); at; at = left.pop()) {
    const [hash, { status, deleted }, children] = at.node
    yield {
      rev: `${at.pos}-${hash}`,
      ...(status && { status }),
      deleted: deleted === true,
      isLeaf: children.length === 0,
    }
    for (const node of children) left.push({ pos: at.pos + 1, node })
  }
}

/** The history of a document's one leaf, newest first; null where it has several. */
function straight({ rev_tree }: Metadata): Revision['_revisions'] | null {
  const [root] = rev_tree
  if (!root || rev_tree.length > 1) return null
  const ids: string[] = []
  for (let node: Node | undefined = root.ids; node; node = node[2][0]) {
    if (node[2].length > 1) return null
    ids.unshift(node[0])
  }
  return { start: root.pos + ids.length - 1, ids }
}

function pad(sequence: number): string {
  return String(sequence).padStart(16, '0')
}
