// Search hits: grouped with one's own words first, and the words found marked in the snippet.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../shared/model/view.ts'
import { countKinds, groupHits, markFound, whileTyping, wordsOf } from '../../../renderer/search/hits.ts'

const hit = (kind: SearchHit['kind'], source: string | null, snippet = ''): SearchHit => ({
  kind,
  source,
  start: null,
  end: null,
  page: null,
  work: null,
  snippet,
  id: null,
})
const hits = [
  hit('text', 'b', '1'),
  hit('text', 'a', '2'),
  hit('theme', null, '3'),
  hit('text', 'b', '4'),
  hit('note', 'a', '5'),
]

it('groups by kind and source, and keeps the order of the hits inside', () => {
  const shape = groupHits(hits, null, ['a', 'b']).map((g) => [
    g.kind,
    g.source,
    g.hits.map((h) => h.hit.snippet).join(''),
  ])
  expect(shape).toEqual([
    ['note', null, '5'],
    ['theme', null, '3'],
    ['text', 'a', '2'],
    ['text', 'b', '14'],
  ])
})
it('shows one kind alone', () => {
  expect(groupHits(hits, 'theme', []).map((g) => g.kind)).toEqual(['theme'])
  expect(countKinds(hits)).toEqual(
    new Map([
      ['text', 3],
      ['theme', 1],
      ['note', 1],
    ]),
  )
})
it('each hit has a key of its own that leads back to it', () => {
  for (const group of groupHits(hits, null, []))
    for (const { key, hit: one } of group.hits) expect(hits[Number(key)]).toBe(one)
})

describe('the word being typed is a beginning', () => {
  it.each([
    ['ferr', 'ferr*'],
    ['the right fer', 'the right fer*'],
    ['ferry ', 'ferry '],
    ['f', 'f'],
    ['fer*', 'fer*'],
    ['“the right', '“the right'],
    ['"the right"', '"the right"'],
    ['"the right" to st', '"the right" to st*'],
    ['', ''],
  ])('“%s” asks “%s”', (typed, asked) => expect(whileTyping(typed)).toBe(asked))
})

const marked = (snippet: string, query: string) =>
  markFound(snippet, wordsOf(query))
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('')

describe('words found', () => {
  it.each([
    ['The right to stop', 'right', 'The [right] to stop'],
    ['Rights and righting', 'right', '[Right]s and [right]ing'],
    ['Über die Fähre', 'uber fahre', '[Über] die [Fähre]'],
    ['U\u0308ber', 'über', '[U\u0308ber]'],
    ['die Straße nach Łódź', 'strasse lodz', 'die [Straße] nach [Łódź]'],
    ['Œuvres, œuvre', 'oeuvre', '[Œuvre]s, [œuvre]'],
    ['Мои\u0306 край', 'мой', '[Мои\u0306] край'],
    ['outright', 'right', 'outright'],
    ['“veto-power”', '"veto power"', '“[veto]-[power]”'],
    ['C++ and 猫', '猫', 'C++ and [猫]'],
    ['nothing', '', 'nothing'],
    ['star*', 'sta*', '[sta]r*'],
  ])('%s for %s', (snippet, query, expected) => expect(marked(snippet, query)).toBe(expected))

  it('the pieces joined are the snippet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (snippet, query) => {
        expect(
          markFound(snippet, wordsOf(query))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(snippet)
      }),
    )
  })
})
