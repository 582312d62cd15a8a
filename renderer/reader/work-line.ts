// A work in a few words: who and when ("Marlow 2019", "Okonjo & Lind 2016"). Pure.
import type { CslItem } from '../../shared/model/reference.ts'

interface Name {
  family?: unknown
  literal?: unknown
  given?: unknown
}

/** Empty where the item names neither author nor year. */
export function workLine(item: CslItem): string {
  return [names(item), year(item)].filter((part) => part !== '').join(' ')
}

function names(item: CslItem): string {
  const list = item['author'] ?? item['editor']
  if (!Array.isArray(list)) return ''
  const families = (list as Name[])
    .map((name) => String(name.family ?? name.literal ?? name.given ?? ''))
    .filter(Boolean)
  if (families.length <= 2) return families.join(' & ')
  return `${families[0]} et al.`
}

function year(item: CslItem): string {
  const issued = item['issued'] as { 'date-parts'?: unknown[][]; literal?: unknown; raw?: unknown } | undefined
  const part = issued?.['date-parts']?.[0]?.[0] ?? issued?.literal ?? issued?.raw
  return typeof part === 'number' || typeof part === 'string' ? String(part) : ''
}
