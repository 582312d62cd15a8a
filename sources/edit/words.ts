// Words by hand: replaced, taken out, brought back; hyphens decided.
import { MAP_DROPPED, MAP_JOINED, MAP_KEPT } from '../../shared/model/source-text.ts'
import { runsOf } from '../run.ts'
import { cutAt, cutRun, find, rewritten, type Draft, type EditBlock, type EditRun } from './draft.ts'
import { numberAfter } from './blocks.ts'
import { tidied, typedWords } from './tidy.ts'

interface Range {
  from: number
  to: number
}

export function replaceWords(draft: Draft, { from, to, text }: Range & { text: string }): void {
  const where = draft.blocks.findIndex((block) =>
    block.lists.some((list) => list.some((run) => touches(run, from, to))),
  )
  const block = draft.blocks[where]
  if (!block) return
  const list = block.lists.findIndex((runs) => runs.some((run) => touches(run, from, to)))
  const runs = cutAt(cutAt(block.lists[list]!, from), to)
  const first = runs.findIndex((run) => touches(run, from, to))
  const last = runs.findLastIndex((run) => touches(run, from, to))
  const written = typedWords(text)
  const changed = onlyDifference(runs.slice(first, last + 1), written)
  answer(draft, runs.slice(first, last + 1))
  change(draft, block, list, [...runs.slice(0, first), ...changed, ...runs.slice(last + 1)])
}

/** Replaces the middle that differs and keeps the letters that do not, so that what points into them stays exact. */
function onlyDifference(runs: EditRun[], written: string): EditRun[] {
  const now = runs.map(({ text }) => text).join('')
  let before = 0
  while (before < Math.min(now.length, written.length) && now[before] === written[before]) before++
  let after = 0
  const most = Math.min(now.length, written.length) - before
  while (after < most && now.at(-1 - after) === written.at(-1 - after)) after++
  if (before + after === now.length && now.length === written.length) return runs
  // What is only put in takes a letter beside it along: every character of the text stands for one of the file.
  if (before + after === now.length && now !== '') {
    if (after > 0) after--
    else before--
  }
  // Half of a surrogate pair is no letter.
  if (/[\ud800-\udbff]/u.test(now.charAt(before - 1))) before--
  if (/[\udc00-\udfff]/u.test(now.charAt(now.length - after))) after--
  const parts = snapped(runs, before, now.length - after)
  const middle = parts.inside
  const kept = [parts.before, parts.after].map((part) => part.map(({ text }) => text).join('').length)
  const reads = written.slice(kept[0], written.length - kept[1]!)
  const holder = Math.max(
    0,
    middle.findIndex(({ text }) => text !== ''),
  )
  return [...parts.before, ...middle.map((run, i) => rewritten(run, i === holder ? reads : '')), ...parts.after]
}

/** The runs around and inside a stretch of their text; it grows to whole runs where one cannot be cut. */
function snapped(
  runs: readonly EditRun[],
  start: number,
  end: number,
): Record<'before' | 'inside' | 'after', EditRun[]> {
  const parts: Record<'before' | 'inside' | 'after', EditRun[]> = { before: [], inside: [], after: [] }
  let at = 0
  for (const run of runs) {
    const [from, to] = [at, at + run.text.length]
    at = to
    const pieces = run.kind === MAP_KEPT ? cutInto(run, [start - from, end - from]) : [run]
    let offset = from
    for (const piece of pieces) {
      const [low, high] = [offset, offset + piece.text.length]
      offset = high
      // A joint without words belongs to the letters it stands between.
      if (high <= start && (low < start || parts.inside.length === 0) && !(low === high && low === start))
        parts.before.push(piece)
      else if (low >= end && parts.inside.length > 0 && !(low === high && low === end)) parts.after.push(piece)
      else parts.inside.push(piece)
    }
  }
  return parts
}

function cutInto(run: EditRun, at: readonly number[]): EditRun[] {
  const pieces: EditRun[] = []
  let rest = run
  let taken = 0
  for (const offset of at) {
    if (offset - taken <= 0 || offset - taken >= rest.text.length) continue
    const [piece, left] = cutRun(rest, offset - taken)
    pieces.push(piece)
    rest = left
    taken = offset
  }
  return [...pieces, rest]
}

export function removeWords(draft: Draft, { from, to }: Range): void {
  const gone: EditRun[] = []
  for (const block of draft.blocks) {
    for (const [list, runs] of block.lists.entries()) {
      if (!runs.some((run) => touches(run, from, to))) continue
      const cut = cutAt(cutAt(runs, from), to)
      const taken = cut.filter((run) => touches(run, from, to))
      gone.push(...taken)
      answer(draft, taken)
      const left = cut.map((run) => (taken.includes(run) ? rewritten(run, '') : run))
      change(draft, block, list, left)
    }
  }
  for (const [start, end] of stretches(draft.raw, gone)) {
    draft.removed.push({ raw: [start, end], text: draft.raw.slice(start, end), reason: 'other', at: gone[0]!.at ?? 0 })
  }
  draft.removed.sort((a, b) => a.raw[0] - b.raw[0])
}

/** Raw ranges of the runs, neighbours with nothing but white space between them made one. */
function stretches(raw: string, runs: readonly EditRun[]): [number, number][] {
  const all: [number, number][] = []
  for (const { rawStart, rawEnd } of runs.toSorted((a, b) => a.rawStart - b.rawStart)) {
    const last = all.at(-1)
    if (rawStart === rawEnd) continue
    if (last && raw.slice(last[1], rawStart).trim() === '') last[1] = Math.max(last[1], rawEnd)
    else all.push([rawStart, rawEnd])
  }
  return all
}

export function restoreWords(draft: Draft, { from, to }: Range): void {
  const { raw } = draft
  // What an edit took out is a gap again.
  for (const block of draft.blocks) {
    for (const [list, runs] of block.lists.entries()) {
      const isGap = (run: EditRun): boolean => run.kind === MAP_DROPPED && run.rawStart >= from && run.rawEnd <= to
      if (runs.some(isGap)) block.lists[list] = runs.filter((run) => !isGap(run))
    }
  }
  for (const [start, end] of gapsOf(draft, from, Math.min(to, raw.length))) {
    // An empty line parts paragraphs here as everywhere.
    for (const match of raw.slice(start, end).matchAll(/(?:(?!\n[ \t\r]*\n)[^])+/gu)) {
      const first = start + match.index + /^\s*/u.exec(match[0])![0].length
      const last = start + match.index + match[0].trimEnd().length
      if (first < last) bringBack(draft, first, last)
    }
    draft.removed = draft.removed.flatMap((entry) => without(entry, start, end, raw))
  }
}

/** Stretches of the file that no run was made of. */
function gapsOf({ blocks }: Draft, from: number, to: number): [number, number][] {
  const held: [number, number][] = []
  for (const { lists } of blocks) {
    for (const runs of lists) {
      for (const { rawStart, rawEnd } of runs) {
        if (rawStart < rawEnd && rawStart < to && rawEnd > from) held.push([rawStart, rawEnd])
      }
    }
  }
  const gaps: [number, number][] = []
  let at = from
  for (const [start, end] of held.sort((a, b) => a[0] - b[0])) {
    if (start > at) gaps.push([at, start])
    at = Math.max(at, end)
  }
  if (at < to) gaps.push([at, to])
  return gaps
}

function bringBack(draft: Draft, start: number, end: number): void {
  const { raw, blocks } = draft
  const where = find(draft, start)
  const page = where ? blocks[where.block]!.lists[where.list]![where.run]!.page : -1
  const runs = runsOf(raw, start, end).map((run): EditRun => ({ ...run, at: null, was: 0, page }))
  const block = where && blocks[where.block]!
  const list = block?.lists[where!.list]
  const isLast = list?.slice(where!.run + 1).every(({ text }) => text === '') ?? true
  const glued = list !== undefined && list[where!.run]!.rawEnd === start && !/\s$/u.test(list[where!.run]!.text)
  if (block && list && (!isLast || glued)) {
    const space = (at: number): EditRun[] =>
      /\s/u.test(raw.charAt(at === start ? start - 1 : end))
        ? [{ rawStart: at, rawEnd: at, text: ' ', kind: MAP_JOINED, at: null, was: 0, page }]
        : []
    change(draft, block, where!.list, [
      ...list.slice(0, where!.run + 1),
      ...space(start),
      ...runs,
      ...space(end),
      ...list.slice(where!.run + 1),
    ])
    return
  }
  const made: EditBlock = {
    block: { kind: 'paragraph' },
    lists: [tidied(runs)],
    rows: null,
    work: block?.work ?? null,
    note: null,
    reference: null,
    opens: false,
    changed: true,
  }
  const index = where ? where.block + 1 : 0
  blocks.splice(index, 0, made)
  numberAfter(draft, index)
}

/** What is left of a removed stretch once a part of it is back. */
function without(entry: Draft['removed'][number], start: number, end: number, raw: string): Draft['removed'] {
  const [from, to] = entry.raw
  if (end <= from || to <= start) return [entry]
  const parts: [number, number][] = [
    [from, start],
    [end, to],
  ]
  return parts
    .filter(([low, high]) => low < high && raw.slice(low, high).trim() !== '')
    .map(([low, high]) => ({ ...entry, raw: [low, high], text: raw.slice(low, high) }))
}

const HYPHEN = /[-‐\u00ad]/u

export function decideHyphens(draft: Draft, { from, to, real }: Range & { real: boolean }): void {
  for (const block of draft.blocks) {
    for (const [list, runs] of block.lists.entries()) {
      if (!runs.some((run) => touches(run, from, to))) continue
      const decided = real ? keptHyphens(draft.raw, runs, from, to) : droppedHyphens(runs, from, to)
      if (decided) {
        answer(
          draft,
          runs.filter((run) => touches(run, from, to)),
        )
        change(draft, block, list, decided)
      }
    }
  }
}

function keptHyphens(raw: string, runs: readonly EditRun[], from: number, to: number): EditRun[] | null {
  let found = false
  const kept = runs.flatMap((run) => {
    const printed = raw.charAt(run.rawStart)
    if (run.kind !== MAP_JOINED || run.text !== '' || !touches(run, from, to) || !HYPHEN.test(printed)) return [run]
    found = true
    const hyphen = printed === '\u00ad' ? rewritten({ ...run, rawEnd: run.rawStart + 1 }, '-') : null
    return [
      hyphen ?? { ...run, rawEnd: run.rawStart + 1, text: printed, kind: MAP_KEPT },
      { ...run, rawStart: run.rawStart + 1 },
    ]
  })
  return found ? kept : null
}

function droppedHyphens(runs: readonly EditRun[], from: number, to: number): EditRun[] | null {
  let found = false
  const dropped = runs.flatMap((run, i) => {
    const next = runs[i + 1]
    const ends = run.kind === MAP_KEPT && HYPHEN.test(run.text.at(-1) ?? '') && next?.kind === MAP_JOINED
    if (!ends || run.rawEnd <= from || run.rawEnd > to) return [run]
    found = true
    const [word, hyphen] = cutRun(run, run.text.length - 1)
    return [...(word.text === '' ? [] : [word]), rewritten(hyphen, '')]
  })
  return found ? dropped : null
}

/** Whether a run has characters in a raw range; a joint that stands for none has where it lies inside. */
function touches({ rawStart, rawEnd }: EditRun, from: number, to: number): boolean {
  return rawStart === rawEnd ? from < rawStart && rawStart < to : Math.max(rawStart, from) < Math.min(rawEnd, to)
}

function change(draft: Draft, block: EditBlock, list: number, runs: readonly EditRun[]): void {
  block.lists[list] = tidied(runs)
  block.changed = true
  const hasWords = block.lists.some((one) => one.some(({ text }) => text !== ''))
  if (!hasWords) draft.blocks.splice(draft.blocks.indexOf(block), 1)
}

/** What was doubtful about these words is decided now. */
function answer(draft: Draft, runs: readonly EditRun[]): void {
  const stood = runs.filter(({ at }) => at !== null)
  if (stood.length === 0) return
  const from = Math.min(...stood.map(({ at }) => at!))
  draft.answered.push({ code: null, from, to: Math.max(...stood.map(({ at, was }) => at! + was)) })
}
