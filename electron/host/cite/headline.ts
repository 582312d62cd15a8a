// Headline capitals where the engine's rule goes wrong, by the Chicago Manual's rules for hyphenated words (8.161 in the
// 17th edition, 8.160 in the 18th): what is right already is wrapped so that the engine leaves it alone.

/** Prefixes that are no words of their own: what follows keeps its small letter ("Neo-liberal", but "Post-Soviet"). */
const PREFIXES =
  'anti|co|de|e|extra|hyper|inter|intra|meta|mid|multi|neo|non|post|pre|pro|proto|pseudo|re|semi|sub|supra|trans|ultra|un'
/** At the end of a compound these are adverbs, not prepositions ("Hold-Up"). */
const ADVERBS = 'around|away|back|by|down|in|off|on|out|over|through|up'
const PREFIXED = new RegExp(`(?<![\\p{L}-])((?i:${PREFIXES}))-(\\p{Ll}+)(?![\\p{L}-])`, 'gu')
const COMPOUND = new RegExp(`(?<![\\p{L}-])(\\p{L}+)-(${ADVERBS})(?![\\p{L}-])`, 'giu')
const UP_TO = /(?<![\p{L}-])up-to-(the-)?(\p{L}+)(?![\p{L}-])/giu
const BRACKETED = /\((\p{L}{1,8})\)(\p{Ll}+)/gu

/** The title with such words in the form a headline has them. Titles that carry markup already are left alone. */
export function forHeadline(title: string): string {
  if (/[<>]/.test(title)) return title
  return title
    .replace(BRACKETED, (_, prefix: string, rest: string) => asIs(`(${capital(prefix)})${rest}`))
    .replace(UP_TO, (_, the: string | undefined, last: string) => asIs(`Up-to-${the ?? ''}${capital(last)}`))
    .replace(COMPOUND, (_, first: string, adverb: string) => asIs(`${capital(first)}-${capital(adverb)}`))
    .replace(PREFIXED, (_, prefix: string, rest: string) => asIs(`${capital(prefix)}-${rest}`))
}

export const asIs = (text: string): string => `<span class="nocase">${text}</span>`

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('en') + word.slice(1)
