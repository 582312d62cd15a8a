// The codebook as an outline in Markdown: nested points, each name in bold, its definition after a colon.
import type { ListItem, Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { CodebookEntry, CodebookRead } from './codebook-entry.ts'

export function writeOutline(entries: readonly CodebookEntry[], title: string): string {
  const lines = entries.map(({ path, definition }) => {
    const indent = '  '.repeat(path.length - 1)
    const name = `${indent}- **${escaped(path.at(-1)!)}**`
    if (definition === '') return name
    const text = definition.split(/\r?\n/u).map((line) => escapedLine(line.trim()))
    return `${name}: ${text.join(`\n${indent}  `)}`.replace(/[ \t]+$/gmu, '')
  })
  return `# ${escaped(title)}\n\n${lines.join('\n')}\n`
}

/** Throws an `Error` that says what is wrong with the file. */
export function readOutline(markdown: string): CodebookRead {
  const root = fromMarkdown(markdown)
  const entries: CodebookEntry[] = []
  const warnings: CodebookRead['warnings'] = []
  const walk = (node: Root | ListItem, path: string[]): void => {
    for (const list of node.children) {
      if (list.type !== 'list') continue
      for (const item of list.children) {
        const entry = entryOf(item, path)
        if (entry === null) warnings.push({ code: 'lineWithoutName', line: item.position?.start.line ?? 0 })
        else {
          entries.push(entry)
          walk(item, entry.path)
        }
      }
    }
  }
  walk(root, [])
  if (entries.length === 0) throw new Error('there is no list in it')
  return { entries, warnings }
}

function entryOf(item: ListItem, path: string[]): CodebookEntry | null {
  const [first, ...others] = item.children.filter((child) => child.type === 'paragraph')
  if (first === undefined) return null
  const [strong, ...rest] = first.children
  const bold = strong?.type === 'strong'
  const name = bold ? textOf(strong) : first.children.map(textOf).join('').split('\n')[0]!
  const after = bold ? rest.map(textOf).join('') : first.children.map(textOf).join('').split('\n').slice(1).join('\n')
  if (name.trim() === '') return null
  const definition = [after.replace(/^\s*[:–—-]\s*/u, ''), ...others.map(textOf)].join('\n\n').trim()
  return { path: [...path, name.trim()], definition, color: null }
}

function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

/** Signs that Markdown would read as its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#]/gu, '\\$&')
}

/** A line of a definition may not begin a list, a heading or a rule either. */
function escapedLine(line: string): string {
  return escaped(line).replace(/^(?:[-+=:]|\d+(?=[.)]))/u, (start) =>
    /^\d/u.test(start) ? `${start}\\` : `\\${start}`,
  )
}
