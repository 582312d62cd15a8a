// Whatever the edits and in whatever order they were made: the text stays sound, the file stays accounted for, the same edits make
// the same text, and what no edit touched reads as it did.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RawMap } from '../../../shared/anchoring/raw-map.ts'
import { EDITABLE_KINDS, type TextEdit } from '../../../shared/model/text-edit.ts'
import { applyEdits } from '../../../sources/edit/apply.ts'
import { draftOf } from '../../../sources/edit/draft.ts'
import { placed } from '../../../sources/edit/place.ts'
import { essayOf } from '../essay.ts'
import { STYLES } from '../generator-styles.ts'
import { expectSound, read } from '../invariants.ts'
import { print } from '../press.ts'

const ESSAYS = STYLES.flatMap((style, index) =>
  [1, 2].map((seed) => {
    const { raw } = print(essayOf(seed * 10 + index), style, seed)
    return { name: `${style.name}, seed ${seed}`, raw, source: read(raw) }
  }),
)

/** Edits of every kind at places given as shares of the file. */
function edits(length: number): fc.Arbitrary<TextEdit[]> {
  const at = fc.nat(length)
  const range = fc.tuple(at, fc.nat(400)).map(([from, size]) => ({ from, to: Math.min(length, from + size) }))
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('', ' ', 'a  word\n', '\u00ad', '—', ' of ', 'Two words'),
  )
  return fc.array(
    fc.oneof(
      fc
        .record({ kind: fc.constant('text' as const), range, text: typed })
        .map(({ kind, range: r, text }) => ({ kind, ...r, text })),
      at.map((one) => ({ kind: 'join' as const, at: one })),
      at.map((one) => ({ kind: 'break' as const, at: one })),
      fc.tuple(range, fc.constantFrom(...EDITABLE_KINDS)).map(([r, as]) => ({ kind: 'block' as const, ...r, as })),
      range.map((r) => ({ kind: 'restore' as const, ...r })),
      range.map((r) => ({ kind: 'remove' as const, ...r })),
      fc
        .tuple(at, at, fc.constantFrom('', '1', 'xii', 'IV', '314', 'A7', 'Cover'), fc.boolean())
        .map(([from, to, label, begins]) => ({
          kind: 'pages' as const,
          from,
          at: to,
          label,
          ...(begins && { begins: true as const }),
        })),
      at.map((one) => ({ kind: 'splitWork' as const, at: one })),
      at.map((one) => ({ kind: 'joinWork' as const, at: one })),
      fc.tuple(at, range).map(([one, r]) => ({ kind: 'extent' as const, at: one, ...r })),
      fc.tuple(range, fc.boolean()).map(([r, real]) => ({ kind: 'hyphen' as const, ...r, real })),
      at.map((one) => ({ kind: 'settled' as const, code: 'hyphen-doubtful', at: one })),
    ),
    { maxLength: 12 },
  )
}

describe('a text taken apart and put together again is what it was', () => {
  test.each(ESSAYS)('$name', ({ raw, source }) => {
    expect(placed(draftOf(raw, source))).toEqual(source)
  })
})

describe('any edits', () => {
  // By number, so that a counterexample can be read.
  const cases = fc
    .nat(ESSAYS.length - 1)
    .chain((essay) => edits(ESSAYS[essay]!.raw.length).map((list) => ({ essay, list })))

  test('leave a work empty where it began when it has lost its last block', () => {
    for (const { raw, source } of ESSAYS.filter(({ name }) => name.startsWith('a web page'))) {
      const map = new RawMap(source.map)
      const [title, next] = source.blocks.map(({ start, end }) => map.rawOf(start, end)!)
      const made = applyEdits(raw, source, [
        { kind: 'splitWork', at: next!.first },
        { kind: 'remove', from: 0, to: title!.last },
      ])
      expectSound(made, raw)
      expect(made.works.map(({ start, end }) => [start, end])).toEqual([
        [0, 0],
        [0, made.text.length],
      ])
    }
  })

  test('leave the text sound and the file accounted for', () => {
    fc.assert(
      fc.property(cases, ({ essay, list }) => {
        const { raw, source } = ESSAYS[essay]!
        expectSound(applyEdits(raw, source, list), raw)
      }),
      { numRuns: 400 },
    )
  })

  test('make the same text again', () => {
    fc.assert(
      fc.property(cases, ({ essay, list }) => {
        const { raw, source } = ESSAYS[essay]!
        expect(applyEdits(raw, source, list)).toEqual(applyEdits(raw, structuredClone(source), list))
      }),
      { numRuns: 40 },
    )
  })

  test('leave passages as they were that none of them touched', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.integer({ min: 20, max: 200 }), ({ essay, list }, seed, size) => {
        const { raw, source } = ESSAYS[essay]!
        const start = seed % Math.max(1, source.text.length - size)
        const words = source.text.slice(start, start + size)
        const place = new RawMap(source.map).rawOf(start, start + size)
        fc.pre(words.trim() === words && !words.includes('\n') && place !== null && place.first < place.last)
        const [first, last] = [place!.first, place!.last]
        const near = (edit: TextEdit): boolean =>
          'from' in edit && edit.kind !== 'pages' && edit.kind !== 'extent'
            ? edit.from <= last + 2 && first - 2 <= edit.to
            : edit.kind === 'break' && first - 2 <= edit.at && edit.at <= last + 2
        // Words are corrected within the block they begin in, which may be the passage's own.
        fc.pre(!list.some(near))
        const after = applyEdits(raw, source, list)
        const found = new RawMap(after.map).textOf(place!)
        expect(found && after.text.slice(found.start, found.end)).toBe(words)
      }),
      { numRuns: 300 },
    )
  })
})
