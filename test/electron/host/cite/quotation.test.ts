import { describe, expect, it } from 'vitest'
import { quoteWithCitation, quoteWithNote } from '../../../../electron/host/cite/quotation.ts'
import type { QuotationRules } from '../../../../electron/host/cite/quotation.ts'
import { runsToHtml, runsToText } from '../../../../electron/host/cite/runs.ts'

const english: QuotationRules = { open: '“', close: '”', innerOpen: '‘', innerClose: '’', blockFrom: 40 }
const german: QuotationRules = { open: '„', close: '“', innerOpen: '‚', innerClose: '‘', blockFrom: 40 }
const citation = [{ text: '(Lane, 2014, p. 3)' }]
const words = (count: number): string => `${'word '.repeat(count - 1)}end.`

const cases: [name: string, quotation: string, rules: QuotationRules, text: string][] = [
  ['a phrase', 'key claim', english, '“key claim” (Lane, 2014, p. 3)'],
  ['a sentence gives its full stop to the citation', 'It rained.', english, '“It rained” (Lane, 2014, p. 3).'],
  ['a question keeps its mark', 'Did it?', english, '“Did it?” (Lane, 2014, p. 3).'],
  ['an ellipsis stays', 'It rained …', english, '“It rained …” (Lane, 2014, p. 3).'],
  ['three dots stay', 'It rained...', english, '“It rained...” (Lane, 2014, p. 3).'],
  ['quotation marks inside', 'The “union” of 1917', english, '“The ‘union’ of 1917” (Lane, 2014, p. 3)'],
  ['straight ones', 'The "union"', english, '“The ‘union’” (Lane, 2014, p. 3)'],
  ['an apostrophe is none', 'Russia’s policy', english, '“Russia’s policy” (Lane, 2014, p. 3)'],
  ['one that opens and never closes', 'The “union', english, '“The ‘union” (Lane, 2014, p. 3)'],
  ['German', 'Der „Bund“ und “so”', german, '„Der ‚Bund‘ und ‚so‘“ (Lane, 2014, p. 3)'],
  ['line ends of the source', 'one\n  two', english, '“one two” (Lane, 2014, p. 3)'],
  ['thirty-nine words', words(39), english, `“${words(39).slice(0, -1)}” (Lane, 2014, p. 3).`],
  ['forty are a block, without marks', words(40), english, `${words(40)} (Lane, 2014, p. 3)`],
]

describe('a quotation and its citation', () => {
  it.each(cases)('%s', (_name, quotation, rules, text) => {
    const set = quoteWithCitation(quotation, citation, rules)
    expect(runsToText(set.runs)).toBe(text)
    expect(set.block).toBe(!text.startsWith(rules.open))
  })

  it('keeps the citation’s italics', () => {
    expect(
      runsToHtml(
        quoteWithCitation('x', [{ text: '(' }, { text: 'Rankings', italic: true }, { text: ')' }], english).runs,
      ),
    ).toBe('“x” (<i>Rankings</i>)')
  })

  it('before a note keeps its full stop inside', () => {
    expect(runsToHtml(quoteWithNote('It rained.', 12, english).runs)).toBe('“It rained.”<sup>12</sup>')
  })
})
