// What a style prints of each kind of work, and so what is said to be missing in it.
import { describe, expect, it } from 'vitest'
import { printedBy } from '../../../../electron/host/cite/printed.ts'
import { missingInStyle, PRINTED_BY_SOME } from '../../../../shared/citing/missing-in-style.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { engineOf } from './engine-under-test.ts'

const lane: CslItem = {
  type: 'book',
  title: 'The river',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [[2014]] },
  publisher: 'Delta Press',
}
const page: CslItem = { ...lane, type: 'webpage', URL: 'https://example.org/', 'container-title': 'River Watch' }
const { issued: _issued, ...undated } = page

const cases: [name: string, style: string, item: CslItem, missing: string[]][] = [
  ['the 17th edition prints the place of a book', 'chicago-author-date-17th-edition', lane, ['publisher-place']],
  ['the 18th does not', 'chicago-author-date', lane, []],
  ['… in notes neither', 'chicago-notes-bibliography', lane, []],
  ['nor does APA', 'apa', lane, []],
  ['a numbered style that does', 'nature', lane, ['publisher-place']],
  ['a known place is not missing', 'nature', { ...lane, 'publisher-place': 'Oslo' }, []],
  ['APA says of an undated page when it was read', 'apa', undated, ['issued', 'accessed']],
  ['… of a dated one it does not', 'apa', page, []],
  ['a style without a list of works is asked by its notes', 'bluebook-law-review', lane, []],
]

describe('what is missing in a style', () => {
  it.each(cases)('%s', { timeout: 60_000 }, (_name, style, item, missing) => {
    expect(missingInStyle(item, printedBy(engineOf(style)))).toEqual(missing)
  })

  it('every kind has its answer', () => {
    expect(Object.keys(printedBy(engineOf('apa'))).toSorted()).toEqual(
      Object.keys(PRINTED_BY_SOME)
        .flatMap((type) => [`${type} dated`, `${type} undated`])
        .toSorted(),
    )
  })
})
