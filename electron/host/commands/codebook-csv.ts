// The codebook as a table: path, definition, colour, count. RFC 4180, readable by spreadsheets, in which no cell may become a formula.
import { formatPath, parsePath } from '../../../shared/model/codebook.ts'
import { type CodebookEntry, type CodebookRead, colorOf } from './codebook-entry.ts'

const HEADER = ['path', 'definition', 'colour', 'count']
/** What other programs call the columns. */
const CALLED: Record<'path' | 'definition' | 'colour', readonly string[]> = {
  path: ['path', 'name', 'theme', 'code', 'tag'],
  definition: ['definition', 'description', 'memo'],
  colour: ['colour', 'color'],
}
/** A cell that begins so is a formula to a spreadsheet; an apostrophe before it keeps it text. */
const FORMULA = /^'*[=+\-@\t\r]/u

export function writeCsv(entries: readonly CodebookEntry[]): string {
  const rows = entries.map(({ path, definition, color, count }) => [
    formatPath(path),
    definition,
    color ?? '',
    String(count ?? ''),
  ])
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`
}

function written(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Throws an `Error` that says what is wrong with the file. */
export function readCsv(text: string): CodebookRead {
  const content = text.replace(/^\ufeff/u, '')
  const firstLine = /^[^\r\n]*/u.exec(content)![0]
  // Spreadsheets of some countries write semicolons.
  const separator = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0]!
  const [head, ...rows] = rowsOf(content, separator)
  if (head === undefined) throw new Error('it is empty')
  const names = head.map((cell) => cell.trim().toLowerCase())
  const column = (called: readonly string[]) => names.findIndex((name) => called.includes(name))
  const path = column(CALLED.path)
  if (path < 0) throw new Error(`its first row names no column “path”, but ${names.join(', ') || 'nothing'}`)
  const [definition, colour] = [column(CALLED.definition), column(CALLED.colour)]
  const warnings: CodebookRead['warnings'] = []
  const entries = rows.flatMap((row, index): CodebookEntry[] => {
    if (row.every((cell) => cell.trim() === '')) return []
    const levels = parsePath(row[path] ?? '')
    if (levels.length === 0) {
      warnings.push({ code: 'rowWithoutName', row: index + 2 })
      return []
    }
    const color = colorOf(row[colour])
    if (color === null && (row[colour] ?? '').trim() !== '') {
      warnings.push({ code: 'colourUnknown', row: index + 2, colour: row[colour]! })
    }
    return [{ path: levels, definition: (row[definition] ?? '').trim(), color }]
  })
  return { entries, warnings }
}

/** Throws for a quotation mark that is never closed. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length;) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; ; at++) {
        const next = text.indexOf('"', at)
        if (next < 0) throw new Error('a quotation mark in it is never closed')
        cell += text.slice(at, next)
        at = next + 1
        if (text[at] !== '"') break
        cell += '"'
      }
    }
    // What follows a closing mark up to the separator belongs to the cell as well.
    const end = /[\r\n]/u.source
    const rest = new RegExp(`[^${separator === '\t' ? '\\t' : separator}\\r\\n]*`, 'uy')
    rest.lastIndex = at
    cell += rest.exec(text)![0]
    at = rest.lastIndex
    row.push(/^'+[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell)
    if (text[at] === separator) {
      at++
      if (at === text.length) row.push('')
    } else {
      rows.push(row)
      row = []
      if (text.startsWith('\r\n', at)) at += 2
      else if (new RegExp(end, 'u').test(text[at] ?? '')) at++
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}
