// What reading a source could not decide, as questions a person answers: warnings, suggestions, and what was taken for noise.
// Pure. Doubts are those of the text as it was read, before any correction, so that an answered one is still known.
import { RawMap } from '../anchoring/raw-map.ts'
import { MAP_JOINED, type Removed, type SourceText } from '../model/source-text.ts'
import type { TextEdit, TextEdits } from '../model/text-edit.ts'

export interface Doubt {
  /** The same in every version of the text: code and place in the file. */
  key: string
  /** A warning's code, `citation-near`, `citation-unmatched` or `removed-<reason>`. */
  code: string
  parameters: Record<string, string | number | boolean>
  /** Where in the file, UTF-16 code units, half-open; both 0 for what concerns the whole text. */
  from: number
  to: number
  /** The correction that makes it otherwise; null where only the reader can say how. */
  other: TextEdit | null
}

/** Noise that could be text: what a page prints around its text is none. */
const DOUBTED_NOISE: ReadonlySet<Removed['reason']> = new Set(['teaser', 'duplicateNotes'])
/** Characters of an entry or a removed stretch shown with its question. */
const SHOWN = 160

/** In the order of the file; what concerns the whole text first. */
export function doubtsOf(read: SourceText): Doubt[] {
  const map = new RawMap(read.map)
  const doubts = [...warned(read, map), ...cited(read, map), ...noise(read)]
  // Two warnings of one kind at one place are one question.
  const byKey = new Map(doubts.map((doubt) => [doubt.key, doubt]))
  return [...byKey.values()].sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The edit that answers a doubt; null while it is open. */
export function answerTo(doubt: Doubt, edits: TextEdits): string | null {
  for (const [id, edit] of Object.entries(edits)) if (answers(edit, doubt)) return id
  return null
}

function answers(edit: TextEdit, { code, from, to, other }: Doubt): boolean {
  if (edit.kind === 'settled') return edit.at === from && (edit.code === code || edit.code === refused(code))
  if (edit.kind === 'pages') return code.startsWith('page-labels-')
  const touches = 'from' in edit && edit.from < Math.max(to, from + 1) && from < edit.to
  return touches && (edit.kind === other?.kind || edit.kind === 'text' || edit.kind === 'remove')
}

/** The code under which a suggestion that was not taken is settled. */
function refused(code: string): string {
  return `${code}-no`
}

function doubt(
  code: string,
  parameters: Doubt['parameters'],
  from: number,
  to: number,
  other: TextEdit | null = null,
): Doubt {
  return { key: `${code}@${from}`, code, parameters, from, to, other }
}

function warned(read: SourceText, map: RawMap): Doubt[] {
  return read.warnings.map(({ code, parameters, start, end }) => {
    if (start === undefined) return doubt(code, parameters, 0, 0, otherPages(read, map, code))
    const place = map.rawOf(start, Math.max(end ?? start, start + 1))
    const from = place?.first ?? map.rawAt(start)
    const to = end === start || place === null ? from : place.last
    const other: TextEdit | null =
      code === 'hyphen-doubtful'
        ? otherHyphen(read, start, end!, from, to)
        : code === 'heading-repeated'
          ? { kind: 'remove', from, to }
          : null
    return doubt(code, parameters, from, to, other)
  })
}

/** The other reading of numbers printed between two pages: each page is called one higher. */
function otherPages({ pages }: SourceText, map: RawMap, code: string): TextEdit | null {
  const first = pages.find(({ label }) => /^\d+$/.test(label))
  if (code !== 'page-labels-doubtful' || !first) return null
  return { kind: 'pages', from: map.rawAt(0), at: map.rawAt(first.start), label: String(Number(first.label) + 1) }
}

/** What was dropped is kept, and the other way round. */
function otherHyphen({ map, text }: SourceText, start: number, end: number, from: number, to: number): TextEdit | null {
  for (let i = 0; i < map.length; i += 5) {
    const at = map[i + 2]!
    if (map[i + 4] !== MAP_JOINED || at <= start || at >= end || map[i]! < from || map[i + 1]! > to) continue
    return { kind: 'hyphen', from, to, real: !/[-‐]/.test(text.charAt(at - 1)) }
  }
  return null
}

/** Citations whose entry had to be guessed, and beside a list those that have none. */
function cited(read: SourceText, map: RawMap): Doubt[] {
  if (read.references.length === 0) return []
  return read.citations.flatMap(({ start, end, references, certainty, reason }): Doubt[] => {
    if (certainty === 'exact') return []
    const place = map.rawOf(start, end)
    if (!place) return []
    const citation = read.text.slice(start, end)
    if (certainty === 'none') return [doubt('citation-unmatched', { citation }, place.first, place.last)]
    const entry = (read.references[references[0] ?? -1]?.raw ?? '').slice(0, SHOWN)
    const settled: TextEdit = { kind: 'settled', code: refused('citation-near'), at: place.first }
    return [doubt('citation-near', { citation, entry, reason: reason ?? '' }, place.first, place.last, settled)]
  })
}

/** Stretches that were removed for one reason, with nothing of the text between them. */
function noise({ removed }: SourceText): Doubt[] {
  const stretches: { reason: Removed['reason']; from: number; to: number; at: number; text: string }[] = []
  for (const { raw, text, reason, at } of removed) {
    if (!DOUBTED_NOISE.has(reason)) continue
    const last = stretches.at(-1)
    if (last && last.reason === reason && last.at === at) {
      last.to = raw[1]
      if (last.text.length < SHOWN) last.text += ` ${text}`
    } else stretches.push({ reason, from: raw[0], to: raw[1], at, text })
  }
  return stretches.map(({ reason, from, to, text }) =>
    doubt(`removed-${reason}`, { text: text.replace(/\s+/gu, ' ').slice(0, SHOWN) }, from, to, {
      kind: 'restore',
      from,
      to,
    }),
  )
}
