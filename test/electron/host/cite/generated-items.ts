// Invented works of the common types with the usual fields, the same for the same seed.
import type { CitationItem } from '../../../../shared/model/citation.ts'
import type { CslItem, CslName } from '../../../../shared/model/reference.ts'
import { randomOf } from '../../../random.ts'

export const COMMON_TYPES = [
  'article-journal',
  'book',
  'edited-book',
  'chapter',
  'thesis',
  'report',
  'webpage',
  'article-newspaper',
] as const
export type CommonType = (typeof COMMON_TYPES)[number]

const FAMILIES =
  'Okonjo Lind Ito Novak Anders Keller Moreau Silva Brandt Osei Haugen Petrov Walsh Ibarra Nakamura Dube'.split(' ')
const GIVENS = ['Ada', 'Per', 'Ren', 'Jan B.', 'Petra', 'K. L.', 'Inés', 'Jean-Marc', 'Grace', 'Tomás']
const PARTS = [
  'the politics of water',
  'border towns',
  'maps and power',
  'why rivers matter',
  'trade after empire',
  'reading in six cities',
  'a theory of small states',
  'work without end',
  'memory from below',
  'customs and unions',
]
const SUBTITLES = [
  'a history',
  'lessons from the field',
  'essays in honour of a friend',
  'evidence from two surveys',
  'between law and custom',
]
const JOURNALS = ['Journal of Border Studies', 'Archive Studies Quarterly', 'The Review of Rivers', 'Nordic Politics']
const PUBLISHERS = ['Delta Press', 'Northfield University Press', 'Harbour & Sons', 'Institute of Maps']
const PLACES = ['Oslo', 'New York', 'Ithaca, NY', 'Lagos']
const BODIES = ['Northern Data Institute', 'City of Example', 'Ministry of Rivers']

export function generatedItem(index: number, seed = 18): CslItem & { id: string } {
  const next = randomOf(seed * 7_919 + index * 104_729 + 1)
  const chance = (share: number): boolean => next() < share
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const name = (): CslName => ({
    family: pick(FAMILIES),
    given: pick(GIVENS),
    ...(chance(0.06) ? { 'non-dropping-particle': pick(['van der', 'de', 'von']) } : {}),
    ...(chance(0.04) ? { suffix: pick(['Jr.', 'III']) } : {}),
  })
  const names = (): CslName[] => Array.from({ length: pick([1, 1, 1, 2, 2, 3, 4, 6, 7, 9]) }, name)
  const title = (): string => {
    const main = pick(PARTS)
    const whole = main.charAt(0).toUpperCase() + main.slice(1)
    if (chance(0.1)) return `${whole}?`
    const sub = pick(SUBTITLES)
    return chance(0.5) ? `${whole}: ${sub.charAt(0).toUpperCase()}${sub.slice(1)}` : whole
  }
  const date = (day: number, month: number): { 'date-parts': number[][] } => {
    const parts = [whole(1950, 2024)]
    if (chance(month)) parts.push(whole(1, 12))
    if (parts.length === 2 && chance(day)) parts.push(whole(1, 28))
    return { 'date-parts': [parts] }
  }
  const pages = (): string => {
    const first = whole(1, 400)
    return `${first}-${first + whole(1, 40)}`
  }
  const some = (share: number, fields: () => object): object => (chance(share) ? fields() : {})
  const address = (): object => ({ URL: `https://example.org/${whole(1, 9_999)}` })
  const doi = (): object => ({ DOI: `10.5555/${whole(1, 9_999)}` })

  const type = COMMON_TYPES[index % COMMON_TYPES.length]!
  const base = { id: `g${index}`, title: title(), language: 'en' }
  switch (type) {
    case 'article-journal':
      return {
        ...base,
        type,
        ...some(0.96, () => ({ author: names() })),
        'container-title': pick(JOURNALS),
        ...some(0.85, () => ({ volume: String(whole(1, 90)) })),
        ...some(0.7, () => ({ issue: String(whole(1, 12)) })),
        ...some(0.9, () => ({ page: pages() })),
        issued: date(0.3, 0.3),
        ...some(0.5, doi),
      }
    case 'book':
      return {
        ...base,
        type,
        author: names(),
        publisher: pick(PUBLISHERS),
        ...some(0.7, () => ({ 'publisher-place': pick(PLACES) })),
        ...some(0.25, () => ({ edition: String(whole(2, 6)) })),
        ...some(0.12, () => ({ translator: [name()] })),
        ...some(0.12, () => ({ editor: [name()] })),
        ...some(0.12, () => ({
          'collection-title': 'Studies in Rivers',
          ...some(0.6, () => ({ 'collection-number': String(whole(1, 40)) })),
        })),
        ...some(0.1, () => ({ volume: String(whole(1, 4)) })),
        issued: date(0, 0),
        ...some(0.15, doi),
      }
    case 'edited-book':
      return {
        ...base,
        type: 'book',
        editor: names(),
        publisher: pick(PUBLISHERS),
        ...some(0.7, () => ({ 'publisher-place': pick(PLACES) })),
        ...some(0.2, () => ({ edition: String(whole(2, 6)) })),
        issued: date(0, 0),
        ...some(0.15, doi),
      }
    case 'chapter':
      return {
        ...base,
        type,
        author: names(),
        'container-title': title(),
        ...some(0.85, () => ({ editor: names() })),
        ...some(0.1, () => ({ edition: String(whole(2, 4)) })),
        publisher: pick(PUBLISHERS),
        ...some(0.7, () => ({ 'publisher-place': pick(PLACES) })),
        page: pages(),
        issued: date(0, 0),
        ...some(0.2, doi),
      }
    case 'thesis':
      return {
        ...base,
        type,
        author: [name()],
        genre: pick(['PhD diss.', 'master’s thesis']),
        publisher: pick(['University of Example', 'Delta State University']),
        issued: date(0, 0),
        ...some(0.4, address),
      }
    case 'report':
      return {
        ...base,
        type,
        author: chance(0.5) ? names() : [{ literal: pick(BODIES) }],
        ...some(0.5, () => ({
          genre: pick(['Research report', 'Working paper', 'Policy brief']),
          ...some(0.7, () => ({ number: String(whole(1, 300)) })),
        })),
        ...some(0.85, () => ({ publisher: pick([...PUBLISHERS, ...BODIES]) })),
        ...some(0.4, () => ({ 'publisher-place': pick(PLACES) })),
        issued: date(0.5, 0.4),
        ...some(0.6, address),
      }
    case 'webpage':
      return {
        ...base,
        type,
        ...some(0.8, () => ({ author: chance(0.5) ? [name()] : [{ literal: pick(BODIES) }] })),
        ...some(0.7, () => ({ 'container-title': pick(['River Watch', 'The Map Room', 'City of Example']) })),
        ...some(0.75, () => ({ issued: date(0.9, 0.9) })),
        ...some(0.5, () => ({ accessed: { 'date-parts': [[whole(2019, 2024), whole(1, 12), whole(1, 28)]] } })),
        ...address(),
      }
    case 'article-newspaper':
      return {
        ...base,
        type,
        ...some(0.85, () => ({ author: chance(0.85) ? [name()] : [name(), name()] })),
        'container-title': pick(['The Example Times', 'Daily River', 'Oslo Post']),
        issued: { 'date-parts': [[whole(1950, 2024), whole(1, 12), whole(1, 28)]] },
        ...some(0.3, () => ({ page: pick(['A4', 'B12', '7']) })),
        ...some(0.6, address),
      }
  }
}

export function generatedCitation(index: number, id: string): CitationItem {
  const next = randomOf(index * 31_337 + 17)
  const first = 1 + Math.floor(next() * 300)
  const kind = next()
  if (kind < 0.5) return { id, locator: String(first), label: 'page' }
  if (kind < 0.7) return { id, locator: `${first}-${first + 1 + Math.floor(next() * 30)}`, label: 'page' }
  if (kind < 0.8) return { id, locator: String(1 + (first % 12)), label: 'chapter' }
  return { id }
}
