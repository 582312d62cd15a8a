// Ties markers in the text to notes, by number in sequence; reports markers whose note is not in the file.
import { markersIn, type Marker } from './markers.ts'
import type { FoundNote } from './notes.ts'
import type { Piece } from './pieces.ts'
import { firstWhere } from '../../shared/first-where.ts'

export interface Linked {
  /** Of each note, in the order given. */
  markers: Marker[][]
  /** Markers in sequence whose note the file does not hold. */
  orphans: Marker[]
}

/**
 * `pieces` are the running text of one work in reading order, `notes` its notes. `alone` are markers on lines of their own.
 * `pageOf` tells the page of a raw offset.
 */
export function linkNotes(
  raw: string,
  pieces: readonly Piece[],
  notes: readonly FoundNote[],
  alone: readonly Marker[],
  pageOf: (raw: number) => number,
): Linked {
  const candidates = candidatesIn(raw, pieces, alone, pageOf)
  const indices = candidates.map((_, i) => i)
  const isUnsure = (i: number): boolean => candidates[i]!.form === 'unsure'
  const byNumber = Map.groupBy(
    indices.filter((i) => !isUnsure(i)),
    (i) => candidates[i]!.number,
  )
  // What looks like any number is a marker only where nothing better is.
  const byUnsure = Map.groupBy(indices.filter(isUnsure), (i) => candidates[i]!.number)
  const linked: Linked = { markers: notes.map(() => []), orphans: [] }
  let at = 0
  // Where chapters count anew a number means the note of its chapter: notes are found in order.
  const oneSeries = notes.every(({ series }) => series === notes[0]!.series)
  for (const [index, note] of notes.entries()) {
    if (note.page < 0 && note.form === 'bracket' && oneSeries) {
      const same = (byNumber.get(note.number) ?? []).map((i) => candidates[i]!)
      linked.markers[index] = same.filter(({ form }) => form === 'bracket')
      continue
    }
    let found = findFrom(candidates, byNumber.get(note.number) ?? [], note.number < 0 ? 0 : at, note)
    if (found < 0) found = findFrom(candidates, byUnsure.get(note.number) ?? [], at, note)
    if (found < 0) continue
    linked.markers[index] = [candidates[found]!]
    // Signs are no part of the count.
    if (note.number < 0) continue
    linked.orphans.push(...skipped(candidates, at, found, notes, note.number))
    at = found + 1
  }
  const last = notes.findLast(({ number }) => number > 0)
  if (!last || last.form === 'plain') linked.orphans.push(...trailing(candidates, at, last?.number ?? 0))
  return linked
}

function candidatesIn(
  raw: string,
  pieces: readonly Piece[],
  alone: readonly Marker[],
  pageOf: (raw: number) => number,
): Marker[] {
  const candidates: Marker[] = []
  const waiting = [...alone].sort((a, b) => a.from - b.from)
  const offsets = waiting.map(({ from }) => from)
  for (const piece of pieces) {
    if (piece.kind === 'table' || piece.kind === 'reference' || piece.removed) continue
    for (const [i, strip] of piece.strips.entries()) {
      const own = markersIn(raw.slice(strip.from, strip.to), strip.from, pageOf(strip.from))
      const next = piece.strips[i + 1]?.from ?? strip.to + 8
      const inside = firstWhere(offsets.length, (i) => offsets[i]! >= strip.from)
      for (let j = inside; j < waiting.length && offsets[j]! <= next; j++) own.push(waiting[j]!)
      candidates.push(...(offsets[inside]! < strip.to ? own.sort((a, b) => a.from - b.from) : own))
    }
  }
  return candidates
}

/** The first fitting candidate on the note's own page, else on a neighbouring one; anywhere for notes at the end. */
function findFrom(candidates: readonly Marker[], same: readonly number[], at: number, note: FoundNote): number {
  const from = firstWhere(same.length, (i) => same[i]! >= at)
  if (note.page < 0) return same[from] ?? -1
  for (const distance of [0, 1]) {
    for (let i = from; i < same.length; i++) {
      const { page } = candidates[same[i]!]!
      if (page > note.page + 1) break
      if (Math.abs(page - note.page) <= distance) return same[i]!
    }
  }
  return -1
}

/** A marker after punctuation, or of a form that is nothing else. */
function isStrong(marker: Marker): boolean {
  return marker.form !== 'unsure' && (marker.form !== 'glued' || marker.afterPunctuation)
}

/** Numbers between two found ones whose notes are lost. */
function skipped(
  candidates: readonly Marker[],
  from: number,
  to: number,
  notes: readonly FoundNote[],
  number: number,
): Marker[] {
  const known = new Set(notes.map((note) => note.number))
  const orphans: Marker[] = []
  for (let i = from; i < to; i++) {
    const marker = candidates[i]!
    const next = (orphans.at(-1)?.number ?? lastBelow(known, number)) + 1
    if (marker.number === next && marker.number < number && !known.has(marker.number) && isStrong(marker))
      orphans.push(marker)
  }
  return orphans
}

function lastBelow(known: ReadonlySet<number>, number: number): number {
  for (let n = number - 1; n > 0; n--) if (known.has(n)) return n
  return 0
}

/** Numbers that go on after the last note; without any note at all only three or more of them are believed. */
function trailing(candidates: readonly Marker[], from: number, last: number): Marker[] {
  const orphans: Marker[] = []
  let next = last + 1
  for (const marker of candidates.slice(from)) {
    if (marker.number !== next || !isStrong(marker) || marker.form === 'bracket') continue
    orphans.push(marker)
    next++
  }
  return last > 0 || orphans.length >= 3 ? orphans : []
}
