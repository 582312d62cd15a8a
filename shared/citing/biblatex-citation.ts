// Citations as BibLaTeX writes them: \autocite[see][545]{lane2014}, \textcite[5]{lane2014}, \autocites for several works.
import type { CitationItem } from '../model/citation.ts'

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
}

export function writeBiblatex(
  citation: { citationItems: readonly CitationItem[]; mode?: 'composite' | undefined },
  { key, text }: BiblatexWriter,
): string {
  const items = citation.citationItems
  const command = citation.mode === 'composite' ? 'textcite' : 'autocite'
  const [first] = items
  if (first && items.length === 1) {
    const star = first['suppress-author'] && command === 'autocite' ? '*' : ''
    return `\\${command}${star}${notes(first, text)}{${key(first.id)}}`
  }
  return `\\${command}s${items.map((item) => `${notes(item, text)}{${key(item.id)}}`).join('')}`
}

/** "[before][behind]": one bracket alone is the one behind. */
function notes(item: CitationItem, text: BiblatexWriter['text']): string {
  const before = item.prefix?.trim() ?? ''
  const behind = `${place(item, text)}${suffix(item, text)}`
  if (before === '' && behind === '') return ''
  return before === '' ? `[${guarded(behind)}]` : `[${guarded(text(before))}][${guarded(behind)}]`
}

function place({ locator, label = 'page' }: CitationItem, text: BiblatexWriter['text']): string {
  const value = locator?.trim() ?? ''
  if (value === '') return ''
  const pages = text(value).replace(/\s*[–-]+\s*/g, '--')
  return label === 'page' ? pages : `${WORDS[label] ?? ''}${pages}`
}

function suffix({ suffix: given, locator }: CitationItem, text: BiblatexWriter['text']): string {
  const words = given?.trim() ?? ''
  if (words === '') return ''
  const bare = words.replace(/^[,;]\s*/, '')
  return locator === undefined ? text(bare) : `${/^[,;]/.test(words) ? words.charAt(0) : ''} ${text(bare)}`
}

/** A bracket inside would end the argument. */
const guarded = (argument: string): string => (/[[\]]/.test(argument) ? `{${argument}}` : argument)
