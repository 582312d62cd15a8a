// Runs: stretches of text under construction that remember the raw characters they were made of. Blocks are lists of runs
// until `flatten.ts` gives them their place in the canonical text.
import { type BlockKind, MAP_DROPPED, MAP_JOINED, MAP_KEPT, MAP_REPLACED } from '../shared/model/source-text.ts'

export interface Run {
  /** Raw range, UTF-16 code units into the decoded file; empty where a character was put in. */
  rawStart: number
  rawEnd: number
  /** What it reads; '' for dropped characters. */
  text: string
  /** MAP_KEPT, MAP_JOINED, MAP_REPLACED or MAP_DROPPED. */
  kind: number
}

export interface DraftBlock {
  kind: BlockKind
  runs: Run[]
  /** Of a table, in place of `runs`: rows of cells of runs. */
  rows?: Run[][][]
  level?: number
  role?: 'abstract' | 'keywords'
  /** Of a note: the number it is printed with. */
  note?: string
}

/** What must not stand in canonical text as it is: control and format characters, white space but for single spaces, lone surrogates. */
const SPECIAL = /[\u0000-\u001f\u007f-\u009f\u00ad\u2028\u2029\ufeff\u200b\u2060]|[\s\u00a0]{2,}|\p{Surrogate}/u
const SPECIALS = new RegExp(SPECIAL.source, 'gu')

/** The raw range as runs: white space single, tabs spaces, soft hyphens and control characters gone, the rest as printed. */
export function runsOf(raw: string, start: number, end: number): Run[] {
  if (start >= end) return []
  const text = raw.slice(start, end)
  if (!SPECIAL.test(text)) return [{ rawStart: start, rawEnd: end, text, kind: MAP_KEPT }]
  const runs: Run[] = []
  let at = 0
  const keep = (from: number, to: number): void => {
    if (from < to) {
      runs.push({ rawStart: start + from, rawEnd: start + to, text: text.slice(from, to), kind: MAP_KEPT })
    }
  }
  for (const match of text.matchAll(SPECIALS)) {
    keep(at, match.index)
    at = match.index + match[0].length
    const read = replacementOf(match[0])
    runs.push({
      rawStart: start + match.index,
      rawEnd: start + at,
      text: read,
      kind: read ? MAP_REPLACED : MAP_DROPPED,
    })
  }
  keep(at, text.length)
  return runs
}

function replacementOf(special: string): string {
  if (/^\p{Surrogate}$/u.test(special)) return '\ufffd'
  if (!/\s/.test(special)) return ''
  // Of several spaces a plain one stays; only where all are fixed is a fixed one meant.
  return /^[\u00a0\ufeff]+$/.test(special) ? '\u00a0' : ' '
}

/** The white space, line break or hyphen between two runs, read as `text` ('' or ' '). */
export function joint(rawStart: number, rawEnd: number, text: string): Run {
  return { rawStart, rawEnd, text, kind: text === '' && rawStart === rawEnd ? MAP_DROPPED : MAP_JOINED }
}

export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}
