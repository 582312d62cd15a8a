// The quotation marks within a quotation, turned into those that its language wants at their depth: ‘inner’ within the outer pair,
// “outer” again within those. Which mark opens and which closes is told by what stands open and by the letters beside it, since
// every language uses the other's signs and an apostrophe looks like one.

export interface Marks {
  open: string
  close: string
  innerOpen: string
  innerClose: string
}

interface Pair {
  from: number
  to: number
}

const SINGLE = "‘’‚'‹›"
const MARKS = new Set([...'“”„"«»', ...SINGLE])
/** What closes each mark that can open. */
const CLOSED_BY: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '”': '”',
  '"': '"',
  '«': '»',
  '»': '«»',
  '‘': '’',
  '‚': '‘’',
  "'": "'’",
  '‹': '›',
  '›': '‹›',
}
const LETTER = /[\p{L}\p{N}]/u
/** Before a mark that opens: nothing, white space, a bracket, a dash, another mark. */
const BEFORE = /^$|[\s([{–—“„"«»‘‚'‹›/]/u

/** `text` stands between the outer marks. Marks of two strokes that lack their other half are turned too; of one, they may be apostrophes. */
export function nestedMarks(text: string, marks: Marks): string {
  const { pairs, stray } = pairsIn(text)
  const turned = new Map<number, string>()
  const closing = new Set<number>()
  const around: number[] = []
  for (const { from, to } of pairs.toSorted((a, b) => a.from - b.from)) {
    while ((around.at(-1) ?? Infinity) < from) around.pop()
    const [open, close] = around.length % 2 === 0 ? [marks.innerOpen, marks.innerClose] : [marks.open, marks.close]
    turned.set(from, open)
    turned.set(to, close)
    closing.add(to)
    around.push(to)
  }
  for (const at of stray) {
    const mark = text[at]!
    if (mark === '“' || mark === '„') turned.set(at, marks.innerOpen)
    if (mark === '”') turned.set(at, marks.innerClose)
  }
  const said: string[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = turned.get(at)
    if (mark === undefined) said.push(text[at]!)
    else if (closing.has(at)) {
      if (NARROW.has(said.at(-1) ?? '')) said.pop()
      said.push(mark)
    } else {
      said.push(mark)
      // French sets its own marks off by spaces.
      while ('«‹'.includes(text[at]!) && SPACES.has(text[at + 1] ?? '')) at++
    }
  }
  return said.join('')
}

const SPACES = new Set([' ', '\u00a0', '\u202f', '\u2009'])
/** Before a mark that closes an ordinary space is no part of it. */
const NARROW = new Set(['\u00a0', '\u202f', '\u2009'])
/** Nobody nests deeper; what is further out never closes. */
const MAX_OPEN = 20

function pairsIn(text: string): { pairs: Pair[]; stray: number[] } {
  const pairs: Pair[] = []
  const stray: number[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (!MARKS.has(mark)) continue
    const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
    const isSingle = SINGLE.includes(mark)
    // Within a word it is an apostrophe.
    if (isSingle && LETTER.test(before) && LETTER.test(after)) continue
    const closes =
      isSingle && LETTER.test(after) ? -1 : open.findLastIndex((from) => CLOSED_BY[text[from]!]?.includes(mark))
    const opens = canOpen(mark, before, after)
    if (closes >= 0 && !(opens && !LETTER.test(before) && '"\'”'.includes(mark) && LETTER.test(after))) {
      // What opened within it and never closed was none: “the dogs’ ‘tis”.
      stray.push(...open.splice(closes + 1))
      pairs.push({ from: open.pop()!, to: at })
    } else if (opens) {
      open.push(at)
      if (open.length > MAX_OPEN) stray.push(open.shift()!)
    } else stray.push(at)
  }
  return { pairs, stray: [...stray, ...open] }
}

function canOpen(mark: string, before: string, after: string): boolean {
  if ('“„‚«'.includes(mark)) return true
  return CLOSED_BY[mark] !== undefined && BEFORE.test(before) && after !== '' && !/\s/u.test(after)
}
