// A file of references that others write in too: what is ours in it is replaced, everything else stays as it is, byte for byte.
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { bibtexFile, labelOf } from './bibtex-file.ts'

export type KeptFormat = 'biblatex' | 'csl-json'

const BEGIN = '% >>> Commonplace: kept current by the program, changes between these lines are lost'
const END = '% <<< Commonplace'
/** Marks an entry of ours in a JSON file, which has no comments. */
const MARK = 'commonplace'

export interface Kept {
  content: string
  /** Citation keys. */
  added: string[]
  changed: string[]
  removed: string[]
  /** Entries of others. */
  others: number
}

/** `before`: the file as it is, "" for none. Throws `badValue` for a file that cannot be one of its kind. */
export function keptFile(before: string, items: readonly CslItem[], format: KeptFormat, path: string): Kept {
  return format === 'biblatex' ? keptBib(before, items, path) : keptJson(before, items, path)
}

function keptBib(before: string, items: readonly CslItem[], path: string): Kept {
  const [head, own, tail] = split(before, path)
  const entries = new Map(items.map((item) => [labelOf(item), bibtexFile([item], 'biblatex').trim()]))
  const block = [BEGIN, ...entries.values(), END].join('\n')
  const known = new Map<string, string>()
  for (const entry of own.split(/\n(?=@)/)) {
    const key = /^@\w+\{([^,]+),/.exec(entry.trim())?.[1]
    if (key !== undefined) known.set(key, entry.trim())
  }
  const gap = head === '' || head.endsWith('\n') ? '' : '\n\n'
  return {
    content: `${head}${gap}${block}${tail === '' ? '\n' : tail}`,
    ...difference(known, entries),
    others: (head + tail).match(/^\s*@(?!comment\b|string\b|preamble\b)\w+\s*\{/gim)?.length ?? 0,
  }
}

/** What stands before our part, in it, behind it. */
function split(before: string, path: string): [head: string, own: string, tail: string] {
  const begin = before.indexOf(BEGIN)
  if (begin < 0) return [before, '', '']
  const end = before.indexOf(END, begin)
  if (end < 0) {
    throw new CommonplaceError('badValue', {
      what: 'The file',
      value: path,
      problem: `the line “${END}” that ends our part of it is gone; put it back, or delete our part`,
    })
  }
  return [before.slice(0, begin), before.slice(begin + BEGIN.length, end), before.slice(end + END.length)]
}

function keptJson(before: string, items: readonly CslItem[], path: string): Kept {
  const refused = (problem: string) => new CommonplaceError('badValue', { what: 'The file', value: path, problem })
  let given: unknown = []
  try {
    if (before.trim() !== '') given = JSON.parse(before)
  } catch (error) {
    throw refused((error as Error).message)
  }
  if (!Array.isArray(given)) throw refused('it is no list of CSL-JSON items')
  const isOurs = (item: unknown): item is CslItem =>
    typeof item === 'object' && item !== null && (item as CslItem).custom?.['keptBy'] === MARK
  const others: unknown[] = given.filter((item) => !isOurs(item))
  const marked = items.map((item) => ({ ...item, custom: { ...item.custom, keptBy: MARK } }))
  const spelled = (list: readonly CslItem[]) =>
    new Map(list.map((item) => [String(item.id), JSON.stringify(item)] as const))
  return {
    content: `${JSON.stringify([...others, ...marked], null, 2)}\n`,
    ...difference(spelled(given.filter(isOurs)), spelled(marked)),
    others: others.length,
  }
}

function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const added: string[] = []
  const changed: string[] = []
  for (const [key, entry] of after) {
    if (!before.has(key)) added.push(key)
    else if (before.get(key) !== entry) changed.push(key)
  }
  return { added, changed, removed: [...before.keys()].filter((key) => !after.has(key)) }
}
