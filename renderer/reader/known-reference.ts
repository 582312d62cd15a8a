// Whether a work listed in a text is in the library already. Pure.
import type { CslItem } from '../../shared/model/reference.ts'
import type { ReferenceView } from '../../shared/model/view.ts'

const fold = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const yearOf = (item: CslItem): string => String(item.issued?.['date-parts']?.[0]?.[0] ?? '')
const nameOf = (item: CslItem): string => {
  const first = (item.author ?? item.editor)?.[0]
  return fold(first?.family ?? first?.literal)
}

/** Its DOI, or its title with its year and first name. */
export function knownReference(item: CslItem, references: readonly ReferenceView[]): ReferenceView | null {
  const doi = fold(item['DOI'])
  const title = fold(item['title'])
  return (
    references.find((one) => doi !== '' && fold(one.item['DOI']) === doi) ??
    references.find(
      (one) =>
        title !== '' &&
        fold(one.item['title']) === title &&
        yearOf(one.item) === yearOf(item) &&
        nameOf(one.item) === nameOf(item),
    ) ??
    null
  )
}
