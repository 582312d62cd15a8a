// What bytes are: encodings by the rule, and files that are no text refused with a reason and a way out.
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { MAX_LINES, MAX_TEXT_BYTES } from '../../sources/limits.ts'
import { readSource } from '../../sources/read.ts'

const bytes = (text: string, encoding = 'utf8'): Uint8Array => iconv.encode(text, encoding)
const RUSSIAN = 'Таможенный союз был создан в 2010 году, и с тех пор пошлины выросли. '.repeat(30)

describe('encodings', () => {
  const cases: [name: string, bytes: Uint8Array, encoding: string, contains: string][] = [
    ['UTF-8', bytes('Größe und “Maß”'), 'utf-8', 'Größe und “Maß”'],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('Größe')]), 'utf-8', 'Größe'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('Größe', 'utf16le')]), 'utf-16le', 'Größe'],
    ['UTF-16 by its zero bytes', bytes('A harbour, a toll and a guild.', 'utf16le'), 'utf-16le', 'harbour'],
    ['UTF-16 big-endian', bytes('A harbour, a toll and a guild.', 'utf16be'), 'utf-16be', 'harbour'],
    ['short windows-1252', bytes('It’s a “toll”—said he', 'windows-1252'), 'windows-1252', 'It’s a “toll”—said he'],
    ['windows-1251 of some length', bytes(RUSSIAN, 'windows-1251'), 'windows-1251', 'Таможенный союз'],
  ]
  test.each(cases)('%s', (_name, file, encoding, contains) => {
    const result = readSource(file, { file: 'a.txt' })
    if ('refused' in result) throw new Error(result.refused.reason)
    expect(result.encoding).toBe(encoding)
    expect(result.text.text).toContain(contains)
    expect(result.text.text).not.toContain('\ufeff')
  })

  test('the user’s word beats the guess', () => {
    const result = readSource(bytes('Größe', 'macintosh'), { file: 'a.txt', encoding: 'macintosh' })
    expect('text' in result && result.text.text).toBe('Größe')
  })
})

describe('refused', () => {
  const cases: [name: string, bytes: Uint8Array, reason: RegExp][] = [
    ['an empty file', new Uint8Array(), /empty/],
    ['white space alone', bytes(' \n\u00a0\n'), /white space/],
    ['a PDF named .txt', bytes('%PDF-1.7\n...'), /PDF/],
    ['an office document', bytes('PK\u0003\u0004...'), /zip/],
    ['RTF', bytes('{\\rtf1\\ansi Text}'), /RTF/],
    ['a web page', bytes('\n<!DOCTYPE html><html><p>Text'), /HTML/],
    ['zero bytes without a pattern', new Uint8Array([65, 0, 0, 0, 66, 200, 201, 0, 7]), /binary/],
    ['control characters', bytes('a\u0001b\u0002c\u0003d'), /binary/],
    ['more than the limit', new Uint8Array(MAX_TEXT_BYTES + 1).fill(65), /50 MB/],
    ['more lines than the limit', bytes('a\n'.repeat(MAX_LINES + 1)), /lines/],
  ]
  test.each(cases)('%s', (_name, file, reason) => {
    const result = readSource(file, { file: 'a.txt' })
    expect('refused' in result && result.refused.reason).toMatch(reason)
    expect('refused' in result && result.refused.remedy).toMatch(/^\p{Lu}.+\.$/u)
  })

  test('an unknown encoding', () => {
    const result = readSource(bytes('text'), { file: 'a.txt', encoding: 'klingon' })
    expect('refused' in result && result.refused.reason).toContain('klingon')
  })

  test('nothing at the limit', () => {
    const result = readSource(new Uint8Array(MAX_TEXT_BYTES).fill(65), { file: 'a.txt' })
    expect('text' in result && result.text.text.length).toBe(MAX_TEXT_BYTES)
  })
})
