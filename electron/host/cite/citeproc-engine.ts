// Builds citeproc engines. The list of words that headline capitals leave small is a global of the library, read while an
// engine is built and when a locale is loaded later, so it is set before each use.
import CSL from 'citeproc'
import type { CslNode, Engine, FindNodes } from 'citeproc'
import { skipPlainWords } from './quick-steps.ts'
import './sort-macros.ts'
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
  skipPlainWords(engine)
  return engine
}

/** Words of several parts ("as of", "vs.") stay: the rule speaks of single prepositions. */
export function setSmallWords(capitalisedFrom: number): void {
  CSL.SKIP_WORDS = ALL_SMALL_WORDS.filter((word) => word.length < capitalisedFrom || /[ .]/.test(word))
}

/**
 * The engine walks the whole style for every call of a macro (11 million steps for APA, a third of the time an engine takes
 * to build). The macros of a style stand at its top and are found by name instead.
 */
const findByWalking = CSL.XmlJSON.prototype.getNodesByName
const macrosOf = new WeakMap<CslNode, Map<string, CslNode[]>>()
CSL.XmlJSON.prototype.getNodesByName = function (this: unknown, root, name, value, found) {
  if (name !== 'macro' || !value || found || root?.name !== 'style') {
    return findByWalking.call(this, root, name, value, found)
  }
  let macros = macrosOf.get(root)
  if (macros === undefined) {
    const all = root.children.filter((node) => typeof node !== 'string' && node.name === 'macro') as CslNode[]
    macrosOf.set(root, (macros = Map.groupBy(all, (macro) => macro.attrs['name'] ?? '')))
  }
  return macros.get(value) ?? []
} satisfies FindNodes
