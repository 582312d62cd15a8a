// Reads BibTeX and BibLaTeX through citation-js, guarded: macros that double each other are refused before they unfold,
// and one broken entry does not lose the rest of the file.
import type { CslItem } from '../../../shared/model/reference.ts'
import { readyEntry } from './bibtex-entry.ts'
import { checkMacros } from './bibtex-macros.ts'
import { citationJs } from './citation-js.ts'
import type { BibEntry } from './citation-js.ts'
import { sayLeft, type Warn } from './reference-fixups.ts'

/** A file with more of them is none of BibTeX', and each costs two attempts. */
const MAX_BROKEN = 1_000

/** Throws where nothing at all can be read. */
export function readBibtex(text: string, warn: Warn): CslItem[] {
  checkMacros(text)
  const { entries, items } = citationJs()
  let read: BibEntry[]
  try {
    read = entries(text)
  } catch (whole) {
    read = entryByEntry(text, entries, warn)
    if (read.length === 0) throw whole
  }
  const byKey = new Map<string, BibEntry>()
  // A reference finds its entry whatever the capitals, an exact one first; of two entries with one key the first counts.
  for (const entry of read) if (!byKey.has(entry.label)) byKey.set(entry.label, entry)
  for (const entry of read) {
    if (!byKey.has(entry.label.toLowerCase())) byKey.set(entry.label.toLowerCase(), entry)
  }
  const find = (key: string): BibEntry | undefined => byKey.get(key.trim()) ?? byKey.get(key.trim().toLowerCase())
  const left = new Map<string, number>()
  const unreadable = (entry: BibEntry, index: number): [] => {
    warn('entryUnreadable', { entry: index + 1, key: entry.label })
    return []
  }
  const readied = read.flatMap((entry, index) => {
    // Only for others to inherit from.
    if (/^xdata$/i.test(entry.type)) return []
    try {
      return [{ entry, index, ready: readyEntry(entry, find) }]
    } catch {
      return unreadable(entry, index)
    }
  })
  const together = itemsAtOnce(readied.map(({ ready }) => ready.entries))
  const made = readied.flatMap(({ entry, index, ready }, at) => {
    try {
      const { langid, hyphenation, language } = ready.fields
      const item = together[at] ?? items(ready.entries)[0]
      if (item === undefined) throw new Error('nothing was made of it')
      for (const field of ready.left) left.set(field, (left.get(field) ?? 0) + 1)
      return [{ ...ready.complete(item), ...tongue(langid ?? language ?? hyphenation) }]
    } catch {
      return unreadable(entry, index)
    }
  })
  sayLeft(left, warn)
  return made
}

/** What is made of the entries that name no other, by their place; none where one of them breaks: then each is asked for alone. */
function itemsAtOnce(families: readonly BibEntry[][]): (CslItem | undefined)[] {
  const alone = [...families.keys()].filter((at) => families[at]!.length === 1)
  const found: (CslItem | undefined)[] = []
  try {
    const made = citationJs().items(alone.flatMap((at) => families[at]!))
    if (made.length === alone.length) for (const [i, at] of alone.entries()) found[at] = made[i]
  } catch {
    // Whoever breaks it is said below.
  }
  return found
}

const tongue = (language: string | undefined): { language?: string } => (language === undefined ? {} : { language })

/** Cuts the file before each "@" that starts a line; macros go before every piece. */
function entryByEntry(text: string, entries: (text: string) => BibEntry[], warn: Warn): BibEntry[] {
  const pieces = text.split(/^(?=[ \t]*@)/m).filter((piece) => /^[ \t]*@/.test(piece))
  const macros = pieces.filter((piece) => /^\s*@\s*string\b/i.test(piece)).join('\n')
  let broken = 0
  return pieces.flatMap((piece, index) => {
    if (/^\s*@\s*(?:string|comment|preamble)\b/i.test(piece)) return []
    for (const text of [piece, mended(piece)]) {
      try {
        const read = entries(`${macros}\n${text}`)
        if (read.length === 0) continue
        if (text !== piece) warn('commasAdded', { key: read[0]?.label ?? '' })
        return read
      } catch {
        // Mended, or else said.
      }
    }
    if (++broken > MAX_BROKEN) throw new Error(`more than ${MAX_BROKEN} of its entries are broken`)
    warn('entryUnreadable', { entry: index + 1, key: /@\s*\w+\s*[{(]\s*([^,\s]{0,100})/.exec(piece)?.[1] ?? '' })
    return []
  })
}

/** With the commas that are forgotten most: behind the key, and behind a value whose next line begins a field. */
function mended(entry: string): string {
  return entry
    .replace(/^(\s*@[ \t]*\w+\s*[{(]\s*[^\s,{}="]+)[ \t]*\n(?=\s*[a-z][\w-]*\s*=)/i, '$1,\n')
    .replace(/(["}\d]|=[ \t]*[a-z]\w*)([ \t]*)\n(?=[ \t]*[a-z][\w-]*[ \t]*=[ \t]*["{\da-z])/gi, '$1,$2\n')
}
