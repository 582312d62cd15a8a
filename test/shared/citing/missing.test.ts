import { describe, expect, it } from 'vitest'
import { missingOf } from '../../../shared/citing/missing.ts'
import type { CslItem } from '../../../shared/model/reference.ts'

const author = [{ family: 'Okonjo', given: 'Ada' }]
const issued = { 'date-parts': [[2016]] }

const cases: [name: string, item: CslItem, missing: string[]][] = [
  ['nothing known', {}, ['author', 'issued', 'title']],
  ['a title only', { type: 'webpage', title: 'T', URL: 'https://example.org' }, ['author', 'issued']],
  ['an empty date', { type: 'document', title: 'T', author, issued: { 'date-parts': [] } }, ['issued']],
  ['a date in words', { type: 'document', title: 'T', author, issued: { literal: 'in press' } }, []],
  ['an empty name', { type: 'document', title: 'T', author: [{ family: '' }], issued }, ['author']],
  ['an editor is someone responsible', { type: 'book', title: 'T', editor: author, issued, publisher: 'P' }, []],
  ['a journal article', { type: 'article-journal', title: 'T', author, issued }, ['container-title', 'volume', 'page']],
  [
    'an issue instead of a volume',
    { type: 'article-journal', title: 'T', author, issued, 'container-title': 'J', issue: '146', page: '2' },
    [],
  ],
  ['a chapter', { type: 'chapter', title: 'T', author, issued }, ['container-title', 'publisher', 'page']],
  [
    'a body that publishes its own report',
    { type: 'report', title: 'T', author: [{ literal: 'Institute' }], issued },
    [],
  ],
  ['white space is nothing', { type: 'document', title: ' ', author, issued }, ['title']],
]

describe('missingOf', () => {
  it.each(cases)('%s', (_name, item, missing) => {
    expect(missingOf(item)).toEqual(missing)
  })
})
