// What one style would print of a work and cannot, since nobody has said it: beyond what every citation needs.
import type { CslItem } from '../model/reference.ts'
import { isKnown, missingOf } from './missing.ts'

/** Printed by some styles only: missing where the style prints it. */
const PRINTED: Record<string, string[]> = {
  book: ['publisher-place'],
  chapter: ['publisher-place', 'editor'],
  'paper-conference': ['page'],
  report: ['publisher-place'],
  thesis: ['publisher-place'],
  webpage: ['container-title', 'accessed'],
  'article-newspaper': ['page'],
}

/** `printed`: the variables the style reads. The most needed first. */
export function missingInStyle(item: CslItem, printed: ReadonlySet<string>): string[] {
  const needed = missingOf(item)
  const more = (PRINTED[item.type ?? ''] ?? []).filter((variable) => printed.has(variable) && !isKnown(item, variable))
  // What stands on the web has no page.
  const owed = more.filter((variable) => !(variable === 'page' && isKnown(item, 'URL')))
  return [...new Set([...needed, ...owed])]
}
