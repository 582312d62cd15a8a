// The value of a record's field in words, for choosing between two. Pure.
import { COLORS, KINDS } from '../../shared/model/annotation.ts'
import type { Catalogue } from '../messages/en.ts'

export function valueInWords(value: unknown, messages: Catalogue): string {
  if (value === undefined || value === null || value === '') return messages.sync.conflicts.nothing
  if (typeof value === 'string') {
    const color = COLORS.find((one) => one === value)
    if (color) return messages.reader.colors[color]
    const kind = KINDS.find((one) => one === value)
    return kind ? messages.reader.kinds[kind] : value
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, messages)).join(', ')
  return partsInWords(value as Record<string, unknown>, messages)
}

/** A quotation for a place in a text, a name for a person, a date, else what stands in it. */
function partsInWords(value: Record<string, unknown>, messages: Catalogue): string {
  if (typeof value['exact'] === 'string') return messages.sync.conflicts.quoted(value['exact'])
  if (value['type'] === 'TextPositionSelector') return ''
  if (typeof value['literal'] === 'string') return value['literal']
  if ('family' in value || 'given' in value) return [value['given'], value['family']].filter(Boolean).join(' ')
  if (Array.isArray(value['date-parts']))
    return value['date-parts'].map((parts) => (parts as unknown[]).join('-')).join('/')
  return Object.values(value)
    .map((one) => valueInWords(one, messages))
    .filter((one) => one !== '')
    .join(', ')
}
