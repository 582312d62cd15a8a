// A doubt as a question with its answers. A code this window does not know is shown as itself rather than hidden. Pure.
import type { DoubtView } from '../../shared/model/view.ts'
import type { Catalogue } from '../messages/en.ts'

export interface Question {
  ask: string
  yes: string
  no: string | null
  /** What asks for more where N alone cannot say it: the facts of the work, the numbers of the pages. */
  task: 'facts' | 'pages' | null
}

/** What the page rules answer where no single other reading is known. */
const NUMBERED_BY_HAND: ReadonlySet<string> = new Set(['page-labels-guessed', 'page-labels-jump'])

export function questionOf(doubt: Pick<DoubtView, 'code' | 'parameters' | 'other'>, m: Catalogue): Question {
  const words = Object.hasOwn(m.report.doubtWords, doubt.code) ? m.report.doubtWords[doubt.code] : undefined
  if (words) {
    const task = NUMBERED_BY_HAND.has(doubt.code) ? 'pages' : null
    const no = doubt.other === null && task === null ? null : words.no
    return { ask: words.ask(doubt.parameters), yes: words.yes, no, task }
  }
  const field = /^(.+)-proposed$/u.exec(doubt.code)?.[1]
  if (field !== undefined) {
    const ask = m.report.proposed(m.library.fields[field] ?? field)
    return { ask, yes: m.report.proposedYes, no: m.report.proposedNo, task: 'facts' }
  }
  const details = Object.values(doubt.parameters).join(', ')
  return {
    ask: [doubt.code.replaceAll('-', ' '), details].filter(Boolean).join(': '),
    yes: m.report.seen,
    no: null,
    task: null,
  }
}
