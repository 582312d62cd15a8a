// A question told by what changed is, put together again, the question; and what stayed is the very same objects.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeListener, makeTeller } from '../../../../electron/host/cite/splice.ts'

const list = (ids: readonly number[]) => ids.map((id) => ({ id, title: `Work ${id}` }))
/** Lists that differ from each other a little or altogether, under one of twenty names, and workers that begin anew. */
const steps = fc.array(
  fc.record({
    set: fc.nat(19).map((at) => `set ${at % 3 === 0 ? at : 0}`),
    ids: fc.array(fc.nat(40), { maxLength: 30 }),
    near: fc.boolean(),
    anew: fc.integer({ min: 0, max: 9 }).map((at) => at === 0),
  }),
  { maxLength: 40 },
)

describe('a question told by what changed', () => {
  it('is put together again', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const teller = makeTeller()
        let listen = makeListener()
        let last: number[] = []
        for (const { set, ids, near, anew } of all) {
          if (anew) {
            listen = makeListener()
            teller.forget()
          }
          last = near ? last.toSpliced(ids[0] ?? 0, 1, ...ids.slice(0, 2)) : ids
          const question = { style: 'apa', items: list(last), clusters: list(ids), first: undefined }
          // As it is posted: nothing is shared by the two sides.
          expect(listen(set, structuredClone(teller.brief(set, question)))).toEqual(question)
        }
      }),
    )
  })

  it('tells only what changed, also of a list that its owner edits in place', () => {
    const teller = makeTeller()
    const listen = makeListener()
    const items = list(Array.from({ length: 50 }, (_, id) => id))
    const first = listen('draft', structuredClone(teller.brief('draft', { items })))
    items.splice(20, 0, { id: 99, title: 'Another' })
    const briefly = teller.brief('draft', { items })
    expect(briefly.lists['items']).toEqual({ head: 20, put: [{ id: 99, title: 'Another' }], tail: 30 })
    const second = listen('draft', structuredClone(briefly))
    expect(second['items']).toEqual(items)
    const of = (question: Record<string, unknown>, at: number) => (question['items'] as unknown[]).at(at)
    expect(of(second, 0)).toBe(of(first, 0))
    expect(of(second, -1)).toBe(of(first, -1))
  })

  it('cannot be put together by one who was not there from the beginning', () => {
    const teller = makeTeller()
    const items = list(Array.from({ length: 50 }, (_, id) => id))
    teller.brief('draft', { items })
    expect(() => makeListener()('draft', teller.brief('draft', { items }))).toThrow(/never told/)
  })
})
