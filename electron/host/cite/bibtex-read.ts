// Reads BibTeX and BibLaTeX through citation-js, guarded: macros that double each other are refused before they unfold,
// and one broken entry does not lose the rest of the file.
import type { CslItem } from '../../../shared/model/reference.ts'
import { citationJs } from './citation-js.ts'
import type { BibEntry } from './citation-js.ts'
import type { Warn } from './reference-fixups.ts'

/** Of all text that macros unfold to; real files have journal names in them. */
const MAX_UNFOLDED = 5_000_000
const STRING = /@[ \t]*string\s*[{(]\s*([a-z_][\w:.+-]*)\s*=([^@]{0,20000}?)[})]\s*(?=@|%|$|\n)/gi
const PART = /([a-z_][\w:.+-]*)|"((?:[^"{}]|\{[^{}]*\})*)"|\{([^{}]*)\}/gi

/** Throws where nothing at all can be read. */
export function readBibtex(text: string, warn: Warn): CslItem[] {
  refuseBombs(text)
  const { entries, items } = citationJs()
  let read: BibEntry[]
  try {
    read = entries(text)
  } catch (whole) {
    read = entryByEntry(text, entries, warn)
    if (read.length === 0) throw whole
  }
  const isRinged = text.includes('\\AA')
  return read.flatMap((entry, index) => {
    const fields = isRinged ? withRing(entry.properties) : entry.properties
    const { langid, language, entrysubtype, ...properties } = fields
    try {
      // With a language citation-js reads some names by that language's rules and loses parts; it is set afterwards.
      return items(resolved({ ...entry, properties }, read))
        .slice(0, 1)
        .map((item) => ({ ...item, ...tongue(langid ?? language), ...subtype(entrysubtype) }))
    } catch {
      warn('entryUnreadable', { entry: index + 1, key: entry.label })
      return []
    }
  })
}

/** The one letter command citation-js does not know. */
function withRing(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      String(value).replace(/\\AA(?![A-Za-z])(?:\{\}|\s+)?/g, 'Å'),
    ]),
  )
}

/** BibLaTeX tells newspapers and magazines from journals by a subtype. */
const subtype = (name: string | undefined): { type?: string } =>
  name === 'newspaper' || name === 'magazine' ? { type: `article-${name}` } : {}

const tongue = (language: string | undefined): { language?: string } => (language === undefined ? {} : { language })

/** The entry with the one it refers to behind it, so that `crossref` finds its parent. */
function resolved(entry: BibEntry, all: readonly BibEntry[]): BibEntry[] {
  const parent = entry.properties['crossref'] ?? entry.properties['xdata']
  const found = parent === undefined ? undefined : all.find(({ label }) => label === parent)
  return found && found.label !== entry.label ? [entry, found] : [entry]
}

/** Cuts the file before each "@" that starts a line; macros go before every piece. */
function entryByEntry(text: string, entries: (text: string) => BibEntry[], warn: Warn): BibEntry[] {
  const pieces = text.split(/^(?=[ \t]*@)/m).filter((piece) => /^[ \t]*@/.test(piece))
  const macros = pieces.filter((piece) => /^\s*@\s*string\b/i.test(piece)).join('\n')
  return pieces.flatMap((piece, index) => {
    if (/^\s*@\s*(?:string|comment|preamble)\b/i.test(piece)) return []
    try {
      return entries(`${macros}\n${piece}`)
    } catch {
      warn('entryUnreadable', { entry: index + 1, key: /@\s*\w+\s*[{(]\s*([^,\s]{0,100})/.exec(piece)?.[1] ?? '' })
      return []
    }
  })
}

function refuseBombs(text: string): void {
  const lengths = new Map<string, number>()
  let total = 0
  for (const [, name = '', value = ''] of text.matchAll(STRING)) {
    let length = 0
    for (const [, macro, quoted, braced] of value.matchAll(PART)) {
      length += macro === undefined ? (quoted ?? braced ?? '').length : (lengths.get(macro.toLowerCase()) ?? 0)
    }
    lengths.set(name.toLowerCase(), length)
    total += length
    if (total > MAX_UNFOLDED) throw new Error('its @string macros unfold to more than any real file holds')
  }
}
