import { describe, expect, test } from 'vitest'
import { de, en, wordsFor, type Words } from '../../../electron/desktop/words.ts'
import { CommonplaceError, type ErrorName } from '../../../shared/rpc/error.ts'

/** What `openHost` may throw. */
const PROBLEMS: ErrorName[] = ['libraryUnwritable', 'libraryDamaged', 'libraryBusy', 'libraryNewer', 'diskFull']
const parameters = { folder: '/home/a/Bücher', problem: 'EACCES', format: 7, what: 'X' }

describe('words', () => {
  test('the language of a tag', () => {
    expect(wordsFor('de-AT')).toBe(de)
    expect(wordsFor('en-GB')).toBe(en)
    expect(wordsFor('fr')).toBe(en)
    expect(wordsFor('del')).toBe(en)
  })
  test('both languages say everything, and differently', () => {
    const same = (Object.keys(en) as (keyof Words)[]).filter(
      (key) => typeof en[key] === 'string' && en[key] === de[key],
    )
    expect(same).toEqual([])
    for (const words of [en, de])
      for (const word of Object.values(words)) if (typeof word === 'string') expect(word).not.toBe('')
  })
  test.each(PROBLEMS)('%s is said in German, with its facts', (name) => {
    const wire = new CommonplaceError(name, parameters).toWire()
    const english = en.problem(wire)
    const german = de.problem(wire)
    expect(english).toEqual({ message: wire.message, remedy: wire.remedy })
    expect(german.message).not.toBe(english.message)
    for (const fact of ['/home/a/Bücher', 'EACCES', '7']) {
      if (english.message.includes(fact)) expect(german.message).toContain(fact)
    }
  })
  test('an error without German words is said as it is', () => {
    const wire = new CommonplaceError('internal', { problem: 'x' }).toWire()
    expect(de.problem(wire).message).toBe(wire.message)
  })
})
