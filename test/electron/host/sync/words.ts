// What people have written into notes and been told was saved, and what of it somebody who saw it has replaced: by this it is known what
// must still be there when all is over.
import { expect } from 'vitest'
import type { Replica } from '../../../../electron/host/store/replica.ts'

export class Words {
  readonly written = new Map<string, Set<string>>()
  readonly replaced = new Set<string>()
  readonly #trashedForGood = new Set<string>()

  /** A write by somebody who saw `before`. What undo brings back is no new word: against another's edit of it, the edit stands. */
  record(replica: Replica, id: string, before?: string, isNew = true): void {
    const word = replica.records.get('note', id)?.markdown
    if (word === undefined || word === before) return
    if (before !== undefined) this.replaced.add(`${id} ${before}`)
    if (!isNew) return
    if (!this.written.has(id)) this.written.set(id, new Set())
    this.written.get(id)!.add(word)
  }

  /** Trashed, where all libraries held the same revision of it: no edit can have been made without knowledge of that. */
  trashedForGood(id: string): void {
    this.#trashedForGood.add(id)
  }

  touched(id: string): void {
    this.#trashedForGood.delete(id)
  }

  /** Each word is what its note says, or one of the versions somebody is asked to decide between. */
  check(replica: Replica): void {
    for (const [id, words] of this.written) {
      const shown = new Set<unknown>([replica.records.get('note', id)?.markdown])
      for (const one of replica.disagreements(id))
        if (one.kind === 'alternatives' && one.field === 'markdown')
          for (const { value } of one.others) shown.add(value)
      for (const word of words) if (!this.replaced.has(`${id} ${word}`)) expect([...shown], id).toContain(word)
    }
    for (const id of this.#trashedForGood) expect(replica.records.get('note', id)?.trashed, id).toBe(true)
  }
}
