// A style as the XML of a .csl file, for programs that cite by themselves.
import type { CslNode } from 'citeproc'

const NAMESPACE = 'http://purl.org/net/xbiblio/csl'
const RIGHTS =
  'Styles of the Citation Style Language project (https://citationstyles.org/) are licensed under Creative Commons ' +
  'Attribution-ShareAlike 3.0 (https://creativecommons.org/licenses/by-sa/3.0/)'

export function writeCslXml(style: CslNode): string {
  const root = { ...style, attrs: { xmlns: NAMESPACE, ...style.attrs } }
  return `<?xml version="1.0" encoding="utf-8"?>\n<!-- ${RIGHTS} -->\n${element(root)}\n`
}

function element({ name, attrs, children }: CslNode): string {
  const attributes = Object.entries(attrs).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = children
    .filter(isStandard)
    .map((child) => (typeof child === 'string' ? escaped(child) : element(child)))
    .join('')
  const head = `<${name}${attributes.join('')}`
  return inside === '' && name !== 'term' ? `${head}/>` : `${head}>${inside}</${name}>`
}

/** Names of bodies have an element of their own in citeproc-js alone; others refuse a style with it. */
const isStandard = (child: CslNode | string): boolean => typeof child === 'string' || child.name !== 'institution'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
