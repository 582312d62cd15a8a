// Folds a text for matching only: what typesetting, copying and e-mail change about a quotation (spaces, quotation marks,
// dashes, ligatures, invisible characters) becomes equal, and every folded range leads back to the printed one.
// The printed characters are what is quoted and stored.
import { firstWhere } from '../first-where.ts'

/** A folded text and the way back. Offsets are UTF-16 code units. */
export interface Folded {
  text: string
  /** The range of the unfolded text that a non-empty folded range stands for. */
  original(start: number, end: number): { start: number; end: number }
}

interface Rule {
  find: RegExp
  fold: (found: string) => string
  /** Where the first match from `at` on may begin at the earliest; -1 where there is none. Without it every place is tried. */
  next?: (text: string, at: number) => number
}

// A lone U+0020 is not matched, so that ordinary text costs nothing; runs, line ends and every other white space are.
const SPACES = /(?:[^\S ]|[\u00AD\u200B-\u200D\u2060]| (?=[\s\u00AD\u200B-\u200D\u2060]))[\s\u00AD\u200B-\u200D\u2060]*/
  .source
const SINGLE_QUOTES = '‘’‚‛′ʼʹ`´'
const DOUBLE_QUOTES = '“”„‟″«»'
const DASHES = '‐‑‒–—―−⁃'
const FOLD = new RegExp(
  `${SPACES}|[${SINGLE_QUOTES}]|[${DOUBLE_QUOTES}]|[${DASHES}]|[…\uFB00-\uFB06]|\\P{M}\\p{M}+`,
  'gu',
)

function foldPiece(found: string): string {
  if (/^[\s\u00AD\u200B-\u200D\u2060]+$/u.test(found)) return /\s/u.test(found) ? ' ' : ''
  if (SINGLE_QUOTES.includes(found)) return "'"
  if (DOUBLE_QUOTES.includes(found)) return '"'
  if (DASHES.includes(found)) return '-'
  if (found === '…') return '...'
  if (/^[\uFB00-\uFB06]$/u.test(found)) return found.normalize('NFKC')
  return found.normalize('NFC')
}

/** 1 for code units no match has in it but before a mark, 2 for others, 0 for those not yet asked about. */
const kinds = new Uint8Array(0x10000)

function isPlain(unit: number): boolean {
  const known = kinds[unit]!
  if (known !== 0) return known === 1
  const character = String.fromCharCode(unit)
  // Half of a pair may be half of a mark.
  const isHalf = unit >= 0xd800 && unit < 0xe000
  FOLD.lastIndex = 0
  const plain = !isHalf && !/\p{M}/u.test(character) && !FOLD.test(character)
  kinds[unit] = plain ? 1 : 2
  return plain
}

/** Millions of characters are folded, and hardly one in a hundred is changed: the pattern is asked only where it may match. */
function nextUnplain(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isDoubled = unit === 0x20 && at > from && text.charCodeAt(at - 1) === 0x20
    // A match may begin before: with a space, or with the one or two units that a mark stands on.
    if (isDoubled || !isPlain(unit)) return Math.max(from, at - 2)
  }
  return -1
}

const TYPOGRAPHY: Rule = { find: FOLD, fold: foldPiece, next: nextUnplain }
/** Line-end hyphens, spaces around dashes, spaces lost or doubled when copying: gone on both sides. */
const JOINTS: Rule = { find: /[ -]+/gu, fold: () => '' }

/** Equal up to white space, quotation marks, dashes, ligatures, composed accents and invisible characters. */
export function fold(text: string): Folded {
  return apply(text, TYPOGRAPHY)
}

/** As `fold`, and also without any space or hyphen: "inte-\ngration" is "integration", "post-\nSoviet" is "post-Soviet". */
export function foldJoints(folded: Folded): Folded {
  const outer = apply(folded.text, JOINTS)
  return {
    text: outer.text,
    original(start, end) {
      const inner = outer.original(start, end)
      return folded.original(inner.start, inner.end)
    },
  }
}

function* matches(text: string, { find, next }: Rule): Generator<RegExpExecArray> {
  for (let at = 0; ;) {
    find.lastIndex = next ? next(text, at) : at
    const match = find.lastIndex < 0 ? null : find.exec(text)
    if (match === null) return
    at = match.index + match[0].length
    yield match
  }
}

// Only replaced pieces are remembered: between two of them the folded text runs in step with the original.
function apply(text: string, rule: Rule): Folded {
  const parts: string[] = []
  const foldedEnds: number[] = []
  const originalEnds: number[] = []
  const foldedStarts: number[] = []
  const originalStarts: number[] = []
  let from = 0
  let length = 0
  for (const match of matches(text, rule)) {
    const found = match[0]
    const replacement = rule.fold(found)
    if (replacement === found) continue
    parts.push(text.slice(from, match.index), replacement)
    length += match.index - from
    foldedStarts.push(length)
    originalStarts.push(match.index)
    length += replacement.length
    from = match.index + found.length
    foldedEnds.push(length)
    originalEnds.push(from)
  }
  parts.push(text.slice(from))

  // The last replaced piece that begins at or before `offset`, or -1.
  const pieceAt = (offset: number): number => firstWhere(foldedStarts.length, (i) => foldedStarts[i]! > offset) - 1
  const startOf = (unit: number): number => {
    const piece = pieceAt(unit)
    if (piece < 0) return unit
    if (unit < foldedEnds[piece]!) return originalStarts[piece]!
    return originalEnds[piece]! + (unit - foldedEnds[piece]!)
  }
  const endOf = (unit: number): number => {
    const piece = pieceAt(unit)
    if (piece < 0) return unit + 1
    if (unit < foldedEnds[piece]!) return originalEnds[piece]!
    return originalEnds[piece]! + (unit - foldedEnds[piece]!) + 1
  }
  return {
    text: parts.join(''),
    original: (start, end) => ({ start: startOf(start), end: endOf(Math.max(start, end - 1)) }),
  }
}
