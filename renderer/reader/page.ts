// Printed pages: which one an offset is on, and where one begins. Pure; offsets are UTF-16 code units.
import type { Page } from '../../shared/model/source-text.ts'
import { indexAt } from './section.ts'

/** The label of the page at an offset; null before the first page, on one without a number, and in a text without pages. */
export function pageAt(pages: readonly Page[], offset: number): string | null {
  const page = pages[indexAt(pages, offset)]
  return page && page.start <= offset ? page.label || null : null
}

/**
 * Where the page of that label begins. Labels recur (note blocks, several works): the first at or after `near` wins, else the first of all.
 * Written differently ("P. 12", "XII" for "xii") it is found too. Null where no page has the label.
 */
export function pageStart(pages: readonly Page[], wanted: string, near = 0): number | null {
  const label = fold(wanted)
  const all = pages.filter((page) => fold(page.label) === label)
  return (all.find((page) => page.start >= near) ?? all[0])?.start ?? null
}

function fold(label: string): string {
  return label
    .trim()
    .replace(/^(?:pp?|pages?|s|seiten?)\b\.?\s*/iu, '')
    .toLowerCase()
}

/** First and last label of the pages, for "page 4 of 41–58"; null without pages. */
export function pageExtent(pages: readonly Page[]): { first: string; last: string; count: number } | null {
  const numbered = pages.filter(({ label }) => label !== '')
  const first = numbered[0]
  const last = numbered.at(-1)
  if (!first || !last) return null
  return { first: first.label, last: last.label, count: new Set(numbered.map((page) => page.label)).size }
}
