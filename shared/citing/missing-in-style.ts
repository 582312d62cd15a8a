// What one style would print of a work and cannot, since nobody has said it: beyond what every citation needs.
import type { CslItem } from '../model/reference.ts'
import { isKnown, missingOf } from './missing.ts'

/** Printed by some styles only, by type of work: missing where the style would print it. */
export const PRINTED_BY_SOME: Readonly<Record<string, readonly string[]>> = {
  book: ['publisher-place'],
  chapter: ['publisher-place', 'editor'],
  'paper-conference': ['page'],
  report: ['publisher-place'],
  thesis: ['publisher-place'],
  webpage: ['container-title', 'accessed'],
  'article-newspaper': ['page'],
}

/** Works that a style prints alike as far as these variables go. Most print the day of access of an undated page alone. */
export const kindOf = (item: CslItem): string => `${item.type} ${isKnown(item, 'issued') ? 'dated' : 'undated'}`

/** `printed`: the variables the style prints of each kind. The most needed first. */
export function missingInStyle(item: CslItem, printed: Readonly<Record<string, readonly string[]>>): string[] {
  const needed = missingOf(item)
  const more = (printed[kindOf(item)] ?? []).filter((variable) => !isKnown(item, variable))
  // What stands on the web has no page.
  const owed = more.filter((variable) => !(variable === 'page' && isKnown(item, 'URL')))
  return [...new Set([...needed, ...owed])]
}
