// The codebook in REFI-QDA's exchange format (.qdc): namespace urn:QDA-XML:codebook:1.0, one Code in another, its definition in
// Description. Read regardless of prefixes, since programs write them differently.
import type { CslNode } from 'citeproc'
import { parseXml } from '../cite/xml.ts'
import { type CodebookEntry, type CodebookRead, colorOf, HEX } from './codebook-entry.ts'

const NAMESPACE = 'urn:QDA-XML:codebook:1.0'
const MAX_NODES = 100_000

/** `origin`: the program and its version. The order is that of the tree. */
export function writeQdc(entries: readonly CodebookEntry[], origin: string): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="${NAMESPACE}" origin="${escaped(origin)}">`,
    '  <Codes>',
  ]
  const open: CodebookEntry[] = []
  const indent = () => '  '.repeat(open.length + 2)
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      open.pop()
      lines.push(`${indent()}</Code>`)
    }
  }
  for (const [index, entry] of entries.entries()) {
    closeTo(entry.path.length - 1)
    const color = entry.color === null ? '' : ` color="${HEX[entry.color]}"`
    const name = escaped(entry.path.at(-1)!)
    const start = `${indent()}<Code guid="${guidOf(entry.id!)}" name="${name}" isCodable="true"${color}`
    const isLeaf = (entries[index + 1]?.path.length ?? 0) <= entry.path.length
    if (isLeaf && entry.definition === '') {
      lines.push(`${start}/>`)
      continue
    }
    lines.push(`${start}>`)
    open.push(entry)
    if (entry.definition !== '') lines.push(`${indent()}<Description>${escaped(entry.definition)}</Description>`)
  }
  closeTo(0)
  return [...lines, '  </Codes>', '</CodeBook>', ''].join('\n')
}

/** Throws an `Error` that says what is wrong with the file. */
export function readQdc(xml: string): CodebookRead {
  const root = parseXml(xml, { maxNodes: MAX_NODES, spaceCounts: new Set(['Description']) })
  if (local(root) !== 'CodeBook') throw new Error('it is no codebook: its outermost element is not CodeBook')
  const entries: CodebookEntry[] = []
  const walk = (node: CslNode, path: string[]): void => {
    for (const code of elements(node, 'Code')) {
      const name = code.attrs['name'] ?? ''
      const own = [...path, name]
      const [description] = elements(code, 'Description')
      const definition = description?.children.filter((child) => typeof child === 'string').join('') ?? ''
      entries.push({ path: own, definition: definition.trim(), color: colorOf(code.attrs['color']) })
      walk(code, own)
    }
  }
  for (const codes of elements(root, 'Codes')) walk(codes, [])
  const sets = elements(root, 'Sets').flatMap((node) => elements(node, 'Set'))
  const warnings = sets.map((set) => ({ code: 'setLeftOut' as const, name: set.attrs['name'] ?? '' }))
  return { entries, warnings }
}

function elements(node: CslNode, name: string): CslNode[] {
  return node.children.filter((child): child is CslNode => typeof child !== 'string' && local(child) === name)
}

function local(node: CslNode): string {
  return node.name.slice(node.name.indexOf(':') + 1)
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A theme's ULID has 128 bits, as a GUID has: the same theme has the same GUID in every export. */
export function guidOf(id: string): string {
  let bits = 0n
  for (const letter of id.slice(id.indexOf(':') + 1)) bits = bits * 32n + BigInt(CROCKFORD.indexOf(letter))
  const hex = (bits & ((1n << 128n) - 1n)).toString(16).padStart(32, '0').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Characters XML 1.0 cannot hold are left out: no escape would make them legal. */
// oxlint-disable-next-line no-control-regex -- it is control characters that are meant
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
