// A doubt as a question with its answers. A code this window does not know is shown as itself rather than hidden. Pure.
import type { DoubtView } from '../../shared/model/view.ts'
import type { Catalogue } from '../messages/en.ts'

export interface Question {
  ask: string
  yes: string
  no: string | null
}

export function questionOf(doubt: Pick<DoubtView, 'code' | 'parameters' | 'other'>, m: Catalogue): Question {
  const words = Object.hasOwn(m.report.doubtWords, doubt.code) ? m.report.doubtWords[doubt.code] : undefined
  if (words) {
    return { ask: words.ask(doubt.parameters), yes: words.yes, no: doubt.other === null ? null : words.no }
  }
  const field = /^(.+)-proposed$/u.exec(doubt.code)?.[1]
  if (field !== undefined) {
    return { ask: m.report.proposed(m.library.fields[field] ?? field), yes: m.report.proposedYes, no: null }
  }
  const details = Object.values(doubt.parameters).join(', ')
  return { ask: [doubt.code.replaceAll('-', ' '), details].filter(Boolean).join(': '), yes: m.report.seen, no: null }
}
