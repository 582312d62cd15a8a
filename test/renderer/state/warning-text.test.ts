// What an import could not decide, in words of both languages.
import { describe, expect, it } from 'vitest'
import { de } from '../../../renderer/messages/de.ts'
import { en } from '../../../renderer/messages/en.ts'
import { warningText } from '../../../renderer/state/warning-text.ts'

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
