// A quotation as a manual wants it before its citation: in quotation marks, or as a block when it is long.
import { nestedMarks } from './nested-marks.ts'
import type { Run } from './runs.ts'

export interface QuotationRules {
  open: string
  close: string
  innerOpen: string
  innerClose: string
  /** From this many words on a quotation is set as a block. */
  blockFrom: number
  /** Set where the writer has put words between asterisks, which become italics: what is said behind them ("" for nothing). */
  emphasis?: string
}

export interface SetQuotation {
  runs: Run[]
  block: boolean
}

/** The quotation and its citation: “words” (Lane, 2014, p. 3). — or as a block: Words. (Lane, 2014, p. 3) */
export function quoteWithCitation(quotation: string, citation: readonly Run[], rules: QuotationRules): SetQuotation {
  const words = oneLine(quotation)
  const ended = /[.!?…]["”’»]?$/.test(words)
  if (isBlock(words, rules)) return { runs: joined([...emphasised(`${words} `, rules), ...citation]), block: true }
  // The sentence's own full stop moves behind the citation; a question mark belongs to the words.
  const kept = /[^.]\.$/.test(words) ? words.slice(0, -1) : words
  const runs = [...emphasised(`${quoted(kept, rules)} `, rules), ...citation, { text: ended ? '.' : '' }]
  return { runs: joined(runs), block: false }
}

/** The quotation followed by the number of its note: “Words.”¹ */
export function quoteWithNote(quotation: string, number: number, rules: QuotationRules): SetQuotation {
  const words = oneLine(quotation)
  const block = isBlock(words, rules)
  const set = emphasised(block ? words : quoted(words, rules), rules)
  return { runs: joined([...set, { text: String(number), superscript: true }]), block }
}

/** The words alone, in quotation marks or as a block. */
export function quoteAlone(quotation: string, rules: QuotationRules): SetQuotation {
  const words = oneLine(quotation)
  const block = isBlock(words, rules)
  return { runs: joined(emphasised(block ? words : quoted(words, rules), rules)), block }
}

const STRESSED = /\*([^*\s](?:[^*]*[^*\s])?)\*/g

function emphasised(text: string, { emphasis }: QuotationRules): Run[] {
  if (emphasis === undefined) return [{ text }]
  const runs: Run[] = []
  let at = 0
  for (const stressed of text.matchAll(STRESSED)) {
    runs.push({ text: text.slice(at, stressed.index) }, { text: stressed[1] ?? '', italic: true })
    at = stressed.index + stressed[0].length
  }
  if (at > 0 && emphasis !== '') runs.push({ text: ` [${emphasis}]` })
  return [...runs, { text: text.slice(at) }]
}

/** In quotation marks, with those inside turned into the inner kind, and those inside these into the outer. */
export function quoted(words: string, rules: QuotationRules): string {
  return `${rules.open}${nestedMarks(words, rules)}${rules.close}`
}

/** Whether words between asterisks are there to be set in italics. */
export const isStressed = (text: string): boolean => text.search(STRESSED) >= 0

export const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0

const isBlock = (words: string, rules: QuotationRules): boolean => wordCount(words) >= rules.blockFrom
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const joined = (runs: Run[]): Run[] => runs.filter((run) => run.text)
