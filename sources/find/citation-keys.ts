// "Kastner et al., 2016, p. 143" to names and year. Names begin with a capital; words before them ("see", "as cited in") are
// passed over; a span of years is no date of publication.

export interface Name {
  /** Folded, as printed. */
  whole: string
  /** Its last word alone: given names may stand before a family name, and words before a name. */
  last: string
}

export interface Key {
  names: Name[]
  etAl: boolean
  year: string
  suffix: string
  /** The names stand in the sentence, the year in brackets behind them. */
  narrative: boolean
}

export interface PlacedKey extends Key {
  /** Offsets into the text read, the locator included. */
  start: number
  end: number
}

const NAME =
  "(?:(?:van|von|der|den|de|di|da|la|el|al)[\\s-]){0,2}\\p{Lu}[\\p{L}\\p{M}’'.-]{0,40}[\\p{L}\\p{M}](?:\\s(?:van|von|der|de)\\s)?"
const INITIALS = '(?:,\\s(?:\\p{Lu}\\.\\s?){1,3})?'
const NAMES = `${NAME}(?:\\s${NAME}){0,3}${INITIALS}`
const AUTHORS = `(${NAMES})((?:,\\s${NAMES}){0,4}(?:,?\\s(?:and|&|und|et|y|e|и)\\s${NAMES})?)(\\s(?:et\\.?\\sal\\.?|и др\\.?))?`
const YEAR = '((?:1[5-9]|20)\\d{2})([a-z])?(?![\\d])(?!\\s?[-–—]\\s?\\d)'
const LOCATOR =
  '(?:\\s?[,:]\\s?(?!(?:1[5-9]|20)\\d{2}[a-z]?(?:[,;)]|\\s|$))(?:(?:pp?|para|ch|vol|s|с)\\.?\\s?)?\\d+(?:\\s?[-–—]\\s?\\d+)?(?:\\s?ff?\\b\\.?)?)?'
const KEY = new RegExp(`(?<![\\p{L}\\p{N}“"«])${AUTHORS},?\\s\\(?${YEAR}${LOCATOR}`, 'gu')
/** Capitalised words before a year that are no names. */
const NO_NAME =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|since|in|after|before|until|from|during|by|spring|summer|autumn|fall|winter|the|on|of|see|cf|note|table|figure|chapter|section|article|no|vol|issue|accessed)\.?$/i

/** All keys in a short text. */
export function namesAndYear(text: string, narrative: boolean): PlacedKey[] {
  if (!/\d{4}/.test(text)) return []
  const keys: PlacedKey[] = []
  for (const match of text.matchAll(KEY)) {
    const [whole, first, others, etAl, year, suffix] = match as unknown as [
      string,
      string,
      string,
      string?,
      string?,
      string?,
    ]
    const names = [first, ...others.split(/,?\s(?:and|&|und|et|y|e|и)\s|,\s/u)]
      .map(withoutInitials)
      .filter((name) => name !== '')
    if (names.some((name) => NO_NAME.test(name.split(/\s/).at(-1)!) || NO_NAME.test(name.split(/\s/)[0]!))) continue
    keys.push({
      names: names.map((name) => ({ whole: foldName(name), last: fold(name.slice(name.lastIndexOf(' ') + 1)) })),
      etAl: etAl !== undefined,
      year: year!,
      suffix: suffix ?? '',
      narrative,
      start: match.index,
      end: match.index + whole.length,
    })
    keys.push(...laterYears(text, keys.at(-1)!))
  }
  return keys
}

const LATER_YEAR = /,\s?(?:((?:1[5-9]|20)\d{2})([a-z])?(?!\d)(?!\s?[-–—]\s?\d)|([b-f])(?![\p{L}]))/uy

/** "2009a, 2009b" and "2009a,b": more works of the same names. */
function laterYears(text: string, first: PlacedKey): PlacedKey[] {
  const later: PlacedKey[] = []
  let at = first.end
  for (;;) {
    LATER_YEAR.lastIndex = at
    const match = LATER_YEAR.exec(text)
    if (!match || (match[3] !== undefined && first.suffix === '')) return later
    const [whole, year, suffix, letter] = match
    const start = at + /^,\s?/.exec(whole)![0].length
    at += whole.length
    later.push({ ...first, year: year ?? first.year, suffix: suffix ?? letter ?? '', start, end: at })
  }
}

function withoutInitials(name: string): string {
  return name
    .replace(/,?\s(?:\p{Lu}\.\s?){1,3}$/u, '')
    .replace(/^(?:\p{Lu}\.\s?)+$/u, '')
    .trim()
}

/** Without particles before it: lists and texts do not agree on them. */
export function foldName(name: string): string {
  return fold(name.replace(/^(?:(?:de|van|von|der|den|di|da|la|le|el|al)\s)+/u, ''))
}

/** Case, accents and what is no letter do not matter. */
export function fold(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
