// What of a record is searched: its rows, and a mark that changes whenever they would.
import { createHash } from 'node:crypto'
import { typeOfId } from '../../../shared/model/id.ts'
import { type CslDate, type CslItem, type CslName, NAME_VARIABLES } from '../../../shared/model/reference.ts'
import { plainNote } from '../../../shared/model/plain-note.ts'
import type { Page, SourceText } from '../../../shared/model/source-text.ts'
import type { Records } from '../store/store.ts'
import type { Row } from './full-text.ts'

/** A record's rows are made only where its mark is another than the index has. */
export interface Searched {
  mark: string
  rows(): Promise<Row[]>
}

export type TextOf = (source: string) => Promise<SourceText>

/** Null for records that are not there or hold nothing to search. Trashed ones count: a search leaves them out, so that restoring is instant. */
export function searched(records: Records, id: string, textOf: TextOf): Searched | null {
  const type = typeOfId(id)
  if (type === 'source') {
    const source = records.get('source', id)
    return source ? { mark: source.text, rows: async () => textRows(id, await textOf(id)) } : null
  }
  const row = rowOf(records, id)
  return row && { mark: markOf(row), rows: async () => (row.text.trim() === '' ? [] : [row]) }
}

function markOf(row: Row): string {
  return createHash('sha1').update(JSON.stringify(row)).digest('base64')
}

function rowOf(records: Records, id: string): Row | null {
  switch (typeOfId(id)) {
    case 'annotation': {
      const annotation = records.get('annotation', id)
      if (!annotation) return null
      const [{ start, end }, quote] = annotation.selector
      return { ...row('quotation', quote.exact), source: annotation.source, start, end }
    }
    case 'note': {
      const note = records.get('note', id)
      return note ? { ...row('note', plainNote(note.markdown)), source: sourceOf(records, note.about) } : null
    }
    case 'code': {
      const code = records.get('code', id)
      return code ? row('theme', `${code.name}\n${code.definition}`.trim()) : null
    }
    case 'reference': {
      const reference = records.get('reference', id)
      if (!reference) return null
      return { ...row('reference', itemText(reference.item)), source: reference.source, work: reference.work }
    }
    default:
      return null
  }
}

function row(kind: Row['kind'], text: string): Row {
  return { kind, text, source: null, work: null, start: null, end: null, pages: [] }
}

/** The source a note belongs to by what it is about. */
function sourceOf(records: Records, about: string | null): string | null {
  if (about === null) return null
  if (typeOfId(about) === 'source') return about
  return records.get('annotation', about)?.source ?? null
}

/** One row a block. */
function textRows(source: string, text: SourceText): Row[] {
  const notes = new Set(text.notes.map(({ block }) => block))
  let page = -1
  return text.blocks.flatMap((block, index): Row[] => {
    const words = text.text.slice(block.start, block.end)
    if (words.trim() === '') return []
    while ((text.pages[page + 1]?.start ?? Infinity) <= block.start) page++
    const work = text.works.findIndex(({ start, end }) => start <= block.start && block.start < end) + 1
    return [
      {
        kind: block.kind === 'note' || notes.has(index) ? 'sourceNote' : 'text',
        text: words,
        source,
        work: work || null,
        start: block.start,
        end: block.end,
        pages: pagesOf(text.pages, page, block.end),
      },
    ]
  })
}

/** The page a block begins on, and those that begin in it. */
function pagesOf(pages: readonly Page[], first: number, end: number): Pick<Page, 'start' | 'label'>[] {
  const found = first < 0 ? [] : [pages[first]!]
  for (let next = first + 1; (pages[next]?.start ?? Infinity) < end; next++) found.push(pages[next]!)
  return found
}

/** Everything a user may remember of a reference: names, titles, year, numbers. */
function itemText(item: CslItem): string {
  const parts: string[] = []
  for (const [variable, value] of Object.entries(item)) {
    if (variable === 'custom' || variable === 'type' || value === undefined) continue
    if ((NAME_VARIABLES as readonly string[]).includes(variable)) parts.push(...(value as CslName[]).map(nameText))
    else if (typeof value === 'string' || typeof value === 'number') parts.push(String(value))
    else if (!Array.isArray(value)) parts.push(dateText(value as CslDate))
  }
  return parts.filter((part) => part !== '').join('. ')
}

function dateText(date: CslDate): string {
  return String(date['date-parts']?.[0]?.[0] ?? date.literal ?? date.raw ?? '')
}

function nameText(name: CslName): string {
  const { given, family, literal } = name
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
  return [given, ...particles, family, literal, name.suffix].filter(Boolean).join(' ')
}
