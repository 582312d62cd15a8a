// Blocks by hand: joined, parted, of another kind.
import { MAP_JOINED, type BlockKind } from '../../shared/model/source-text.ts'
import { EDITABLE_KINDS } from '../../shared/model/text-edit.ts'
import { cutAt, find, wordsOf, type Draft, type EditBlock } from './draft.ts'
import { tidied } from './tidy.ts'

const editable: ReadonlySet<BlockKind> = new Set(EDITABLE_KINDS)

function isRunning({ block, rows }: EditBlock): boolean {
  return rows === null && editable.has(block.kind)
}

/** The block that holds `at` goes on where the one before it ends; notes and tables stay as they are. */
export function joinBlocks(draft: Draft, at: number): void {
  const where = find(draft, at)
  const index = where?.inside ? where.block : -1
  const [before, block] = [draft.blocks[index - 1], draft.blocks[index]]
  const alike = before && block && (isRunning(block) ? isRunning(before) : block.note !== null && before.note !== null)
  if (!alike || before.work !== block.work) return
  const last = before.lists[0]!.findLast(({ text }) => text !== '')
  if (!last) return
  const [first] = block.lists[0]!
  const brokenWord = /\p{L}[-‐]$/u.test(wordsOf(before)) && /^\p{Ll}/u.test(wordsOf(block))
  const joint = {
    rawStart: last.rawEnd,
    rawEnd: last.rawEnd,
    text: brokenWord ? '' : ' ',
    kind: MAP_JOINED,
    at: first?.at ? first.at - 1 : null,
    was: first?.at ? 1 : 0,
    page: last.page,
  }
  before.lists[0] = tidied([...before.lists[0]!, joint, ...block.lists[0]!])
  before.changed = true
  draft.blocks.splice(index, 1)
}

/** A new block of the same kind begins at `at`. */
export function breakBlock(draft: Draft, at: number): void {
  const where = find(draft, at)
  const block = where?.inside ? draft.blocks[where.block]! : null
  if (!block || !isRunning(block)) return
  const runs = cutAt(block.lists[0]!, at)
  const cut = runs.findIndex(({ rawStart, rawEnd }) => rawStart >= at && rawStart < rawEnd)
  const parts = [runs.slice(0, cut), runs.slice(cut)].map(tidied)
  if (cut < 1 || parts.some((part) => part.every(({ text }) => text === ''))) return
  const { number: _, ...rest } = block.block
  const after: EditBlock = { ...block, block: rest, lists: [parts[1]!], opens: false, changed: true }
  block.lists = [parts[0]!]
  block.changed = true
  draft.blocks.splice(where!.block + 1, 0, after)
  numberAfter(draft, where!.block + 1)
}

export function setKind(
  draft: Draft,
  {
    from,
    to,
    as,
    level,
  }: { from: number; to: number; as: (typeof EDITABLE_KINDS)[number]; level?: number | undefined },
): void {
  for (const [index, entry] of draft.blocks.entries()) {
    if (!isRunning(entry)) continue
    const held = entry.lists[0]!.some(({ rawStart, rawEnd, text }) => text !== '' && rawStart < to && from < rawEnd)
    if (!held || (entry.block.kind === as && (as !== 'heading' || entry.block.level === level))) continue
    const { number, ...kept } = entry.block
    const counted = as === 'paragraph'
    entry.block = { kind: as, ...(counted && number !== undefined && { number }) }
    if (as === 'heading') entry.block.level = level ?? 2
    else if (kept.role !== undefined) entry.block.role = kept.role
    entry.reference = null
    entry.changed = true
    numberAfter(draft, index)
  }
}

/**
 * Numbers of paragraphs are frozen: one that is new takes the number of the paragraph before it with the next letter that is free
 * ("7a"), so that no other citation changes.
 */
export function numberAfter(draft: Draft, index: number): void {
  const { blocks } = draft
  const entry = blocks[index]!
  const isCounted =
    entry.block.kind === 'paragraph' && entry.block.role === undefined && entry.block.number === undefined
  const inWork = blocks.filter(({ work, block }) => work === entry.work && block.number !== undefined)
  if (!isCounted || entry.work === null || inWork.length === 0) return
  const before = blocks.slice(0, index).findLast(({ work, block }) => work === entry.work && block.number !== undefined)
  const number = /^\d+/u.exec(before?.block.number ?? '0')![0]
  const taken = new Set(inWork.map(({ block }) => block.number))
  let letters = 1
  while (taken.has(`${number}${lettersOf(letters)}`)) letters++
  entry.block.number = `${number}${lettersOf(letters)}`
}

/** 1 is "a", 26 "z", 27 "aa". */
function lettersOf(count: number): string {
  let letters = ''
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
  }
  return letters
}
