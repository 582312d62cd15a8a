// Tidying references: shown value by value first, then written as one change.
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { citables } from './citable.ts'
import { titleOf } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveReference } from './live.ts'
import { checkedVariables } from './references.ts'

export function tidyCommands(library: Library): Pick<HostFunctions, 'tidyings' | 'tidyReferences'> {
  const { store, records } = library
  return {
    async tidyings({ references }) {
      const wanted = references && new Set<string>(references)
      const all = (await citables(library)).filter(({ reference }) => reference !== undefined)
      const found = await (await library.citing()).tidyings({ items: all.map(({ item }) => item) })
      return all.flatMap(({ reference, item }, index) => {
        if (wanted && !wanted.has(reference!.id)) return []
        const about = { reference: reference!.id, key: item.id, title: titleOf(item) }
        return found[index]!.map((tidying) => ({ ...about, ...tidying }))
      })
    },

    async tidyReferences({ values }) {
      const edits: Edit[] = []
      for (const [id, own] of Map.groupBy(values, ({ reference }) => reference)) {
        const reference = records.get('reference', id)
        if (reference === undefined || !isLiveReference(records, reference)) {
          throw new CommonplaceError('notFound', { what: 'reference', name: id })
        }
        edits.push({ id, set: checkedVariables(Object.fromEntries(own.map(({ field, after }) => [field, after]))) })
      }
      if (edits.length > 0) await store.commit({ verb: 'tidyReferences', parameters: { count: edits.length }, edits })
      return { changed: edits.length }
    },
  }
}
