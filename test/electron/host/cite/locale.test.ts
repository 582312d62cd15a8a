import { describe, expect, it } from 'vitest'
import { findLocale } from '../../../../electron/host/cite/locale.ts'
import { openStyleLibrary } from '../../../../electron/host/cite/style-library.ts'

const library = openStyleLibrary()

describe('findLocale', () => {
  it.each([
    ['en-US', 'en-US'],
    ['en', 'en-US'],
    ['EN_gb', 'en-GB'],
    ['de', 'de-DE'],
    ['de-LU', 'de-DE'],
    ['ru', 'ru-RU'],
    ['uk', 'uk-UA'],
    ['la', 'la'],
    ['no', 'nb-NO'],
    ['zh', 'zh-CN'],
  ])('%s → %s', (tag, locale) => {
    expect(findLocale(tag, library)).toBe(locale)
    expect(library.locale(locale)).not.toBeNull()
  })

  it.each(['xx', '', '-', '__proto__', 'english'])('“%s” is unknown', (tag) => {
    expect(() => findLocale(tag, library)).toThrow(/There is no citation locale/)
  })

  it('knows fifty-six', () => expect(library.locales().size).toBe(56))
})
