// Why a file was refused, in the language of the window.
import { describe, expect, test } from 'vitest'
import { de } from '../../../renderer/messages/de.ts'
import { en } from '../../../renderer/messages/en.ts'
import { REFUSALS } from '../../../shared/model/refusal.ts'
import { readSource } from '../../../sources/read.ts'

const SENTENCE = 'it is a PDF. Convert it to text.'

describe('refusals', () => {
  test.each(REFUSALS)('%s is a whole German sentence', (code) => {
    const parameters = { megabytes: 61.5, most: 50, name: 'klingon', problem: 'EIO', seconds: 120 }
    const said = de.refusals.say({ code, parameters }, SENTENCE)
    expect(said).not.toBe(SENTENCE)
    expect(said).toMatch(/^[a-zS].*\.$/u)
    expect(said).not.toMatch(/undefined|NaN|\bit is\b/u)
  })

  test('English is what the host says; so is a reason this window does not know', () => {
    expect(en.refusals.say({ code: 'pdf', parameters: {} }, SENTENCE)).toBe(SENTENCE)
    expect(de.refusals.say({ code: 'of tomorrow' as 'pdf', parameters: {} }, SENTENCE)).toBe(SENTENCE)
    expect(de.refusals.say({ code: '__proto__' as 'pdf', parameters: {} }, SENTENCE)).toBe(SENTENCE)
  })

  test.each([
    ['%PDF-1.7', 'pdf'],
    ['PK\x03\x04 and more', 'office'],
    ['', 'empty'],
    [' \n\t ', 'noWords'],
    ['<!doctype html><p>Text</p>', 'webPage'],
    ['a\0b\0\0\x01\x02\x03\x04\x05', 'binary'],
  ])('%j is refused as %s', (text, code) => {
    const read = readSource(Buffer.from(text, 'latin1'), { file: 'a.txt' })
    expect(read).toMatchObject({ refused: { code } })
  })
})
