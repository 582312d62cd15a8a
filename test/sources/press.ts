// Prints an essay and damages the print as extraction does: lines cut and hyphenated, columns one below the other, notes at
// column ends, page furniture, markers glued or torn off, capitals lost, menus around.
import { randomOf, type Random } from '../random.ts'
import { textOf, type Essay, type Unit } from './essay.ts'

export interface Style {
  name: string
  /** Share of paragraphs whose ends the print still shows: a last line as full as any, where indents are lost, shows none. */
  decidable: number
  /** Characters of a line; Infinity leaves paragraphs whole. */
  width: number
  /** Lines of a column, and columns of a page. */
  height: number
  columns: 1 | 2
  hyphens: boolean
  /** A cut line keeps its space. */
  trailing: boolean
  /** A blank line after every line. */
  doubled: boolean
  /** First lines are shorter by this much; the space itself may be lost. */
  indent: number
  keepsIndent: boolean
  /** Blank lines between paragraphs. */
  apart: boolean
  pageMark: 'formFeed' | 'space' | 'none'
  /** What prints the page's label. */
  label: 'foot' | 'head' | 'periodical' | 'some' | 'none'
  marker: 'glued' | 'spaced' | 'bracket' | 'superscript' | 'alone'
  notes: 'column' | 'end'
  /** No blank line parts notes from the text above them, or from each other. */
  touching?: boolean
  lostCapitals: boolean
  /** Label of the first page, if not 7. */
  firstPage?: number
  menu: boolean
}

export interface Print {
  raw: string
  /** Labels of the pages each unit begins and ends on; empty where pages are not printed. */
  pages: [first: string, last: string][]
}

const FIRST_PAGE = 7

export function print(essay: Essay, style: Style, seed: number): Print {
  const random = randomOf(seed ^ 0x5bd1e995)
  const head = headOf(essay, style)
  if (style.width === Infinity) return { raw: [...head, ...whole(essay, style)].join('\n'), pages: [] }
  const columns = fill(
    [...head.map((text): Set => ({ text, unit: -1, cut: false, notes: [] })), ...setLines(essay, style, random)],
    essay,
    style,
    random,
  )
  return paginate(columns, style)
}

/** A line as set: which unit it belongs to, whether it is cut there, and the notes marked on it. */
interface Set {
  text: string
  unit: number
  cut: boolean
  notes: number[]
  /** Drawn apart from the line above. */
  space?: boolean
}

interface Column {
  lines: Set[]
  /** Notes at its foot, each as lines. */
  notes: string[][]
}

function headOf({ title, author }: Essay, style: Style): string[] {
  const menu = style.menu ? ['• Home', ''] : []
  const byline = style.width === Infinity ? [] : [`By ${author}, Riga`]
  return [...menu, style.lostCapitals ? damaged(title) : title, ...byline, '']
}

/** Small capitals lose their size here and there. */
function damaged(text: string): string {
  return text.replace(/\b\p{Lu}/gu, (letter, at: number) => (at % 3 === 0 ? letter : letter.toLowerCase()))
}

function mark(number: number, style: Style): string {
  if (style.marker === 'bracket') return `[${number}]`
  if (style.marker === 'superscript') return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
  // A stand-in for a marker that gets a line of its own.
  // A space no line is cut at.
  if (style.marker === 'spaced') return `\u0004${number}`
  return style.marker === 'alone' ? `\u0001${number}\u0001` : String(number)
}

function marked(unit: Unit, style: Style): string {
  if (unit.kind === 'heading')
    return style.lostCapitals ? unit.text.charAt(0).toLowerCase() + unit.text.slice(1) : unit.text
  return unit.parts.map(({ text, note }) => text + (note === null ? '' : mark(note, style))).join('')
}

function whole(essay: Essay, style: Style): string[] {
  const lines = essay.units.flatMap((unit) => [marked(unit, style), ''])
  const notes = essay.notes.flatMap(({ number, text }) => [`[${number}] ${text}`, ''])
  return [...lines, '', ...notes, ...(style.menu ? ['  • January 31, 2021'] : [])]
}

function setLines(essay: Essay, style: Style, random: Random): Set[] {
  const lines: Set[] = []
  for (const [unit, { kind }] of essay.units.entries()) {
    const broken = breakLines(marked(essay.units[unit]!, style), style, kind === 'heading' ? 0 : style.indent, random)
    for (const [i, line] of broken.entries()) {
      const text = i === 0 && kind === 'paragraph' && style.keepsIndent ? ' '.repeat(style.indent) + line : line
      const notes = [...text.matchAll(markerForm(style))].map((match) => numberOf(match.slice(1).find(Boolean)!))
      const own = kind === 'paragraph' ? notes.filter((number) => isMarkedIn(essay.units[unit]!, number)) : []
      lines.push({
        text,
        unit,
        cut: i < broken.length - 1,
        notes: own,
        space: i === 0 && (style.apart || kind === 'heading'),
      })
    }
  }
  return lines
}

function markerForm(style: Style): RegExp {
  if (style.marker === 'bracket') return /\[(\d+)\]/g
  if (style.marker === 'superscript') return /([⁰¹²³⁴-⁹]+)/g
  if (style.marker === 'alone') return /\u0001(\d+)\u0001/g
  if (style.marker === 'spaced') return /\u0004(\d+)/g
  return /(?<=[.’)])(\d+)(?=\s|$)/g
}

function numberOf(printed: string): number {
  return Number([...printed].map((c) => (/\d/.test(c) ? c : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join(''))
}

function isMarkedIn(unit: Unit, number: number): boolean {
  return unit.kind === 'paragraph' && unit.parts.some(({ note }) => note === number)
}

/** Greedy; a word is broken only if at least two letters stay and three go, and never a number or a name. */
function breakLines(text: string, style: Style, indent: number, random: Random): string[] {
  const lines: string[] = []
  let line = ''
  let room = style.width - indent
  const visible = (piece: string): number => piece.replace(/\u0001\d+\u0001/g, '').length
  for (const word of text.split(' ')) {
    const start = line === '' ? 0 : visible(line) + 1
    if (start + visible(word) <= room) {
      line += (line === '' ? '' : ' ') + word
      continue
    }
    // A compound breaks at its own hyphen, in any setting.
    const own = word.indexOf('-')
    const cut = own > 1 && start + own + 1 <= room ? own : style.hyphens ? cutOf(word, room - start - 1, random) : 0
    const atOwn = cut > 0 && cut === own
    if (cut > 0) {
      lines.push(`${line}${line === '' ? '' : ' '}${word.slice(0, cut)}-`)
      line = word.slice(atOwn ? cut + 1 : cut)
    } else {
      lines.push(line)
      line = word
    }
    room = style.width
  }
  return [...lines, line].filter((set) => set !== '')
}

function cutOf(word: string, room: number, random: Random): number {
  const letters = /^\p{Ll}{6,}/u.exec(word)?.[0].length ?? 0
  if (letters === 0 || random() < 0.15) return 0
  for (let cut = Math.min(room, letters - 3); cut >= 2; cut--) {
    if (
      /[aeiouy]/.test(word.charAt(cut - 1)) !== /[aeiouy]/.test(word.charAt(cut)) &&
      !word.slice(0, cut + 1).includes('-')
    )
      return cut
  }
  return 0
}

function fill(lines: readonly Set[], essay: Essay, style: Style, random: Random): Column[] {
  const columns: Column[] = [{ lines: [], notes: [] }]
  let used = 0
  for (const [i, line] of lines.entries()) {
    const notes = style.notes === 'column' ? line.notes.map((number) => noteLines(essay, number, style, random)) : []
    const needed = 1 + (line.space ? 1 : 0) + notes.reduce((sum, note) => sum + note.length + 1, 0)
    const isHeading = line.unit >= 0 && essay.units[line.unit]!.kind === 'heading'
    const next = lines[i + 1]
    if (
      used + needed + (isHeading ? 2 : 0) > style.height &&
      columns.at(-1)!.lines.length > 0 &&
      (line.unit >= 0 || !next)
    ) {
      columns.push({ lines: [], notes: [] })
      used = 0
    }
    columns.at(-1)!.lines.push(line)
    columns.at(-1)!.notes.push(...notes)
    used += needed
  }
  return columns
}

function noteLines(essay: Essay, number: number, style: Style, random: Random): string[] {
  const label = style.marker === 'bracket' ? `[${number}]` : String(number)
  return breakLines(`${label} ${essay.notes[number - 1]!.text}`, { ...style, width: style.width + 6 }, 0, random)
}

function paginate(columns: readonly Column[], style: Style): Print {
  const out: string[] = []
  const pages: [string, string][] = []
  for (let at = 0, page = 0; at < columns.length; at += style.columns, page++) {
    const label = String((style.firstPage ?? FIRST_PAGE) + page)
    const printed = columns.slice(at, at + style.columns)
    const lines = printed.flatMap((column, i) =>
      i > 0 ? ['', ...columnLines(column, style)] : columnLines(column, style),
    )
    out.push(...furnished(lines, label, page, style))
    for (const { unit } of printed.flatMap((column) => column.lines)) {
      if (unit >= 0) pages[unit] = [pages[unit]?.[0] ?? label, label]
    }
  }
  const breaks = style.doubled ? '\n\n' : '\n'
  return {
    raw: `${out.join(breaks).replaceAll('\u0002', '').replaceAll('\u0004', ' ')}\n`.replace(/\n+\u0003/g, '\n'),
    pages,
  }
}

function columnLines({ lines, notes }: Column, style: Style): string[] {
  const out: string[] = []
  for (const [i, line] of lines.entries()) {
    if (line.space && i > 0) out.push('')
    out.push(
      ...torn(line.text + (style.doubled || (style.trailing && line.cut && !/[-—]$/.test(line.text)) ? ' ' : '')),
    )
  }
  if (notes.length > 0 && style.doubled) out.push(' '.repeat(48))
  for (const [i, note] of notes.entries()) {
    if (!style.doubled && !style.touching && (i === 0 || style.apart)) out.push('')
    out.push(
      ...note.map(
        (text, j) =>
          text + (style.doubled || (style.trailing && j < note.length - 1 && !/[-—]$/.test(text)) ? ' ' : ''),
      ),
    )
  }
  return out
}

/** Markers that stand alone tear their line: below it the number, below that the rest. */
function torn(text: string): string[] {
  const parts = text.split('\u0001')
  if (parts.length === 1) return [text]
  const lines: string[] = []
  for (let i = 0; i < parts.length; i += 2) {
    const number = parts[i + 1]
    const after = parts[i + 2]
    lines.push((i === 0 ? '' : '\u0003') + parts[i]!)
    if (number !== undefined) lines.push(`\u0003${number}${after?.trim() ? '' : ' '}`)
    if (number !== undefined && !after?.trim()) break
  }
  return lines
}

function furnished(lines: readonly string[], label: string, page: number, style: Style): string[] {
  const out = [...lines]
  const head = page % 2 === 0 ? `${label} SIGRID VINTHER` : `THE TOLL BOOK OF THE SOUND ${label}`
  if (style.label === 'head') out.unshift(head, '')
  if (style.label === 'foot') out.push('', `${' '.repeat(30)}${label}`)
  if (style.label === 'periodical' && page === 1) out.push('', `HARBOUR STUDIES No. 12, 7 April 2014 ${label}`)
  if (style.pageMark === 'formFeed' && page > 0) out[0] = `\f${out[0]}`
  if (style.pageMark === 'space') {
    if (style.label === 'some' && page > 0 && page % 2 === 0)
      return ['\u0002', '\u0002', `${label} `, '\u0003 ', ...out]
    out[0] = `${page > 0 ? '\u0003' : ''} ${out[0]}`
  }
  return out
}

/** What the reading of unit `index` must be: its text without markers. */
export function wanted(essay: Essay, index: number): string {
  return textOf(essay.units[index]!)
}
