// BibTeX and BibLaTeX files. citation-js maps the fields; what it gets wrong on the way out is put right here.
import type { CslItem, CslName } from '../../../shared/model/reference.ts'
import { citationJs } from './citation-js.ts'
import type { BibEntry } from './citation-js.ts'
import { subtypeOf } from './entry-subtype.ts'
import { edtfText } from './written-date.ts'

/** Variables that hold an address or key and are printed as they are. */
const VERBATIM = new Set(['id', 'type', 'DOI', 'URL', 'ISBN', 'ISSN', 'language', 'citation-key'])
const LATEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** babel's names, which BibLaTeX' langid wants; other languages are left out. */
const BABEL: Record<string, string> = {
  en: 'english',
  'en-US': 'american',
  'en-GB': 'british',
  de: 'german',
  'de-DE': 'ngerman',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
  pl: 'polish',
  ru: 'russian',
  uk: 'ukrainian',
  tr: 'turkish',
  sv: 'swedish',
  cs: 'czech',
  fi: 'finnish',
  hu: 'hungarian',
  el: 'greek',
}

const KEPT = new Set(
  `abstract keywords origtitle origpublisher origlocation eventtitle venue version pagetotal volumes library pubstate shortjournal
  booktitle entrysubtype annotation`.split(/\s+/),
)

export function bibtexFile(items: readonly CslItem[], dialect: 'bibtex' | 'biblatex'): string {
  const { format } = citationJs()
  const safe = items.map(escaped)
  // What BibTeX' styles pass over its readers keep, in BibLaTeX' fields.
  const more = dialect === 'bibtex' ? format('biblatex', safe) : []
  return format(dialect, safe)
    .map((entry, index) => {
      const { type, label, properties } = corrected(entry, items[index] ?? {}, dialect)
      const kept = Object.entries(more[index]?.properties ?? {}).filter(
        ([field]) => KEPT.has(field) && !(field in properties),
      )
      return entryText({ type, label, properties: { ...properties, ...Object.fromEntries(kept) } })
    })
    .join('\n')
}

/** LaTeX' special characters in what will be printed. Braces are escaped too: in our data they are only characters. */
function escaped(item: CslItem): CslItem {
  const copy: CslItem = { ...item }
  delete copy.custom
  for (const [variable, value] of Object.entries(copy)) {
    if (VERBATIM.has(variable)) continue
    if (typeof value === 'string') copy[variable] = escapeLatex(value)
    else if (Array.isArray(value) && value.every((entry) => typeof entry === 'object')) {
      Object.assign(copy, { [variable]: value.map((name) => mapValues(name)) })
    }
  }
  return copy
}

function mapValues(name: object): object {
  return Object.fromEntries(
    Object.entries(name).map(([key, value]) => [key, typeof value === 'string' ? escapeLatex(value) : value]),
  )
}

const escapeLatex = (text: string): string =>
  text.replace(/[\\~^&%$#_{}]/g, (character) => LATEX[character] ?? `\\${character}`)

function corrected(entry: BibEntry, item: CslItem, dialect: 'bibtex' | 'biblatex'): BibEntry {
  const fields = { ...entry.properties }
  if (dialect === 'bibtex') Object.assign(fields, bibtexOnly(fields, item))
  const language = BABEL[String(item['language'])] ?? BABEL[String(item['language']).split('-')[0] ?? '']
  delete fields['language']
  if (language !== undefined) fields['langid'] = language
  if (fields['entrysubtype'] !== undefined && /^(report|techreport|thesis)$/.test(entry.type)) {
    fields['type'] = fields['entrysubtype']
    delete fields['entrysubtype']
  }
  let { type } = entry
  // BibTeX has no type for them, and prints what a @misc stands in nowhere.
  if (dialect === 'bibtex' && type === 'misc' && (item.type ?? '').startsWith('entry')) type = 'incollection'
  const subtype = subtypeOf(type, item.type, fields['entrysubtype'] !== undefined)
  if (subtype !== undefined) fields['entrysubtype'] = subtype
  for (const [field, variable] of NAMES) {
    const names = item[variable]
    if (names === undefined || names.length === 0) delete fields[field]
    else fields[field] = names.map(nameText).join(' and ')
  }
  Object.assign(fields, datesOf(item, dialect))
  const { eprint } = eprintOf(item)
  if (eprint !== undefined) Object.assign(fields, eprintOf(item))
  if (dialect === 'bibtex' && item.type === 'thesis') {
    type = /^(?:master|m\.?\s?[aps]\b)/i.test(String(item['genre'] ?? '')) ? 'mastersthesis' : 'phdthesis'
    if (item['publisher'] !== undefined) fields['school'] = escapeLatex(String(item['publisher']))
    if (item['genre'] !== undefined) fields['type'] = escapeLatex(String(item['genre']))
    delete fields['publisher']
  }
  return { ...entry, type, label: labelOf(item), properties: fields }
}

const NAMES = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
] as const

/** "von Last, Jr, First"; a body in braces, so that no "and" or comma cuts it. */
function nameText(name: CslName): string {
  const part = (key: keyof CslName): string => escapeLatex(String(name[key] ?? '')).trim()
  if (name.literal !== undefined) return `{${part('literal')}}`
  const family = part('family')
  const last = [part('non-dropping-particle'), /,|\band\b/.test(family) ? `{${family}}` : family]
    .filter(Boolean)
    .join(' ')
  const first = [part('given'), part('dropping-particle')].filter(Boolean).join(' ')
  return [last, ...(part('suffix') ? [part('suffix'), first] : [first])].join(', ').replace(/(?:, )+$/, '')
}

/** Where preprints and scans have an address of their own; what else an archive holds has no field. */
function eprintOf(item: CslItem): { eprint?: string; eprinttype?: string } {
  const [, number] = /^arXiv:(\S+)$/.exec(String(item['number'] ?? '')) ?? []
  if (item.type === 'article' && number !== undefined) return { eprint: number, eprinttype: 'arXiv' }
  const [archive, place] = [item['archive'], item['archive_location']]
  if (typeof archive !== 'string' || typeof place !== 'string' || !/^(?:arxiv|jstor|hdl|googlebooks)$/i.test(archive))
    return {}
  return { eprint: place, eprinttype: archive }
}

/** BibLaTeX' dates say ranges, seasons, doubt and years before our era; BibTeX has them beside its year. */
function datesOf(item: CslItem, dialect: 'bibtex' | 'biblatex'): Record<string, string> {
  const fields: Record<string, string> = {}
  const all = [
    ['date', item.issued],
    ['origdate', item['original-date']],
    ['eventdate', item['event-date']],
    ['urldate', item.accessed],
  ] as const
  for (const [field, date] of all) {
    const text = date === undefined ? null : edtfText(date)
    const [first] = date?.['date-parts'] ?? []
    const isPlain = date?.circa === undefined && date?.season === undefined && date?.['date-parts']?.length === 1
    if (text === null) continue
    // Its own year, month and day say a plain date to BibTeX.
    if (field !== 'date' || dialect === 'biblatex' || !isPlain || Number(first?.[0]) < 1000) fields[field] = text
  }
  return fields
}

/** What BibTeX' own styles do not print but its readers keep: day, short title, date of access. */
function bibtexOnly(fields: Record<string, string>, item: CslItem): Record<string, string> {
  const [, month, day] = item.issued?.['date-parts']?.[0] ?? []
  const macro = MONTHS[Number(month) - 1]
  // citation-js writes "apr 7" into the month.
  delete fields['month']
  return {
    ...(macro === undefined ? {} : { month: macro }),
    ...(macro === undefined || day === undefined ? {} : { day: String(day) }),
    ...(item['title-short'] === undefined ? {} : { shorttitle: escapeLatex(String(item['title-short'])) }),
  }
}

/** A key BibTeX can read back: no white space, braces, commas, quotes, percent signs and the like. */
export function labelOf(item: Pick<CslItem, 'id'>): string {
  return String(item.id ?? '').replace(/[\s{}(),"'%#~\\=@]+/g, '') || 'item'
}

function entryText({ type, label, properties }: BibEntry): string {
  const fields = Object.entries(properties).map(([field, value]) =>
    field === 'month' ? `\tmonth = ${value},\n` : `\t${field} = {${value}},\n`,
  )
  return `@${type}{${label},\n${fields.join('')}}\n`
}
