// Citations in running text: "Lane and Moshes (2014, p. 3)".
import type { CslNode } from 'citeproc'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Run } from './runs.ts'

/** The style with "and" for "&" between names, or the very same object where it has no "&". */
export function withWordAnd(style: CslNode): CslNode {
  let changed = style.attrs['and'] === 'symbol'
  const children = style.children.map((child) => {
    if (typeof child === 'string') return child
    const copy = withWordAnd(child)
    changed ||= copy !== child
    return copy
  })
  if (!changed) return style
  const attrs = style.attrs['and'] === 'symbol' ? { ...style.attrs, and: 'text' } : style.attrs
  return { ...style, attrs, children }
}

/** Several works named in one sentence: "A, B and C". */
export function listed(parts: readonly Run[][], and: string): Run[] {
  return parts.flatMap((runs, index) => {
    if (index === 0) return runs
    return [{ text: index === parts.length - 1 ? ` ${and} ` : ', ' }, ...runs]
  })
}

/** A work without author is named by its title: quoted where it is part of something, else in italics. */
export function titleRuns(item: CslItem | undefined): Run[] {
  const title = String(item?.['title-short'] ?? item?.['title'] ?? '')
  const isPart =
    item?.['container-title'] !== undefined || /^(article|chapter|entry|paper|post|webpage)/.test(item?.type ?? '')
  return isPart ? [{ text: `“${title}”` }] : [{ text: title, italic: true }]
}
