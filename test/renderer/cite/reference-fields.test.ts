// A reference as a form: what is written comes back as CSL, and what was not touched is not changed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../shared/model/reference.ts'
import {
  changesOf,
  fieldsOf,
  readDate,
  readName,
  writeDate,
  writeField,
  writeName,
} from '../../../renderer/cite/reference-fields.ts'

describe('names', () => {
  it.each([
    ['Okonjo, Ada', { family: 'Okonjo', given: 'Ada' }],
    ['  Okonjo ,  Ada M. ', { family: 'Okonjo', given: 'Ada M.' }],
    ['Harbour Board', { literal: 'Harbour Board' }],
    ['{Marlow, Sons}', { literal: 'Marlow, Sons' }],
    ['Plato,', { family: 'Plato' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['   ', null],
  ])('%s', (line, name) => expect(readName(line)).toEqual(name))

  const part = fc.stringMatching(/^[A-Za-zÀ-ž.’-]{1,8}( [A-Za-zÀ-ž.’-]{1,8}){0,2}$/u)
  it('what was written is read back', () => {
    const name = fc.oneof(
      fc.record({ family: part, given: part }),
      fc.record({ family: part }),
      fc.record({ family: part, given: part, suffix: part }),
      fc.record({
        literal: fc.oneof(
          part,
          fc.tuple(part, part).map((two) => two.join(', ')),
        ),
      }),
    )
    fc.assert(
      fc.property(name, (one) => {
        expect(readName(writeName(one))).toEqual(one)
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ['2014', { 'date-parts': [[2014]] }],
    ['2014-5', { 'date-parts': [[2014, 5]] }],
    ['2014-05-03', { 'date-parts': [[2014, 5, 3]] }],
    ['2014/2016', { 'date-parts': [[2014], [2016]] }],
    ['2014–2016', { 'date-parts': [[2014], [2016]] }],
    ['~1900', { 'date-parts': [[1900]], circa: true }],
    ['-44-03-15', { 'date-parts': [[-44, 3, 15]] }],
    ['spring 1936', { literal: 'spring 1936' }],
    ['2014-13', { literal: '2014-13' }],
    ['', null],
  ])('“%s”', (text, date) => expect(readDate(text)).toEqual(date))

  it('what was written is read back', () => {
    const one = fc.oneof(
      fc.tuple(fc.integer({ min: -500, max: 2100 })),
      fc.tuple(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 1, max: 12 })),
      fc.tuple(fc.integer({ min: 1, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })),
    )
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 2 }), fc.boolean(), (parts, circa) => {
        const date = { 'date-parts': parts as number[][], ...(circa ? { circa: true } : {}) }
        expect(readDate(writeDate(date))).toEqual(date)
      }),
    )
  })
})

const item: CslItem = {
  type: 'article-journal',
  title: 'The ferry and the bridge',
  author: [{ family: 'Marlow', given: 'E.' }, { literal: 'Harbour Board' }],
  issued: { 'date-parts': [['2019', 3]] },
  volume: 12,
  'dropped-field': 'x',
}

describe('changes', () => {
  it('an untouched form changes nothing', () => {
    const form = Object.fromEntries(fieldsOf(item, 'book').map((field) => [field, writeField(item, field)]))
    expect(changesOf(item, form)).toEqual({})
  })
  it.each<[string, Record<string, string>, Record<string, unknown>]>([
    ['a word', { publisher: ' Quay Press ' }, { publisher: 'Quay Press' }],
    ['emptied', { volume: '' }, { volume: null }],
    [
      'names',
      { author: 'Lind, Bo\n\nOkonjo, Ada' },
      {
        author: [
          { family: 'Lind', given: 'Bo' },
          { family: 'Okonjo', given: 'Ada' },
        ],
      },
    ],
    ['no names', { author: '\n' }, { author: null }],
    ['a date', { issued: '2020' }, { issued: { 'date-parts': [[2020]] } }],
    ['another kind', { type: 'book' }, { type: 'book' }],
    ['only white space', { title: 'The ferry and the bridge ' }, {}],
  ])('%s', (_name, form, set) => expect(changesOf(item, form)).toEqual(set))
})

it('shows the fields of a kind, then what the reference says beyond it, then what is missing', () => {
  const fields = fieldsOf(item, 'book', ['container-title', 'type'])
  expect(fields.slice(0, 2)).toEqual(['author', 'editor'])
  expect(fields).toContain('container-title')
  expect(fields).not.toContain('type')
  expect(new Set(fields).size).toBe(fields.length)
})
