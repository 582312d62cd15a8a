// References of one work: finding them, and making one of several without losing a fact, a tie or a citation.
import { mergedFields } from '../../../shared/citing/merged-item.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { citables, type Citable } from './citable.ts'
import { noteEdits } from './citekeys.ts'
import { duplicatesAmong } from './duplicates.ts'
import { titleOf } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { checkedVariables, referenceView } from './references.ts'

export function mergingCommands(library: Library): Pick<HostFunctions, 'duplicates' | 'mergeReferences'> {
  const { store, records } = library
  return {
    async duplicates() {
      const all = (await citables(library)).flatMap(({ reference, item }) =>
        reference ? [{ id: reference.id, item }] : [],
      )
      return duplicatesAmong(all)
    },

    async mergeReferences({ into, merged, set }) {
      const all = await citables(library)
      const found = (id: string): Citable => {
        const one = all.find(({ reference }) => reference?.id === id)
        if (one === undefined) throw new CommonplaceError('notFound', { what: 'reference', name: id })
        return one
      }
      const stays = found(into)
      const others = [...new Set<string>(merged)].filter((id) => id !== into).map(found)
      if (others.length === 0) return referenceView(stays)
      const tied = [stays, ...others].filter(({ source }) => source !== null)
      if (tied.length > 1) {
        const problem = 'two of them belong to texts in the library, and each text keeps its own'
        throw new CommonplaceError('badValue', { what: 'A reference to merge', value: stays.item.id, problem })
      }
      const proposed = Object.fromEntries(
        mergedFields([stays, ...others].map(({ item }) => item)).map(({ field, values, proposed: at }) => [
          field,
          values[at],
        ]),
      )
      const custom = Object.assign({}, ...others.map(({ item }) => item.custom), stays.item.custom) as object
      const chosen = { ...proposed, ...(Object.keys(custom).length > 0 && { custom }), ...set }
      // The text of one of them is what the one that stays is now about.
      const tie = tied[0] !== undefined && tied[0] !== stays ? { source: tied[0].source, work: tied[0].work } : {}
      const key = stays.reference!.item.id === undefined ? { 'item.id': stays.item.id } : {}
      const edits: Edit[] = [
        { id: into, set: { ...tie, ...key, ...checkedVariables(chosen) } },
        ...others.map(({ reference }) => ({ id: reference!.id, set: { trashed: true } })),
        ...passageEdits(others, into),
        ...notesAbout(others, into),
      ]
      const renamed = new Map(others.map(({ item }) => [item.id, stays.item.id]))
      const parameters = { count: others.length, title: shortened(titleOf(stays.item) ?? '') }
      await store.commit({
        verb: 'mergeReferences',
        parameters,
        edits: [...joined(edits, noteEdits(library, renamed))],
      })
      return referenceView((await citables(library)).find(({ reference }) => reference?.id === into)!)
    },
  }

  /** Passages that quote another work name its reference. */
  function passageEdits(others: readonly Citable[], into: string): Edit[] {
    const gone = new Set(others.map(({ reference }) => reference!.id))
    const edits: Edit[] = []
    for (const annotation of records.all('annotation')) {
      if (annotation.quotedFrom && gone.has(annotation.quotedFrom))
        edits.push({ id: annotation.id, set: { quotedFrom: into } })
    }
    return edits
  }

  function notesAbout(others: readonly Citable[], into: string): Edit[] {
    return others.flatMap(({ reference }) =>
      [...records.notesAbout(reference!.id)].map((note) => ({ id: note.id, set: { about: into } })),
    )
  }
}

/** One edit for each record. */
function joined(...lists: Edit[][]): Edit[] {
  const byId = new Map<string, Edit>()
  for (const edit of lists.flat()) {
    const before = byId.get(edit.id)
    byId.set(edit.id, before === undefined ? edit : { ...before, set: { ...before.set, ...edit.set } })
  }
  return [...byId.values()]
}
