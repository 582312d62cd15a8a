// The styles written for this project: the Chicago Manual's 18th edition, which no package carries.
import { readFileSync } from 'node:fs'
import type { CslNode } from 'citeproc'
import { parseCslXml } from './csl-xml.ts'
import { elements } from './style-check.ts'

interface Own {
  file: string
  /** Of a variant: the macro that it says with another one of the same file. */
  swap?: readonly [macro: string, other: string]
}
const NOTES = 'chicago-notes-bibliography.csl'
const OWN = new Map<string, Own>([
  ['chicago-author-date', { file: 'chicago-author-date.csl' }],
  ['chicago-notes-bibliography', { file: NOTES }],
  // "Ibid." for a note that repeats the one before it.
  ['chicago-notes-bibliography-subsequent-ibid', { file: NOTES, swap: ['repeated', 'repeated-with-ibid'] }],
  // The first note is short already: the bibliography has it all.
  ['chicago-shortened-notes-bibliography', { file: NOTES, swap: ['first', 'short'] }],
])

/** Null for a name that is not ours. */
export function ownStyle(name: string): CslNode | null {
  const own = OWN.get(name)
  if (own === undefined) return null
  const style = parseCslXml(readFileSync(new URL(`./styles/${own.file}`, import.meta.url), 'utf8'))
  return own.swap ? withSwapped(style, ...own.swap) : style
}

function withSwapped(style: CslNode, macro: string, other: string): CslNode {
  const isMacro = (node: CslNode, name: string): boolean => node.name === 'macro' && node.attrs['name'] === name
  const words = elements(style).find((node) => isMacro(node, other))?.children
  if (words === undefined) throw new Error(`no macro “${other}”`)
  const children = style.children.map((child) =>
    typeof child !== 'string' && isMacro(child, macro) ? { ...child, children: words } : child,
  )
  return { ...style, children }
}
