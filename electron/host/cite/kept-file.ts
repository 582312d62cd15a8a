// A file of references that others write in too: what is ours in it is replaced, everything else stays as it is, byte for byte.
// A second library may keep the same file: each knows its own part by a mark, and nobody's entries stand in it twice.
import type { CslItem } from '../../../shared/model/reference.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { bibtexFile, labelOf } from './bibtex-file.ts'
import { elementsOf, withElements } from './json-elements.ts'

export type KeptFormat = 'biblatex' | 'csl-json'

/** Of the line above our part; the mark was not always there. */
const BEGIN = /^% >>> Commonplace(?: ([0-9A-Za-z]+))?: kept current[^\n]*$/gm
const END = '% <<< Commonplace'
/** Marks an entry of ours in a JSON file, which has no comments. */
const MARK = 'commonplace'

export interface Kept {
  content: string
  /** By which our part is known: the given one, or that of a part found in the file which is this library's too. */
  mark: string
  /** Citation keys. */
  added: string[]
  changed: string[]
  removed: string[]
  /** Keys of ours that others have in the file already: theirs stay, ours are left out. */
  present: string[]
  /** Entries of others. */
  others: number
}

/** A part of the file some Commonplace wrote. */
interface Part {
  mark: string | undefined
  keys: readonly string[]
}

/** `before`: the file as it is, "" for none. Throws `badValue` for a file that cannot be one of its kind. */
export function keptFile(
  before: string,
  items: readonly CslItem[],
  { format, path, mark }: { format: KeptFormat; path: string; mark: string },
): Kept {
  return format === 'biblatex' ? keptBib(before, items, path, mark) : keptJson(before, items, path, mark)
}

/**
 * Our part among those in the file: by its mark, else one whose keys are mostly ours, which another device that holds this library
 * has written. What another library keeps there is others'.
 */
function ownPart<P extends Part>(parts: readonly P[], mark: string, ours: ReadonlySet<string>): P | undefined {
  return (
    parts.find((part) => part.mark === mark) ??
    parts.find(({ keys, mark: its }) => {
      const known = keys.filter((key) => ours.has(key)).length
      return keys.length === 0 ? its === undefined : known * 2 >= keys.length
    })
  )
}

function keptBib(before: string, items: readonly CslItem[], path: string, mark: string): Kept {
  const all = new Set(items.map(labelOf))
  const part = ownPart(bibParts(before, path), mark, all)
  const [head, tail] = part ? [before.slice(0, part.start), before.slice(part.end)] : [before, '']
  const others = keysIn(head + tail)
  const entries = new Map(
    items
      .filter((item) => !others.has(labelOf(item)))
      .map((item) => [labelOf(item), bibtexFile([item], 'biblatex').trim()]),
  )
  const known = new Map<string, string>()
  for (const entry of (part?.own ?? '').replaceAll('\r\n', '\n').split(/\n(?=@)/)) {
    const key = /^@\w+\{([^,]+),/.exec(entry.trim())?.[1]
    if (key !== undefined) known.set(key, entry.trim())
  }
  const named = part?.mark ?? mark
  const begin = `% >>> Commonplace ${named}: kept current by the program, changes between these lines are lost`
  const block = [begin, ...entries.values(), END].join('\n')
  const gap = head === '' || head.endsWith('\n') ? '' : '\n\n'
  return {
    content: `${head}${gap}${block}${tail === '' ? '\n' : tail}`,
    mark: named,
    ...difference(known, entries),
    present: [...all].filter((key) => others.has(key)),
    others: (head + tail).match(ENTRY)?.length ?? 0,
  }
}

const ENTRY = /^[ \t]*@(?!comment\b|string\b|preamble\b)\w+\s*[{(]\s*([^,\s{}]*)/gim
const keysIn = (text: string): Set<string> => new Set([...text.matchAll(ENTRY)].map(([, key]) => key ?? ''))

function bibParts(text: string, path: string): (Part & { start: number; end: number; own: string })[] {
  return [...text.matchAll(BEGIN)].map((begin, index, all) => {
    const from = begin.index + begin[0].length
    const end = text.indexOf(`\n${END}`, from)
    if (end < 0 || end > (all[index + 1]?.index ?? Infinity)) {
      throw new CommonplaceError('badValue', {
        what: 'The file',
        value: path,
        problem: `the line “${END}” that ends our part of it is gone; put it back, or delete our part`,
      })
    }
    const own = text.slice(from, end)
    return { start: begin.index, end: end + 1 + END.length, own, mark: begin[1], keys: [...keysIn(own)] }
  })
}

function keptJson(before: string, items: readonly CslItem[], path: string, mark: string): Kept {
  const refused = (problem: string) => new CommonplaceError('badValue', { what: 'The file', value: path, problem })
  let given: unknown = []
  try {
    if (before.trim() !== '') given = JSON.parse(before.replace(/^\ufeff/, ''))
  } catch (error) {
    throw refused((error as Error).message)
  }
  if (!Array.isArray(given)) throw refused('it is no list of CSL-JSON items')
  const markOf = (item: unknown): unknown =>
    typeof item === 'object' && item !== null ? (item as CslItem).custom?.['keptBy'] : undefined
  const kept = Map.groupBy(given as CslItem[], markOf)
  const parts = [...kept].flatMap(([keptBy, list]) => {
    const [, its] = typeof keptBy === 'string' ? (/^commonplace(?::(\w+))?$/.exec(keptBy) ?? []) : []
    const isPart = keptBy === MARK || its !== undefined
    return isPart ? [{ mark: its, keptBy, keys: list.map(({ id }) => String(id)) }] : []
  })
  const part = ownPart(parts, mark, new Set(items.map(({ id }) => String(id))))
  const named = part?.mark ?? mark
  const isOurs = (item: unknown): item is CslItem => part !== undefined && markOf(item) === part.keptBy
  const others = new Set(given.filter((item) => !isOurs(item)).map((item) => String((item as CslItem)?.id)))
  const marked = items
    .filter(({ id }) => !others.has(String(id)))
    .map((item) => ({ ...item, custom: { ...item.custom, keptBy: `${MARK}:${named}` } }))
  const spelled = (list: readonly CslItem[]) =>
    new Map(
      list.map((item) => [String(item.id), JSON.stringify({ ...item, custom: { ...item.custom, keptBy: MARK } })]),
    )
  const elements = elementsOf(before).map((element, index) => ({ ...element, kept: !isOurs(given[index]) }))
  return {
    content: withElements(before, elements, marked),
    mark: named,
    ...difference(spelled(given.filter(isOurs)), spelled(marked)),
    present: items.map(({ id }) => String(id)).filter((id) => others.has(id)),
    others: given.length - given.filter(isOurs).length,
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
