// What a style prints of a passage's place, as a CSL citation item.
import type { CitationItem } from '../model/citation.ts'
import type { PassageLocator } from './locator.ts'

/** What of a counted place a style prints; see `styleInfo`. */
export interface PlaceRules {
  /** APA prints "para. 7" and "Abstract" for texts without pages; Chicago omits what only a reader's count can find. */
  countsParagraphs: boolean
}

/** The citation item for a passage of the reference `id`. "Abstract" is a suffix, since CSL has no locator label for it. */
export function citationItemOf(id: string | number, place: PassageLocator, rules: PlaceRules): CitationItem {
  if (place.label === 'page' && place.page !== null) return { id, locator: place.page, label: 'page' }
  if (!rules.countsParagraphs) return { id }
  if (place.label === 'paragraph' && place.paragraph !== null) {
    return { id, locator: place.paragraph, label: 'paragraph' }
  }
  return place.label === 'abstract' ? { id, suffix: ', Abstract' } : { id }
}
