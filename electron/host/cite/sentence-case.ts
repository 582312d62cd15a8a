// "The Rise of Central Asia: A Study of NATO" as "The rise of Central Asia: A study of NATO". Titles are kept in sentence case:
// styles that want headline capitals make them, but none can take them away. Only a title that is clearly in headline capitals
// is touched, and a word keeps its capital where anything says that it is a name.

/** Shares of the words that could have a small letter and have a capital: from here on it is a headline. */
const HEADLINE = 0.75
const MIN_WORDS = 2
/** Small in headlines too, so they tell nothing. */
const SMALL = new Set(
  'a an the and or nor but for of in on at to by from with as into onto over under via per vs v'.split(' '),
)
const WORD = /\p{L}[\p{L}\p{M}\p{N}'’]*/gu
const ENDINGS = /(?:['’]s|s['’])$/u

/** What is written with a capital inside a sentence. `names`: of people and places of the user's own library. */
export function sentenceCase(title: string, names: ReadonlySet<string> = new Set()): string {
  if (!isHeadline(title)) return title
  const phrases = properPhrases(title)
  return title.replace(WORD, (word, at: number) => {
    const before = title.slice(0, at)
    const starts = /(?:^|[:.?!–—]\s|[“„«("'‘]\s?)[^\p{L}]*$/u.test(before) && !/[\p{L}\p{N}]-$/u.test(before)
    const inMarkup = before.lastIndexOf('<') > before.lastIndexOf('>') || /<span class="nocase">[^<]*$/u.test(before)
    const named = phrases.some(([start, end]) => at >= start && at < end)
    if (starts || inMarkup || named || keepsCapital(word, names)) return word
    return word.toLowerCase()
  })
}

/** Whether most of the words that could be small are not. */
export function isHeadline(title: string): boolean {
  const words = (title.replace(/<[^<>]*>/g, '').match(WORD) ?? [])
    .slice(1)
    .filter((word) => !SMALL.has(word.toLowerCase()))
  const telling = words.filter((word) => /^\p{L}\p{Ll}/u.test(word))
  const capital = telling.filter((word) => /^\p{Lu}/u.test(word))
  // A title of names alone ("Foucault in Iran") cannot be told from a headline; it has too few words to matter.
  return telling.length >= MIN_WORDS && capital.length / telling.length >= HEADLINE
}

function keepsCapital(word: string, names: ReadonlySet<string>): boolean {
  if (!/^\p{Lu}/u.test(word)) return true
  // NATO, iPhone, COVID19, II, McLuhan
  if (/^.+[\p{Lu}\p{N}]/u.test(word) || word === 'I') return true
  const plain = word.replace(ENDINGS, '')
  return properWords().has(plain) || names.has(plain)
}

/** Nations, languages, parts of the world, months, days: as the platform names them in English. */
let words: Set<string> | undefined
let names: string[] | undefined

/** What the platform's lists lack. */
const MORE_WORDS =
  'African American Arab Asian Atlantic Balkan Baltic Bible Biblical Buddhism Buddhist Caucasian Caucasus Christian Christianity Christmas Catholic Confucian Crimea Crimean Darwinian Eurasia Eurasian European Easter Freudian Gothic Hindu Hinduism Internet Islam Islamic Islamist Israeli Jew Jewish Judaism Kantian Kremlin Kyrgyz Latin London Marxism Marxist Mediterranean Medieval Moscow Muslim Nazi Nordic Orthodox Pacific Palestinian Paris Protestant Renaissance Rome Roman Scandinavian Siberia Siberian Slavic Soviet Stalin Stalinism Stalinist Swiss Dutch Tatar Turkic Victorian Washington Web Western York Berlin Beijing Bosnia Congo Herzegovina Korea Korean Tokyo Brussels Geneva Vienna'
const MORE_PHRASES = [
  'Berlin Wall',
  'Black Sea',
  'Cold War',
  'Europe',
  'European Union',
  'European Commission',
  'European Parliament',
  'First World War',
  'Second World War',
  'World War',
  'Great War',
  'Great Depression',
  'Great Britain',
  'Hong Kong',
  'Middle Ages',
  'Middle East',
  'New Deal',
  'New York',
  'Latin America',
  'Near East',
  'Far East',
  'Ottoman Empire',
  'Roman Empire',
  'Soviet Union',
  'United Nations',
  'United States',
  'United Kingdom',
  'World Bank',
  'World Health Organization',
  'World Trade Organization',
]

function properWords(): Set<string> {
  if (words !== undefined) return words
  const found = new Set(MORE_WORDS.split(' '))
  // Of names of several words ("Vatican City") no word is a name by itself.
  for (const name of platformNames()) if (!/[\s-]/.test(name)) found.add(name)
  return (words = found)
}

function platformNames(): string[] {
  if (names !== undefined) return names
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  const areas = Array.from({ length: 200 }, (_, code) => String(code + 1).padStart(3, '0'))
  const all = [
    ...[...pairs, ...areas].map((code) => regions.of(code)),
    ...pairs.map((code) => languages.of(code.toLowerCase())),
  ]
  for (let at = 0; at < 12; at++) all.push(new Date(2024, at, 15).toLocaleString('en', { month: 'long' }))
  for (let at = 1; at <= 7; at++) all.push(new Date(2024, 0, at).toLocaleString('en', { weekday: 'long' }))
  // "May" and "March" are words too.
  return (names = all.filter((name) => name !== undefined && name !== 'May' && name !== 'March') as string[])
}

/** Names of several words that stand in the title, as ranges of offsets. */
function properPhrases(title: string): [start: number, end: number][] {
  const found: [number, number][] = []
  for (const phrase of [...MORE_PHRASES, ...platformNames().filter((name) => name.includes(' '))]) {
    for (let at = title.indexOf(phrase); at >= 0; at = title.indexOf(phrase, at + 1))
      found.push([at, at + phrase.length])
  }
  return found
}
