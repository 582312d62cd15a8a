// Small parts of the lines people read.
import type { QuoteView, WorkView } from '../../shared/model/view.ts'

/** "1 work", "5 works". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** Where a passage stands: "p. 4", "pp. 6–7", "¶ 12", or nothing. */
export function placeOf({ page, paragraph }: Pick<QuoteView, 'page' | 'paragraph'>): string {
  if (page !== null) return page.includes('–') ? `pp. ${page}` : `p. ${page}`
  return paragraph === null ? '' : `¶ ${paragraph}`
}

/** Columns as wide as their widest cell; the last one runs free. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  )
}

export function authorsOf({ item }: Pick<WorkView, 'item'>): string {
  const names = (item.author ?? []).map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
  return names.join(', ')
}

/** One line, at most `length` long. */
export function excerpt(text: string, length = 160): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}
