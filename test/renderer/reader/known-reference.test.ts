// Whether a listed work is in the library already.
import { expect, test } from 'vitest'
import { knownReference } from '../../../renderer/reader/known-reference.ts'
import type { CslItem } from '../../../shared/model/reference.ts'

const item = (title: string, family: string, year: number, more: CslItem = {}): CslItem => ({
  title,
  author: [{ family, given: 'A.' }],
  issued: { 'date-parts': [[year]] },
  ...more,
})
const library = [
  item('Harbours and their towns', 'Marlow', 1998),
  item('Guilds', 'Vinther', 2016, { DOI: '10.5555/Guilds' }),
].map((one, i) => ({ id: `ref:${i}`, source: null, work: null, item: one, missing: [] }))

test.each<[string, CslItem, string | null]>([
  ['the same', item('Harbours and their towns', 'Marlow', 1998), 'ref:0'],
  ['in other letters', item('HARBOURS AND THEIR TOWNS.', 'márlow', 1998), 'ref:0'],
  ['of another year', item('Harbours and their towns', 'Marlow', 1999), null],
  ['by another hand', item('Harbours and their towns', 'Marsh', 1998), null],
  ['by its DOI, however else it is written', item('Of guilds', 'V.', 2015, { DOI: '10.5555/guilds' }), 'ref:1'],
  ['without a title or DOI', { author: [{ family: 'Marlow' }] }, null],
])('%s', (_name, listed, id) => expect(knownReference(listed, library)?.id ?? null).toBe(id))
