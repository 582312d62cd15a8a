// Invented works as libraries really hold them: any of the fields that works of a type may have, beside each other as it comes.
import type { CslItem } from '../../../../shared/model/reference.ts'
import { randomOf, type Random } from '../../../random.ts'

/** Types with the fields their works may have; each field with how often it is there. */
type Share = readonly [share: number, value: (some: Some) => unknown]
type Fields = Readonly<Record<string, Share>>

const FAMILIES = [...'ABCDEFGHIKLMNOPQRSTV'].flatMap((letter) =>
  ['arlen', 'oskin', 'ubeda'].map((rest) => `${letter}${rest}`),
)
const GIVENS = ['Ada', 'Per', 'Ren', 'Jan B.', 'K. L.', 'Jean-Marc', 'Grace', 'Tomás']
const NOUNS = 'politics water border maps power river trade empire reading city theory state work memory custom'.split(
  ' ',
)
const BODIES = ['Northern Data Institute', 'World Rivers Organization', 'City of Example']
const PAPERS = ['Journal of Border Studies', 'The Review of Rivers', 'Daily River', 'River Watch']

/** What is drawn from one seed. */
class Some {
  readonly #next: Random
  constructor(seed: number) {
    this.#next = randomOf(seed)
  }
  chance(share: number): boolean {
    return this.#next() < share
  }
  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)]!
  }
  whole(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1))
  }
  name(): object {
    if (this.chance(0.06)) return { literal: this.of(BODIES) }
    return {
      family: this.of(FAMILIES),
      given: this.of(GIVENS),
      ...(this.chance(0.06) && { 'non-dropping-particle': this.of(['van der', 'de']) }),
      ...(this.chance(0.03) && { 'dropping-particle': 'von' }),
      ...(this.chance(0.04) && { suffix: this.of(['Jr.', 'III']) }),
    }
  }
  names(): object[] {
    return Array.from({ length: this.of([1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 11]) }, () => this.name())
  }
  title(): string {
    const joint = this.of(['and', 'in', 'beyond', 'without', 'as'])
    const main = `The ${this.of(NOUNS)} of ${this.of(NOUNS)} ${joint} the ${this.of(NOUNS)}`
    const sub = this.of(['A history', 'Essays on the north', 'Between law and custom', '1900–1950', 'A “new” view'])
    return this.chance(0.45) ? `${main}${this.of([':', ':', ':', '?'])} ${sub}` : main
  }
  date(): object {
    const year = this.whole(1890, 2025)
    const month = [year, this.whole(1, 12)]
    const kinds = [
      ...Array.from({ length: 12 }, () => ({ 'date-parts': [[year]] })),
      ...Array.from({ length: 5 }, () => ({ 'date-parts': [month] })),
      ...Array.from({ length: 6 }, () => ({ 'date-parts': [[...month, this.whole(1, 28)]] })),
      { 'date-parts': [[year], [year + 2]] },
      { 'date-parts': [[year]], circa: true },
      { 'date-parts': [[year]], season: this.whole(1, 4) },
    ]
    return this.of(kinds)
  }
  pages(): string {
    return `${this.whole(1, 90)}-${this.whole(91, 400)}`
  }
}

const number =
  (most: number) =>
  (some: Some): string =>
    String(some.whole(1, most))
const word =
  (...words: string[]) =>
  (some: Some): string =>
    some.of(words)
const names = (some: Some): unknown => some.names()
const title = (some: Some): unknown => some.title()

const EVERYWHERE: Fields = {
  author: [0.88, names],
  issued: [0.93, (some) => some.date()],
  DOI: [0.25, (some) => `10.5555/${some.whole(1, 9_999)}`],
  URL: [0.35, (some) => `https://example.org/${some.whole(1, 9_999)}`],
  accessed: [0.3, (some) => ({ 'date-parts': [[2021, some.whole(1, 12), some.whole(1, 28)]] })],
}
const PUBLISHED: Fields = {
  publisher: [0.9, word('Delta Press', 'Northfield University Press', 'Harbour & Sons')],
  'publisher-place': [0.65, word('Lagos', 'Ithaca, NY')],
  'collection-title': [0.17, word('Studies in Rivers')],
  'collection-number': [0.1, number(50)],
}
const SERIAL: Fields = {
  'container-title': [0.96, word(...PAPERS)],
  page: [0.7, (some) => some.of([some.pages(), number(400)(some), 'A4', 'e10023'])],
  'publisher-place': [0.06, word('Oslo')],
  translator: [0.05, names],
}
const PART: Fields = {
  ...PUBLISHED,
  'container-title': [0.97, title],
  editor: [0.75, names],
  translator: [0.06, names],
  'container-author': [0.05, names],
  edition: [0.15, word('2', '3', 'Revised edition', 'Rev. ed.', '2nd')],
  volume: [0.12, number(6)],
  page: [0.8, (some) => some.pages()],
}

export const RICH_TYPES: Readonly<Record<string, Fields>> = {
  'article-journal': {
    ...SERIAL,
    volume: [0.8, number(90)],
    issue: [0.7, word('1', '4', '12', '3-4', 'Supplement 1')],
  },
  book: {
    ...PUBLISHED,
    editor: [0.2, names],
    translator: [0.15, names],
    edition: [0.25, word('2', '3', 'Revised edition', 'Rev. ed.', '2nd')],
    volume: [0.12, number(6)],
    'number-of-volumes': [0.08, number(6)],
    'volume-title': [0.04, title],
    'collection-editor': [0.05, names],
    'original-date': [0.08, () => ({ 'date-parts': [[1871]] })],
    'number-of-pages': [0.1, number(600)],
    ISBN: [0.3, () => '9780000000002'],
  },
  chapter: PART,
  thesis: {
    genre: [0.9, word('PhD diss.', 'master’s thesis', 'Doctoral dissertation', 'PhD thesis')],
    publisher: [0.95, word('University of Example')],
    'publisher-place': [0.4, word('Oslo')],
    number: [0.12, number(999_999)],
    archive: [0.15, word('ProQuest')],
    'number-of-pages': [0.2, number(600)],
  },
  report: {
    genre: [0.5, word('Research report', 'Working paper', 'Technical Report')],
    number: [0.5, word('12', 'WP/12/3', 'No. 7')],
    publisher: [0.85, word('Delta Press', ...BODIES)],
    'publisher-place': [0.5, word('Oslo')],
    'collection-title': [0.15, word('River Papers')],
    'collection-number': [0.08, number(50)],
    editor: [0.06, names],
  },
  webpage: {
    'container-title': [0.7, word(...PAPERS)],
    publisher: [0.2, word('City of Example')],
    genre: [0.1, word('Blog post')],
    URL: [0.97, (some) => `https://example.org/${some.whole(1, 9_999)}`],
  },
  'article-newspaper': {
    ...SERIAL,
    section: [0.3, word('Politics')],
    edition: [0.1, word('late', 'national')],
    volume: [0.1, number(90)],
  },
  'article-magazine': { ...SERIAL, volume: [0.15, number(90)], issue: [0.15, number(52)] },
  'paper-conference': {
    ...PART,
    'event-title': [0.5, word('Conference on Rivers')],
    'event-place': [0.4, word('Bath')],
  },
  'entry-encyclopedia': PART,
  'post-weblog': { ...SERIAL, volume: [0.05, number(9)] },
}

const TYPES = Object.keys(RICH_TYPES)

/** The same for the same seed and index; types in turn. Ids are `r` with the index. */
export function richItem(index: number, seed: number): CslItem & { id: string } {
  const some = new Some(seed * 7_919 + index * 104_729 + 1)
  const type = TYPES[index % TYPES.length]!
  const fields = Object.entries({ ...EVERYWHERE, ...RICH_TYPES[type]! }).flatMap(([field, [share, value]]) =>
    some.chance(share) ? [[field, value(some)]] : [],
  )
  return { id: `r${index}`, type, title: some.title(), language: 'en', ...Object.fromEntries(fields) }
}
