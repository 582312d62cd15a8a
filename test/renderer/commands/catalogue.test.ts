// Both catalogues are whole: every message says something, and the forms of a count are the language's own.
import { expect, test } from 'vitest'
import { de } from '../../../renderer/messages/de.ts'
import { en } from '../../../renderer/messages/en.ts'
import { makeFormat } from '../../../renderer/messages/format.ts'
import { REFERENCE_REMARKS } from '../../../shared/citing/reference-remark.ts'

function paths(value: unknown, at = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${at}/${key}`))
  }
  return [at]
}
function empty(value: unknown, at = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => empty(inner, `${at}/${key}`))
  }
  return value === '' || value === undefined ? [at] : []
}

test('German says all that English says, and no more', () => {
  // What is found in a file of references is said in English where the command line finds it too.
  const beside = Object.keys(REFERENCE_REMARKS).map((code) => `/warnings/codes/${code}`)
  expect(paths(de).sort()).toEqual([...paths(en), ...beside].sort())
})

test('no message is empty', () => {
  expect([...empty(en), ...empty(de)]).toEqual([])
})

test('the frame and the reader are really translated', () => {
  const same = (a: Record<string, unknown>, b: Record<string, unknown>, at: string): string[] =>
    Object.entries(a).flatMap(([key, value]) => {
      const other = b[key]
      if (typeof value === 'object' && value !== null) return same(value as never, other as never, `${at}/${key}`)
      return typeof value === 'string' && value === other ? [`${at}/${key}`] : []
    })
  // Names and signs that are the same in both.
  const allowed = [
    /\/appName$/u,
    /\/keys\/words\//u,
    /\/status/iu,
    /\/papers\/(?:system|sepia)$/u,
    /\/colors\/orange$/u,
  ]
  const found = [...same(en.frame, de.frame, 'frame'), ...same(en.reader, de.reader, 'reader')]
  expect(found.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([])
})

test('counts take the language’s form and digits', () => {
  expect(en.reader.highlights(0)).toBe('No highlights yet')
  expect(en.reader.highlights(1)).toBe('1 highlight')
  expect(en.reader.highlights(1234)).toBe('1,234 highlights')
  expect(de.reader.highlights(1234)).toBe('1.234 Markierungen')
})

test('times past are told from a given now', () => {
  const format = makeFormat('en', ['“', '”'])
  expect(format.ago('2026-01-01T10:00:00Z', Date.parse('2026-01-01T10:02:00Z'))).toBe('2 minutes ago')
  expect(format.ago('2026-01-01T10:00:00Z', Date.parse('2026-01-03T10:00:00Z'))).toBe('2 days ago')
})
