// The join of two versions of a record: cases a person would ask about, and the laws that let devices merge in any order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../../shared/merging/canonical.ts'
import { tick } from '../../../shared/merging/clock.ts'
import { contextOf, merge, type Body, type Version } from '../../../shared/merging/merge.ts'
import { disagreements, isTrashed, resolve } from '../../../shared/merging/resolve.ts'

const DEVICES = ['A', 'B', 'C']

function born(device: string, fields: Record<string, unknown>): Body {
  const clock = tick({}, device)
  return { fields: new Map(Object.entries(fields).map(([name, value]) => [name, [{ value, clock }]])), sets: new Map() }
}

/** A device's edit of what it has: the winner is replaced, what stands against it stays. */
function edit(body: Body, device: string, field: string, value: unknown): Body {
  const clock = tick(contextOf(body), device)
  const others = (body.fields.get(field) ?? []).slice(1)
  const version: Version = value === undefined ? { clock } : { value, clock }
  return { fields: new Map([...body.fields, [field, [version, ...others]]]), sets: body.sets }
}

/** A device decides: nothing else stands any more. */
function decide(body: Body, device: string, field: string, value: unknown): Body {
  return {
    fields: new Map([...body.fields, [field, [{ value, clock: tick(contextOf(body), device) }]]]),
    sets: body.sets,
  }
}

function member(body: Body, device: string, element: string, present: boolean): Body {
  const elements = new Map(body.sets.get('themes') ?? [])
  elements.set(element, [...tick(contextOf(body), device), present ? 1 : 0])
  return { fields: body.fields, sets: new Map([...body.sets, ['themes', elements]]) }
}

/** Everything of a body, in one spelling. */
function spell(body: Body): string {
  const sets = [...body.sets].map(([name, elements]) => [name, [...elements].sort()]).sort()
  return JSON.stringify(canonical([[...body.fields].sort(([a], [b]) => (a < b ? -1 : 1)), sets]))
}

const values = (body: Body, field: string) => body.fields.get(field)?.map((version) => version.value)
const base = born('A', { color: 'yellow', note: 'first', trashed: false })

describe('merging two versions', () => {
  test.each<[name: string, a: Body, b: Body, expected: Record<string, unknown[]>]>([
    [
      'edits of different fields both count',
      edit(base, 'A', 'color', 'blue'),
      edit(base, 'B', 'note', 'second'),
      { color: ['blue'], note: ['second'] },
    ],
    ['an edit beats what it replaced', base, edit(base, 'B', 'color', 'blue'), { color: ['blue'] }],
    [
      'a later device wins a tie; the other value stays beside it',
      edit(base, 'A', 'color', 'blue'),
      edit(base, 'B', 'color', 'green'),
      { color: ['green', 'blue'] },
    ],
    [
      'more edits win over fewer',
      edit(edit(base, 'A', 'color', 'blue'), 'A', 'color', 'pink'),
      edit(base, 'B', 'color', 'green'),
      { color: ['pink', 'green'] },
    ],
    [
      'removing a field stands against an edit',
      edit(base, 'A', 'note', undefined),
      edit(base, 'B', 'note', 'second'),
      { note: ['second', undefined] },
    ],
    [
      'an edit after a merge does not decide what stood beside',
      edit(merge(edit(base, 'A', 'color', 'blue'), edit(base, 'B', 'color', 'green')), 'A', 'color', 'orange'),
      edit(base, 'B', 'color', 'green'),
      { color: ['orange', 'blue'] },
    ],
    [
      'a decision is not undone by those who have not heard of it',
      decide(merge(edit(base, 'A', 'color', 'blue'), edit(base, 'B', 'color', 'green')), 'A', 'color', 'blue'),
      edit(base, 'B', 'color', 'green'),
      { color: ['blue'] },
    ],
  ])('%s', (_, a, b, expected) => {
    for (const merged of [merge(a, b), merge(b, a)]) {
      for (const [field, expectedValues] of Object.entries(expected))
        expect(values(merged, field)).toEqual(expectedValues)
    }
  })

  test.each<[name: string, a: Body, b: Body, present: string[]]>([
    ['themes of both devices', member(base, 'A', 't1', true), member(base, 'B', 't2', true), ['t1', 't2']],
    [
      'a removal that saw the theme',
      member(base, 'A', 't1', true),
      member(member(base, 'A', 't1', true), 'B', 't1', false),
      [],
    ],
  ])('sets: %s', (_, a, b, present) => {
    const themes = merge(a, b).sets.get('themes')!
    expect([...themes].filter(([, membership]) => membership[3] === 1).map(([id]) => id)).toEqual(present)
  })

  test('a library copied with its device id loses neither value', () => {
    const merged = merge(edit(base, 'A', 'color', 'blue'), edit(base, 'A', 'color', 'pink'))
    expect(values(merged, 'color')!.toSorted()).toEqual(['blue', 'pink'])
  })
})

describe('trash against edit', () => {
  const trashed = edit(base, 'A', 'trashed', true)
  test.each<[name: string, body: Body, isInTrash: boolean, kinds: string[]]>([
    ['trashed and nothing else', trashed, true, []],
    [
      'edited elsewhere without knowledge of it',
      merge(trashed, edit(base, 'B', 'note', 'second')),
      false,
      ['trashedButEdited'],
    ],
    [
      'tagged elsewhere without knowledge of it',
      merge(trashed, member(base, 'B', 't1', true)),
      false,
      ['trashedButEdited'],
    ],
    ['edited before', merge(edit(edit(base, 'B', 'note', 'second'), 'A', 'trashed', true), base), true, []],
    ['edited in the trash', edit(trashed, 'B', 'note', 'second'), true, []],
    [
      'trashed again knowing of the edit',
      edit(merge(trashed, edit(base, 'B', 'note', 'second')), 'A', 'trashed', true),
      true,
      [],
    ],
    ['trashed by both', merge(trashed, edit(base, 'B', 'trashed', true)), true, []],
  ])('%s', (_, body, isInTrash, kinds) => {
    expect(isTrashed(body)).toBe(isInTrash)
    expect(disagreements(body).map(({ kind }) => kind)).toEqual(kinds)
  })

  test('what stands beside a value is named with its device', () => {
    const body = merge(edit(base, 'A', 'color', 'blue'), edit(base, 'B', 'color', 'green'))
    expect(disagreements(body)).toEqual([
      { kind: 'alternatives', field: 'color', others: [{ value: 'blue', device: 'A' }] },
    ])
  })

  test('the same value twice is no disagreement', () => {
    const body = merge(edit(base, 'A', 'color', 'blue'), edit(base, 'B', 'color', 'blue'))
    expect(disagreements(body)).toEqual([])
  })
})

test('no leaves cannot be resolved', () => {
  expect(() => resolve([])).toThrow(RangeError)
})

type Step =
  | { kind: 'edit' | 'decide'; device: number; field: string; value: number | null }
  | { kind: 'tag'; device: number; element: string; present: boolean }
  | { kind: 'sync'; from: number; to: number }

const device = fc.nat({ max: DEVICES.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('edit' as const, 'decide' as const),
    device,
    field: fc.constantFrom('x', 'y', 'trashed'),
    value: fc.option(fc.nat({ max: 3 })),
  }),
  fc.record({ kind: fc.constant('tag' as const), device, element: fc.constantFrom('t1', 't2'), present: fc.boolean() }),
  fc.record({ kind: fc.constant('sync' as const), from: device, to: device }),
)

/** Plays a story on three devices; each value written is unique, so that what became of it can be asked. */
function play(steps: Step[]): { bodies: Body[]; written: Map<string, Body>; replaced: Set<string> } {
  const bodies = DEVICES.map(() => born('A', { x: 'x0', y: 'y0', trashed: false }))
  const written = new Map<string, Body>()
  const replaced = new Set<string>()
  steps.forEach((one, i) => {
    if (one.kind === 'sync') {
      bodies[one.to] = merge(bodies[one.to]!, bodies[one.from]!)
      return
    }
    const body = bodies[one.device]!
    const name = DEVICES[one.device]!
    if (one.kind === 'tag') {
      bodies[one.device] = member(body, name, one.element, one.present)
      return
    }
    const value = one.field === 'trashed' ? (one.value ?? 0) > 1 : one.value === null ? undefined : `${one.field}-${i}`
    const gone = one.kind === 'decide' ? body.fields.get(one.field)! : body.fields.get(one.field)!.slice(0, 1)
    for (const version of gone) if (typeof version.value === 'string') replaced.add(version.value)
    bodies[one.device] = (one.kind === 'decide' ? decide : edit)(body, name, one.field, value)
    if (typeof value === 'string') written.set(value, bodies[one.device]!)
  })
  return { bodies, written, replaced }
}

describe('laws', () => {
  test('commutative, associative, idempotent', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const [a, b, c] = play(steps).bodies as [Body, Body, Body]
        expect(spell(merge(a, b))).toBe(spell(merge(b, a)))
        expect(spell(merge(merge(a, b), c))).toBe(spell(merge(a, merge(b, c))))
        expect(spell(merge(a, a))).toBe(spell(a))
        expect(spell(merge(merge(a, b), b))).toBe(spell(merge(a, b)))
      }),
      { numRuns: 500 },
    )
  })

  test('resolving gives the same in every order of the leaves', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 24 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        (steps, keys) => {
          const { bodies } = play(steps)
          const shuffled = bodies.map((body, i) => ({ body, key: keys[i]! })).sort((a, b) => a.key - b.key)
          expect(spell(resolve(shuffled.map(({ body }) => body)))).toBe(spell(resolve(bodies)))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a value nobody replaced is still there: shown or beside what is shown', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { bodies, written, replaced } = play(steps)
        const end = resolve(bodies)
        const standing = [...end.fields.values()].flat().map((version) => version.value)
        for (const value of written.keys()) if (!replaced.has(value)) expect(standing).toContain(value)
        for (const value of replaced) expect(standing).not.toContain(value)
      }),
      { numRuns: 500 },
    )
  })
})
