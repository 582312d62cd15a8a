// Citation keys by pattern: what would change, and changing them, in the notes that cite by them too.
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { checkPattern, citekeyOf } from '../cite/citekey.ts'
import type { Edit } from '../store/store.ts'
import { citables } from './citable.ts'
import { citekeyPattern, keepCitekeyPattern } from './citekey-pattern.ts'
import { withKeys } from './cited-keys.ts'
import { titleOf } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { isLiveNote } from './live.ts'

/** As Pandoc and BibTeX take them. */
const KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$&\-+?<>/]*[\p{L}\p{N}_])?$/u

export function citekeyCommands(library: Library): Pick<HostFunctions, 'citekeys' | 'setCitekeys'> {
  const { store } = library
  return {
    async citekeys(args) {
      const pattern = args.pattern === undefined ? await citekeyPattern(store) : checked(args.pattern)
      const all = await citables(library)
      const kept = all.filter(({ reference }) => reference === undefined).map(({ item }) => item.id)
      const taken = new Set(kept)
      const changes = all.flatMap(({ reference, item }) => {
        if (reference === undefined) return []
        const after = citekeyOf(item, taken, pattern)
        taken.add(after)
        return after === item.id
          ? []
          : [{ reference: reference.id, title: titleOf(item) ?? '', before: item.id, after }]
      })
      return { pattern, changes }
    },

    async setCitekeys({ pattern, keys }) {
      if (pattern !== undefined) checked(pattern)
      const all = await citables(library)
      const now = new Map(all.flatMap(({ reference, item }) => (reference ? [[reference.id, item.id] as const] : [])))
      const wanted = new Map(keys.map(({ reference, key }) => [reference, key]))
      const after = all.map(({ reference, item }) => (reference && wanted.get(reference.id)) ?? item.id)
      for (const [reference, key] of wanted) {
        if (!now.has(reference)) throw new CommonplaceError('notFound', { what: 'reference', name: reference })
        if (!KEY.test(key))
          throw refused(
            key,
            'a key has letters, digits and _ : . # $ & - + ? < > / only, and begins and ends with a letter, digit or _',
          )
      }
      const twice = after.find((key, index) => after.indexOf(key) !== index)
      if (twice !== undefined) throw refused(twice, 'two references would have it')
      const renamed = new Map<string, string>()
      const edits: Edit[] = []
      for (const [reference, key] of wanted) {
        if (now.get(reference) === key) continue
        renamed.set(now.get(reference)!, key)
        edits.push({ id: reference, set: { 'item.id': key } })
      }
      if (pattern !== undefined) await keepCitekeyPattern(store, pattern)
      if (edits.length === 0) return { changed: 0 }
      const parameters = { count: edits.length, title: shortened([...renamed.values()][0] ?? '') }
      await store.commit({ verb: 'setCitekeys', parameters, edits: [...edits, ...noteEdits(library, renamed)] })
      return { changed: renamed.size }
    },
  }
}

/** Notes that cite by keys which change, with the new ones. */
export function noteEdits(library: Library, renamed: ReadonlyMap<string, string>): Edit[] {
  const edits: Edit[] = []
  for (const note of library.records.all('note')) {
    if (!isLiveNote(library.records, note)) continue
    const markdown = withKeys(note.markdown, renamed)
    if (markdown !== note.markdown) edits.push({ id: note.id, set: { markdown } })
  }
  return edits
}

function checked(pattern: string): string {
  try {
    checkPattern(pattern)
    return pattern
  } catch (thrown) {
    const problem = thrown instanceof Error ? thrown.message : String(thrown)
    throw new CommonplaceError('badValue', { what: 'The pattern', value: pattern, problem })
  }
}

const refused = (key: string, problem: string): CommonplaceError =>
  new CommonplaceError('badValue', { what: 'A citation key', value: key, problem })
