// The codebook as a tree for the eye: ordered, filtered with the levels above kept, and what a move or a key would do. Pure.
import { foldName } from '../../shared/model/codebook.ts'
import type { ThemeDetail } from '../../shared/model/view.ts'

export interface ThemeNode {
  theme: ThemeDetail
  children: ThemeNode[]
}

export type Compare = (a: string, b: string) => number

/** Siblings in the order of their names. A theme whose parent is not there (any more) stands at the top. */
export function makeTree(themes: readonly ThemeDetail[], compare: Compare): ThemeNode[] {
  const nodes = new Map(themes.map((theme) => [theme.id, { theme, children: [] } as ThemeNode]))
  const top: ThemeNode[] = []
  for (const node of nodes.values()) {
    const parent = node.theme.parent === null ? undefined : nodes.get(node.theme.parent)
    ;(parent?.children ?? top).push(node)
  }
  const sort = (list: ThemeNode[]) => {
    list.sort((a, b) => compare(a.theme.name, b.theme.name))
    for (const node of list) sort(node.children)
  }
  sort(top)
  return top
}

/** Only what fits, with all that stands above it; a theme that fits keeps what is below it. */
export function filterTree(tree: readonly ThemeNode[], filter: string): ThemeNode[] {
  const wanted = foldName(filter)
  if (wanted === '') return [...tree]
  return tree.flatMap((node) => {
    if (foldName(node.theme.name).includes(wanted)) return [node]
    const children = filterTree(node.children, filter)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

/** Ids from top to bottom, as far as they are unfolded. */
export function visibleIds(tree: readonly ThemeNode[], unfolded: (id: string) => boolean): string[] {
  return tree.flatMap((node) => [
    node.theme.id,
    ...(unfolded(node.theme.id) ? visibleIds(node.children, unfolded) : []),
  ])
}

function find(
  tree: readonly ThemeNode[],
  id: string,
  above: ThemeNode[] = [],
): { above: ThemeNode[]; siblings: readonly ThemeNode[] } | null {
  if (tree.some((node) => node.theme.id === id)) return { above, siblings: tree }
  for (const node of tree) {
    const found = find(node.children, id, [...above, node])
    if (found) return found
  }
  return null
}

/** The theme a theme would come under if it moved one level in: its elder sibling. Undefined where there is none. */
export function parentInward(tree: readonly ThemeNode[], id: string): string | undefined {
  const siblings = find(tree, id)?.siblings ?? []
  const at = siblings.findIndex((node) => node.theme.id === id)
  return at > 0 ? siblings[at - 1]!.theme.id : undefined
}

/** The theme it would come under if it moved one level out; null for the top, undefined where it is there already. */
export function parentOutward(tree: readonly ThemeNode[], id: string): string | null | undefined {
  const above = find(tree, id)?.above ?? []
  if (above.length === 0) return undefined
  return above.at(-2)?.theme.id ?? null
}

/** Themes something may be moved under or merged into: all but itself and what is below it. */
export function targetsOf(themes: readonly ThemeDetail[], moved: readonly string[]): ThemeDetail[] {
  const parents = new Map(themes.map((theme) => [theme.id, theme.parent]))
  const isBelow = (id: string): boolean => {
    for (let at: string | null | undefined = id; at != null; at = parents.get(at)) if (moved.includes(at)) return true
    return false
  }
  return themes.filter((theme) => !isBelow(theme.id))
}
