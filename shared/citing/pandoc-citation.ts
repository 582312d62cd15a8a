// Citations as Pandoc's Markdown writes them: "[see @lane2014, p. 3; -@moshes2014]", "@lane2014 [p. 5]".
// https://pandoc.org/MANUAL.html#citation-syntax
import type { CitationItem, LocatorLabel } from '../model/citation.ts'

export interface WrittenCitation {
  citationItems: (CitationItem & { id: string })[]
  /** The author stands in the sentence. */
  mode?: 'composite'
  /** As it was typed. */
  raw: string
}

/** Words for a locator, one and several; the first of each is written. */
const LABELS: [label: LocatorLabel, one: string[], several: string[]][] = [
  ['page', ['p.', 'page', 'S.', 'Seite'], ['pp.', 'pages', 'Seiten']],
  ['paragraph', ['para.', 'paragraph', '¶', 'Abs.'], ['paras.', 'paragraphs', '¶¶']],
  ['chapter', ['chap.', 'chapter', 'Kap.'], ['chaps.', 'chapters']],
  ['section', ['sec.', 'section', '§', 'Abschn.'], ['secs.', 'sections', '§§']],
  ['verse', ['v.', 'verse'], ['vv.', 'verses']],
  ['line', ['l.', 'line', 'Z.'], ['ll.', 'lines']],
  ['note', ['n.', 'note', 'Anm.'], ['nn.', 'notes']],
  ['volume', ['vol.', 'volume', 'Bd.'], ['vols.', 'volumes', 'Bde.']],
  ['figure', ['fig.', 'figure', 'Abb.'], ['figs.', 'figures']],
  ['column', ['col.', 'column', 'Sp.'], ['cols.', 'columns']],
  ['book', ['bk.', 'book'], ['bks.', 'books']],
  ['part', ['pt.', 'part'], ['pts.', 'parts']],
  ['folio', ['fol.', 'folio'], ['fols.', 'folios']],
  ['issue', ['no.', 'number'], ['nos.', 'numbers']],
  ['opus', ['op.', 'opus'], ['opp.', 'opera']],
  ['sub-verbo', ['s.v.'], ['s.vv.']],
]
const LABEL_OF = new Map(
  LABELS.flatMap(([label, one, several]) => [...one, ...several].map((word) => [word.toLowerCase(), label] as const)),
)

/** A key begins with a letter, digit or underscore and may hold some punctuation, but not end with it; else it stands in braces. */
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?$/u
const KEY = String.raw`(-?)@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?))`
/** A bracket with a key in it, or a key with or without a bracket behind it; an "@" inside a word is an e-mail address. */
const CITATION = new RegExp(
  String.raw`\[([^[\]]{0,2000}@[^[\]]{0,2000})\]|(?<![\p{L}\p{N}_.+\\-])${KEY}(?:\s\[([^[\]@]{0,500})\])?`,
  'gu',
)
const PIECE = new RegExp(String.raw`^(|.*[\s(])${KEY}(.*)$`, 'su')
const NUMBERS = String.raw`(?:\p{N}+[a-z]?|[IVXLCDM]+|[ivxlcdm]+)(?!\p{L})`
const LOCATOR = new RegExp(
  String.raw`^\s*,?\s*(?:\{([^{}]*)\}|((?:[\p{L}.]+|¶¶?|§§?)\s*)?(${NUMBERS}(?:\s?(?:--?-?|[–,])\s?${NUMBERS})*)(?![\p{L}\p{N}]))`,
  'u',
)

/** The text in its order, with its citations found; what only looks like one stays text. */
export function parsePandoc(text: string): (string | WrittenCitation)[] {
  const parts: (string | WrittenCitation)[] = []
  let at = 0
  for (const match of text.matchAll(CITATION)) {
    const found = match[1] === undefined ? bare(match) : bracketed(match[1])
    if (found === null) continue
    if (match.index > at) parts.push(text.slice(at, match.index))
    parts.push({ ...found, raw: match[0] })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

function bare([, , minus, braced, plain, behind]: RegExpMatchArray): Omit<WrittenCitation, 'raw'> {
  const item = { id: braced ?? plain ?? '', ...located(behind ?? '') }
  return minus === '-'
    ? { citationItems: [{ ...item, 'suppress-author': true }] }
    : { citationItems: [item], mode: 'composite' }
}

function bracketed(inside: string): Omit<WrittenCitation, 'raw'> | null {
  const citationItems: WrittenCitation['citationItems'] = []
  for (const piece of inside.split(/(?<!\\);/)) {
    const match = PIECE.exec(piece)
    if (match === null) return null
    const [, before = '', minus, braced, plain, rest = ''] = match
    const prefix = unescaped(before).trim()
    citationItems.push({
      id: braced ?? plain ?? '',
      ...(prefix !== '' && { prefix }),
      ...located(rest),
      ...(minus === '-' && { 'suppress-author': true }),
    })
  }
  return { citationItems }
}

/** What stands behind the key: a locator where it begins with one, the rest is the suffix. */
function located(rest: string): Pick<CitationItem, 'locator' | 'label' | 'suffix'> {
  const match = LOCATOR.exec(rest)
  const word = match?.[2]?.trim() ?? ''
  const label = word === '' ? 'page' : LABEL_OF.get(word.toLowerCase())
  if (match?.[1] !== undefined) return { ...locatorOf(match[1].trim()), ...suffixOf(rest.slice(match[0].length)) }
  // A Roman number without a word before it may be a word itself.
  if (!match || label === undefined || (word === '' && !/^\p{N}/u.test(match[3] ?? ''))) return suffixOf(rest)
  // Pandoc's users type a dash as two hyphens.
  return { locator: (match[3] ?? '').replace(/--+/g, '–'), label, ...suffixOf(rest.slice(match[0].length)) }
}

/** Of a locator in braces, where everything belongs to it. */
function locatorOf(text: string): Pick<CitationItem, 'locator' | 'label'> {
  const [word = '', ...rest] = text.split(/\s+/)
  const label = LABEL_OF.get(word.toLowerCase())
  if (text === '') return {}
  return label === undefined || rest.length === 0
    ? { locator: text, label: 'page' }
    : { locator: rest.join(' '), label }
}

function suffixOf(rest: string): Pick<CitationItem, 'suffix'> {
  const suffix = unescaped(rest).trimEnd()
  return suffix.trim() === '' ? {} : { suffix }
}

const unescaped = (text: string): string => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1')

/** `affix` writes what stands before and behind a key as Markdown. */
export function writePandoc(
  citation: { citationItems: readonly CitationItem[]; mode?: 'composite' | undefined },
  affix: (text: string) => string = (text) => text.replace(/[\\;@[\]*_]/g, '\\$&'),
): string {
  const { citationItems, mode } = citation
  const [first] = citationItems
  if (mode === 'composite' && first && citationItems.length === 1) {
    const rest = [written(first), suffixed(first, affix)].join('').replace(/^, /, '')
    const prefix = first.prefix === undefined ? '' : `${affix(first.prefix.trim())} `
    return `${prefix}@${keyOf(first.id)}${rest === '' ? '' : ` [${rest}]`}`
  }
  const pieces = citationItems.map((item) => {
    const prefix = item.prefix === undefined ? '' : `${affix(item.prefix.trim())} `
    return `${prefix}${item['suppress-author'] ? '-' : ''}@${keyOf(item.id)}${written(item)}${suffixed(item, affix)}`
  })
  return `[${pieces.join('; ')}]`
}

const keyOf = (id: string | number): string => (PLAIN_KEY.test(String(id)) ? String(id) : `{${String(id)}}`)

const SIMPLE = new RegExp(String.raw`^${NUMBERS}(?:[-–]${NUMBERS})?$`, 'u')

function written({ locator, label = 'page' }: CitationItem): string {
  if (locator === undefined || locator.trim() === '') return ''
  const words = LABELS.find(([each]) => each === label)
  const value = locator.trim()
  const word = words?.[/[-–,&]/.test(value) ? 2 : 1][0]
  const text = word === undefined ? `${label} ${value}` : `${word} ${value}`
  return word !== undefined && SIMPLE.test(value) ? `, ${text}` : `, {${text.replace(/[{}]/g, '')}}`
}

/** A semicolon would begin another work: Chicago's "; my translation" gets a comma. */
function suffixed({ suffix }: CitationItem, affix: (text: string) => string): string {
  const text = suffix?.trim() ?? ''
  if (text === '') return ''
  return /^[,;]/.test(text) ? `, ${affix(text.slice(1).trim())}` : ` ${affix(text)}`
}
