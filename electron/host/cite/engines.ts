// The engines in use, by style and locale: built once (about a second each), the least recently used dropped.
import { statSync } from 'node:fs'
import { makeEngine } from './engine.ts'
import type { CitingEngine } from './engine.ts'
import { findLocale } from './locale.ts'
import { openStyleLibrary } from './style-library.ts'
import type { StyleLibrary } from './style-library.ts'
import { findStyle } from './style.ts'

/** An engine with some hundred items takes 30 to 60 MB. */
const MAX_ENGINES = 6

export interface Engines {
  library: StyleLibrary
  /** Drops every engine: what an unexpected error left in one is not to be trusted. */
  forget(): void
  /** Changes with the style's file, where it is one. */
  version(style: string): number
  engine(asked: Asked): CitingEngine
}

interface Asked {
  style?: string | undefined
  locale?: string | undefined
  fixups?: boolean
  /** An engine beside the style's usual one, for works that are in no list: given them, the usual one would be refilled. */
  aside?: boolean
}

/** `folder`: the library's, for the styles the user added. */
export function openEngines(folder: string | null = null): Engines {
  const library = openStyleLibrary(folder)
  const version = (name: string): number => versionOf(name, library)
  const engines = new Map<string, CitingEngine>()
  return {
    library,
    version,
    forget: () => engines.clear(),
    engine: ({ style: name = 'apa', locale: tag = 'en-US', fixups = true, aside = false }) => {
      const locale = findLocale(tag, library)
      const key = JSON.stringify([name, version(name), locale, fixups, aside])
      const engine =
        engines.get(key) ??
        makeEngine({
          style: findStyle(name, library),
          locale,
          fixups,
          retrieveLocale: (wanted) => library.locale(wanted) ?? false,
        })
      engines.delete(key)
      engines.set(key, engine)
      const [oldest] = engines.keys()
      if (engines.size > MAX_ENGINES && oldest !== undefined) engines.delete(oldest)
      return engine
    },
  }
}

/** A .csl file that is edited is another style. */
function versionOf(name: string, library: StyleLibrary): number {
  return name.endsWith('.csl') ? (statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0) : library.added.version(name)
}
