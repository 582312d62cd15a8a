// The styles written for this project: the Chicago Manual's 18th edition, which no package carries.
import { readFileSync } from 'node:fs'
import type { CslNode } from 'citeproc'
import { parseCslXml } from './csl-xml.ts'
import { elements } from './style-check.ts'

const FILES = new Map([
  ['chicago-author-date', 'chicago-author-date.csl'],
  ['chicago-notes-bibliography', 'chicago-notes-bibliography.csl'],
  ['chicago-notes-bibliography-subsequent-ibid', 'chicago-notes-bibliography.csl'],
])

/** Null for a name that is not ours. */
export function ownStyle(name: string): CslNode | null {
  const file = FILES.get(name)
  if (file === undefined) return null
  const style = parseCslXml(readFileSync(new URL(`./styles/${file}`, import.meta.url), 'utf8'))
  return name.endsWith('-ibid') ? withIbid(style) : style
}

/** The same style with "ibid." for a note that repeats the one before it. */
function withIbid(style: CslNode): CslNode {
  const ibid = elements(style).find((node) => node.name === 'macro' && node.attrs['name'] === 'repeated-with-ibid')
  const children = style.children.map((child) => {
    if (typeof child === 'string' || child.name !== 'macro' || child.attrs['name'] !== 'repeated' || !ibid) return child
    return { ...child, children: ibid.children }
  })
  return { ...style, children }
}
