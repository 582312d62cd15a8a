// Links from a note to what the library holds, as they stand in its Markdown: "[label](commonplace:an:01H…)", a CommonMark link, so that
// every reader of Markdown shows the label, and the id survives any renaming. The label is what the target was called last.
import { typeOfId } from './id.ts'

const SCHEME = 'commonplace:'
const ID = '(?:src|an|note|code):[0-9A-HJKMNP-TV-Z]{26}'
const URL = new RegExp(`^${SCHEME}(${ID})$`)
const IN_MARKDOWN = new RegExp(`\\]\\(<?${SCHEME}(${ID})>?[ )]`, 'g')

export function noteLink(id: string): string {
  return SCHEME + id
}

/** The id a link's URL names: of a source, passage, note or theme; null for any other URL. */
export function linkedRecord(url: string): string | null {
  const id = URL.exec(url)?.[1] ?? null
  return id !== null && typeOfId(id) !== null ? id : null
}

/** Ids a note links to, each once, in order. */
export function linkedRecords(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(IN_MARKDOWN)].map((match) => match[1]!))]
}
