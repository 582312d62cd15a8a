// Small capitals that lost their size: "eurasian union" for EURASIAN UNION. Headings are printed as found; a title is proposed
// in headline case, and the proposal says that it is one.

/** How the running text writes a word: with a capital in mid-sentence, or small. */
export interface Spelling {
  /** The word always has a capital, at least twice. */
  isProper: (word: string) => boolean
  /** Headings of the text lost capitals, so a title may have lost some that nothing shows. */
  damaged: boolean
}

const WORD = /(?<=[\p{Ll},;:] )(\p{L}[\p{L}’-]*)/gu

/** From running text, and the headings to be judged by it. */
export function spellingOf(texts: Iterable<string>, headings: readonly string[]): Spelling {
  const capital = new Map<string, number>()
  const small = new Set<string>()
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD)) {
      const key = bare(word)
      if (/^\p{Lu}/u.test(word)) capital.set(key, (capital.get(key) ?? 0) + 1)
      else small.add(key)
    }
  }
  const isProper = (word: string): boolean => (capital.get(bare(word)) ?? 0) >= 2 && !small.has(bare(word))
  const wrong = headings.filter((heading) => isDamaged(heading, { isProper, damaged: false })).length
  return { isProper, damaged: wrong >= 3 && wrong * 3 >= headings.length }
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[’'].*$/u, '')
}

/** A title that cannot have been printed so: small where the text has a name, or small at its beginning. */
export function isDamaged(title: string, spelling: Spelling): boolean {
  const words = title.match(/\p{L}[\p{L}’-]*/gu) ?? []
  return words.some((word) => /^\p{Ll}{4}/u.test(word) && spelling.isProper(word)) || /^\p{Ll}/u.test(title)
}

const SMALL_WORDS = new Set(
  (
    'a an and as at but by for from in into nor of off on onto or over per than the to toward towards up upon via vs with within without between ' +
    'against among'
  ).split(' '),
)

/** Headline case: each word but small ones begins with a capital; the first word and the one after a colon always. */
export function headlineOf(title: string): string {
  let first = true
  return title.replace(
    /(\(?)([\p{L}][\p{L}\p{N}’')-]*)([:.?!—]?)/gu,
    (_, open: string, word: string, close: string) => {
      const small = !first && SMALL_WORDS.has(word.toLowerCase())
      first = close !== '' && close !== '.'
      return open + (small ? word.toLowerCase() : word.split('-').map(capitalised).join('-')) + close
    },
  )
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** A name printed in capitals throughout, in ordinary letters. */
export function uncapitalised(text: string): string {
  if (text !== text.toUpperCase() || !/\p{Lu}{4}/u.test(text)) return text
  return headlineOf(text.toLowerCase())
}

/** Words and letters English titles do not have; in the languages that do, a title is no headline. */
const NOT_ENGLISH =
  /[^\u0000-\u007f\u2010-\u203a]|(?<![\p{L}’'])(?:der|die|das|des|dem|und|von|zu|zur|ein|eine|le|la|les|du|et|en|el|los|las|del|y|il|lo|gli|di|della|e|o|os|do|da|och|og)(?![\p{L}’'])/iu

/**
 * A title printed in capitals throughout: in headline case where it is English, else with capitals only where the text shows
 * them. `spelt`: whether nothing had to be supposed.
 */
export function ordinary(title: string, { isProper }: Spelling): { text: string; spelt: boolean } {
  if (title !== title.toUpperCase() || !/\p{Lu}{4}/u.test(title)) return { text: title, spelt: true }
  if (!NOT_ENGLISH.test(title)) return { text: uncapitalised(title), spelt: true }
  const text = title.replace(/\p{L}[\p{L}’-]*/gu, (word) => {
    // "XIX" is a number in any language.
    if (/^[IVXLC]{2,7}$/.test(word)) return word
    return isProper(word) ? capitalised(word.toLowerCase()) : word.toLowerCase()
  })
  return { text: text.replace(/^[^\p{L}]*\p{L}|[.?!:]\s+\p{L}/gu, (first) => first.toUpperCase()), spelt: false }
}
