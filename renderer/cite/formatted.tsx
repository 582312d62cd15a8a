// Rendered citations as elements: the few tags a citation processor makes, and nothing else. The page may not parse HTML by itself.
import { createElement, type ReactNode } from 'react'

export interface TextPart {
  tag: null
  text: string
}
export interface TagPart {
  tag: string
  style: string
  href: string
  parts: Part[]
}
export type Part = TextPart | TagPart

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Reads markup into a tree. Tags that never close end with what they stand in; closing tags without a beginning are dropped. */
export function parseMarkup(html: string): Part[] {
  const root: TagPart = { tag: '', style: '', href: '', parts: [] }
  const open: TagPart[] = [root]
  for (const piece of html.match(/<[^>]*>|[^<]+|</gu) ?? []) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/iu.exec(piece)
    if (!tag) {
      if (!/^<[!?]/u.test(piece)) open.at(-1)!.parts.push({ tag: null, text: decodeEntities(piece) })
      continue
    }
    const name = tag[2]!.toLowerCase()
    if (tag[1] === '/') {
      const at = open.findLastIndex((one) => one.tag === name)
      if (at > 0) open.length = at
      continue
    }
    const attribute = (wanted: string) =>
      decodeEntities(new RegExp(`\\s${wanted}="([^"]*)"`, 'iu').exec(tag[3]!)?.[1] ?? '')
    const part: TagPart = { tag: name, style: attribute('style'), href: attribute('href'), parts: [] }
    open.at(-1)!.parts.push(part)
    if (name !== 'br') open.push(part)
  }
  return root.parts
}

const PLAIN = new Set(['i', 'em', 'b', 'strong', 'sup', 'sub'])

function draw(parts: readonly Part[], at: string): ReactNode[] {
  return parts.map((part, index) => {
    const key = `${at}.${index}`
    if (part.tag === null) return part.text
    const inside = draw(part.parts, key)
    if (PLAIN.has(part.tag)) return createElement(part.tag, { key }, ...inside)
    if (/font-variant:\s*small-caps/iu.test(part.style))
      return createElement('span', { key, style: { fontVariant: 'small-caps' } }, ...inside)
    if (/text-decoration:\s*underline/iu.test(part.style)) return createElement('u', { key }, ...inside)
    // "no italics inside italics" and its like.
    if (/font-style:\s*normal/iu.test(part.style))
      return createElement('span', { key, style: { fontStyle: 'normal' } }, ...inside)
    if (part.tag === 'br') return createElement('br', { key })
    // Blocks and links of the processor are laid out by the view; their words stay.
    return createElement('span', { key }, ...inside)
  })
}

export function Formatted({ html }: { html: string }): ReactNode {
  return <>{draw(parseMarkup(html.trim()), '')}</>
}
