// Which fields each change touched. Memory holds only the heads of changes; the rest is read when first asked for, page by page, and
// remembered: what a view shows is undone, and a note's versions are found, without reading the history a second time.
import type { Change, FieldChange } from '../../../shared/model/change.ts'
import type { KnownChange } from './read-model.ts'

export type Touched = Pick<FieldChange, 'id' | 'field'>

/** Documents read at once. */
const PAGE = 500

export class ChangeFields {
  /** By the change's id; a change that is folded into gets a new revision. */
  readonly #known = new Map<string, { rev: string | undefined; fields: readonly Touched[] }>()
  readonly #read: (ids: string[]) => Promise<Change[]>

  constructor(read: (ids: string[]) => Promise<Change[]>) {
    this.#read = read
  }

  /** In the order of the changes given. */
  async of(changes: readonly KnownChange[]): Promise<(readonly Touched[])[]> {
    const unread = changes.filter(({ id, rev }) => this.#known.get(id)?.rev !== rev)
    const revs = new Map(unread.map(({ id, rev }) => [id, rev]))
    for (let i = 0; i < unread.length; i += PAGE) {
      for (const change of await this.#read(unread.slice(i, i + PAGE).map(({ id }) => id))) {
        const fields = change.changes.map(({ id, field }) => ({ id, field }))
        this.#known.set(change.id, { rev: revs.get(change.id), fields })
      }
    }
    return changes.map(({ id }) => this.#known.get(id)?.fields ?? [])
  }
}
