// Citations in running text: "Lane and Moshes (2014, p. 3)".
import type { CslNode } from 'citeproc'
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
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
  if (parts.length === 1) return parts[0]!
  return parts.flatMap((runs, index) => {
    if (index === 0) return runs
    return [{ text: index === parts.length - 1 ? ` ${and} ` : ', ' }, ...runs]
  })
}

/** Words of the locale that names are joined with. */
export interface NameWords {
  and: string
  etAl: string
  openQuote: string
  closeQuote: string
}

/** How running text names a work where the style itself prints no name: "Lane", "Okonjo and Lind", "Ito et al.". */
export function namedRuns(item: CslItem | undefined, words: NameWords): Run[] {
  const names = (item?.author ?? item?.editor ?? []).map(shortName).filter(Boolean)
  const [first = '', second] = names
  if (names.length === 0) return titleRuns(item, words)
  if (names.length === 1) return [{ text: first }]
  return [{ text: names.length === 2 ? `${first} ${words.and} ${second}` : `${first} ${words.etAl}` }]
}

/** A work without author is named by its title: quoted where it is part of something, else in italics. */
export function titleRuns(item: CslItem | undefined, words: NameWords): Run[] {
  const title = String(item?.['title-short'] ?? item?.['title'] ?? '')
  const isPart =
    item?.['container-title'] !== undefined || /^(article|chapter|entry|paper|post|webpage)/.test(item?.type ?? '')
  return isPart ? [{ text: `${words.openQuote}${title}${words.closeQuote}` }] : [{ text: title, italic: true }]
}

function shortName(name: CslName): string {
  return name.literal ?? [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' ')
}

/**
 * The engine's narrative form drops the quotation marks or italics of a title that stands for the author. They are taken
 * from the form in parentheses: both end in the same words, and before those stands the title.
 */
export function likeInParentheses(narrative: readonly Run[], parenthetical: readonly Run[], words: NameWords): Run[] {
  const text = narrative.map((run) => run.text).join('')
  const model = parenthetical.map((run) => run.text).join('')
  for (let at = text.indexOf(' ('); at > 0; at = text.indexOf(' (', at + 1)) {
    if (!model.endsWith(text.slice(at + 2))) continue
    const title = text.slice(0, at)
    const rest = { text: text.slice(at) }
    if (model.startsWith(`(${words.openQuote}`))
      return [{ text: `${words.openQuote}${title}${words.closeQuote}` }, rest]
    return parenthetical.find((run) => run.text.startsWith(title.slice(0, 5)))?.italic
      ? [{ text: title, italic: true }, rest]
      : [...narrative]
  }
  return [...narrative]
}
