// Gathers passages by any combination of conditions. Pure; the host and the window ask the same function, so that a saved view, the
// command line and the board never differ.
import { foldWord } from '../fold-word.ts'
import type { Condition, PassageQuery } from '../model/passage-query.ts'
import type { QuoteDetail } from '../model/view.ts'

/** What of a passage the conditions ask about. */
export type Gatherable = Pick<
  QuoteDetail,
  'source' | 'work' | 'quote' | 'note' | 'themes' | 'themeIds' | 'color' | 'kind' | 'created'
>

/** What the passages themselves do not say. */
export interface Surroundings {
  /** Ids of a theme and of all below it. */
  below: (theme: string) => ReadonlySet<string>
  /** Authors and titles a passage is quoted from, as words to be found. */
  about: (source: string, work: number | null) => string
}

type Test = (passage: Gatherable) => boolean

/** The passages for which one of the query's groups holds, in the order given. */
export function gather<T extends Gatherable>(passages: readonly T[], query: PassageQuery, around: Surroundings): T[] {
  if (query.any.every((group) => group.length === 0)) return [...passages]
  const groups = query.any.map((group) => group.map((condition) => testOf(condition, around)))
  return passages.filter((passage) => groups.some((group) => group.every((test) => test(passage))))
}

function testOf(condition: Condition, around: Surroundings): Test {
  const test = plainTest(condition, around)
  return condition.not === true ? (passage) => !test(passage) : test
}

function plainTest(condition: Condition, around: Surroundings): Test {
  switch (condition.by) {
    case 'theme': {
      const wanted = new Set(condition.own ? condition.themes : condition.themes.flatMap((id) => [...around.below(id)]))
      return ({ themeIds }) => themeIds.some((id) => wanted.has(id))
    }
    case 'untagged':
      return ({ themeIds }) => themeIds.length === 0
    case 'color': {
      const wanted = new Set(condition.colors)
      return ({ color }) => wanted.has(color)
    }
    case 'kind': {
      const wanted = new Set(condition.kinds)
      return ({ kind }) => wanted.has(kind)
    }
    case 'source': {
      const wanted = new Set(condition.sources)
      return ({ source }) => wanted.has(source)
    }
    case 'work': {
      const wanted = new Set(condition.works.map(({ source, work }) => `${source} ${work}`))
      return ({ source, work }) => wanted.has(`${source} ${work}`)
    }
    case 'note':
      return ({ note }) => note !== null
    case 'date': {
      const { from, to } = condition
      return ({ created }) => {
        const day = dayOf(created)
        return (from === undefined || day >= from) && (to === undefined || day <= to)
      }
    }
    case 'text': {
      const words = foldWord(condition.text).split(/\s+/u).filter(Boolean)
      return (passage) => {
        if (words.length === 0) return true
        const { quote, note, themes, source, work } = passage
        const text = foldWord([quote, note ?? '', ...themes.map((path) => path.join(' '))].join(' '))
        // What it is quoted from is looked up only for words the passage itself does not hold.
        const rest = words.filter((word) => !text.includes(word))
        return rest.length === 0 || holdsAll(foldWord(around.about(source, work)), rest)
      }
    }
  }
}

function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word))
}

/** The day of a moment in the calendar of the place the program runs in: readers mean their own days. */
export function dayOf(moment: string): string {
  const date = new Date(moment)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
