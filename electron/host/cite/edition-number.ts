// The number of an edition that is written in words: styles have words of their own for it, each in its language.

const ORDINALS: readonly RegExp[] = [
  /^(?:first|erste|première|primera|prima)\b/iu,
  /^(?:second|zweite|deuxième|seconde|segunda|seconda)\b/iu,
  /^(?:third|dritte|troisième|tercera|terza)\b/iu,
  /^(?:fourth|vierte|quatrième|cuarta|quarta)\b/iu,
  /^(?:fifth|fünfte|cinquième|quinta)\b/iu,
  /^(?:sixth|sechste|sixième|sexta|sesta)\b/iu,
  /^(?:seventh|siebte|septième|séptima|settima)\b/iu,
  /^(?:eighth|achte|huitième|octava|ottava)\b/iu,
  /^(?:ninth|neunte|neuvième|novena|nona)\b/iu,
  /^(?:tenth|zehnte|dixième|décima|decima)\b/iu,
]
const EDITION_WORD = /^(?:ed(?:ition|n)?|éd(?:ition)?|edición|edizione|auflage|aufl|a)?$/iu

/** "Second", "2nd", "2nd ed.", "2. Aufl." as the number styles count by; "Rev. ed." and all that says more stays. */
export function editionNumber(text: string): string {
  const [, number, rest] = /^(\d{1,3})(?:st|nd|rd|th|ème|er?|ª|º|\.)?\s*(\p{L}*)\.?$/iu.exec(text.trim()) ?? []
  if (number !== undefined && EDITION_WORD.test(rest ?? '')) return number
  const [word = '', after = '', ...more] = text.trim().split(/\s+/)
  const ordinal = ORDINALS.findIndex((name) => name.test(word)) + 1
  return ordinal > 0 && more.length === 0 && EDITION_WORD.test(after.replace(/\.$/, '')) ? String(ordinal) : text
}
