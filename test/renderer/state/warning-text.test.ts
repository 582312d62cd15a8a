// What an import could not decide, in words of both languages.
import { describe, expect, it } from 'vitest'
import { de } from '../../../renderer/messages/de.ts'
import { en } from '../../../renderer/messages/en.ts'
import { warningText } from '../../../renderer/state/warning-text.ts'
import { REFERENCE_REMARKS } from '../../../shared/citing/reference-remark.ts'

describe.each([
  ['English', en],
  ['German', de],
])('in %s', (_language, words) => {
  it.each([
    ['marker-without-note', { number: '4', work: 1 }, '4'],
    ['note-without-marker', { number: '12' }, '12'],
    ['author-proposed', { work: 1 }, words.library.fields['author']!],
    ['title-proposed', { work: 2 }, words.library.fields['title']!],
    ['unknown-proposed', {}, 'unknown'],
    ['pagesLost', { from: 3 }, 'pages lost: from 3'],
    ['constructor', {}, 'constructor'],
  ])('%s', (code, parameters, said) =>
    expect(warningText({ code, parameters }, words.warnings, words.library.fields)).toContain(said),
  )
})

it.each(Object.keys(REFERENCE_REMARKS))('%s, of a file of references, is said in each language', (code) => {
  const parameters = { key: 'lane14', entry: 3, type: 'map', field: 'x', fields: 'x 2', date: '2001', language: 'q' }
  const said = [en, de].map((words) => warningText({ code, parameters }, words.warnings, words.library.fields))
  expect(said[0]).toBe(REFERENCE_REMARKS[code]!(parameters))
  expect(said[1]).not.toBe(said[0])
})
