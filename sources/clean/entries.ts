// Rows of a list of references to its entries. Their ends show otherwise than those of paragraphs: by numbers, hanging indents,
// blank lines, or a name and a year where the entry above has ended.
import type { Layout } from './layout.ts'
import type { Row } from './rows.ts'

const NUMBERED = /^(?:\[\d{1,3}\]|\d{1,3}\.)\s/
/** A family name or key, and after it what follows one: initials, a given name, another name, a year. */
const NAME =
  /^(?:[—–_]{2,}|-{3,}|\p{Lu}[\p{L}\p{M}’'.-]+(?:\s(?:\p{Lu}|de|van|von|der|and|&|of)[\p{L}’'-]*){0,5}(?:,\s(?:\p{Lu}|and\s|&\s|(?:1[5-9]|20)\d{2})|\s\p{Lu}\.|\s\(|\.,?\s(?:1[5-9]|20)\d{2}))/u
const YEAR = /(?:1[5-9]|20)\d{2}/
const ENDED = /[.)\]>”"]$|\d$|\/$/u

/** Each entry as its rows, in order. */
export function entriesOf(rows: readonly Row[], layout: Layout): Row[][] {
  const starts = startsBy(rows, layout)
  const entries: Row[][] = []
  for (const [i, row] of rows.entries()) {
    if (i === 0 || starts(i)) entries.push([row])
    else entries.at(-1)!.push(row)
  }
  return entries
}

function startsBy(rows: readonly Row[], layout: Layout): (i: number) => boolean {
  const ended = (i: number): boolean => ENDED.test(rows[i - 1]!.text)
  const numbered = rows.filter(({ text }) => NUMBERED.test(text)).length
  if (NUMBERED.test(rows[0]?.text ?? '') && numbered >= 2) return (i) => NUMBERED.test(rows[i]!.text) && ended(i)
  const least = Math.min(...rows.slice(0, 2000).map(({ indent }) => indent))
  const hanging = rows.filter(({ indent }) => indent >= least + 2).length
  if (hanging > rows.length * 0.2) return (i) => rows[i]!.indent < least + 2
  if (layout.trailing) return (i) => !rows[i - 1]!.trailing && !/[-–—]$/u.test(rows[i - 1]!.text)
  // Below the heading a blank line says nothing.
  const apart = rows.slice(1).filter(({ gap, interrupted }) => gap > 0 && !interrupted).length
  // Over a page break blank lines say nothing.
  const byName = (i: number): boolean => ended(i) && NAME.test(rows[i]!.text) && hasYear(rows, i)
  if (!layout.doubled && apart > 0 && apart >= rows.length * 0.2)
    return (i) => (rows[i]!.interrupted ? byName(i) : rows[i]!.gap > 0)
  return byName
}

/** A year stands in this row or the next two, before the entry after them. */
function hasYear(rows: readonly Row[], i: number): boolean {
  return rows.slice(i, i + 3).some(({ text }) => YEAR.test(text))
}
