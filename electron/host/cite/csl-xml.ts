// The XML of CSL styles and locales as the node tree the engine takes.
import type { CslNode } from 'citeproc'
import { parseXml } from './xml.ts'

const MAX_NODES = 200_000
const TEXT_ELEMENTS = new Set(['term', 'single', 'multiple'])

/** Throws an `Error` whose message says what is wrong and where (character offset). */
export function parseCslXml(xml: string): CslNode {
  return parseXml(xml, { maxNodes: MAX_NODES, spaceCounts: TEXT_ELEMENTS, finish })
}

/** A term without text is an empty term, which is not the same as none; white space beside child elements is layout. */
function finish(node: CslNode): void {
  if (node.children.some((child) => typeof child !== 'string')) {
    node.children = node.children.filter((child) => typeof child !== 'string' || child.trim())
  } else if (TEXT_ELEMENTS.has(node.name) && node.children.every((child) => /^\s*\n\s*$/.test(String(child)))) {
    node.children = ['']
  }
}
