import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeMisspelt, neighboursOf, parseQuery, toMatch } from '../../../../electron/host/search/query.ts'

const match = (query: string) => toMatch(parseQuery(query))

describe('a query', () => {
  it.each([
    ['one word', 'Sovereignty', '"sovereignty"'],
    ['words must all occur', 'customs  union', '"customs" AND "union"'],
    ['a phrase', '"customs union"', '"customs union"'],
    ['a phrase and a word', 'trade "customs union" 2015', '"trade" AND "customs union" AND "2015"'],
    ['a phrase that is not closed', '"customs union', '"customs union"'],
    ['other quotation marks', '«таможенный союз» „Zoll Union“', '"таможенный союз" AND "zoll union"'],
    ['a prefix', 'sover*', '"sover"*'],
    ['a prefix at the end of a phrase', '"customs un*"', '"customs un"*'],
    ['a star after a phrase', '"customs un"*', '"customs un"*'],
    ['a star alone', '* ** "*"', null],
    ['a star at the front', '*eign', '"eign"'],
    ['Cyrillic', 'ГОЛОВОЛОМКА', '"головоломка"'],
    ['a hyphen makes a phrase', 'trans-national*', '"trans national"*'],
    [
      'operators are words',
      'a OR b NOT c AND NEAR(d e)',
      '"a" AND "or" AND "b" AND "not" AND "c" AND "and" AND "near d" AND "e"',
    ],
    ['columns and brackets are signs', 'folded:x {a b}: ^c', '"folded x" AND "a" AND "b" AND "c"'],
    ['an empty phrase', '"" x', '"x"'],
    ['words near each other', 'customs ~5 union', 'NEAR("customs" "union", 5)'],
    ['… of about a sentence, where no number says so', 'customs ~ union', 'NEAR("customs" "union", 10)'],
    ['… in a row, and others beside', 'a ~2 b ~3 "c d*" e', 'NEAR("a" "b", 2) AND NEAR("b" "c d"*, 3) AND "e"'],
    ['nothing to be near to', '~5 union ~5', '"union"'],
    ['a word of uncertain spelling', '~harbuor', '"harbuor"'],
    ['nothing', '', null],
    ['only signs', '—… \u0000 "', null],
    ['NUL between words', 'a\u0000b', '"a b"'],
  ])('%s', (_, query, expected) => {
    expect(match(query)).toBe(expected)
  })

  it('takes a bounded number of terms', () => {
    expect(parseQuery('a '.repeat(1_000))).toHaveLength(32)
    expect(parseQuery(`"${'a '.repeat(1_000)}"`)[0]!.words).toHaveLength(64)
  })

  it('looks for other spellings beside the word, also near another', () => {
    const terms = parseQuery('harbuor ~5 ferry closed')
    terms[0]!.spellings = ['harbour', 'harbor']
    expect(toMatch(terms)).toBe(
      '(NEAR("harbuor" "ferry", 5) OR NEAR("harbour" "ferry", 5) OR NEAR("harbor" "ferry", 5)) AND "closed"',
    )
    expect(toMatch([{ ...terms[2]!, spellings: ['closer'] }])).toBe('("closed" OR "closer")')
  })

  it.each([
    ['harbuor', ['harbour', 'harbuour', 'harbur', 'harbuo', 'xharbuor', 'harbxor']],
    ['мост', ['гост', 'мсот', 'мос', 'мости']],
  ])('knows what is one slip away from %s', (word, neighbours) => {
    const all = new Set(neighboursOf(word))
    for (const neighbour of neighbours) expect(all).toContain(neighbour)
    expect(all).not.toContain(word)
  })

  it.each([
    ['harbuor', true],
    ['boat', true],
    ['sea', false],
    ['"two words"', false],
    ['20145', false],
  ])('may take %s for misspelt: %s', (query, may) => {
    expect(canBeMisspelt(parseQuery(query)[0]!)).toBe(may)
  })

  const database = new DatabaseSync(':memory:')
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (folded, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'")`,
  )
  const find = database.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?')
  const anyQuery = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    // What the syntax is made of, in any order.
    fc
      .array(
        fc.constantFrom(
          '"',
          '*',
          '«',
          '”',
          ' ',
          'AND',
          '~5',
          '~',
          '~ab',
          'OR',
          'NOT',
          'NEAR(',
          ')',
          '{',
          '}',
          ':',
          '^',
          '-',
          '+',
          '\\',
          "'",
          ';',
          '\0',
          '\u00ad',
          '\u0301',
          'ж',
          'a',
          '京',
          '🧩',
          '\ud800',
        ),
      )
      .map((parts) => parts.join('')),
  )
  it('is safe, whatever is typed', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const text = match(query)
        if (text !== null) expect(find.get(text)!['n']).toBe(0)
      }),
      { numRuns: 3_000 },
    )
  })
})
