// What a file of references cannot hold: found by reading back what was written, so that what is said is what is so.
import { isDeepStrictEqual } from 'node:util'
import type { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { LostFact } from '../../../shared/model/reference-view.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { fixReference } from './reference-fixups.ts'
import { readReferences } from './reference-file.ts'

const DATA: readonly BibliographyFormat[] = ['bibtex', 'biblatex', 'ris']
/** Our own, and a second name of the key. */
const NO_FACTS = new Set(['custom', 'citation-key', 'categories'])

/** Facts of `items` that do not come back from the file made of them, in its order. `[]` for what is not data. */
export function lostIn(format: BibliographyFormat, items: readonly CslItem[], content: string): LostFact[] {
  if (!DATA.includes(format) || items.length === 0) return []
  const back = readBack(content)
  return items.flatMap((item, index) => {
    const expected = structuredClone(item)
    fixReference(expected, () => undefined)
    const found = back.length === items.length ? back[index] : back.find(({ id }) => id === expected.id)
    const variables = Object.keys(expected).filter(
      (variable) => !NO_FACTS.has(variable) && !isDeepStrictEqual(plain(expected[variable]), plain(found?.[variable])),
    )
    return variables.length === 0 ? [] : [{ key: String(item.id ?? ''), variables }]
  })
}

function readBack(content: string): readonly CslItem[] {
  try {
    return readReferences('', content).items
  } catch {
    // Nothing of it could be read.
    return []
  }
}

/** Numbers and their digits are the same fact, and white space is none. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}
