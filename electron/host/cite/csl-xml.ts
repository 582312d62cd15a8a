// A strict reader for the XML of CSL styles and locales, into the node tree the engine takes. It knows elements,
// attributes, text, comments and the five named entities; document types (and with them entities) are refused.
import type { CslNode } from 'citeproc'

const MAX_DEPTH = 100
const MAX_NODES = 200_000
const TEXT_ELEMENTS = new Set(['term', 'single', 'multiple'])
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)/y
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

/** Throws an `Error` whose message says what is wrong and where (character offset). */
export function parseCslXml(xml: string): CslNode {
  const text = xml.replace(/^\ufeff/, '')
  const stack: CslNode[] = []
  let root: CslNode | null = null
  let nodes = 0
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    if (!found)
      throw broken(text.startsWith('<!', at) ? 'it has a document type or entities' : 'it is not well-formed', at)
    const [, cdata, closing, name, rest = '', plain] = found
    const parent = stack.at(-1)
    if (name === undefined) {
      const content = cdata ?? (plain === undefined ? '' : decoded(plain, at))
      if (content.trim() && !parent) throw broken('it has text outside its root', at)
      if (parent && (content.trim() || TEXT_ELEMENTS.has(parent.name))) addText(parent, content)
      continue
    }
    if (closing) {
      const ended = stack.pop()
      if (ended?.name !== name || rest.trim()) throw broken(`</${name}> closes nothing`, at)
      finish(ended)
      continue
    }
    if (root && !parent) throw broken('it has more than one root', at)
    if (++nodes > MAX_NODES || stack.length >= MAX_DEPTH) throw broken('it is larger than any real style', at)
    const empty = rest.endsWith('/')
    const node: CslNode = { name, attrs: attributesOf(empty ? rest.slice(0, -1) : rest, at), children: [] }
    parent?.children.push(node)
    root ??= node
    if (empty) finish(node)
    else stack.push(node)
  }
  if (!root || stack.length > 0)
    throw broken(root ? `<${stack.at(-1)?.name}> is never closed` : 'it is empty', text.length)
  return root
}

function addText(parent: CslNode, content: string): void {
  const last = parent.children.length - 1
  const before = parent.children[last]
  if (typeof before === 'string') parent.children[last] = before + content
  else parent.children.push(content)
}

/** A term without text is an empty term, which is not the same as none; white space beside child elements is layout. */
function finish(node: CslNode): void {
  if (node.children.some((child) => typeof child !== 'string')) {
    node.children = node.children.filter((child) => typeof child !== 'string' || child.trim())
  } else if (TEXT_ELEMENTS.has(node.name) && node.children.every((child) => /^\s*\n\s*$/.test(String(child)))) {
    node.children = ['']
  }
}

function attributesOf(source: string, at: number): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (ATTRIBUTE.lastIndex = 0; source.slice(ATTRIBUTE.lastIndex).trim();) {
    const found = ATTRIBUTE.exec(source)
    const [, name, double, single] = found ?? []
    if (name === undefined || Object.hasOwn(attributes, name)) throw broken('an attribute is not well-formed', at)
    if (name === '__proto__') throw broken('an attribute has a forbidden name', at)
    attributes[name] = decoded(double ?? single ?? '', at)
  }
  return attributes
}

function decoded(text: string, at: number): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));|&/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point)
      const entity = name === undefined ? undefined : ENTITIES[name]
      if (entity === undefined) throw broken(`it uses the unknown entity ${whole.slice(0, 20)}`, at)
      return entity
    },
  )
}

const broken = (what: string, at: number): Error => new Error(`${what} (at character ${at})`)
