// Several records of one work as one: which values each field has among them, and which is proposed. Pure: the window shows
// it for choosing, the host writes what was chosen.
import type { CslItem } from '../model/reference.ts'

export interface MergedField {
  /** CSL variable. */
  field: string
  /** The different values, each once, in the order of the records. */
  values: unknown[]
  /** Index into `values` of the one proposed. */
  proposed: number
}

/** Not facts of the work: the key is chosen by which record stays, `custom` holds our own data. */
const NO_FACTS = new Set(['id', 'custom', 'categories'])

/** Fields any of the records has, those with a choice first. The first record is the one that stays. */
export function mergedFields(items: readonly CslItem[]): MergedField[] {
  const fields = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((field) => !NO_FACTS.has(field))
  return fields
    .flatMap((field) => {
      const values = new Map<string, unknown>()
      for (const item of items) {
        const value = item[field]
        if (!isEmpty(value)) values.set(spelled(value), values.get(spelled(value)) ?? value)
      }
      const list = [...values.values()]
      return list.length === 0 ? [] : [{ field, values: list, proposed: best(list) }]
    })
    .sort((a, b) => Number(b.values.length > 1) - Number(a.values.length > 1))
}

/** The first says it unless another says more: a full name for an initial, a day for a year, a longer title. */
function best(values: readonly unknown[]): number {
  const sizes = values.map((value) => JSON.stringify(value).length)
  const most = Math.max(...sizes)
  // Of a text some letters more are only another spelling.
  const enough = typeof values[0] === 'string' ? sizes[0]! * 1.2 : sizes[0]!
  return most > enough ? sizes.indexOf(most) : 0
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Values that differ only in white space or in numbers written as text are one. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replace(/\s+/gu, ' ').trim() : typeof part === 'number' ? String(part) : part,
  )
}
