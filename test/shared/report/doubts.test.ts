// The questions an import leaves: which there are, where they stand in the file, and what answers them.
import { describe, expect, test } from 'vitest'
import type { TextEdit } from '../../../shared/model/text-edit.ts'
import { accountOf } from '../../../shared/report/account.ts'
import { answerTo, doubtsOf } from '../../../shared/report/doubts.ts'
import { applyEdits } from '../../../sources/edit/apply.ts'
import { read } from '../../sources/invariants.ts'

const RAW = `The quay at night

By Ada Lund

The keeper of the harbour lights walked north-
east along the quay every evening, as his father had done before him, and as nobody does
now that the lamps light themselves.

He was paid by the town (Ruud, 2014), and later, when the town had no money, by the guilds
(Vinther and Okonjo, 2016; Holm, 1931). Nobody wrote down how much.

Salt, money and the state
Bo Marsh
A new book asks who paid.
More

References

Ruud, M. (2014). Lamps of the Sound. Riga: Quay Press.
Vinther, S. (2016). Guilds and their debts. Harbour Studies, 3(1), 4–19.
`

const source = read(RAW)
const doubts = doubtsOf(source)
const byCode = (code: string) => doubts.find((doubt) => doubt.code === code)!
const edits = (edit: TextEdit) => ({ '01J00000000000000000000000': edit })

describe('the doubts of a text', () => {
  const cases: [code: string, shown: RegExp, parameters: Record<string, unknown>][] = [
    ['hyphen-doubtful', /^north-\neast$/, { word: 'northeast' }],
    ['citation-near', /^Vinther and Okonjo, 2016$/, { reason: 'authors', citation: 'Vinther and Okonjo, 2016' }],
    ['citation-unmatched', /^Holm, 1931$/, { citation: 'Holm, 1931' }],
    ['removed-teaser', /^Salt, money[^]*who paid\.$/, {}],
  ]
  test.each(cases)('%s', (code, shown, parameters) => {
    const doubt = byCode(code)
    expect(RAW.slice(doubt.from, doubt.to)).toMatch(shown)
    expect(doubt.parameters).toMatchObject(parameters)
  })

  test('stand in the order of the file, each once', () => {
    expect(doubts.map(({ from }) => from)).toEqual(doubts.map(({ from }) => from).sort((a, b) => a - b))
    expect(new Set(doubts.map(({ key }) => key)).size).toBe(doubts.length)
  })
})

describe('an answer', () => {
  test.each(doubts.map(({ code }) => code))('%s: looked at and left', (code) => {
    const doubt = byCode(code)
    expect(answerTo(doubt, {})).toBeNull()
    expect(answerTo(doubt, edits({ kind: 'settled', code, at: doubt.from }))).toBe('01J00000000000000000000000')
    expect(answerTo(doubt, edits({ kind: 'settled', code: 'another', at: doubt.from }))).toBeNull()
  })

  test('the other reading of a hyphen puts it back, and answers', () => {
    const { other } = byCode('hyphen-doubtful')
    expect(applyEdits(RAW, source, [other!]).text).toContain('walked north-east along')
    expect(answerTo(byCode('hyphen-doubtful'), edits(other!))).not.toBeNull()
    expect(answerTo(byCode('citation-near'), edits(other!))).toBeNull()
  })

  test('noise that was text comes back', () => {
    const { other } = byCode('removed-teaser')
    const text = applyEdits(RAW, source, [other!]).text
    expect(source.text).not.toContain('who paid.')
    expect(text).toContain('A new book asks who paid.')
  })
})

test('pages that may begin on either side of their number have a second reading', () => {
  const raw = ['one', 'two', 'three'].map((name) => `Page ${name} of the ledger is about the harbour.`).join('\n\f')
  const paged = read(raw)
  expect(paged.pages.map(({ label }) => label)).toEqual(['1', '2', '3'])
  const [doubt] = doubtsOf({
    ...paged,
    warnings: [{ code: 'page-labels-doubtful', parameters: { label: 1, other: 2 } }],
  })
  const turned = applyEdits(raw, paged, [doubt!.other!])
  expect(turned.pages.map(({ label }) => label)).toEqual(['2', '3', '4'])
  expect(answerTo(doubt!, edits(doubt!.other!))).not.toBeNull()
})

test('the account counts what was done', () => {
  const account = accountOf(source)
  expect(account).toMatchObject({
    hyphens: 1,
    works: 1,
    entries: 2,
    citations: { exact: 1, near: 1, none: 1 },
    pages: null,
  })
  expect(account.removed).toMatchObject({ menu: 1 })
  expect(account.lines).toBe(2)
})

test('a heading that stands there again is asked about, and taken out', () => {
  const raw = `The quay at night

The keeper walked along the quay every evening, as his father had done before him.

The lamps of the Sound

He was paid by the town, and later, when the town had no money, by the guilds.

Conclusion

Nobody wrote down how much he was paid by either of them in any of those years.

The lamps of the Sound

The lamps light themselves now, and nobody walks along the quay any more in the evening.

Conclusion

Nobody walks there at all, and the lamps do not know whom they light up in the evening.
`
  const lamps = read(raw)
  const asked = doubtsOf(lamps).filter(({ code }) => code === 'heading-repeated')
  expect(asked.map(({ from, to }) => raw.slice(from, to))).toEqual(['The lamps of the Sound'])
  expect(asked[0]!.from).toBe(raw.lastIndexOf('The lamps of the Sound'))
  const taken = applyEdits(raw, lamps, [asked[0]!.other!])
  expect(taken.text.split('The lamps of the Sound')).toHaveLength(2)
  expect(answerTo(asked[0]!, edits(asked[0]!.other!))).not.toBeNull()
})
