// Gathering by conditions: each alone, each denied, and their combinations beside a plain reading of the same sentence.
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { dayOf, gather, type Gatherable, type Surroundings } from '../../../shared/gathering/gather.ts'
import { newId } from '../../../shared/model/id.ts'
import { type Condition, PassageQuery, withThemes } from '../../../shared/model/passage-query.ts'

const [power, veto, law] = [newId('code'), newId('code'), newId('code')]
const [ferry, essay] = [newId('source'), newId('source')]

const passage = (id: string, change: Partial<Gatherable> = {}): Gatherable & { id: string } => ({
  id,
  source: ferry,
  work: 1,
  quote: 'The right to stop',
  note: null,
  themes: [],
  themeIds: [],
  color: 'yellow',
  kind: 'verbatim',
  created: '2026-03-01T12:00:00.000Z',
  ...change,
})
const passages = [
  passage('a', { themeIds: [power], themes: [['Power']] }),
  passage('b', { themeIds: [veto, law], themes: [['Power', 'Veto'], ['Law']], color: 'pink' }),
  passage('c', { themeIds: [law], themes: [['Law']], note: 'Müller disagrees', kind: 'paraphrase' }),
  passage('d', { source: essay, work: 2, created: '2026-05-09T12:00:00.000Z', color: 'blue' }),
]
const around: Surroundings = {
  below: (theme) => new Set(theme === power ? [power, veto] : [theme]),
  about: (source, work) => `${source === ferry ? 'Marlow 1998 Harbours' : 'Lane 2014'} ${work}`,
}
const ids = (any: Condition[][]) =>
  gather(passages, { any }, around)
    .map(({ id }) => id)
    .join('')

describe('a condition', () => {
  const cases: [name: string, condition: Condition, found: string][] = [
    ['a theme with those below it', { by: 'theme', themes: [power] }, 'ab'],
    ['a theme itself', { by: 'theme', themes: [power], own: true }, 'a'],
    ['one of several themes', { by: 'theme', themes: [veto, law] }, 'bc'],
    ['no theme', { by: 'untagged' }, 'd'],
    ['a colour', { by: 'color', colors: ['pink', 'blue'] }, 'bd'],
    ['a kind', { by: 'kind', kinds: ['paraphrase'] }, 'c'],
    ['a source', { by: 'source', sources: [essay] }, 'd'],
    ['a work', { by: 'work', works: [{ source: essay, work: 2 }] }, 'd'],
    ['a work of that number in another source', { by: 'work', works: [{ source: ferry, work: 2 }] }, ''],
    ['a note', { by: 'note' }, 'c'],
    ['from a day', { by: 'date', from: '2026-03-02' }, 'd'],
    ['up to a day, itself included', { by: 'date', to: '2026-03-01' }, 'abc'],
    ['between days', { by: 'date', from: '2026-05-09', to: '2026-05-09' }, 'd'],
    ['words, without accents and case', { by: 'text', text: 'MULLER right' }, 'c'],
    ['words of its themes', { by: 'text', text: 'veto' }, 'b'],
    ['words of what it is quoted from', { by: 'text', text: 'lane stop' }, 'd'],
    ['no words', { by: 'text', text: ' ' }, 'abcd'],
  ]
  test.each(cases)('%s', (_name, condition, found) => {
    expect(ids([[condition]])).toBe(found)
    expect(ids([[{ ...condition, not: true }]])).toBe([...'abcd'].filter((id) => !found.includes(id)).join(''))
    expect(v.safeParse(PassageQuery, { any: [[condition]] }).success).toBe(true)
  })
})

test('conditions of a group all hold, groups are alternatives', () => {
  expect(
    ids([
      [
        { by: 'theme', themes: [power] },
        { by: 'theme', themes: [law], not: true },
      ],
    ]),
  ).toBe('a')
  expect(
    ids([
      [
        { by: 'theme', themes: [power] },
        { by: 'color', colors: ['pink'] },
      ],
      [{ by: 'untagged' }],
    ]),
  ).toBe('bd')
})

test('without a condition every passage is gathered', () => {
  expect([ids([]), ids([[]]), ids([[], []])]).toEqual(['abcd', 'abcd', 'abcd'])
})

test('any combination gathers what its conditions gather, joined', () => {
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      by: fc.constant('theme' as const),
      themes: fc.constantFrom(power, veto, law).map((id) => [id]),
      not: fc.boolean(),
    }),
    fc.record({ by: fc.constant('note' as const), not: fc.boolean() }),
    fc.record({
      by: fc.constant('color' as const),
      colors: fc.constantFrom('pink' as const, 'yellow' as const).map((color) => [color]),
    }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      (any) => {
        const each = any.map((group) => group.map((one) => new Set(ids([[one]]))))
        const expected = [...'abcd'].filter((id) => each.some((group) => group.every((found) => found.has(id))))
        expect(ids(any)).toBe(expected.join(''))
      },
    ),
  )
})

test('a day is the reader’s own', () => {
  const noon = new Date(2026, 2, 1, 12).toISOString()
  expect(dayOf(noon)).toBe('2026-03-01')
  expect(dayOf(new Date(2026, 11, 31, 23, 59).toISOString())).toBe('2026-12-31')
})

test('a theme that became another is asked for under its new id, once', () => {
  const any: Condition[][] = [[{ by: 'theme', themes: [veto, power], not: true }, { by: 'note' }]]
  expect(withThemes({ any }, new Map([[veto, power]]))).toEqual({
    any: [[{ by: 'theme', themes: [power], not: true }, { by: 'note' }]],
  })
})
