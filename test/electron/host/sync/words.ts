// What people have written into notes and been told was saved, and what of it somebody who saw it has replaced: by this it is known what
// must still be there when all is over. A word is `word` and a number, written once.
import assert from 'node:assert/strict'
import type { Replica } from '../../../../electron/host/store/replica.ts'

export class Words {
  readonly #written = new Map<string, Set<string>>()
  readonly #replaced = new Set<string>()
  readonly #trashedForGood = new Set<string>()
  /** Words of each note that somebody saw who put it into the trash, or that were written there. */
  readonly #trashedKnowing = new Map<string, Set<string>>()

  /**
   * What somebody does who sees some notes: what was in a note's text and is nowhere after was replaced by whoever saw it; who `decides`
   * has seen the other versions, too. What undo brings back is no new word: against another's edit of it, the edit stands.
   */
  async during(
    replica: Replica,
    ids: readonly string[],
    work: () => Promise<unknown>,
    { isNew = false, decides = false },
  ): Promise<void> {
    const before = ids.map((id) => this.#versions(replica, id))
    const stood = ids.map((id) => !isTrashed(replica, id))
    await work()
    for (const [i, id] of ids.entries()) {
      this.#trashedForGood.delete(id)
      const now = this.#shown(replica, id)
      if (isTrashed(replica, id) && (stood[i] || isNew)) {
        const known = this.#trashedKnowing.get(id) ?? new Set()
        for (const word of now) known.add(word)
        this.#trashedKnowing.set(id, known)
      }
      const seen = decides ? before[i]! : before[i]!.slice(0, 1)
      for (const word of seen.flatMap(wordsOf)) if (!now.has(word)) this.#replaced.add(word)
      if (!isNew) continue
      const written = this.#written.get(id) ?? new Set()
      const old = new Set(before[i]!.flatMap(wordsOf))
      for (const word of now) if (!old.has(word)) written.add(word)
      this.#written.set(id, written)
    }
  }

  /** Trashed, where all libraries held the same revision of it: no edit can have been made without knowledge of that. */
  trashedForGood(id: string): void {
    this.#trashedForGood.add(id)
  }

  touched(id: string): void {
    this.#trashedForGood.delete(id)
  }

  /** The versions of a note that stand against the one that is shown. */
  others(replica: Replica, id: string): string[] {
    return replica
      .disagreements(id)
      .flatMap((one) => (one.kind === 'alternatives' && one.field === 'markdown' ? one.others : []))
      .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  }

  /**
   * Each word is in what its note says, or in one of the versions somebody is asked to decide between; in none of them twice; and in
   * the trash only where somebody who saw it put it there.
   */
  check(replica: Replica): void {
    for (const [id, words] of this.#written) {
      const shown = this.#shown(replica, id)
      const standing = [...words].filter((word) => !this.#replaced.has(word))
      for (const word of standing) assert.ok(shown.has(word), `${word} of ${id} is lost`)
      for (const word of isTrashed(replica, id) ? standing : [])
        assert.ok(this.#trashedKnowing.get(id)?.has(word), `${word} of ${id} went to the trash unseen`)
      for (const text of this.#versions(replica, id)) {
        const found = wordsOf(text)
        assert.equal(found.length, new Set(found).size, `a word of ${id} stands there twice: ${text}`)
      }
    }
    for (const id of this.#trashedForGood) assert.ok(isTrashed(replica, id), `${id} was trashed for good`)
  }

  /** The text first. */
  #versions(replica: Replica, id: string): string[] {
    return [replica.records.get('note', id)?.markdown ?? '', ...this.others(replica, id)]
  }

  #shown(replica: Replica, id: string): Set<string> {
    return new Set(this.#versions(replica, id).flatMap(wordsOf))
  }
}

function isTrashed(replica: Replica, id: string): boolean {
  return replica.records.get('note', id)?.trashed === true
}

function wordsOf(text: string): string[] {
  return text.match(/word[0-9]+/gu) ?? []
}
