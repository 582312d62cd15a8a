// References that describe one work: by DOI, by ISBN, else by title, year and first author. Pure; what is found is proposed,
// never merged by itself.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { DuplicateGroup } from '../../../shared/model/reference-view.ts'

interface Described {
  id: string
  item: CslItem
}

type Reason = DuplicateGroup['reason']

/** Shared words of two titles, of all their words: from here on they are taken for one. */
const ALIKE = 0.8
/** Several works share these. */
const PARTS = /^(?:chapter|entry|paper)/
/** Comparing each with each stays below a second. */
const MAX_BLOCK = 400

/** Groups of two and more, the surest first. A reference stands in one group at most. */
export function duplicatesAmong(references: readonly Described[]): DuplicateGroup[] {
  const parent = new Map(references.map(({ id }) => [id, id]))
  const reasons = new Map<string, Reason>()
  const rootOf = (id: string): string => {
    let root = id
    while (parent.get(root) !== root) root = parent.get(root)!
    return root
  }
  const join = (a: string, b: string, reason: Reason): void => {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one === other) return
    parent.set(other, one)
    const said = [reasons.get(one), reasons.get(other), reason].filter((each) => each !== undefined)
    // A group is as sure as its least sure link.
    reasons.set(one, said.toSorted((x, y) => ORDER.indexOf(y) - ORDER.indexOf(x))[0]!)
  }
  for (const [key, reason] of [
    [doiOf, 'doi'],
    [isbnOf, 'isbn'],
  ] as const) {
    for (const same of grouped(references, key)) for (const each of same.slice(1)) join(same[0]!.id, each.id, reason)
  }
  for (const block of grouped(references, ({ item }) => authorKey(item))) {
    const some = block.slice(0, MAX_BLOCK)
    for (const [index, a] of some.entries()) {
      for (const b of some.slice(index + 1)) if (areAlike(a.item, b.item)) join(a.id, b.id, 'title')
    }
  }
  const groups = [...Map.groupBy(references, ({ id }) => rootOf(id))].filter(([, members]) => members.length > 1)
  return groups
    .map(([root, members]) => ({ references: members.map(({ id }) => id), reason: reasons.get(root) ?? 'title' }))
    .sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason))
}

const ORDER: readonly Reason[] = ['doi', 'isbn', 'title']

function grouped(references: readonly Described[], keyOf: (one: Described) => string | null): Described[][] {
  const groups = Map.groupBy(references, keyOf)
  groups.delete(null)
  return [...groups.values()].filter((group) => group.length > 1)
}

function doiOf({ item }: Described): string | null {
  const bare = String(item['DOI'] ?? '').replace(/^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)+/iu, '')
  return bare.trim().toLowerCase() || null
}

/** Thirteen digits of either form; chapters of one book share it, and so say nothing by it. */
function isbnOf({ item }: Described): string | null {
  if (PARTS.test(item.type ?? '')) return null
  const digits = /(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dX]/i.exec(String(item['ISBN'] ?? ''))?.[0].replace(/[\s-]/g, '')
  // The check digit differs between the two forms.
  return digits === undefined ? null : digits.slice(-10, -1)
}

function authorKey(item: CslItem): string {
  const name = item.author?.[0] ?? item.editor?.[0]
  return folded(name?.family ?? name?.literal ?? '')
}

function areAlike(a: CslItem, b: CslItem): boolean {
  const [doi, otherDoi] = [doiOf({ id: '', item: a }), doiOf({ id: '', item: b })]
  if (doi !== null && otherDoi !== null && doi !== otherDoi) return false
  if (!sameYear(a, b) || PARTS.test(a.type ?? '') !== PARTS.test(b.type ?? '')) return false
  if (differs(a, b, 'volume') || differs(a, b, 'edition')) return false
  const [one, other] = [wordsOf(a), wordsOf(b)]
  // A title of one word ("Introduction") is no one's own.
  if (one.size < 2 || other.size < 2) return false
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / (one.size + other.size - shared) >= ALIKE || isTitleWithSubtitle(a, b)
}

/** "Rivers of Ink" and "Rivers of Ink: A History". */
function isTitleWithSubtitle(a: CslItem, b: CslItem): boolean {
  const [short, long] = [a, b].map((item) => folded(String(item['title'] ?? ''))).sort((x, y) => x.length - y.length)
  const main = [a, b].some((item) => folded(String(item['title'] ?? '').split(/[:.?–—]/u)[0]!) === short)
  return main && short!.split(' ').length >= 3 && long!.startsWith(`${short} `)
}

function differs(a: CslItem, b: CslItem, variable: 'volume' | 'edition'): boolean {
  const [one, other] = [a[variable], b[variable]]
  return one !== undefined && other !== undefined && folded(String(one)) !== folded(String(other))
}

function sameYear(a: CslItem, b: CslItem): boolean {
  const [one, other] = [a, b].map((item) => item.issued?.['date-parts']?.[0]?.[0])
  return one === undefined || other === undefined || String(one) === String(other)
}

function wordsOf(item: CslItem): Set<string> {
  return new Set(
    folded(String(item['title'] ?? ''))
      .split(' ')
      .filter(Boolean),
  )
}

/** Small letters and digits only: lists differ in capitals, accents, quotation marks and dashes. */
function folded(text: string): string {
  const plain = text
    .replace(/<[^<>]*>/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''
}
