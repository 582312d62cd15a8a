// A strict reader for the XML of styles, locales and other programs' references, into a tree of nodes. It knows elements,
// attributes, text, comments and the five named entities; document types (and with them entities) are refused.
import type { CslNode } from 'citeproc'

export type XmlNode = CslNode

export interface XmlRules {
  maxNodes: number
  /** Elements in which white space alone is text; null: in all. */
  spaceCounts: ReadonlySet<string> | null
  /** Called for each element when it is complete. */
  finish?: (node: XmlNode) => void
}

const MAX_DEPTH = 100
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)/y
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

/** Throws an `Error` whose message says what is wrong and where (character offset). */
export function parseXml(xml: string, { maxNodes, spaceCounts, finish }: XmlRules): XmlNode {
  const text = xml.replace(/^\ufeff/, '')
  const stack: XmlNode[] = []
  let root: XmlNode | null = null
  let nodes = 0
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (!found)
      throw broken(text.startsWith('<!', at) ? 'it has a document type or entities' : 'it is not well-formed', at)
    const [, cdata, closing, name, rest = '', plain] = found
    const parent = stack.at(-1)
    if (name === undefined) {
      const content = cdata ?? (plain === undefined ? '' : decodeXml(plain, at))
      if (content.trim() && !parent) throw broken('it has text outside its root', at)
      if (parent && (content.trim() || spaceCounts === null || spaceCounts.has(parent.name))) addText(parent, content)
      continue
    }
    if (closing) {
      const ended = stack.pop()
      if (ended?.name !== name || rest.trim()) throw broken(`</${name}> closes nothing`, at)
      finish?.(ended)
      continue
    }
    if (root && !parent) throw broken('it has more than one root', at)
    if (++nodes > maxNodes || stack.length >= MAX_DEPTH) throw broken('it is larger than any real one', at)
    const empty = rest.endsWith('/')
    const node: XmlNode = { name, attrs: attributesOf(empty ? rest.slice(0, -1) : rest, at), children: [] }
    parent?.children.push(node)
    root ??= node
    if (empty) finish?.(node)
    else stack.push(node)
  }
  if (!root || stack.length > 0)
    throw broken(root ? `<${stack.at(-1)?.name}> is never closed` : 'it is empty', text.length)
  return root
}

function addText(parent: XmlNode, content: string): void {
  const last = parent.children.length - 1
  const before = parent.children[last]
  if (typeof before === 'string') parent.children[last] = before + content
  else parent.children.push(content)
}

function attributesOf(source: string, at: number): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (ATTRIBUTE.lastIndex = 0; source.slice(ATTRIBUTE.lastIndex).trim();) {
    const found = ATTRIBUTE.exec(source)
    const [, name, double, single] = found ?? []
    if (name === undefined || Object.hasOwn(attributes, name)) throw broken('an attribute is not well-formed', at)
    if (name === '__proto__') throw broken('an attribute has a forbidden name', at)
    attributes[name] = decodeXml(double ?? single ?? '', at)
  }
  return attributes
}

/** Text with its entities as characters. Throws for one that XML does not know by itself. */
export function decodeXml(text: string, at = 0): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point)
      const entity = name !== undefined && Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
      if (entity === undefined) throw broken(`it uses the unknown entity ${whole.slice(0, 20)}`, at)
      return entity
    },
  )
}

const broken = (what: string, at: number): Error => new Error(`${what} (at character ${at})`)

/** Child elements, all or those of a name. */
export function children(node: XmlNode | undefined, name?: string): XmlNode[] {
  const elements = (node?.children ?? []).filter((child) => typeof child !== 'string')
  return name === undefined ? elements : elements.filter((child) => child.name === name)
}

/** The element at the end of a path of names; the first of each. */
export function descend(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => children(at, name)[0], node)
}

/** All text within, white space gathered. */
export function textOf(node: XmlNode | undefined): string {
  const all = (at: XmlNode): string =>
    at.children.map((child) => (typeof child === 'string' ? child : all(child))).join('')
  return node === undefined ? '' : all(node).replace(/\s+/g, ' ').trim()
}
