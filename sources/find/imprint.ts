// What a publisher prints on the first page of an article around it: where its contents are listed, whom to write to, when it was
// received. It leaves the text; the article's identifier among it is handed on.
import type { Line } from '../read/plain-text.ts'

export interface Imprint {
  lines: Line[]
  doi: Line | null
}

const ABOVE =
  /^(?:contents lists available at .{3,60}|(?:journal )?home ?page\s?:?\s\S{4,120}|a ?r ?t ?i ?c ?l ?e\s+i ?n ?f ?o(?: ?r ?m ?a ?t ?i ?o ?n)?|check for updates|(?:full[- ]length|original) (?:research )?article)$/i
const BELOW =
  /^(?:[*⁎∗†]{1,2}\s?)?(?:corresponding author\b.{0,160}|e-?mail(?: address(?:es)?)?\s?:.{5,200}|received (?:on )?\d.{4,200}|received\s?:? .{4,200}\baccepted\b.{4,80}|available online\b.{4,60}|published (?:online|by)\b.{4,120}|\d{4}-\d{3}[\dX]\/?.{0,20}©.{4,160}|©\s?\d{4}\s.{2,100}|this is an open access article under\b.{4,160})$/i
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s?)10\.\d{4,9}\/\S+$/i
/** A star or a letter that points from a name to an address, alone on its line. */
const POINTER = /^(?:[*⁎∗†‡]|[a-e])$/

/** Such lines on the first page, where more than one kind of them is there. */
export function imprintOf(page: readonly Line[]): Imprint {
  const found = page.filter(({ text }) => text.length < 220 && (ABOVE.test(text) || BELOW.test(text)))
  const kinds = new Set(found.map(({ text }) => text.slice(0, 8).toLowerCase()))
  if (kinds.size < 2) return { lines: [], doi: null }
  const doi = page.find(({ text }) => DOI.test(text)) ?? null
  const pointers = page.filter(({ text }) => POINTER.test(text))
  return { lines: [...found, ...pointers, ...(doi ? [doi] : [])], doi }
}
