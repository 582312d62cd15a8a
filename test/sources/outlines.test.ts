// Texts of many kinds, written for this project, and what a reader finds in them: each block by its kind and beginning, with the
// facts, pages, notes, references and citations. The outlines were read by eye; `UPDATE_OUTLINES=1` writes them anew, to be read again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SourceText } from '../../shared/model/source-text.ts'
import { expectSound, read } from './invariants.ts'

const folder = join(import.meta.dirname, 'outlines')
const SHOWN = 56

function outlineOf(source: SourceText): string {
  const words = (start: number, end: number): string => source.text.slice(start, end).replace(/\s+/gu, ' ')
  const brief = (text: string): string =>
    text.length > 2 * SHOWN ? `${text.slice(0, SHOWN)} … ${text.slice(-SHOWN)}` : text
  const lines: string[] = []
  for (const { item, missing } of source.works) lines.push(`work ${JSON.stringify(item)} lacks ${missing.join(', ')}`)
  if (source.pages.length > 0)
    lines.push(`pages ${source.pages.map(({ label, certainty }) => `${label} ${certainty}`).join(', ')}`)
  for (const [index, { kind, level, role, number, start, end }] of source.blocks.entries()) {
    const note = source.notes.find(({ block }) => block === index)
    const called = note?.markers.map((at) => `after “${words(Math.max(0, at - 12), at)}”`).join(', ')
    const name = [kind, level, role, number && `¶${number}`, note && `${note.number} ${called}`]
      .filter(Boolean)
      .join(' ')
    lines.push(`${name}: ${brief(words(start, end))}`)
  }
  for (const { raw, item } of source.references)
    lines.push(`entry ${raw.slice(0, 24)}… ${JSON.stringify(item ?? null)}`)
  for (const { start, end, references, certainty, reason } of source.citations)
    lines.push(`cited ${words(start, end)} → ${references.join(', ')} ${certainty} ${reason ?? ''}`.trimEnd())
  for (const { reason, text } of source.removed) lines.push(`removed ${reason}: ${brief(text.replace(/\s+/gu, ' '))}`)
  for (const { code, parameters } of source.warnings) lines.push(`warning ${code} ${JSON.stringify(parameters)}`)
  return `${lines.join('\n')}\n`
}

test.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const raw = readFileSync(join(folder, name), 'utf8')
  const source = read(raw)
  expectSound(source, raw)
  const path = join(folder, name.replace(/txt$/, 'outline'))
  const outline = outlineOf(source)
  if (process.env['UPDATE_OUTLINES']) writeFileSync(path, outline)
  expect(outline).toBe(readFileSync(path, 'utf8'))
})
