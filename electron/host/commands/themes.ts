// The codebook: listing themes with their counts, and making, naming, moving and merging them.
import { foldName, formatPath, type Code } from '../../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit, Records } from '../store/store.ts'
import { checkedName, childNamed, codeAt, ensurePath, liveCodes, pathOf, withDescendants } from './codebook.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, isLiveCode } from './live.ts'
import { byPath } from './quote-view.ts'

type Functions = Pick<
  HostFunctions,
  'themes' | 'createTheme' | 'renameTheme' | 'recolourTheme' | 'defineTheme' | 'moveTheme' | 'mergeThemes'
>

export function themeCommands(library: Library): Functions {
  const { store, records } = library

  /** A theme's fields, as one change. */
  async function change(verb: 'renameTheme' | 'recolourTheme' | 'defineTheme', code: Code, set: Partial<Code>) {
    const theme = formatPath(pathOf(records, code))
    const parameters = verb === 'renameTheme' ? { from: code.name, to: set.name!, theme } : { theme }
    await store.commit({ verb, parameters, edits: [{ id: code.id, set }] })
  }

  return {
    themes: () => themeViews(records),

    async createTheme({ path, color, definition }) {
      if (codeAt(records, path) !== undefined) throw taken(path)
      const { id, edits } = ensurePath(records, path)
      const made = edits.at(-1)!
      made.set = { ...made.set, ...(color && { color }), ...(definition !== undefined && { definition }) }
      await store.commit({ verb: 'createTheme', parameters: { theme: path }, edits })
      return { theme: id }
    },

    async renameTheme({ theme, name }) {
      const code = liveCode(records, theme)
      const wanted = checkedName(name)
      if (wanted === code.name) return
      const sibling = childNamed(records, code.parent, wanted)
      if (sibling !== undefined && sibling.id !== code.id) throw taken(wanted)
      await change('renameTheme', code, { name: wanted })
    },

    async recolourTheme({ theme, color }) {
      const code = liveCode(records, theme)
      if (color !== code.color) await change('recolourTheme', code, { color })
    },

    async defineTheme({ theme, definition }) {
      const code = liveCode(records, theme)
      if (definition !== code.definition) await change('defineTheme', code, { definition })
    },

    async moveTheme({ theme, parent }) {
      const code = liveCode(records, theme)
      if (parent === code.parent) return
      if (parent !== null) {
        liveCode(records, parent)
        if (withDescendants(records, code.id).has(parent)) {
          const problem = 'a theme cannot stand below itself'
          throw new CommonplaceError('badValue', { what: 'The place of a theme', value: code.name, problem })
        }
      }
      if (childNamed(records, parent, code.name) !== undefined) throw taken(code.name)
      const to = parent === null ? null : formatPath(pathOf(records, records.get('code', parent)!))
      const parameters = { theme: formatPath(pathOf(records, code)), to }
      await store.commit({ verb: 'moveTheme', parameters, edits: [{ id: code.id, set: { parent } }] })
    },

    async mergeThemes({ themes, into }) {
      const target = liveCode(records, into)
      const merged = [...new Set(themes)].filter((id) => id !== into).map((id) => liveCode(records, id))
      if (merged.length === 0) return
      for (const code of merged) {
        if (withDescendants(records, code.id).has(into)) {
          const problem = 'it holds the theme it should go into'
          throw new CommonplaceError('badValue', { what: 'A theme to merge', value: code.name, problem })
        }
      }
      const parameters = { count: merged.length, theme: formatPath(pathOf(records, target)) }
      await store.commit({ verb: 'mergeThemes', parameters, edits: mergeEdits(records, merged, target) })
    },
  }
}

export function themeViews(records: Records): ThemeDetail[] {
  const codes = liveCodes(records)
  const tagged = new Map<string, Set<string>>(codes.map(({ id }) => [id, new Set()]))
  for (const annotation of records.all('annotation')) {
    if (!isLiveAnnotation(records, annotation)) continue
    for (const theme of annotation.themes) tagged.get(theme)?.add(annotation.id)
  }
  const children = Map.groupBy(codes, (code) => code.parent)
  const totals = new Map<string, Set<string>>()
  // A live theme never stands in a ring, so this ends.
  const total = (id: string): Set<string> => {
    const known = totals.get(id)
    if (known !== undefined) return known
    const all = new Set(tagged.get(id))
    for (const child of children.get(id) ?? []) for (const annotation of total(child.id)) all.add(annotation)
    totals.set(id, all)
    return all
  }
  return codes
    .map((code) => ({
      id: code.id,
      path: pathOf(records, code),
      definition: code.definition,
      color: code.color,
      count: tagged.get(code.id)!.size,
      total: total(code.id).size,
      parent: code.parent,
      name: code.name,
    }))
    .sort((a, b) => byPath(a.path, b.path) || (a.id < b.id ? -1 : 1))
}

/** Passages take the target's theme; sub-themes move below it, or merge with the ones of the same name there. */
function mergeEdits(records: Records, merged: readonly Code[], target: Code): Edit[] {
  const edits: Edit[] = []
  const tags = new Map<string, { add: Set<string>; remove: Set<string> }>()
  const gone = new Set(merged.map(({ id }) => id))
  // Names the target's children have so far, moved ones included.
  const taken = new Map<string, Map<string, Code>>()
  const childrenOf = (parent: Code): Map<string, Code> => {
    let names = taken.get(parent.id)
    if (names === undefined) {
      const children = liveCodes(records).filter((code) => code.parent === parent.id && !gone.has(code.id))
      taken.set(parent.id, (names = new Map(children.map((child) => [nameKey(child), child]))))
    }
    return names
  }
  const pour = (from: Code, to: Code): void => {
    for (const annotation of records.all('annotation')) {
      if (!annotation.themes.includes(from.id)) continue
      const tag = tags.get(annotation.id) ?? { add: new Set(), remove: new Set() }
      tags.set(annotation.id, tag)
      tag.remove.add(from.id)
      if (!annotation.themes.includes(to.id)) tag.add.add(to.id)
    }
    for (const child of liveCodes(records).filter((code) => code.parent === from.id && !gone.has(code.id))) {
      const namesake = childrenOf(to).get(nameKey(child))
      if (namesake === child) continue
      if (namesake !== undefined) pour(child, namesake)
      else {
        childrenOf(to).set(nameKey(child), child)
        edits.push({ id: child.id, set: { parent: to.id } })
      }
    }
    edits.push({ id: from.id, set: { trashed: true } })
  }
  for (const code of merged) pour(code, target)
  for (const [id, { add, remove }] of tags) {
    edits.push({ id, add: { themes: [...add] }, remove: { themes: [...remove] } })
  }
  return edits
}

function nameKey(code: Code): string {
  return foldName(code.name)
}

function liveCode(records: Records, id: string): Code {
  const code = records.get('code', id)
  if (code === undefined || !isLiveCode(records, code)) {
    throw new CommonplaceError('notFound', { what: 'theme', name: id })
  }
  return code
}

function taken(name: string): CommonplaceError {
  const problem = 'there is a theme of that name in that place'
  return new CommonplaceError('badValue', { what: 'A theme', value: name, problem })
}
