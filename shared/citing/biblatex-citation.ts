// Citations as BibLaTeX writes them: \autocite[see][545]{lane2014}, \textcite[5]{lane2014}, \autocites for several works.
import type { CitationItem, LocatorLabel } from '../model/citation.ts'

/** BibLaTeX itself puts "p." or "pp." before what looks like pages; every other place is written out. */
const WORDS: Record<string, string> = {
  chapter: 'chap.~',
  paragraph: 'para.~',
  section: '\\S~',
  verse: 'v.~',
  line: 'l.~',
  note: 'n.~',
  volume: 'vol.~',
  figure: 'fig.~',
  column: 'col.~',
  book: 'bk.~',
  part: 'pt.~',
  folio: 'fol.~',
  issue: 'no.~',
}

export interface BiblatexWriter {
  /** The entry's key in the .bib file. */
  key(id: string | number): string
  /** Text of the user's as LaTeX. */
  text(text: string): string
  /** The short word before a place in the document's language ("Kap."); left out: English. */
  word?: ((label: LocatorLabel) => string) | undefined
}

export function writeBiblatex(
  citation: { citationItems: readonly CitationItem[]; mode?: 'composite' | undefined },
  writer: BiblatexWriter,
): string {
  const { key } = writer
  const items = citation.citationItems
  const command = citation.mode === 'composite' ? 'textcite' : 'autocite'
  const [first] = items
  if (first && items.length === 1) {
    const star = first['suppress-author'] && command === 'autocite' ? '*' : ''
    return `\\${command}${star}${notes(first, writer)}{${key(first.id)}}`
  }
  return `\\${command}s${items.map((item) => `${notes(item, writer)}{${key(item.id)}}`).join('')}`
}

/** "[before][behind]": one bracket alone is the one behind. */
function notes(item: CitationItem, writer: BiblatexWriter): string {
  const { text } = writer
  const before = item.prefix?.trim() ?? ''
  const behind = `${place(item, writer)}${suffix(item, text)}`
  if (before === '' && behind === '') return ''
  return before === '' ? `[${guarded(behind)}]` : `[${guarded(text(before))}][${guarded(behind)}]`
}

function place({ locator, label = 'page' }: CitationItem, { text, word }: BiblatexWriter): string {
  const value = locator?.trim() ?? ''
  if (value === '') return ''
  const pages = text(value).replace(/\s*[–-]+\s*/g, '--')
  if (label === 'page') return pages
  const own = word?.(label) ?? ''
  return `${own === '' ? (WORDS[label] ?? '') : `${text(own)}~`}${pages}`
}

function suffix({ suffix: given, locator }: CitationItem, text: BiblatexWriter['text']): string {
  const words = given?.trim() ?? ''
  if (words === '') return ''
  const bare = words.replace(/^[,;]\s*/, '')
  return locator === undefined ? text(bare) : `${/^[,;]/.test(words) ? words.charAt(0) : ''} ${text(bare)}`
}

/** A bracket inside would end the argument. */
const guarded = (argument: string): string => (/[[\]]/.test(argument) ? `{${argument}}` : argument)
