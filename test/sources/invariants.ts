// What holds of every source text, whatever it was made of.
import * as v from 'valibot'
import { expect } from 'vitest'
import { SourceText } from '../../shared/model/source-text.ts'
import { readSource } from '../../sources/read.ts'

const encoder = new TextEncoder()

/** The source text of a string; fails if it is refused. */
export function read(raw: string): SourceText {
  const result = readSource(encoder.encode(raw), { file: 'text.txt', encoding: 'utf-8' })
  if ('refused' in result) throw new Error(`refused: ${result.refused.reason}`)
  return result.text
}

export function expectSound(source: SourceText, raw: string): void {
  v.parse(SourceText, source)
  expectMap(source, raw)
  expectBlocks(source)
  const inText = (at: number): boolean => at >= 0 && at <= source.text.length
  for (const { start, end } of [...source.works, ...source.citations, ...source.marks]) {
    expect(start <= end && inText(start) && inText(end)).toBe(true)
  }
  for (const [i, page] of source.pages.entries())
    expect((source.pages[i - 1]?.start ?? 0) <= page.start && inText(page.start)).toBe(true)
  for (const [i, work] of source.works.entries()) expect((source.works[i - 1]?.end ?? 0) <= work.start).toBe(true)
  for (const { block, markers } of source.notes) {
    expect(source.blocks[block]?.kind).toBe('note')
    expect(markers.every(inText)).toBe(true)
  }
  for (const { block } of source.references) expect(source.blocks[block]?.kind).toBe('reference')
  for (const { references } of source.citations)
    expect(references.every((i) => source.references[i] !== undefined)).toBe(true)
  for (const {
    raw: [from, to],
    text,
    at,
  } of source.removed) {
    expect(raw.slice(from, to)).toBe(text)
    expect(inText(at)).toBe(true)
  }
  for (const { start, end } of source.warnings)
    expect((start ?? 0) <= (end ?? source.text.length) && inText(start ?? 0)).toBe(true)
}

/** Every raw character is in one segment, every character of the text in one, and what is kept is the same in both. */
function expectMap({ map, text }: SourceText, raw: string): void {
  let at = 0
  const filled: [number, number][] = []
  let wrong = 0
  for (let i = 0; i < map.length; i += 5) {
    const [rawStart, rawEnd, start, end, kind] = map.slice(i, i + 5) as [number, number, number, number, number]
    if (rawStart !== at || rawEnd < rawStart || end < start) wrong++
    if (kind === 0 && raw.slice(rawStart, rawEnd) !== text.slice(start, end)) wrong++
    if (kind === 3 && start !== end) wrong++
    at = rawEnd
    if (start < end) filled.push([start, end])
  }
  expect(wrong).toBe(0)
  expect(at).toBe(raw.length)
  filled.sort((a, b) => a[0] - b[0])
  expect(filled.every(([start], i) => start === (filled[i - 1]?.[1] ?? 0))).toBe(true)
  expect(filled.at(-1)?.[1] ?? 0).toBe(text.length)
}

/** Blocks are the text, one "\n" between them, white space neither at their ends nor doubled inside. */
function expectBlocks({ blocks, text }: SourceText): void {
  let at = 0
  for (const [i, block] of blocks.entries()) {
    expect(block.start).toBe(i === 0 ? 0 : at + 1)
    at = block.end
    const inside = text.slice(block.start, block.end)
    if (block.kind === 'table') expect(inside.split('\n').length).toBe(block.rows?.length)
    else expect(inside).not.toMatch(/^\s|\s$|[\n\t]| {2}/)
  }
  expect(at).toBe(text.length)
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u00ad]/)
  expect(text.isWellFormed()).toBe(true)
}
