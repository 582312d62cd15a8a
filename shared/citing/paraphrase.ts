// Whether a paraphrase still carries its author's phrasing: runs of words that both share, and how much of the paraphrase they make up.
// Case, accents, punctuation and simple endings do not make other words of the same ones. A hint for the writer, never a verdict.

/** UTF-16 range in the paraphrase. */
export interface Borrowed {
  start: number
  end: number
  /** Words in the run. */
  words: number
}

/** A run this long is hardly met by chance where words in it carry meaning; else it may be an idiom ("on the other hand"). */
const LEAST_RUN = 4
const LEAST_CONTENT = 2
/** Of words that carry meaning, in order though not side by side: from here on the wording is the author's with some words changed. */
const LEAST_SHARE = 0.6
const LEAST_PATCHWORK = 6

const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its may might more ' +
    'most must no not of on one only or other our shall she should so some such than that the their them then there these they this ' +
    'those to was we were what when where which who will with would you ' +
    'aber alle als also am an auch auf aus bei bis das dass dem den der des die dies diese diesem diesen dieser dieses doch durch ein ' +
    'eine einem einen einer eines er es fur hat ich ihr im in ist ja kann man mehr mit nach nicht noch nun nur oder sehr sein seine ' +
    'seinem seinen seiner sich sie sind so uber um und uns unter vom von vor war waren was wenn wer wie wir wird wo zu zum zur'
  ).split(' '),
)

interface Word {
  stem: string
  content: boolean
  start: number
  end: number
}

/** The runs of the paraphrase's words that are the author's, in order; empty where it stands in words of its own. */
export function borrowedWords(quotation: string, paraphrase: string): Borrowed[] {
  const author = wordsOf(quotation)
  const own = wordsOf(paraphrase)
  const runs = sharedRuns(author, own)
  const words = ({ from, length }: Run) => own.slice(from, from + length)
  const chosen = isPatchwork(author, own, runs)
    ? runs.filter((run) => run.length > 1 && words(run).some((word) => word.content))
    : runs.filter((run) => isTelling(words(run)))
  return chosen.map(({ from, length }) => ({
    start: own[from]!.start,
    end: own[from + length - 1]!.end,
    words: length,
  }))
}

function isTelling(run: readonly Word[]): boolean {
  return run.length >= LEAST_RUN && run.filter((word) => word.content).length >= LEAST_CONTENT
}

/** Nearly all words that carry meaning are the author's, most of them side by side with another of his. */
function isPatchwork(author: readonly Word[], own: readonly Word[], runs: readonly Run[]): boolean {
  const content = own.filter((word) => word.content)
  if (content.length < LEAST_PATCHWORK) return false
  const known = new Set(author.filter((word) => word.content).map(({ stem }) => stem))
  const shared = content.filter(({ stem }) => known.has(stem)).length
  const joined = runs.filter(({ length }) => length > 1).reduce((sum, { length }) => sum + length, 0)
  return shared / content.length >= LEAST_SHARE && joined / own.length >= LEAST_SHARE / 2
}

interface Run {
  /** Index of the run's first word in the paraphrase. */
  from: number
  length: number
}

/** The longest shared runs of the paraphrase's words, left to right, none overlapping another. */
function sharedRuns(author: readonly Word[], own: readonly Word[]): Run[] {
  const places = Map.groupBy(
    author.map((_, index) => index),
    (index) => author[index]!.stem,
  )
  const runs: Run[] = []
  for (let from = 0; from < own.length;) {
    let length = 0
    for (const at of places.get(own[from]!.stem) ?? []) {
      let here = 1
      while (own[from + here] !== undefined && author[at + here]?.stem === own[from + here]!.stem) here++
      length = Math.max(length, here)
    }
    if (length > 0) runs.push({ from, length })
    from += Math.max(1, length)
  }
  return runs
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad]*(?:['’][\p{L}\p{M}]+)?/gu)].map((match) => {
    const folded = fold(match[0])
    const content = !FUNCTION_WORDS.has(folded)
    return { stem: content ? stemOf(folded) : folded, content, start: match.index, end: match.index + match[0].length }
  })
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/[\p{M}\u00ad'’]/gu, '')
    .replace(/ß/gu, 'ss')
}

/** English and German endings of inflection; what is left must still be a word's beginning. */
const ENDING = /(?:ings|ing|edly|ed|es|ly|ern|er|en|em|e|s|n)$/u
const LEAST_STEM = 4

function stemOf(word: string): string {
  const stem = word.replace(ENDING, '')
  if (stem.length < LEAST_STEM) return word
  // "stopped" and "stops", "carried" and "carry".
  return stem.replace(/([bdfgklmnprt])\1$/u, '$1').replace(/[iy]$/u, '')
}
