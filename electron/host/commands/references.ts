// Bibliographic facts: listing references, correcting one, adding those of a file.
import * as v from 'valibot'
import { missingInStyle } from '../../../shared/citing/missing-in-style.ts'
import { missingOf } from '../../../shared/citing/missing.ts'
import { kindOfVariable, CSL_TYPES } from '../../../shared/model/csl-variable.ts'
import { newId } from '../../../shared/model/id.ts'
import { CslItem, type Reference } from '../../../shared/model/reference.ts'
import type { ReferencesAccount } from '../../../shared/model/reference-view.ts'
import type { ReferenceView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { citekeyOf } from '../cite/citekey.ts'
import { citableOf, citables, type Citable } from './citable.ts'
import { citekeyPattern } from './citekey-pattern.ts'
import { findSource } from './find.ts'
import { titleOf } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { liveSources } from './live.ts'
import { tie, untied, type NamedSource } from './tie.ts'

interface Wanted {
  source?: string | undefined
  work?: number | null | undefined
  reference?: string | undefined
}

export function referenceCommands(
  library: Library,
): Pick<HostFunctions, 'references' | 'reference' | 'importReferences'> {
  const { store, records } = library

  async function wanted(all: readonly Citable[], args: Wanted): Promise<Citable> {
    if (args.reference !== undefined) {
      const found = all.find((each) => each.reference?.id === args.reference)
      if (found === undefined) throw new CommonplaceError('notFound', { what: 'reference', name: args.reference })
      return found
    }
    if (args.source === undefined) {
      throw new CommonplaceError('badArguments', { call: 'reference', problem: 'neither a source nor a reference' })
    }
    const source = findSource(records, args.source)
    const { works } = await library.texts.facts(source.text)
    const work = workNumber(args.work, works.length, source.file)
    return citableOf(all, source.id, work) ?? { source: source.id, work, reference: undefined, item: { id: '' } }
  }

  return {
    async references({ style }) {
      const printed = style === undefined ? undefined : await (await library.citing()).printed({ style })
      const all = (await citables(library)).filter((each) => each.reference !== undefined)
      return all.map((each) => referenceView(each, printed))
    },

    async reference(args) {
      const all = await citables(library)
      const found = await wanted(all, args)
      const set = checkedVariables(args.set ?? {})
      if (found.reference === undefined || Object.keys(set).length > 0) {
        const id = found.reference?.id ?? newId('reference')
        const made = found.reference === undefined ? { source: found.source, work: found.work, trashed: false } : {}
        const item = { ...found.item, ...definedOnly(args.set ?? {}) } as CslItem
        // With the first fact of the user's the key is fixed: it may stand in their manuscripts from now on.
        const key =
          found.reference?.item.id === undefined && set['item.id'] === undefined
            ? { 'item.id': keyFor(item, all, await citekeyPattern(store)) }
            : {}
        const parameters = { title: shortened(titleOf(item) ?? '') }
        await store.commit({ verb: 'setReference', parameters, edits: [{ id, set: { ...made, ...key, ...set } }] })
        return referenceView((await citables(library)).find((each) => each.reference?.id === id)!)
      }
      return referenceView(found)
    },

    async importReferences({ file, content, base64 }) {
      if ((content === undefined) === (base64 === undefined)) {
        throw new CommonplaceError('badArguments', {
          call: 'importReferences',
          problem: 'neither or both of two contents',
        })
      }
      const citing = await library.citing()
      const pattern = await citekeyPattern(library.store)
      const read = content ?? new Uint8Array(Buffer.from(base64!, 'base64'))
      const { items, warnings } = await citing.readReferences({ file, content: read, pattern })
      return library.takeTurn(async () => ({ ...(await addReferences(library, file, items)), warnings }))
    },
  }
}

/** Adds the records of one file as one change. */
export async function addReferences(
  library: Library,
  file: string,
  items: readonly CslItem[],
): Promise<Omit<ReferencesAccount, 'warnings'>> {
  const { records, store, texts } = library
  const known = await citables(library)
  const sources: NamedSource[] = []
  for (const source of liveSources(records)) {
    sources.push({ id: source.id, file: source.file, works: (await texts.facts(source.text)).works.length })
  }
  const edits: Edit[] = []
  const unmatched: string[] = []
  const pattern = await citekeyPattern(store)
  const holders = new Map(known.map((each) => [each.item.id, each.reference?.id ?? '']))
  /** Its key, unless another reference has it: with two of one key, the second's would change when the first goes. */
  const keyOf = (item: CslItem, reference: Reference | undefined): CslItem['id'] => {
    const key = String(item.id ?? '')
    const holder = holders.get(key)
    if (key === '' || holder === undefined || holder === reference?.id) {
      if (key !== '') holders.set(key, reference?.id ?? key)
      return item.id
    }
    if (reference?.item.id !== undefined) return reference.item.id
    const made = citekeyOf(item, new Set(holders.keys()), pattern)
    holders.set(made, reference?.id ?? made)
    return made
  }
  for (const given of items) {
    const tied = tie(given, sources, known)
    const existing =
      tied.to === 'reference'
        ? records.get('reference', tied.reference)
        : tied.to === 'work'
          ? citableOf(known, tied.source, tied.work)?.reference
          : undefined
    // A work of the library has its key by its text's facts until somebody says one: what comes says it.
    const id = tied.to === 'work' ? given.id : keyOf(given, existing)
    const item = id === undefined ? given : { ...given, id }
    const set = variables(untied(item))
    if (tied.to === 'work') {
      const reference = citableOf(known, tied.source, tied.work)?.reference
      if (reference !== undefined) edits.push(...changes(reference, set))
      else edits.push(newReference({ source: tied.source, work: tied.work, ...set }))
      continue
    }
    unmatched.push(item.id === undefined || item.id === '' ? (titleOf(item) ?? 'without a title') : String(item.id))
    if (tied.to === 'reference') edits.push(...changes(records.get('reference', tied.reference)!, set))
    else edits.push(newReference({ source: null, work: null, ...set }))
  }
  if (edits.length > 0) {
    await store.commit({ verb: 'importReferences', parameters: { count: edits.length, file }, edits })
  }
  return { matched: items.length - unmatched.length, unmatched }
}

/** A key made of the facts as they now are, free of the one the same work had by the facts before. */
function keyFor(item: CslItem, all: readonly Citable[], pattern: string): string {
  return citekeyOf(item, new Set(all.map((each) => each.item.id).filter((id) => id !== item.id)), pattern)
}

function newReference(set: Record<string, unknown>): Edit {
  return { id: newId('reference'), set: { ...set, trashed: false } }
}

/** Only what is new: the same file added again changes nothing and makes no step of history. */
function changes(reference: Reference, set: Record<string, unknown>): Edit[] {
  const now = variables(reference.item)
  const differing = Object.entries(set).filter(([field, value]) => JSON.stringify(now[field]) !== JSON.stringify(value))
  return differing.length === 0 ? [] : [{ id: reference.id, set: Object.fromEntries(differing) }]
}

export function referenceView(citable: Citable, printed?: Readonly<Record<string, readonly string[]>>): ReferenceView {
  const { source, work, item, reference } = citable
  const missing = printed === undefined ? missingOf(item) : missingInStyle(item, printed)
  return { id: reference!.id, source, work, item, missing, group: reference!.group ?? null }
}

function workNumber(asked: number | null | undefined, works: number, file: string): number | null {
  if (asked === null) return null
  if (asked !== undefined) {
    if (Number.isInteger(asked) && asked >= 1 && asked <= works) return asked
    throw new CommonplaceError('notFound', { what: `work of ${file}`, name: String(asked) })
  }
  if (works === 1) return 1
  if (works === 0) return null
  const problem = `${file} holds ${works} works; say which one with --work 1 to ${works}`
  throw new CommonplaceError('badValue', { what: 'The work', value: '', problem })
}

/** CSL variables as the fields they are stored in. */
function variables(item: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [`item.${name}`, value]))
}

function definedOnly(set: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
}

/** The fields to write; null takes a fact back, so that the text's own shows again. Throws `badValue`. */
export function checkedVariables(set: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(set)) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value)
    if (name !== 'custom' && name !== 'categories' && kindOfVariable(name) === undefined) {
      const problem = 'CSL has no such variable (author, title, issued, container-title, publisher …)'
      throw new CommonplaceError('badValue', { what: 'A field', value: name, problem })
    }
    if (value === null) continue
    if (name === 'type' && !CSL_TYPES.includes(value as never)) {
      throw new CommonplaceError('badValue', {
        what: 'type',
        value: shown,
        problem: `it is none of ${CSL_TYPES.join(', ')}`,
      })
    }
    const checked = v.safeParse(CslItem, { [name]: value })
    if (!checked.success) {
      throw new CommonplaceError('badValue', { what: name, value: shown, problem: checked.issues[0].message })
    }
  }
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [`item.${name}`, value ?? undefined]))
}
