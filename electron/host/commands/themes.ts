// The codebook: listing themes with their counts, and making, naming, moving and merging them.
import { formatPath, type Code } from '../../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import {
  checkedName,
  childNamed,
  codeAt,
  ensurePath,
  liveCode,
  liveCodes,
  pathOf,
  withDescendants,
} from './codebook.ts'
import { annotationsOf, shortened, type Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { mergeEdits } from './merge-themes.ts'
import { byPath } from './quote-view.ts'

type Functions = Pick<
  HostFunctions,
  | 'themes'
  | 'createTheme'
  | 'renameTheme'
  | 'recolourTheme'
  | 'defineTheme'
  | 'moveTheme'
  | 'mergeThemes'
  | 'setExample'
  | 'keyTheme'
>

/** Characters of an example as lists and tooltips show it. */
const LONGEST_EXAMPLE = 240

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
      const parameters = { count: merged.length, theme: formatPath(pathOf(records, target)), into }
      await store.commit({ verb: 'mergeThemes', parameters, edits: mergeEdits(records, merged, target) })
    },

    async setExample({ theme, annotations, on }) {
      const code = liveCode(records, theme)
      const changed = annotationsOf(records, annotations)
        .map(({ id }) => id)
        .filter((id) => code.examples.includes(id) !== on)
      if (changed.length === 0) return
      const parameters = { theme: formatPath(pathOf(records, code)), count: changed.length, on }
      const edit = on ? { add: { examples: changed } } : { remove: { examples: changed } }
      await store.commit({ verb: 'setExample', parameters, edits: [{ id: code.id, ...edit }] })
    },

    async keyTheme({ theme, key }) {
      const code = liveCode(records, theme)
      if (key === (code.key ?? null)) return
      const other = key === null ? undefined : liveCodes(records).find((each) => each.key === key)
      if (other !== undefined) {
        const problem = `it is the key of the theme “${formatPath(pathOf(records, other))}”`
        throw new CommonplaceError('badValue', { what: 'The key of a theme', value: key!, problem })
      }
      const parameters = { theme: formatPath(pathOf(records, code)), key }
      await store.commit({ verb: 'keyTheme', parameters, edits: [{ id: code.id, set: { key: key ?? undefined } }] })
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
      key: code.key ?? null,
      examples: examplesOf(records, code),
    }))
    .sort((a, b) => byPath(a.path, b.path) || (a.id < b.id ? -1 : 1))
}

/** Live passages only: one that went to the trash is an example again when it comes back. */
function examplesOf(records: Records, code: Code): ThemeDetail['examples'] {
  return code.examples
    .map((id) => records.get('annotation', id))
    .filter((annotation) => annotation !== undefined && isLiveAnnotation(records, annotation))
    .map((annotation) => ({ id: annotation!.id, quote: shortened(annotation!.selector[1].exact, LONGEST_EXAMPLE) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function taken(name: string): CommonplaceError {
  const problem = 'there is a theme of that name in that place'
  return new CommonplaceError('badValue', { what: 'A theme', value: name, problem })
}
