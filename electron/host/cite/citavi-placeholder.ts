// What Citavi's add-in leaves in a Word document: in the field of each citation, in base64, the references cited, as objects that
// name each other by "$id" and "$ref". They are laid out as the tables that Citavi's projects have.
import type { CslItem } from '../../../shared/model/reference.ts'
import { itemsOf, type Row } from './citavi-read.ts'

type Thing = Record<string, unknown>

/** Lists of a reference, by the tables that link them in a project. */
const LINKS: Record<string, [field: string, table: string]> = {
  ReferenceAuthor: ['Authors', 'Person'],
  ReferenceEditor: ['Editors', 'Person'],
  ReferenceOrganization: ['Organizations', 'Person'],
  ReferencePublisher: ['Publishers', 'Publisher'],
  ReferenceKeyword: ['Keywords', 'Keyword'],
}
const MAX_THINGS = 200_000

/** The works of one citation; none where it is not Citavi's. */
export function itemsOfPlaceholder(base64: string): CslItem[] {
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
  } catch {
    return []
  }
  const byId = thingsIn(content)
  const whole = (value: unknown): Thing | undefined => {
    if (typeof value !== 'object' || value === null) return undefined
    const { $ref } = value as Thing
    return $ref === undefined ? (value as Thing) : byId.get(String($ref))
  }
  const list = (value: unknown): Thing[] =>
    (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one): Thing[] => {
      const found = whole(one)
      return found === undefined ? [] : [found]
    })

  const tables = new Map<string, Map<string, Row>>()
  const links = new Map<string, Map<string, string[]>>(Object.keys(LINKS).map((table) => [table, new Map()]))
  const keep = (table: string, thing: Thing): string => {
    const rows = tables.get(table) ?? new Map<string, Row>()
    tables.set(table, rows)
    const id = String(thing['Id'] ?? thing['$id'] ?? rows.size)
    if (!rows.has(id)) rows.set(id, { ...scalars(thing), Id: id })
    return id
  }
  const add = (reference: Thing, depth = 0): string => {
    const id = keep('Reference', reference)
    const row = tables.get('Reference')!.get(id)!
    for (const [table, [field, of]] of Object.entries(LINKS))
      links.get(table)!.set(
        id,
        list(reference[field]).map((one) => keep(of, one)),
      )
    for (const [field, table] of [
      ['Periodical', 'Periodical'],
      ['SeriesTitle', 'SeriesTitle'],
    ] as const) {
      const one = whole(reference[field])
      if (one !== undefined) row[`${field}ID`] = keep(table, one)
    }
    const pages = whole(reference['PageRange'])?.['OriginalString']
    if (typeof pages === 'string') row['PageRange'] = pages
    const parent = whole(reference['ParentReference'])
    if (parent !== undefined && depth < 2) row['ParentReferenceID'] = add(parent, depth + 1)
    return id
  }
  const cited = new Set(
    list((content as Thing | null)?.['Entries']).flatMap((entry) => {
      const reference = whole(entry['Reference'])
      return reference === undefined ? [] : [add(reference)]
    }),
  )
  return itemsOf(
    {
      rows: (table) => [...(tables.get(table)?.values() ?? [])],
      linked: (table) => links.get(table) ?? new Map<string, string[]>(),
    },
    // What Citavi keeps in a document is more than facts; a project says what is left of them.
    new Map(),
    cited,
  )
}

function thingsIn(content: unknown): Map<string, Thing> {
  const found = new Map<string, Thing>()
  const open: unknown[] = [content]
  for (let count = 0; open.length > 0 && count < MAX_THINGS; count++) {
    const one = open.pop()
    if (typeof one !== 'object' || one === null) continue
    const { $id } = one as Thing
    if ($id !== undefined) found.set(String($id), one as Thing)
    open.push(...Object.values(one))
  }
  return found
}

const scalars = (thing: Thing): Row =>
  Object.fromEntries(
    Object.entries(thing).flatMap(([field, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : [],
    ),
  )
