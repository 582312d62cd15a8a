// Works by hand: split, joined, of another extent.
import type { CslItem } from '../../shared/model/reference.ts'
import { find, wordsOf, type Draft, type EditBlock, type EditWork } from './draft.ts'

/** The block that holds `at` begins a work of its own; notes go with what they are notes to. */
export function splitWork(draft: Draft, at: number): void {
  const where = find(draft, at)
  const index = where?.inside ? where.block : -1
  const block = draft.blocks[index]
  if (!block || block.note) return
  const { work } = block
  const own = draft.blocks.filter((one) => one.work === work)
  if (work !== null && own[0] === block) return
  const made = newWork(block)
  const rest = draft.blocks.slice(index)
  const end = rest.findIndex((one) => one.work !== work)
  const second = end < 0 ? rest : rest.slice(0, end)
  const start = beginningOf(block)
  const stays = (one: EditBlock): boolean => work !== null && one.note !== null && placeOfNote(draft, one) < start
  const moved = second.filter(stays)
  const taken = second.filter((one) => !moved.includes(one))
  for (const one of taken) one.work = made
  draft.blocks.splice(index, second.length, ...moved, ...taken)
  draft.works.splice(work ? draft.works.indexOf(work) + 1 : worksBefore(draft, index), 0, made)
}

/** The work that holds `at` belongs to the work before it, with all that lies between them. */
export function joinWork(draft: Draft, at: number): void {
  const work = workAt(draft, at)
  const before = work && draft.works[draft.works.indexOf(work) - 1]
  if (!work || !before) return
  const first = draft.blocks.findIndex((one) => one.work === before)
  const last = draft.blocks.findLastIndex((one) => one.work === work)
  const joined = draft.blocks.slice(first, last + 1)
  for (const one of joined) one.work = before
  // Notes stand behind the body they belong to.
  const notes = joined.filter(({ note }) => note !== null)
  draft.blocks.splice(first, joined.length, ...joined.filter(({ note }) => note === null), ...notes)
  draft.works.splice(draft.works.indexOf(work), 1)
}

/** The work that holds `at` goes from the block that holds `from` to that which holds `to` - 1; its notes stay its own. */
export function setExtent(draft: Draft, { at, from, to }: { at: number; from: number; to: number }): void {
  const work = workAt(draft, at)
  const first = find(draft, from)?.block ?? 0
  const last = find(draft, Math.max(from, to - 1))?.block ?? -1
  if (!work || last < first) return
  const inside = draft.blocks.slice(first, last + 1)
  const notes = draft.blocks.filter((one) => one.note !== null && one.work === work && !inside.includes(one))
  for (const one of draft.blocks) if (one.work === work && !notes.includes(one)) one.work = null
  for (const one of inside) one.work = work
  draft.blocks = draft.blocks.filter((one) => !notes.includes(one))
  draft.blocks.splice(draft.blocks.indexOf(inside.at(-1)!) + 1, 0, ...notes)
  // A work that was cut in two keeps its first part; one without a word left is no work.
  for (const other of draft.works) onlyFirstPart(draft, other)
  draft.works = draft.works.filter((one) => draft.blocks.some((block) => block.work === one))
  draft.works.sort((a, b) => firstBlock(draft, a) - firstBlock(draft, b))
}

function onlyFirstPart(draft: Draft, work: EditWork): void {
  const first = firstBlock(draft, work)
  if (first < 0) return
  let end = first
  while (draft.blocks[end]?.work === work) end++
  for (const block of draft.blocks.slice(end)) if (block.work === work) block.work = null
}

function firstBlock(draft: Draft, work: EditWork): number {
  return draft.blocks.findIndex((block) => block.work === work)
}

function workAt(draft: Draft, at: number): EditWork | null {
  return draft.blocks[find(draft, at)?.block ?? -1]?.work ?? null
}

function worksBefore(draft: Draft, index: number): number {
  return new Set(draft.blocks.slice(0, index).flatMap(({ work }) => work ?? [])).size
}

/** What holds of all works of one issue. */
const SHARED = ['type', 'container-title', 'volume', 'issue', 'issued', 'ISSN', 'publisher', 'language'] as const

/** All that is known of it: its heading, if it begins with one, may be its title, and it appeared where the work it is cut from did. */
function newWork(block: EditBlock): EditWork {
  const title = block.block.kind === 'heading' ? wordsOf(block) : ''
  const whole = block.work?.work.item
  const shared = whole?.['container-title'] === undefined ? [] : SHARED.filter((name) => whole[name] !== undefined)
  const item: CslItem = {
    ...Object.fromEntries(shared.map((name) => [name, whole![name]])),
    ...(title !== '' && { title }),
  }
  return { isNew: true, work: { start: 0, end: 0, item, evidence: [], missing: [] } }
}

function beginningOf(block: EditBlock): number {
  return Math.min(
    ...block.lists
      .flat()
      .filter(({ text }) => text !== '')
      .map(({ rawStart }) => rawStart),
  )
}

/** Where a note is called for, else where it is printed, as a raw offset. */
function placeOfNote(draft: Draft, block: EditBlock): number {
  const marker = block.note?.markers[0]
  if (marker === undefined) return beginningOf(block)
  for (const { lists } of draft.blocks) {
    for (const run of lists.flat()) {
      if (run.at !== null && run.at <= marker && marker <= run.at + run.was) return run.rawStart
    }
  }
  return beginningOf(block)
}
