// What merging themes comes to: passages, sub-themes and examples go to the theme that stays, and kept questions ask about it.
import { foldName, type Code } from '../../../shared/model/codebook.ts'
import { withThemes } from '../../../shared/model/passage-query.ts'
import type { Edit, Records } from '../store/store.ts'
import { liveCodes } from './codebook.ts'

/** Passages take the target's theme; sub-themes move below it, or merge with the ones of the same name there. */
export function mergeEdits(records: Records, merged: readonly Code[], target: Code): Edit[] {
  const edits: Edit[] = []
  const tags = new Map<string, { add: Set<string>; remove: Set<string> }>()
  const become = new Map<string, string>()
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
    if (from.examples.length > 0) edits.push({ id: to.id, add: { examples: [...from.examples] } })
    edits.push({ id: from.id, set: { trashed: true } })
    become.set(from.id, to.id)
  }
  for (const code of merged) pour(code, target)
  for (const [id, { add, remove }] of tags) {
    edits.push({ id, add: { themes: [...add] }, remove: { themes: [...remove] } })
  }
  for (const view of records.all('view')) {
    if (view.kind !== 'passages') continue
    const query = withThemes(view.query, become)
    // A question that does not change is no edit.
    edits.push({ id: view.id, set: { query } })
  }
  return edits
}

function nameKey(code: Code): string {
  return foldName(code.name)
}
