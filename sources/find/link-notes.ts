// Ties markers in the text to notes, by number in sequence; reports markers whose note is not in the file.
import { markersIn, type Marker } from './markers.ts'
import type { FoundNote } from './notes.ts'
import type { Piece } from './pieces.ts'

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
  const linked: Linked = { markers: notes.map(() => []), orphans: [] }
  let at = 0
  for (const [index, note] of notes.entries()) {
    if (note.page < 0 && note.form === 'bracket') {
      linked.markers[index] = candidates.filter(({ number, form }) => number === note.number && form === 'bracket')
      continue
    }
    const found = findFrom(candidates, at, note)
    if (found < 0) continue
    linked.markers[index] = [candidates[found]!]
    linked.orphans.push(...skipped(candidates, at, found, notes, note.number))
    at = found + 1
  }
  const last = notes.at(-1)
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
  for (const piece of pieces) {
    if (piece.kind === 'table' || piece.kind === 'reference' || piece.removed) continue
    for (const [i, strip] of piece.strips.entries()) {
      candidates.push(...markersIn(raw.slice(strip.from, strip.to), strip.from, pageOf(strip.from)))
      const next = piece.strips[i + 1]?.from ?? piece.strips[i]!.to + 8
      for (let j = 0; j < waiting.length;) {
        const marker = waiting[j]!
        if (marker.from >= strip.to && marker.from <= next) {
          candidates.push(marker)
          waiting.splice(j, 1)
        } else if (marker.from > next) break
        else j++
      }
    }
  }
  return candidates
}

/** The first fitting candidate on the note's own page, else on a neighbouring one; anywhere for notes at the end. */
function findFrom(candidates: readonly Marker[], at: number, note: FoundNote): number {
  const fits = (marker: Marker, distance: number): boolean =>
    marker.number === note.number && (note.page < 0 || Math.abs(marker.page - note.page) <= distance)
  for (const distance of [0, 1]) {
    for (let i = at; i < candidates.length; i++) {
      const marker = candidates[i]!
      if (note.page >= 0 && marker.page > note.page + 1) break
      if (fits(marker, distance)) return i
    }
  }
  return -1
}

/** A marker after punctuation, or of a form that is nothing else. */
function isStrong(marker: Marker): boolean {
  return marker.form !== 'glued' || marker.afterPunctuation
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
