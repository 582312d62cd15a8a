// Page labels by hand: rules that say how the pages of a stretch are called.
import { romanOf, valueOfRoman } from '../../shared/roman.ts'
import { cutAt, find, type Draft, type EditPage } from './draft.ts'

export interface PageRule {
  from: number
  at: number
  label: string
  begins?: boolean | undefined
}

/** Notes the rule; where a page begins that no mark shows, it does so from now on. */
export function addRule(draft: Draft, { from, at, label, begins }: PageRule): void {
  if (begins) beginPage(draft, from)
  draft.rules.push({ from, at, label: label.trim() })
  draft.answered.push({ code: 'page-labels-doubtful', from: 0, to: 0 }, { code: 'page-labels-guessed', from: 0, to: 0 })
}

function beginPage(draft: Draft, from: number): void {
  const page = pageOf(draft, from)
  const made = draft.pages.push({ label: '', certainty: 'guessed' }) - 1
  for (const { lists } of draft.blocks) {
    for (const [list, runs] of lists.entries()) {
      lists[list] = cutAt(runs, from).map((run) =>
        run.page === page && run.rawStart >= from ? { ...run, page: made } : run,
      )
    }
  }
}

function pageOf(draft: Draft, raw: number): number {
  const where = find(draft, raw)
  if (!where) return draft.blocks[0]?.lists[0]?.[0]?.page ?? -1
  return draft.blocks[where.block]!.lists[where.list]![where.run]!.page
}

/** What each page is called, by the rules; pages no rule is about keep their label. */
export function labelled(draft: Draft): EditPage[] {
  if (draft.rules.length === 0) return draft.pages
  const order = inFileOrder(draft)
  const place = new Map(order.map((page, index) => [page, index]))
  const placed = draft.rules.flatMap(({ from, at, label }) => {
    const first = from === 0 ? 0 : place.get(pageOf(draft, from))
    const known = place.get(pageOf(draft, at))
    return first === undefined || known === undefined ? [] : [{ first, known, label }]
  })
  const pages = [...draft.pages]
  for (const [index, page] of order.entries()) {
    let rule: (typeof placed)[number] | undefined
    // Of two rules for the same stretch the newer one counts.
    for (const one of placed) if (one.first <= index && (!rule || one.first >= rule.first)) rule = one
    if (!rule) continue
    const label = counted(rule.label, index - rule.known)
    pages[page] = { label, certainty: index === rule.known && label !== '' ? 'printed' : 'counted' }
  }
  return pages
}

/** Indices of the pages as they follow each other in the file, whatever the order their columns are read in. */
function inFileOrder({ blocks, pages }: Draft): number[] {
  const first = new Map<number, number>()
  for (const { lists } of blocks) {
    for (const runs of lists) {
      for (const { page, rawStart, text } of runs) {
        if (page >= 0 && text !== '') first.set(page, Math.min(first.get(page) ?? Infinity, rawStart))
      }
    }
  }
  return pages
    .map((_, index) => index)
    .filter((page) => first.has(page))
    .sort((a, b) => first.get(a)! - first.get(b)!)
}

/** The label `steps` pages after `label`: counted as it is written; '' where there is none. */
export function counted(label: string, steps: number): string {
  if (steps === 0 || label === '') return label
  const roman = valueOfRoman(label)
  if (roman !== null) {
    const value = roman + steps
    if (value < 1) return ''
    return label === label.toUpperCase() ? romanOf(value).toUpperCase() : romanOf(value)
  }
  const [, prefix, digits] = /^(.*?)(\d+)$/u.exec(label) ?? []
  if (digits === undefined) return ''
  const value = Number(digits) + steps
  return value < 1 ? '' : `${prefix}${value}`
}
