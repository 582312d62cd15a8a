// BibTeX and BibLaTeX files. citation-js maps the fields; what it gets wrong on the way out is put right here.
import type { CslItem } from '../../../shared/model/reference.ts'
import { citationJs } from './citation-js.ts'
import type { BibEntry } from './citation-js.ts'

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

export function bibtexFile(items: readonly CslItem[], dialect: 'bibtex' | 'biblatex'): string {
  const entries = citationJs().format(dialect, items.map(escaped))
  return entries.map((entry, index) => entryText(corrected(entry, items[index] ?? {}, dialect))).join('\n')
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
  if (item.type === 'article-newspaper') fields['entrysubtype'] = 'newspaper'
  let { type } = entry
  if (dialect === 'bibtex' && item.type === 'thesis') {
    type = /^(?:master|m\.?\s?[aps]\b)/i.test(String(item['genre'] ?? '')) ? 'mastersthesis' : 'phdthesis'
    if (item['publisher'] !== undefined) fields['school'] = escapeLatex(String(item['publisher']))
    if (item['genre'] !== undefined) fields['type'] = escapeLatex(String(item['genre']))
    delete fields['publisher']
  }
  return { ...entry, type, label: labelOf(item), properties: fields }
}

/** What BibTeX' own styles do not print but its readers keep: day, short title, date of access. */
function bibtexOnly(fields: Record<string, string>, item: CslItem): Record<string, string> {
  const [, month, day] = item.issued?.['date-parts']?.[0] ?? []
  const [accessed] = item.accessed?.['date-parts'] ?? []
  const macro = MONTHS[Number(month) - 1]
  // citation-js writes "apr 7" into the month.
  delete fields['month']
  return {
    ...(macro === undefined ? {} : { month: macro }),
    ...(macro === undefined || day === undefined ? {} : { day: String(day) }),
    ...(item['title-short'] === undefined ? {} : { shorttitle: escapeLatex(String(item['title-short'])) }),
    ...(accessed === undefined ? {} : { urldate: accessed.map((part) => String(part).padStart(2, '0')).join('-') }),
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
