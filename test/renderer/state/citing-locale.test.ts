// The language citations are set in until one is chosen for them.
import { describe, expect, it } from 'vitest'
import { citingLocaleOf } from '../../../renderer/state/citing-locale.ts'
import type { Language } from '../../../renderer/state/settings.ts'

const cases: [name: string, language: Language, system: string[], chosen: string, expected: string][] = [
  ['an English window', 'en', ['de-DE'], 'window', 'en-US'],
  ['a German window', 'de', ['en-GB'], 'window', 'de-DE'],
  ['a window as the system, in German', 'system', ['de-DE', 'en'], 'window', 'de-DE'],
  ['… in Austria', 'system', ['de-AT', 'de', 'en'], 'window', 'de-AT'],
  ['a German window in Switzerland', 'de', ['de-CH'], 'window', 'de-CH'],
  ['a system whose language is none of ours', 'system', ['fr-FR', 'de-AT'], 'window', 'de-DE'],
  ['… with none of ours at all', 'system', ['fr-FR'], 'window', 'en-US'],
  ['an English window in Britain: the manuals are American', 'system', ['en-GB'], 'window', 'en-US'],
  ['what was chosen, whatever the window speaks', 'de', ['de-DE'], 'en-US', 'en-US'],
  ['a language that was chosen', 'en', ['en-US'], 'sv-SE', 'sv-SE'],
]

describe('citing in the language of', () => {
  it.each(cases)('%s', (_name, language, system, citationLocale, expected) => {
    expect(citingLocaleOf({ language, citationLocale }, system)).toBe(expected)
  })
})
