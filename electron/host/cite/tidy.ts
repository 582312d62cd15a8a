// What a tidying of references would change, value by value, each with its reason: shown before anything is written.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { TidyReason } from '../../../shared/model/reference-view.ts'
import { guessLanguage } from './item-language.ts'
import { fixReference } from './reference-fixups.ts'
import { sentenceCase } from './sentence-case.ts'

export interface Tidying {
  /** CSL variable. */
  field: string
  /** Null: there is none. */
  before: unknown
  after: unknown
  reason: TidyReason
}

const TITLES = ['title', 'title-short'] as const

/** `names`: words that are names in this library. */
export function tidyingsOf(item: CslItem, names: ReadonlySet<string>): Tidying[] {
  const tidy = structuredClone(item)
  fixReference(tidy, () => undefined)
  const language = String(tidy['language'] ?? '')
  const guessed = language === '' ? guessLanguage(String(tidy['title'] ?? '')) : ''
  if (guessed !== '') tidy['language'] = guessed
  if (/^en\b/i.test(language || guessed) || (language === '' && guessed === '')) {
    for (const variable of TITLES) {
      const title = tidy[variable]
      if (typeof title === 'string') tidy[variable] = sentenceCase(title, names)
    }
  }
  return [...new Set([...Object.keys(item), ...Object.keys(tidy)])].flatMap((field) => {
    const [before, after] = [item[field] ?? null, tidy[field] ?? null]
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    return [{ field, before, after, reason: reasonOf(field, before) }]
  })
}

function reasonOf(field: string, before: unknown): TidyReason {
  if (field === 'DOI' || field === 'URL') return 'doi'
  if (field === 'language') return before === null ? 'languageGuessed' : 'language'
  if (field === 'title' || field === 'title-short') return 'sentenceCase'
  if (field === 'page') return 'pages'
  if (field === 'type' || field === 'genre') return 'type'
  if (Array.isArray(before)) return 'names'
  return typeof before === 'object' && before !== null ? 'date' : 'spaces'
}

/** Family names of a library's authors, and the words of bodies: they keep their capitals in titles. */
export function namesIn(items: Iterable<CslItem>): Set<string> {
  const names = new Set<string>()
  for (const item of items) {
    for (const { family } of [...(item.author ?? []), ...(item.editor ?? [])]) {
      // "Young" and "Rivers" are names too, but seldom in a title; those of a letter tell nothing.
      if (family !== undefined && /^\p{Lu}\p{Ll}{3,}$/u.test(family) && !COMMON.has(family)) names.add(family)
    }
  }
  return names
}

/** Family names that are commoner as words. */
const COMMON = new Set(
  'Baker Bank Banks Bell Black Brown Bush Carter Church Cook Cross Day English Field Fields Fisher Ford Forest Fox Gold Good Gray Green Grey Hall Hand Hill House Hunter King Knight Lane Law Little Long Love Marsh Mason Miller Moon Moore Noble Page Park Parks Parsons Pope Porter Price Reed Rich Rivers Rose Rule Sharp Shepherd Short Smith Snow Stone Summer Sweet Taylor Turner Wall Walls Ward Waters Weaver Wells White Wise Wolf Wood Woods Word Young'.split(
    ' ',
  ),
)
