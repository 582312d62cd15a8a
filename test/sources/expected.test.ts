// The texts a first user would bring, scored against what a careful reader decided about them. They are other people's texts and
// lie outside the project: SOURCES_DIR, or ../shared/sources beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../sources/read.ts'
import { scores, type Expected, type Score } from './score.ts'

const directory = process.env['SOURCES_DIR'] ?? join(import.meta.dirname, '../../../shared/sources')
const judged = existsSync(join(directory, 'expected'))
  ? readdirSync(join(directory, 'expected')).filter((name) => name.endsWith('.json'))
  : []

/** Shares that must be reached over all texts together; they only ever rise. */
const THRESHOLDS: Record<string, number> = {
  works: 1,
  pages: 1,
  passages: 1,
  totals: 1,
  paragraphs: 1,
  hyphens: 1,
  noteCount: 1,
  noteTexts: 1,
  markers: 1,
  references: 1,
  fields: 1,
  citations: 1,
  noise: 1,
  headings: 1,
  tables: 1,
}

const totals = new Map<string, Score>()
const rows: string[][] = []

function load(name: string): { expected: Expected; raw: string; found: Record<string, Score> } {
  const expected = JSON.parse(readFileSync(join(directory, 'expected', name), 'utf8')) as Expected
  const bytes = readFileSync(join(directory, expected.file))
  const result = readSource(bytes, { file: expected.file })
  if ('refused' in result) throw new Error(`refused: ${result.refused.reason}`)
  const raw = bytes.toString('utf8')
  return { expected, raw, found: scores(result.text, expected, raw) }
}

const missing = judged.length === 0 ? ` (skipped: no judged texts in ${directory})` : ''
describe.skipIf(judged.length === 0)(`texts read as they were written${missing}`, () => {
  test.each(judged)('%s is read', (name) => {
    const { found } = load(name)
    for (const [measure, { right, of, wrong }] of Object.entries(found)) {
      const total = totals.get(measure) ?? { right: 0, of: 0, wrong: [] }
      totals.set(measure, {
        right: total.right + right,
        of: total.of + of,
        wrong: [...total.wrong, ...wrong.map((w) => `${name} ${w}`)],
      })
    }
    rows.push([name, ...Object.values(found).map(({ right, of }) => (of === 0 ? '–' : `${right}/${of}`))])
    expect(Object.keys(found)).toEqual(Object.keys(THRESHOLDS))
  })

  test.each(Object.entries(THRESHOLDS))('%s reach %d', (measure, threshold) => {
    const { right, of, wrong } = totals.get(measure)!
    expect(of).toBeGreaterThan(0)
    expect(right / of, wrong.join('\n')).toBeGreaterThanOrEqual(threshold)
  })

  test('the table', () => {
    const heads = ['text', ...Object.keys(THRESHOLDS)]
    const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)))
    console.log([heads, ...rows].map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')).join('\n'))
    if (process.env['WRONG'])
      for (const [measure, { wrong }] of totals) for (const line of wrong) console.log(`${measure}: ${line}`)
    expect(rows.length).toBe(judged.length)
  })
})
