// Whether a hyphen at a line's end belongs to the word. The text's own unbroken words decide; where they are silent, what
// the text does elsewhere.
import { firstWord, lastWord } from './words.ts'

export interface Lexicon {
  /** The word occurs unbroken, whatever its case and punctuation. */
  knows: (word: string) => boolean
  /** How the parts left and right of a line-end hyphen are joined. */
  join: (left: string, right: string) => Joining
}

export interface Joining {
  /** `turned`: dropped, and the letter before it is a "c" that became "k" at the line's end, as German had it until 1996. */
  hyphen: 'kept' | 'dropped' | 'turned'
  /** The text gives reasons for both, or for neither. */
  doubtful: boolean
}

const WORD = /[\p{L}\p{M}]+(?:[-‐’'][\p{L}\p{M}]+)*/gu
const BROKEN = /[\p{L}\p{M}][-‐\u00ad]$/u

/** First parts that take a hyphen where the text shows them with one; before a long word, or one the text has, they are no syllable. */
const PREFIXES = new Set(
  (
    'anti counter cross ex geo half intra macro mega meta micro mid mini multi neo non politico post pre pseudo quasi self semi ' +
    'socio techno ultra vice well euro afro anglo franco russo sino'
  ).split(' '),
)
/** First parts that are hardly ever written together with a word of four letters or more. */
const HYPHENED = new Set('well self half so quasi'.split(' '))
const NEVER_HYPHENED = /^(?:ness|fish|hood)/
/** Second parts that are joined by a hyphen to nearly any word. */
const TAILS = new Set(
  'called based term standing scale known oriented owned century speaking driven funded même mêmes нибудь либо то таки'.split(
    ' ',
  ),
)
/** Letters from which a word after such a part stands for itself. */
const LONG_WORD = 7
const NUMBER_WORDS = new Set(
  'two three four five six seven eight nine eleven twelve twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  ),
)
/** What follows a number word without a hyphen. */
const NUMBER_ENDINGS = /^(?:teen|ty|th|fold|pence|some|ths)/
/** Closed compounds of two words that are words themselves. */
const CLOSED = new Set(
  (
    'another anyone anything anyway anywhere background became become beforehand breakdown breakthrough cannot commonwealth ' +
    'everybody everyone everything everywhere feedback forever framework furthermore handbook headline herself highlight himself ' +
    'however into itself keyword landmark landscape likewise mainland mainstream meanwhile moreover myself network nevertheless ' +
    'newspaper nobody nonetheless nothing nowadays nowhere otherwise ourselves outcome outside overall overcome overlook oversee ' +
    'railway somebody someone something sometimes somewhat somewhere stakeholder standpoint statement therefore themselves ' +
    'throughout timetable together turnover twofold understand undertake undergo upon viewpoint warfare website weekend whatever ' +
    'whenever whereas wherever whereby whoever widespread within without withdraw withstand workforce workshop worldwide ' +
    'worthwhile yourself database downtown goodwill masterpiece neighbourhood neighborhood partnership leadership membership ' +
    'ownership relationship scholarship citizenship hardship township threshold today tomorrow tonight homeland farmland hinterland'
  ).split(' '),
)

/** Learns from lines: the word a line breaks off and the rest of it on the next line are left out. */
export function lexiconOf(lines: readonly { text: string }[]): Lexicon {
  const words = new Map<string, number>()
  const prefixes = new Map<string, number>()
  const breaks: [left: string, right: string][] = []
  let broken: string | null = null
  for (const { text } of lines) {
    if (text === '') continue
    const end = BROKEN.test(text) ? text.length - lastWord(text).length : text.length
    const start = broken === null ? 0 : firstWord(text).length
    if (broken !== null) breaks.push([broken, text.slice(0, start)])
    for (const [word] of text.slice(start, Math.max(start, end)).matchAll(WORD)) {
      const lower = plain(word)
      words.set(lower, (words.get(lower) ?? 0) + 1)
      const hyphen = lower.indexOf('-')
      if (hyphen > 0) prefixes.set(lower.slice(0, hyphen), (prefixes.get(lower.slice(0, hyphen)) ?? 0) + 1)
    }
    broken = end < text.length ? text.slice(end) : null
  }
  const count = (word: string): number => words.get(word) ?? 0
  const soft = breaksSoftly(breaks, count)
  return {
    knows: (word) => count(core(word)) > 0,
    join: (left, right) =>
      joining(core(left.replace(/[-‐\u00ad]$/u, '')), core(right), right, {
        count,
        prefixes,
        soft,
        few: breaks.length < FEWEST_BREAKS,
      }),
  }
}

interface Evidence {
  count: (word: string) => number
  prefixes: ReadonlyMap<string, number>
  /** The text breaks words at line ends; otherwise every hyphen it shows is meant. */
  soft: boolean
  /** So few words are broken that the text proves no habit. */
  few: boolean
}

/** Fewer broken words prove no habit. */
const FEWEST_BREAKS = 4

function joining(left: string, right: string, printed: string, { count, prefixes, soft, few }: Evidence): Joining {
  const joined = count(left + right)
  const hyphened = count(`${left}-${right}`)
  if (left.endsWith('k') && right.startsWith('k') && joined === 0 && count(`${left.slice(0, -1)}c${right}`) > 0)
    return { hyphen: 'turned', doubtful: false }
  if (joined > 0 && hyphened === 0 && !/^\p{Lu}/u.test(printed)) return { hyphen: 'dropped', doubtful: false }
  if (hyphened > 0 && joined === 0) return { hyphen: 'kept', doubtful: false }
  if (joined > 0 && hyphened > 0) return { hyphen: hyphened > joined ? 'kept' : 'dropped', doubtful: true }
  if (!soft) return { hyphen: 'kept', doubtful: false }
  // A capital inside a word is rare; after a hyphen it is common ("post-Soviet"). All capitals are one word broken.
  if (/^\p{Lu}\p{Ll}/u.test(printed) && /\p{Ll}$/u.test(left)) return { hyphen: 'kept', doubtful: false }
  const first = left.slice(left.lastIndexOf('-') + 1)
  const standsAlone = count(right) > 0 || right.length >= LONG_WORD
  if (first === left && PREFIXES.has(left) && standsAlone && (prefixes.get(left) ?? 0) > 0)
    return { hyphen: 'kept', doubtful: true }
  if (HYPHENED.has(first) && right.length >= 4 && !NEVER_HYPHENED.test(right)) return { hyphen: 'kept', doubtful: true }
  if (TAILS.has(right) && first.length >= 2) return { hyphen: 'kept', doubtful: true }
  if (NUMBER_WORDS.has(first) && !NUMBER_ENDINGS.test(right)) return { hyphen: 'kept', doubtful: false }
  const twoWords = first.length >= 3 && right.length >= 4 && count(first) > 0 && count(right) > 0
  if (twoWords && !CLOSED.has(first + right) && (prefixes.get(first) ?? 0) > 0)
    return { hyphen: 'kept', doubtful: true }
  return { hyphen: 'dropped', doubtful: (twoWords && !CLOSED.has(first + right)) || (few && right.length >= 4) }
}

/** A text breaks words if more of its broken words are words joined, or fragments, than are hyphenated compounds. */
function breaksSoftly(breaks: readonly [string, string][], count: (word: string) => number): boolean {
  let soft = 0
  let hard = 0
  for (const [left, right] of breaks) {
    const [l, r] = [core(left.replace(/[-‐\u00ad]$/u, '')), core(right)]
    if (/:\/\//.test(left + right)) continue
    if (count(l + r) > 0 || (count(r) === 0 && count(l) === 0 && /^\p{Ll}/u.test(right))) soft++
    else if (count(`${l}-${r}`) > 0 || (count(l) > 0 && count(r) > 0) || /^\p{Lu}/u.test(right)) hard++
    else soft += 0.5
  }
  return soft > hard
}

/** Lower case, without punctuation at the ends and without a possessive. */
function core(word: string): string {
  return plain(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .replace(/[’'](?:s|ll|d|ve|re)?$/u, '')
    .replace(/[^\p{L}\p{M}-].*$/u, '')
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/‐/g, '-')
    .replace(/[’']s?$/u, '')
}
