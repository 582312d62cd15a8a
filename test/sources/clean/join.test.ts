// How two lines read as one: hyphens by the text's own words, addresses, dashes, spaces.
import { describe, expect, test } from 'vitest'
import { lexiconOf } from '../../../sources/clean/hyphens.ts'
import { junctionOf } from '../../../sources/clean/join.ts'
import { expectSound, read } from '../invariants.ts'

const TEXT = [
  'The harbour and its regulations were post-Roman, and a neo-liberal council would not have',
  'kept the harbour-master; the long-standing customs of the settlement were measured in the',
  'settle-',
  'ment by the coun-',
  'cil, and the regu-',
  'lations were read aloud to the mer-',
  'chants of the guild',
]

describe('a text that breaks words', () => {
  const lexicon = lexiconOf(TEXT.map((text) => ({ text })))
  const cases: [name: string, left: string, right: string, joined: string][] = [
    ['a broken word the text knows', 'the har-', 'bour was', 'the harbour was'],
    ['with a possessive', 'the har-', 'bour’s walls', 'the harbour’s walls'],
    ['a broken word it does not know', 'an ancho-', 'rage', 'an anchorage'],
    ['a compound it knows', 'the harbour-', 'master', 'the harbour-master'],
    ['a capital after the hyphen', 'the post-', 'Roman walls', 'the post-Roman walls'],
    ['a prefix it hyphenates', 'the neo-', 'classical front', 'the neo-classical front'],
    ['an inner hyphen stays', 'the long-stand-', 'ing rule', 'the long-standing rule'],
    ['a number word', 'a six-', 'monthly toll', 'a six-monthly toll'],
    ['the end of a number', 'in four-', 'teen days', 'in fourteen days'],
    ['a hyphen that waits for its noun', 'pre-', 'and post-Roman', 'pre- and post-Roman'],
    ['all capitals', 'the COM-', 'MONS', 'the COMMONS'],
    ['a soft hyphen', 'an ancho\u00ad', 'rage', 'an anchorage'],
    ['a dash at the end', 'the council—', 'and the guild', 'the council—and the guild'],
    ['a span of numbers', 'in 1452–', '1460', 'in 1452–1460'],
    ['an address broken at a hyphen', 'see http://a.org/toll-', 'book/x', 'see http://a.org/toll-book/x'],
    ['an address in angles', '<http://rolls.a.', 'org/x>', '<http://rolls.a.org/x>'],
    ['an address that ended', 'http://a.org/x', 'Then', 'http://a.org/x Then'],
    ['a full stop torn off', 'the toll', '. Then', 'the toll. Then'],
    ['plain words', 'the toll', 'was paid', 'the toll was paid'],
    ['scripts without spaces', '港の', '税関', '港の税関'],
  ]
  test.each(cases)('%s', (_name, left, right, joined) => {
    const { space, drops } = junctionOf(left, right, lexicon)
    expect((drops ? left.slice(0, -1) : left) + space + right).toBe(joined)
  })
})

describe('a text that breaks no words keeps every hyphen', () => {
  const lexicon = lexiconOf(
    ['the trade of the town and the offs of trade-', 'offs between post-', 'Roman towns, a vis-', 'à-vis of trade'].map(
      (text) => ({ text }),
    ),
  )
  const cases: [left: string, right: string, joined: string][] = [
    ['more trade-', 'offs', 'more trade-offs'],
    ['a non-', 'democratic council', 'a non-democratic council'],
    ['vis-', 'à-vis', 'vis-à-vis'],
  ]
  test.each(cases)('%s|%s', (left, right, joined) => {
    const { space, drops } = junctionOf(left, right, lexicon)
    expect((drops ? left.slice(0, -1) : left) + space + right).toBe(joined)
  })
})

describe('German k-k is ck where the text has the word', () => {
  const words = ['Der Zucker kam mit den Bäckern', 'und lag im Rücken der Stadt, wo ein Bäcker', 'den Hafen sah']
  const cases: [left: string, right: string, text: string][] = [
    ['Zuk-', 'ker war teuer', 'Zucker war teuer'],
    ['der Bäk-', 'ker.', 'der Bäcker.'],
    ['im Rük-', 'ken', 'im Rücken'],
    // Words the text does not show stay as they were broken.
    ['eine Bank-', 'kundin', 'eine Bankkundin'],
    ['viel Druk-', 'kerei', 'viel Drukkerei'],
  ]
  test.each(cases)('%s|%s', (left, right, text) => {
    const source = read(
      `${words.join('\n')}\nund was man ${left}\n${right} im Hafen, sagte man, wie man es im-\nmer sagte.\n`,
    )
    expect(source.text).toContain(text)
  })

  test('its letter is replaced, not kept, and every character accounted for', () => {
    const raw = `${words.join('\n')}\nund der Zuk-\nker war da, sagte man, wie man es im-\nmer sagte.\n`
    expectSound(read(raw), raw)
  })
})
