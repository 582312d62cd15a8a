// The tree of themes as it stands: paths, children, where a written path leads, and what must be made for it to lead somewhere.
import { COLORS, type Color } from '../../../shared/model/annotation.ts'
import { foldName, normaliseName, parsePath, type Code } from '../../../shared/model/codebook.ts'
import { newId } from '../../../shared/model/id.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit, Records } from '../store/store.ts'
import { isLiveCode } from './live.ts'

/** Deeper trees are a mistake in a path, and would make every walk up the tree long. */
export const MAX_LEVELS = 32
export const MAX_NAME_LENGTH = 200

export function liveCodes(records: Records): Code[] {
  return [...records.all('code')].filter((code) => isLiveCode(records, code))
}

/** The live theme of exactly this id. Throws `notFound`. */
export function liveCode(records: Records, id: string): Code {
  const code = records.get('code', id)
  if (code === undefined || !isLiveCode(records, code)) {
    throw new CommonplaceError('notFound', { what: 'theme', name: id })
  }
  return code
}

/** Level names from the top down to the theme itself. */
export function pathOf(records: Records, code: Code): string[] {
  const path: string[] = []
  const seen = new Set<string>()
  for (let at: Code | undefined = code; at !== undefined && !seen.has(at.id);) {
    path.unshift(at.name)
    seen.add(at.id)
    at = at.parent === null ? undefined : records.get('code', at.parent)
  }
  return path
}

/** The live child of `parent` (null: the top) named so, regardless of case; the oldest where sync brought two. */
export function childNamed(records: Records, parent: string | null, name: string): Code | undefined {
  const folded = foldName(name)
  return liveCodes(records)
    .filter((code) => code.parent === parent && foldName(code.name) === folded)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0]
}

export function codeAt(records: Records, path: string): Code | undefined {
  let code: Code | undefined
  for (const name of parsePath(path)) {
    code = childNamed(records, code?.id ?? null, name)
    if (code === undefined) return undefined
  }
  return code
}

/** The theme's id and those of all live themes below it. */
export function withDescendants(records: Records, id: string): Set<string> {
  const children = Map.groupBy(liveCodes(records), (code) => code.parent)
  const found = new Set([id])
  // A Set visits what is added while it is walked.
  for (const each of found) for (const child of children.get(each) ?? []) found.add(child.id)
  return found
}

export interface EnsuredPath {
  id: string
  /** Edits that make the missing levels; empty where all were there. */
  edits: Edit[]
}

/** Leads a written path to a theme; missing levels are to be made by `edits`. Throws `badValue` for a path that names nothing. */
export function ensurePath(records: Records, path: string, pending: Edit[] = []): EnsuredPath {
  const levels = parsePath(path)
  if (levels.length === 0) throw badPath(path, 'a theme needs a name')
  if (levels.length > MAX_LEVELS) throw badPath(path, `themes go at most ${MAX_LEVELS} levels deep`)
  const edits: Edit[] = []
  let parent: string | null = null
  for (const level of levels) {
    const name = checkedName(level)
    const id: string = childNamed(records, parent, name)?.id ?? pendingChild([...pending, ...edits], parent, name) ?? ''
    if (id !== '') {
      parent = id
      continue
    }
    const made = newId('code')
    edits.push({ id: made, set: newCode(name, parent, nextColor(records, parent, [...pending, ...edits])) })
    parent = made
  }
  return { id: parent!, edits }
}

/** The theme ids of several paths, each level made once. */
export function ensurePaths(records: Records, paths: readonly string[]): { ids: string[]; edits: Edit[] } {
  const edits: Edit[] = []
  const ids = paths.map((path) => {
    const ensured = ensurePath(records, path, edits)
    edits.push(...ensured.edits)
    return ensured.id
  })
  return { ids: [...new Set(ids)], edits }
}

/** NFC, trimmed; throws `badValue` for an empty or endless one. */
export function checkedName(name: string): string {
  const normalised = checkedLabel('A theme', name)
  // In a written path the separator after it would be read as part of the name.
  if (normalised.endsWith('\\')) throw badPath(name, 'a name cannot end with a backslash')
  return normalised
}

/** The name of `what` as it is kept; throws `badValue` for an empty or endless one. */
export function checkedLabel(what: string, name: string): string {
  const value = normaliseName(name)
  const bad = (shown: string, problem: string) => new CommonplaceError('badValue', { what, value: shown, problem })
  if (value === '') throw bad(name, 'it needs a name')
  if (value.length > MAX_NAME_LENGTH) {
    throw bad(`${value.slice(0, 40)}…`, `a name has at most ${MAX_NAME_LENGTH} characters`)
  }
  return value
}

export function newCode(name: string, parent: string | null, color: Color, definition = ''): Record<string, unknown> {
  return { name, parent, color, definition, trashed: false }
}

/** Sub-themes take their parent's colour; themes at the top take turns, so that neighbours differ. */
function nextColor(records: Records, parent: string | null, pending: readonly Edit[]): Color {
  if (parent !== null) {
    const made = pending.find(({ id }) => id === parent)?.set?.['color'] as Color | undefined
    return made ?? records.get('code', parent)?.color ?? COLORS[0]
  }
  const top = liveCodes(records).filter((code) => code.parent === null).length
  const making = pending.filter(({ set }) => set?.['parent'] === null).length
  return COLORS[(top + making) % COLORS.length]!
}

function pendingChild(edits: readonly Edit[], parent: string | null, name: string): string | undefined {
  const folded = foldName(name)
  return edits.find(({ set }) => set?.['parent'] === parent && foldName(String(set['name'])) === folded)?.id
}

function badPath(value: string, problem: string): CommonplaceError {
  return new CommonplaceError('badValue', { what: 'A theme', value, problem })
}
