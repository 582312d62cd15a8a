// Builds citeproc engines. The list of words that headline capitals leave small is a global of the library, read while an
// engine is built and when a locale is loaded later, so it is set before each use.
import CSL from 'citeproc'
import type { CslNode, Engine } from 'citeproc'
import type { CslSource } from './style-library.ts'

const ALL_SMALL_WORDS = CSL.SKIP_WORDS

export interface EngineParts {
  csl: CslNode
  /** Without one, the style's default locale, else en-US. */
  locale?: string | undefined
  retrieveItem(id: string): object
  retrieveLocale(tag: string): CslSource | false
  /** Written behind the bibliography entry of an item that has a `system_id`. */
  entryMark?: (systemId: string) => string
  getAbbreviation?: (...args: unknown[]) => string | undefined
  /** Prepositions of this many letters and more get a capital; Infinity: none. */
  capitalisedPrepositions: number
}

export function buildEngine(parts: EngineParts): Engine {
  const { csl, locale, retrieveItem, retrieveLocale, entryMark, getAbbreviation } = parts
  setSmallWords(parts.capitalisedPrepositions)
  const system = {
    retrieveItem,
    retrieveLocale,
    ...(entryMark ? { embedBibliographyEntry: entryMark } : {}),
    ...(getAbbreviation ? { getAbbreviation } : {}),
  }
  const engine = new CSL.Engine(system, csl, locale, locale !== undefined)
  engine.setOutputFormat('html')
  return engine
}

/** Words of several parts ("as of", "vs.") stay: the rule speaks of single prepositions. */
export function setSmallWords(capitalisedFrom: number): void {
  CSL.SKIP_WORDS = ALL_SMALL_WORDS.filter((word) => word.length < capitalisedFrom || /[ .]/.test(word))
}
