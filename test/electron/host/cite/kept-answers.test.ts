// What the citing worker says again without working it out again: only the citations that changed, and whole answers of the
// last start.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openAnswerCache } from '../../../../electron/host/cite/answer-cache.ts'
import { type Citing, startCiting } from '../../../../electron/host/cite/citing.ts'
import type { Rendered } from '../../../../electron/host/cite/forms.ts'
import { makeCanvas, makeRepainter } from '../../../../electron/host/cite/repaint.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { cluster } from './engine-under-test.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-answers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const book = (id: string, family: string, year: number): CslItem => ({
  id,
  type: 'book',
  title: `Title ${id}`,
  author: [{ family, given: 'Ada' }],
  issued: { 'date-parts': [[year]] },
  publisher: 'P',
  language: 'en',
})
/** Named by what they cite and how often that was cited before. */
const cites = (...ids: string[]) =>
  ids.map((id, at) => ({
    ...cluster([{ id }]),
    citationID: `${id}${ids.slice(0, at).filter((other) => other === id).length}`,
  }))

async function withCiting<T>(work: (citing: Citing) => Promise<T>): Promise<T> {
  const citing = startCiting({ folder })
  try {
    return await work(citing)
  } finally {
    await citing.close()
  }
}

describe('a set of citations', () => {
  const lane = book('a', 'Lane', 2014)
  const frear = book('b', 'Frear', 2015)
  const again = book('c', 'Lane', 2014)
  const steps: [name: string, items: CslItem[], ids: string[], changed: [id: string, text: string][]][] = [
    [
      'is painted whole at first',
      [lane, frear],
      ['a', 'b'],
      [
        ['a0', '(Lane, 2014)'],
        ['b0', '(Frear, 2015)'],
      ],
    ],
    ['the same again: nothing', [lane, frear], ['a', 'b'], []],
    ['one added of a known work: that one', [lane, frear], ['a', 'b', 'a'], [['a1', '(Lane, 2014)']]],
    ['one put before them all: that one', [lane, frear], ['b', 'a', 'b', 'a'], [['b1', '(Frear, 2015)']]],
    ['… and taken away: nothing', [lane, frear], ['a', 'b', 'a'], []],
    [
      'one added of a work like another: all of both, and no other',
      [lane, frear, again],
      ['a', 'b', 'a', 'c'],
      [
        ['a0', '(Lane, 2014a)'],
        ['a1', '(Lane, 2014a)'],
        ['c0', '(Lane, 2014b)'],
      ],
    ],
    [
      'that one gone again: the letters go',
      [lane, frear],
      ['a', 'b', 'a'],
      [
        ['a0', '(Lane, 2014)'],
        ['a1', '(Lane, 2014)'],
      ],
    ],
  ]
  it('is told of only where it changed', { timeout: 60_000 }, () =>
    withCiting(async (citing) => {
      const shown = makeCanvas<Rendered>()
      for (const [name, items, ids, expected] of steps) {
        const clusters = cites(...ids)
        const said = await citing.citationSet({ set: 'draft', items, clusters })
        expect(
          said.changed.map(({ id, rendered }) => [id, rendered.text]),
          name,
        ).toEqual(expected)
        // What is put together of the changes is what is said of the whole.
        expect(shown('draft', said), name).toEqual(await citing.citations({ items, clusters }))
      }
      const other = await citing.citationSet({ set: 'another', items: [lane], clusters: cites('a') })
      expect(other.changed).toHaveLength(1)
    }),
  )

  it('of a name that was long not asked for is painted whole', () => {
    const repaint = makeRepainter<string>()
    expect(repaint('first', ['a'], ['x']).changed).toHaveLength(1)
    for (let at = 0; at < 20; at++) repaint(`set ${at}`, ['a'], ['x'])
    expect(repaint('first', ['a'], ['x']).changed).toHaveLength(1)
    expect(repaint('set 19', ['a'], ['x']).changed).toHaveLength(0)
  })

  it('needs citations that can be told apart', () => {
    expect(() => makeRepainter<string>()('draft', ['a', 'a'], ['x', 'y'])).toThrow(/must differ/)
  })
})

describe('an answer of the last start', () => {
  const items = Array.from({ length: 80 }, (_, index) => book(`k${index}`, `Lane${index}`, 2000 + (index % 20)))
  const kept = () => readdirSync(join(folder, 'cited')).map((file) => join(folder, 'cited', file))

  it('is read from the disk, and only for the very same question', { timeout: 180_000 }, async () => {
    const ask = (list: CslItem[]) => withCiting((citing) => citing.bibliography({ items: list }))
    const first = await ask(items)
    expect(first).toHaveLength(80)
    const path = kept().find((file) => readFileSync(file, 'utf8').includes('Lane79'))!
    // What is on the disk is what is answered: a mark put there comes back.
    writeFileSync(path, readFileSync(path, 'utf8').replace('Lane0', 'Marked'))
    expect((await ask(items)).some(({ text }) => text.startsWith('Marked'))).toBe(true)
    const few = await withCiting((citing) => citing.bibliography({ items, first: 20 }))
    expect(few).toHaveLength(20)
    expect(few.some(({ text }) => text.startsWith('Marked'))).toBe(true)
    const changed = [{ ...items[0]!, title: 'Other' }, ...items.slice(1)]
    expect((await ask(changed)).some(({ text }) => text.startsWith('Marked'))).toBe(false)
    writeFileSync(path, '{ not json')
    expect(await ask(items)).toEqual(first)
  })

  it('gives way to newer ones, and a folder that cannot be written costs nothing', () => {
    const place = join(folder, 'many')
    const cache = openAnswerCache(place)
    for (let at = 0; at < 45; at++) cache.put(cache.nameOf(at), { at })
    expect(readdirSync(place)).toHaveLength(40)
    const name = cache.nameOf({ question: 'x' })
    writeFileSync(join(folder, 'file'), '')
    const impossible = openAnswerCache(join(folder, 'file'))
    impossible.put(name, 'answer')
    expect(impossible.get(name)).toBeUndefined()
  })
})

describe('the first entries of a long list', () => {
  it('come without the rest, in the same words and order', { timeout: 60_000 }, () =>
    withCiting(async (citing) => {
      const items = Array.from({ length: 60 }, (_, index) =>
        book(`f${index}`, `Okonjo${index % 7}`, 2000 + (index % 9)),
      )
      const first = await citing.bibliography({ items, first: 20 })
      const all = await citing.bibliography({ items })
      expect(all).toHaveLength(60)
      expect(first).toEqual(all.slice(0, 20))
    }),
  )
})
