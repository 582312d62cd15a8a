// Whatever comes in: nothing throws, nothing hangs, no character is lost from the account, and twice is the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSource } from '../../sources/read.ts'
import { essayOf } from './essay.ts'
import { STYLES } from './generator-styles.ts'
import { expectSound, read } from './invariants.ts'
import { print } from './press.ts'

/** Pieces that steer a text into every branch: layouts, numbers, notes, names, addresses, tables, scripts, broken characters. */
const FRAGMENTS = [
  'The harbour was rebuilt by the town, which could not pay for it',
  'and so the ',
  'guild ',
  'harbour-',
  'master ',
  'post-',
  'Roman ',
  'com-',
  'mon ',
  '. ',
  ', ',
  ': ',
  '? ',
  '.1 ',
  'walls2 ',
  '[1]',
  '[2] ',
  '1 A note on tolls.',
  '2. Another note',
  '[1] First note',
  '\n',
  '\n',
  '\n\n',
  '\n ',
  ' \n',
  '\n\n\n',
  '\f',
  '\r\n',
  '\t',
  '  ',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u2028',
  '\u0000',
  '\ufeff',
  '12',
  'xii',
  '- 13 -',
  'THE TOLL BOOK   14',
  'Abstract\n',
  'Keywords\n',
  'Introduction\n',
  'References\n',
  'Notes\n',
  'Conclusion\n',
  '• Home\n',
  '• item\n',
  'More\n',
  'By Ada Lund, Riga\n',
  'ANALYSIS\n',
  'About the Author\n',
  'Ada Lund is a senior lecturer of history at Riga.',
  'https://example.org/a-',
  'b/c\n',
  '<http://example.org/x',
  '(Lund, 2014; Okoro and Vries, 2015, p. 3)',
  'Lund (2014)',
  'Lund, A., 2014. Tolls. Harbour Studies, 12(3), pp.4-9.\n',
  'Table 1: Tolls\n',
  'Salt 12 13.5 40\n',
  'Wool 7 8 90\n',
  'Figure 2: The quay\n',
  '________\n',
  '                    \n',
  'Таможня ',
  '海関',
  '👩🏽‍🌾',
  'שלום ',
  '\ud800',
  'é',
  '“',
  '”',
  '—',
  '…',
  'DOI: 10.1234/x-2020-18-4-3-9\n',
  '24.12.2020\n',
  'No. 4 2020\n',
  '\n# The toll\n',
  '\n## Law\n',
  '**widow** ',
  '*salt*',
  '_rye_ ',
  '`toll`',
  '[the quay](https://example.org/quay) ',
  '[[Quay|the quay]] ',
  '\n> quoted\n',
  '[^1]',
  '\n[^1]: See the book.\n',
  '\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'History[edit]\n',
  '\n== Law ==\n',
  "'''bold'''",
  '^ a b Lund\n',
  '&nbsp;',
  '&amp;',
  '&#8217;',
]
/** Whole lines and small blocks, each of a kind some step looks for: any of them may stand below any other. */
const LINES = [
  'The Toll of Vesterhavn',
  'THE TOLL OF VESTERHAVN',
  'the Toll Of the harbour',
  'By Ada Lund, Riga',
  'By Ada Lund and Mikkel Ruud',
  'by the editors of The Quay',
  'By',
  'Ada Lund',
  'A. B. Lund',
  'ADA LUND AND MIKKEL RUUD',
  'Ada Lund, University of Riga',
  'ada@example.org',
  'Ada Lund is a lecturer of history at Riga and the author of two books.',
  'About the Author',
  'ANALYSIS',
  'Opinion',
  'Abstract',
  'Abstract: The toll was paid twice, and nobody knew why until the ledger was found.',
  'Keywords: toll, guild, harbour',
  'Introduction',
  '1. Introduction',
  '2.1 The ledger',
  'Chapter 3',
  'IV. The storm',
  'Contents',
  'The toll ........ 7',
  'Conclusion',
  'References',
  'Bibliography',
  'Notes',
  'Anmerkungen',
  'Appendix A',
  'Lund, A. (2014). Tolls. Harbour Studies, 12(3), 4–9.',
  'Lund, Ada. The Toll and the Guild. Riga: Quay Press, 1999.',
  '———. The Guild. Riga: Quay Press, 2001.',
  '[1] A. Lund, “Posts,” J. Mud, vol. 3, pp. 4–19, 1940.',
  '2. Ruud, M. Tolls, 1950.',
  '1 See the ledger of Lundby, fol. 12.',
  '2 Ibid., p. 14.',
  '3 Ruud, Tolls, 9.',
  '[1] See the ledger of Lundby.',
  '[2] Ibid., p. 14.',
  '¹ See the ledger.',
  '1',
  '2',
  '3',
  '12',
  '13',
  '14',
  '- 13 -',
  'ii',
  'iii',
  'Harbour Studies 12 (2014)   14',
  '15   ADA LUND',
  'Harbour Studies, No. 4, 2020   16',
  'https://example.org/tolls-and-guilds',
  'Table 1: Tolls by year',
  'Salt   12   13.5   40',
  'Wool   7   8   90',
  'Year  Salt  Wool',
  'Figure 2: The quay',
  'Source: Lundby archive.',
  '• the first toll',
  '- the second toll',
  '1) the third toll',
  '(a) the fourth toll',
  '§ 4 The toll is due on arrival.',
  '(2) It is paid in salt.',
  '* * *',
  '____________',
  '                    ',
  'T',
  'he harbour was closed in winter.',
  'Q: Who paid it?',
  'A: The widow did.',
  '— Who paid it?',
  'Skip to content',
  'Read more: The widows of Lundby',
  'More',
  'Related articles',
  '3 comments',
  '© 2019 The Quay',
  'Posted on 3 May 2017 by Ada Lund',
  '12 March 2019',
  'DOI: 10.1234/x-2020-18-4-3-9',
  'Vol. 3, No. 2',
  'The toll was paid by the guild,1 and the guild was paid by nobody.2 It went on',
  'until the winter of 1452[1] when the har-',
  'bour froze (Lund, 2014; Ruud, 1950, p. 3) and the well-',
  'known toll-house stood empty. As Lund (2014) says,',
  'the guild did not pay[2].',
  'it was over.',
  'The left column says this and       the right one goes on with that',
  'and the left goes on                until nobody pays.',
  'Der Zoll wurde vom Rat bestimmt, und die Kauf-',
  'leute zahlten ihn.',
  'Таможня стояла на берегу, и купцы пла-',
  'тили.',
]
const BREAKS = ['\n', '\n', '\n', ' \n', '\n\n', '\n\n', '\n\n\n', '\n ', '\n    ', '\f', '\n\f', '\r\n', '\n\n\f\n']
const lines = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom(...BREAKS)), { minLength: 1, maxLength: 120 })
  .map((parts) => parts.flat().join(''))
/** A print like any other, with strange lines strewn into it. */
const strewn = fc
  .tuple(
    fc.constantFrom(...STYLES),
    fc.integer({ min: 1, max: 500 }),
    fc.array(fc.tuple(fc.constantFrom(...LINES), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 }),
  )
  .map(([style, seed, strange]) => {
    const printed = print(essayOf(seed, 2, 0.3), style, seed).raw.split('\n')
    for (const [line, share] of strange) printed.splice(Math.floor(share * printed.length), 0, line)
    return printed.join('\n')
  })
const fragments = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 160 })
  .map((parts) => parts.join(''))
const texts = fc.oneof(fragments, lines, strewn)

/** `TEXT_RUNS=30` looks thirty times as long. */
const RUNS = Number(process.env['TEXT_RUNS'] ?? 1)
const LONG_MS = 60_000 * RUNS

describe('any text', () => {
  test(
    'is accounted for and sound',
    () => {
      fc.assert(
        fc.property(texts, (raw) => {
          // A lone half of a pair does not survive UTF-8, and white space alone is refused.
          const text = raw.toWellFormed().replace(/^\ufeff+/, '')
          fc.pre(text.trim() !== '' && !readable(text))
          expectSound(read(text), text)
        }),
        { numRuns: 600 * RUNS },
      )
    },
    LONG_MS,
  )

  test('is accounted for and sound with a table above its title', () => {
    const text =
      'Salt   12   13.5   40\n- 13 -\nWool   7   8   90\nExemptions of the Shipwright\nBy Sigrid Vinther, Riga\n\n\n' +
      'The commissioners had inherited the warehouse, and inherited\nthe tavern, the ferry and the bridge of the town.'
    expectSound(read(text), text)
  })

  test('is accounted for and sound with a byline under a byline', () => {
    const text =
      'References\nBy Ada Lund, Riga\nBy Ada Lund, Riga\nThe harbour was rebuilt by the town, which could not pay for it'
    expectSound(read(text), text)
  })

  test(
    'reads the same twice',
    () => {
      fc.assert(
        fc.property(texts, (raw) => {
          const bytes = new TextEncoder().encode(raw)
          expect(readSource(bytes, { file: 'a.txt' })).toEqual(readSource(bytes, { file: 'b.txt' }))
        }),
        { numRuns: 60 * RUNS },
      )
    },
    LONG_MS,
  )

  test(
    'of random bytes is read or refused',
    () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ minLength: 0, maxLength: 3000 }),
          fc.constantFrom(undefined, 'utf-16le', 'windows-1251', 'utf-8'),
          (bytes, encoding) => {
            const result = readSource(bytes, { file: 'x', ...(encoding === undefined ? {} : { encoding }) })
            if ('refused' in result) expect(result.refused.reason).not.toBe('')
            else expectSound(result.text, rawOf(result.text))
          },
        ),
        { numRuns: 200 * RUNS },
      )
    },
    LONG_MS,
  )
})

/** Text the sniffer refuses (too many control characters). */
function readable(text: string): boolean {
  return 'refused' in readSource(new TextEncoder().encode(text), { file: 'x', encoding: 'utf-8' })
}

/** The decoded file as far as the account shows it: length and kept characters. */
function rawOf({ map, text, removed }: ReturnType<typeof read>): string {
  const units = Array.from({ length: map.at(-4) ?? 0 }, () => '\u0000')
  for (let i = 0; i < map.length; i += 5) {
    if (map[i + 4] === 0) for (let k = 0; k < map[i + 1]! - map[i]!; k++) units[map[i]! + k] = text[map[i + 2]! + k]!
  }
  for (const entry of removed) for (let k = 0; k < entry.text.length; k++) units[entry.raw[0] + k] = entry.text[k]!
  return units.join('')
}

/** Generous, since the machine may be busy: what is not linear takes minutes here. */
const LIMIT_MS = 25_000

describe('hostile sizes end in time', () => {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
  const cases: [name: string, text: () => string][] = [
    ['a line of 10 MB', () => 'word '.repeat(2_000_000)],
    ['a word of 10 MB', () => `${'a'.repeat(10_000_000)}-\nb`],
    ['nothing but opening brackets', () => '('.repeat(3_000_000)],
    ['brackets with names', () => '(Smith and Jones '.repeat(200_000)],
    ['names without end', () => 'Smith Jones, '.repeat(200_000)],
    ['full stops and quotation marks', () => '.”'.repeat(1_000_000)],
    ['unclosed addresses', () => '<http://a '.repeat(200_000)],
    ['blank lines', () => `a${'\n'.repeat(5_000_000)}b`],
    ['pages of a word', () => 'a\f'.repeat(100_000)],
    [
      'numbers on lines of their own',
      () =>
        numbers(100_000)
          .map((i) => i % 1000)
          .join('\n'),
    ],
    [
      'a hundred thousand notes',
      () =>
        `${numbers(50_000)
          .map((i) => `Said here[${(i % 999) + 1}].`)
          .join('\n\n')}\n\n${numbers(100_000)
          .map((i) => `[${(i % 999) + 1}] Note ${i}.`)
          .join('\n')}`,
    ],
    [
      'thirty thousand references',
      () =>
        `Body.\n\nReferences\n\n${numbers(30_000)
          .map((i) => `Lund, A., ${1900 + (i % 120)}. Tolls. Quay, ${i}, pp.1-2.`)
          .join('\n\n')}`,
    ],
    ['rows of numbers', () => `Table 1: Tolls\n${'Salt 1 2 3\n'.repeat(100_000)}`],
    [
      'a note with a star on each page',
      () => 'The harbour was rebuilt*\nby the town.\n\n* At last.\n\f'.repeat(30_000),
    ],
    ['lists one below the other', () => `Said here.1\n\n${'1. First\n2. Second\n'.repeat(50_000)}`],
    ['a list', () => '• item\n'.repeat(100_000)],
  ]
  test.each(cases)('%s', (_name, text) => {
    const bytes = new TextEncoder().encode(text())
    const started = performance.now()
    const result = readSource(bytes, { file: 'big.txt' })
    expect(performance.now() - started).toBeLessThan(LIMIT_MS)
    expect('refused' in result ? result.refused.reason : '').toBe('')
  })
})
