// The codebook: codes (the interface says "themes") in a tree. A path is written with "/" between levels, "\/" for a slash in a name.
import * as v from 'valibot'
import { Color } from './annotation.ts'
import { AnnotationId, CodeId } from './id.ts'

export const Code = v.object({
  type: v.literal('code'),
  id: CodeId,
  /** NFC, trimmed, not empty; unique among live siblings regardless of case. */
  name: v.string(),
  parent: v.nullable(CodeId),
  color: Color,
  definition: v.string(),
  /** Ids of passages that show best what the theme means; a set. */
  examples: v.array(AnnotationId),
  /** The key that tags with it while reading, as keys are named ("Q", "Alt+7"). */
  key: v.optional(v.string()),
  trashed: v.boolean(),
})
export type Code = v.InferOutput<typeof Code>

/** The files a codebook travels in: REFI-QDA, a table, an outline in Markdown. */
export const CODEBOOK_FORMATS = ['qdc', 'csv', 'markdown'] as const
export const CodebookFormat = v.picklist(CODEBOOK_FORMATS)
export type CodebookFormat = v.InferOutput<typeof CodebookFormat>

/** Splits a written path into its level names (NFC, trimmed); empty levels are dropped. */
export function parsePath(path: string): string[] {
  const levels: string[] = []
  let level = ''
  for (let i = 0; i < path.length; i++) {
    if (path[i] === '\\' && path[i + 1] === '/') {
      level += '/'
      i++
    } else if (path[i] === '/') {
      levels.push(level)
      level = ''
    } else {
      level += path[i]
    }
  }
  levels.push(level)
  return levels.map(normaliseName).filter((name) => name !== '')
}

/** The written form of a path: the inverse of `parsePath`. */
export function formatPath(levels: readonly string[]): string {
  return levels.map((name) => name.replaceAll('/', '\\/')).join('/')
}

/** A theme's name as it is kept: NFC, trimmed, inner white space as single spaces. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Two sibling names are the same theme when their folded forms are equal. */
export function foldName(name: string): string {
  return normaliseName(name).toLocaleLowerCase('und')
}
