// Which variables a citation of a work lacks: those a reader needs to find it again, by type. What is missing is said and
// asked for, never guessed; the styles print "n.d." or the title instead.
import type { CslItem } from '../model/reference.ts'

/** Beside `title`, `issued` and someone responsible, which every type needs. Alternatives are joined by "|". */
const NEEDED: Record<string, string[]> = {
  'article-journal': ['container-title', 'volume|issue', 'page|number|DOI'],
  'article-magazine': ['container-title'],
  'article-newspaper': ['container-title'],
  book: ['publisher'],
  chapter: ['container-title', 'publisher', 'page'],
  'entry-dictionary': ['container-title'],
  'entry-encyclopedia': ['container-title'],
  'paper-conference': ['container-title|event-title|event'],
  'post-weblog': ['container-title', 'URL'],
  post: ['container-title', 'URL'],
  report: ['publisher'],
  thesis: ['publisher', 'genre'],
  webpage: ['URL'],
}
/** Who may stand where the author would. */
const RESPONSIBLE = ['author', 'editor', 'translator', 'director', 'compiler', 'composer', 'interviewer', 'organizer']
/** A body that publishes its own texts is its own publisher. */
const BODY_PUBLISHES = new Set(['report', 'book'])

/** CSL variables, the most needed first; of alternatives the first is named. `author` stands for anyone responsible. */
export function missingOf(item: CslItem): string[] {
  const missing: string[] = []
  if (!RESPONSIBLE.some((variable) => isKnown(item, variable))) missing.push('author')
  if (!isKnown(item, 'issued')) missing.push('issued')
  if (!isKnown(item, 'title')) missing.push('title')
  for (const alternatives of NEEDED[item.type ?? ''] ?? []) {
    const variables = alternatives.split('|')
    if (variables.some((variable) => isKnown(item, variable))) continue
    if (variables[0] === 'publisher' && BODY_PUBLISHES.has(item.type ?? '') && item.author?.[0]?.literal) continue
    missing.push(variables[0] ?? '')
  }
  return missing
}

/** Whether the item says anything at all for the variable. */
export function isKnown(item: CslItem, variable: string): boolean {
  const value = item[variable]
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value))
    return value.some((name: unknown) => typeof name === 'object' && name !== null && Object.values(name).some(Boolean))
  if (typeof value !== 'object') return true
  const { 'date-parts': parts, literal, raw } = value as { 'date-parts'?: unknown[][]; literal?: string; raw?: string }
  return Boolean(literal || raw || parts?.some((part) => part.length > 0))
}
