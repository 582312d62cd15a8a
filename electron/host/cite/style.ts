// What a style name stands for: the CSL style, the edition of the manual it follows, and what our wrapper does for it.
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CslNode } from 'citeproc'
import type { StyleView } from '../../../shared/model/style-view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { parseCslXml } from './csl-xml.ts'
import { ownStyle } from './own-styles.ts'
import { checkStyle, elements, parentOf } from './style-check.ts'
import type { StyleLibrary } from './style-library.ts'

export interface StyleInfo {
  name: string
  title: string
  /** The edition followed, e.g. "APA 7", "Chicago 17"; for styles of no manual, their title. */
  edition: string
  class: 'in-text' | 'note'
  /** Whether places found by counting ("para. 7", "Abstract") are printed. */
  countsParagraphs: boolean
}

export interface Style extends StyleInfo {
  csl: CslNode
  family: 'apa' | 'chicago' | 'other'
  /** English titles are printed in headline capitals. */
  headlines: boolean
  /** Prepositions of this many letters and more are capitalised in headlines; Infinity: none are. */
  capitalisedPrepositions: number
}

/** Our names for what npm's data, which holds the 17th edition of Chicago, calls otherwise. */
const ALIASES = new Map(
  Object.entries({
    'chicago-author-date-17th-edition': 'chicago-author-date',
    'chicago-notes-bibliography-17th-edition': 'chicago-fullnote-bibliography',
    'apa-7th-edition': 'apa',
  }),
)
const TITLES = new Map(
  Object.entries({
    apa: 'APA Style 7th edition',
    'chicago-author-date': 'Chicago Manual of Style 18th edition (author-date)',
    'chicago-notes-bibliography': 'Chicago Manual of Style 18th edition (notes and bibliography)',
    'chicago-notes-bibliography-subsequent-ibid':
      'Chicago Manual of Style 18th edition (notes and bibliography, with ibid.)',
    'chicago-shortened-notes-bibliography': 'Chicago Manual of Style 18th edition (shortened notes and bibliography)',
    'chicago-author-date-17th-edition': 'Chicago Manual of Style 17th edition (author-date)',
    'chicago-notes-bibliography-17th-edition': 'Chicago Manual of Style 17th edition (notes and bibliography)',
  }),
)
const MAX_STYLE_BYTES = 2_000_000

/** A style by name, or by the path of a .csl file. Throws `styleUnknown`, or `badValue` for a file that is no usable style. */
export function findStyle(name: string, library: StyleLibrary): Style {
  if (name.endsWith('.csl')) return styleOfFile(name, library)
  const added = isShipped(name, library) ? null : library.added.read(name)
  if (added !== null) return { ...styleOfXml(name, added, library), name }
  const shipped = shippedStyle(name, library)
  if (shipped === null) throw new CommonplaceError('styleUnknown', { style: name })
  return shipped
}

function shippedStyle(name: string, library: StyleLibrary): Style | null {
  const found = ownStyle(name) ?? (isShipped(name, library) ? library.style(ALIASES.get(name) ?? name) : null)
  if (found === null) return null
  const csl = typeof found === 'string' ? parseCslXml(found) : found
  return described(name, TITLES.get(name) ?? library.titles().get(name) ?? name, csl)
}

/** Whether a style of this name is shipped. */
export function isShipped(name: string, library: StyleLibrary): boolean {
  return TITLES.has(name) || ALIASES.has(name) || library.titles().has(name)
}

/** Every style that can be named, the most asked for first, then those added, then all others by title. */
export function listStyles(library: StyleLibrary): StyleView[] {
  const others = [...library.titles()].filter(([name]) => TITLES.get(name) === undefined)
  others.sort(([, a], [, b]) => a.localeCompare(b, 'en'))
  const kinds = library.kinds()
  const shipped = ([name, title]: [string, string]): StyleView => {
    const { fields, format } = kinds.get(ALIASES.get(name) ?? name) ?? { fields: [], format: '' }
    return { name, title, edition: editionOf(name, title), fields, format: OWN_FORMATS[name] ?? format }
  }
  return [...[...TITLES].map(shipped), ...addedStyles(library), ...others.map(shipped)]
}

/** The names of Chicago's styles changed between editions. */
const OWN_FORMATS: Record<string, string> = {
  'chicago-notes-bibliography': 'note',
  'chicago-notes-bibliography-subsequent-ibid': 'note',
  'chicago-shortened-notes-bibliography': 'note',
}

/** One that cannot be used any more is listed all the same, so that it can be removed. */
function addedStyles(library: StyleLibrary): StyleView[] {
  return [false, true].flatMap((aside) =>
    library.added.names(aside).map((name) => {
      const added = aside ? ('aside' as const) : ('kept' as const)
      try {
        return { ...viewOf(styleOfXml(name, library.added.read(name, aside) ?? '', library)), name, added }
      } catch {
        return { name, title: name, edition: name, fields: [], format: '', added }
      }
    }),
  )
}

export function viewOf({ name, title, edition, csl }: Style): StyleView {
  const info = elements(csl).find((node) => node.name === 'info')
  const said = info ? elements(info).filter((node) => node.name === 'category') : []
  return {
    name,
    title,
    edition,
    fields: said.flatMap(({ attrs }) => attrs['field'] ?? []),
    format: said.find(({ attrs }) => attrs['citation-format'])?.attrs['citation-format'] ?? '',
  }
}

function styleOfFile(path: string, library: StyleLibrary): Style {
  let xml: string
  try {
    if (statSync(path).size > MAX_STYLE_BYTES) throw refused(path, TOO_LARGE)
    xml = readFileSync(path, 'utf8')
  } catch (thrown) {
    if (thrown instanceof CommonplaceError) throw thrown
    throw new CommonplaceError('styleUnknown', { style: path }, { cause: thrown })
  }
  return styleOfXml(path, xml, library)
}

const TOO_LARGE = 'it is larger than any real style'

/** `path` is for messages, and names a style that has no title. */
export function styleOfXml(path: string, xml: string, library: StyleLibrary): Style {
  try {
    if (xml.length > MAX_STYLE_BYTES) throw new Error(TOO_LARGE)
    const csl = parseCslXml(xml)
    const [name, title] = [basename(path, '.csl'), titleOf(csl) ?? basename(path, '.csl')]
    const parent = csl.name === 'style' ? parentOf(csl) : null
    if (parent === null) {
      checkStyle(csl)
      return described(name, title, csl)
    }
    // A style that stands for another is that one under its own title, with the edition and all that is done for it.
    const added = isShipped(parent, library) ? null : library.added.read(parent)
    const independent = added === null ? shippedStyle(parent, library) : described(parent, parent, parseCslXml(added))
    if (independent === null) throw new Error(`it stands for the style “${parent}”, which is not there`)
    checkStyle(independent.csl)
    return { ...independent, name, title }
  } catch (thrown) {
    throw refused(path, thrown instanceof Error ? thrown.message : String(thrown))
  }
}

const refused = (path: string, problem: string): CommonplaceError =>
  new CommonplaceError('badValue', { what: 'The style', value: path, problem })

function described(name: string, title: string, csl: CslNode): Style {
  const edition = editionOf(name, title)
  const family = /\bAPA\b/.test(edition) ? 'apa' : edition.startsWith('Chicago') ? 'chicago' : 'other'
  return {
    name,
    title,
    edition,
    class: csl.attrs['class'] === 'note' ? 'note' : 'in-text',
    countsParagraphs: family === 'apa' || name.startsWith('harvard'),
    csl,
    family,
    headlines: family === 'chicago' || edition.startsWith('MLA'),
    capitalisedPrepositions: family === 'apa' ? 4 : edition === 'Chicago 18' ? 5 : Infinity,
  }
}

function titleOf(csl: CslNode): string | null {
  const info = elements(csl).find((node) => node.name === 'info')
  const title = info && elements(info).find((node) => node.name === 'title')
  return typeof title?.children[0] === 'string' ? title.children[0].trim() : null
}

/** Where neither title nor name says it: npm's Chicago is the 17th edition, and every manual's newest is meant. */
export function editionOf(name: string, title: string): string {
  const printed =
    /\b(\d{1,2})(?:st|nd|rd|th)\s+ed(?:ition|\.)/i.exec(title)?.[1] ??
    /-(\d{1,2})(?:st|nd|rd|th)-edition/.exec(name)?.[1]
  if (/^apa(-|$)|^apa6|American Psychological Association \d|\bAPA Style\b/.test(`${name} ${title}`))
    return `APA ${printed ?? (name.startsWith('apa6') ? '6' : '7')}`
  if (/^chicago-|Chicago Manual of Style/.test(`${name} ${title}`)) return `Chicago ${printed ?? '17'}`
  if (/^modern-language-association|Modern Language Association|^MLA/.test(`${name} ${title}`))
    return `MLA ${printed ?? '9'}`
  return title
}
