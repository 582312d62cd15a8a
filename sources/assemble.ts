// Pieces and notes to blocks of runs, with markers and list signs cut out.
import type { DraftBlock, Run } from './run.ts'
import { MAP_REPLACED } from '../shared/model/source-text.ts'
import { joint, runsOf } from './run.ts'
import type { Strip } from './clean/rows.ts'
import { junctionOf, type Junction } from './clean/join.ts'
import type { Lexicon } from './clean/hyphens.ts'
import type { Piece } from './find/pieces.ts'
import { firstWhere } from '../shared/first-where.ts'

/** Raw ranges that are cut out of the text, sorted, not overlapping. */
export type Cuts = readonly { from: number; to: number }[]

export function draftOf(raw: string, piece: Piece, cuts: Cuts, lexicon: Lexicon): DraftBlock {
  const draft: DraftBlock = { kind: piece.aside ? 'note' : piece.kind, runs: [] }
  if (piece.level !== undefined && piece.kind === 'heading') draft.level = piece.level
  if (piece.role !== undefined) draft.role = piece.role
  if (piece.cells) draft.rows = piece.cells.map((row) => row.map((cell) => cellRuns(raw, cell, lexicon)))
  else draft.runs = runsOfStrips(raw, piece.strips, piece.junctions, cuts, lexicon, piece.sign)
  return draft
}

/** Strips joined as their junctions say. `sign` characters at the beginning are left out. */
export function runsOfStrips(
  raw: string,
  strips: readonly Strip[],
  junctions: readonly Junction[],
  cuts: Cuts,
  lexicon: Lexicon,
  sign = 0,
): Run[] {
  const runs: Run[] = []
  for (const [i, strip] of strips.entries()) {
    const junction = junctions[i]
    const end = junction?.drops ? strip.to - 1 : strip.to
    const turns = junction?.turns
    const from = i === 0 ? strip.from + sign : strip.from
    runs.push(...withoutCuts(raw, from, turns ? end - 1 : end, cuts, lexicon))
    if (turns) runs.push({ rawStart: end - 1, rawEnd: end, text: turns, kind: MAP_REPLACED })
    const next = strips[i + 1]
    if (!junction || !next) continue
    const space =
      /^[.,;:!?)\]]/.test(raw.slice(next.from, next.from + 1)) && !/^\.\.|^…/.test(raw.slice(next.from, next.from + 2))
        ? ''
        : junction.space
    // The joint takes the hyphen and the white space up to the next line; what lies beyond is dropped.
    // A column read later may stand earlier in the file.
    const gap = gapEnd(raw, end)
    runs.push(joint(end, next.from < end ? gap : Math.min(gap, next.from), space))
  }
  return tidied(runs)
}

function gapEnd(raw: string, from: number): number {
  let at = from
  if (at < raw.length && /[-‐\u00ad]/.test(raw.charAt(at))) at++
  while (at < raw.length && /[ \t\u00a0\r]/.test(raw.charAt(at))) at++
  return at < raw.length && /[\n\f\v\u0085\u2028\u2029]/.test(raw.charAt(at)) ? at + 1 : at
}

function withoutCuts(raw: string, from: number, to: number, cuts: Cuts, lexicon: Lexicon): Run[] {
  const runs: Run[] = []
  let at = from
  for (let i = firstWhere(cuts.length, (at) => cuts[at]!.to > from); i < cuts.length && cuts[i]!.from < to; i++) {
    const cut = cuts[i]!
    runs.push(...spaced(raw, at, Math.max(at, cut.from), lexicon))
    at = Math.max(at, cut.to)
  }
  return [...runs, ...spaced(raw, at, to, lexicon)]
}

/** A full stop between two words of the text, small letters before it and a capital after, or a comma: the space was lost. */
const LOST_SPACE =
  /(?<![\p{L}.,/@])(\p{L}[\p{L}\p{M}]{2,30})(?:\.(?=(\p{Lu}\p{Ll}[\p{L}\p{M}]{1,30})(?![\p{L}./@]))|[,;](?=(\p{L}[\p{L}\p{M}]{2,30})(?![\p{L},;/@])))/gu

function spaced(raw: string, from: number, to: number, lexicon: Lexicon): Run[] {
  const runs: Run[] = []
  let at = from
  for (const match of raw.slice(from, to).matchAll(LOST_SPACE)) {
    const [whole, before, afterStop, afterComma] = match
    const after = afterStop ?? afterComma
    if (!/\p{Ll}$/u.test(before!) || !lexicon.knows(before!) || !lexicon.knows(after!)) continue
    const end = from + match.index + whole.length
    runs.push(...runsOf(raw, at, end), { rawStart: end, rawEnd: end, text: ' ', kind: MAP_REPLACED })
    at = end
  }
  return [...runs, ...runsOf(raw, at, to)]
}

/** No white space at the ends, none doubled where something was cut out. */
function tidied(runs: Run[]): Run[] {
  const tidy: Run[] = []
  let spaced = true
  for (const run of runs) {
    let { text, rawStart, rawEnd } = run
    if (text === '') {
      tidy.push(run)
      continue
    }
    if (spaced && /^\s/.test(text)) {
      if (text.length === 1) continue
      text = text.slice(1)
      rawStart++
    }
    tidy.push(run.kind === 0 ? { ...run, text, rawStart, rawEnd } : run)
    spaced = /\s$/.test(text)
  }
  return withoutEnd(tidy)
}

function withoutEnd(runs: Run[]): Run[] {
  for (let i = runs.length - 1; i >= 0; i--) {
    const run = runs[i]!
    if (run.text === '') continue
    if (!/\s$/.test(run.text)) return runs
    if (run.text.length > 1 && run.kind === 0) {
      runs[i] = { ...run, text: run.text.slice(0, -1), rawEnd: run.rawEnd - 1 }
      return runs
    }
    runs.splice(i, 1)
  }
  return runs
}

function cellRuns(raw: string, strips: readonly Strip[], lexicon: Lexicon): Run[] {
  const texts = strips.map(({ from, to }) => raw.slice(from, to))
  const junctions = strips.slice(1).map((_, i) => junctionOf(texts[i]!, texts[i + 1]!, lexicon))
  return runsOfStrips(raw, strips, junctions, [], lexicon)
}
