// Gathered passages: how they are grouped and ordered.
import { describe, expect, it } from 'vitest'
import { plainNote } from '../../../renderer/themes/plain-note.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import { countWords, groupPassages, inReadingOrder } from '../../../renderer/themes/passages.ts'

const quote = (id: string, change: Partial<QuoteDetail> = {}): QuoteDetail => ({
  id,
  source: 's1',
  work: 1,
  page: null,
  paragraph: null,
  start: 0,
  end: 10,
  quote: 'The right to stop',
  match: 'exact',
  themes: [['Power', 'Veto']],
  note: null,
  color: 'blue',
  kind: 'verbatim',
  themeIds: ['veto'],
  noteId: null,
  quotedFrom: null,
  created: '',
  ...change,
})
const quotes = [
  quote('a', { start: 50 }),
  quote('b', { start: 5, color: 'pink', themes: [['Power', 'Veto'], ['Prestige']], themeIds: ['veto', 'prestige'] }),
  quote('c', { source: 's2', themes: [['Power']], themeIds: ['power'], note: 'Müller disagrees' }),
  quote('d', { source: 's2', start: 2, kind: 'paraphrase', themes: [], themeIds: [] }),
]

describe('groups', () => {
  const names = {
    sources: [
      { id: 's2', title: 'Second' },
      { id: 's1', title: 'First' },
    ],
    color: (color: string) => color,
    noTheme: 'none',
    path: ['Power'],
  }
  const shape = (by: 'none' | 'source' | 'theme' | 'color') =>
    groupPassages(inReadingOrder(quotes, names.sources), by, names).map(
      (g) => `${g.name}:${g.quotes.map((q) => q.id).join('')}`,
    )
  it('none: the library’s order, then the text’s', () => expect(shape('none')).toEqual([':cdba']))
  it('examples first', () => {
    const sorted = inReadingOrder(quotes, names.sources)
    const [all] = groupPassages(sorted, 'none', { ...names, examples: new Set(['a']) })
    expect(all!.quotes.map(({ id }) => id).join('')).toBe('acdb')
    expect(inReadingOrder(quotes, names.sources)).toBe(sorted)
  })
  it('source', () => expect(shape('source')).toEqual(['Second:cd', 'First:ba']))
  it('colour, in the order of the keys', () => expect(shape('color')).toEqual(['blue:cda', 'pink:b']))
  it('theme: its own, those below, the others', () =>
    expect(shape('theme')).toEqual(['Power:c', 'Power › Veto:ba', 'none:d', 'Prestige:b']))
  it('of nothing are none', () => expect(groupPassages([], 'none', names)).toEqual([]))
})

it.each([
  ['It’s a well-known fact.', 4],
  ['“…and—so”', 2],
  ['', 0],
  ['Größe 12', 2],
])('counts the words of %s', (text, words) => expect(countWords(text)).toBe(words))

describe('a note on a card', () => {
  it.each([
    ['**Strongest** sentence. *Supports* Okonjo.', 'Strongest sentence. Supports Okonjo.'],
    ['# Claim\n\n- one\n- two\n\n> said', 'Claim\none\ntwo\nsaid'],
    ['2 \\* 3 and \\# and [here](https://a.org)', '2 * 3 and # and here'],
    ['1984\\. That was it', '1984. That was it'],
    ['x'.repeat(500), `${'x'.repeat(400)}…`],
  ])('%s', (markdown, plain) => expect(plainNote(markdown)).toBe(plain))
})
