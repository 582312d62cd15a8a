// Lists of references as different settings print them, and notes under a heading at the end.
import { describe, expect, test } from 'vitest'
import { read } from '../invariants.ts'

const ENTRIES = [
  'Lund, A. and Ruud, M. B., 2014. Tolls of the Sound and the guilds that would not pay them: a ledger. Harbour Studies, 12(3), pp.4-19.',
  'Okonjo, B., 2010. Salt. Quay Papers, 3, pp.1-2.',
  'Vinther, S., 2016. The pier that was never built, and who was paid for it all the same. Harbour Studies, 14(1), pp.40-66.',
  'Vries, S. de, 2018. Who Paid? Harbour News, 9 January [online]. Available at: <https://example.org/who-paid> [Accessed 20 March 2020].',
  'Wulff, H., 1999. A Town and Its Wool. Riga: Quay University Press.',
]
const PARAGRAPH =
  'The harbour was rebuilt by the town, which could not pay for it, and so the guilds paid (Lund and Ruud, 2014). They had little choice, since the breakwater had gone in the storm and no ship would anchor in the open Sound. The council wrote a charter.'

function wrap(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = width - (lines.length > 0 ? hanging : 0)
    if (line && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line += (line ? ' ' : '') + word
  }
  return [...lines, line].map((set, i) => (i > 0 ? ' '.repeat(hanging) + set : set))
}

const body = (width: number): string[][] => [
  ['The harbour of Vesterhavn'],
  ...[1, 2, 3].map(() => wrap(PARAGRAPH, width)),
]
const settings: [name: string, text: () => string][] = [
  ['one line each', () => ['The harbour of Vesterhavn', PARAGRAPH, PARAGRAPH, 'References', ...ENTRIES].join('\n\n')],
  [
    'blank lines between',
    () =>
      [...body(72), ['References'], ...ENTRIES.map((entry) => wrap(entry, 72))]
        .map((lines) => lines.join('\n'))
        .join('\n\n'),
  ],
  [
    'hanging indents',
    () =>
      [
        ...body(72).map((lines) => lines.join('\n')),
        `References\n${ENTRIES.flatMap((entry) => wrap(entry, 72, 4)).join('\n')}`,
      ].join('\n\n'),
  ],
  [
    'nothing between',
    () =>
      [
        ...body(72).map((lines) => lines.join('\n')),
        `References\n${ENTRIES.flatMap((entry) => wrap(entry, 72)).join('\n')}`,
      ].join('\n\n'),
  ],
  [
    'trailing spaces',
    () =>
      [...body(60), ['References'], ...ENTRIES.map((entry) => wrap(entry, 60))]
        .map((lines) => lines.join(' \n'))
        .join('\n\n')
        .replace(/\n\n(?=Okonjo|Vries)/g, '\n'),
  ],
  [
    'double spacing',
    () => [...body(90), ['References'], ...ENTRIES.map((entry) => wrap(entry, 90))].flat().join(' \n\n'),
  ],
  [
    'numbers',
    () =>
      [...body(72), ['References'], ENTRIES.flatMap((entry, i) => wrap(`${i + 1}. ${entry}`, 72))]
        .map((lines) => lines.join('\n'))
        .join('\n\n'),
  ],
]

describe('a list of references set with', () => {
  test.each(settings)('%s', (_name, text) => {
    const source = read(text())
    expect(source.references.map(({ raw }) => raw.replace(/^\d+\. /, ''))).toEqual(ENTRIES)
    expect(source.citations.map(({ certainty, references }) => [certainty, ...references])).toContainEqual(['exact', 0])
    expect(
      source.blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => source.text.slice(start, end)),
    ).toContain('References')
  })
})

test('notes under their heading, with markers glued to words', () => {
  const source = read(
    [
      'The harbour',
      `${PARAGRAPH.replace('paid (', 'paid1 (')} It was burnt in 1452.2`,
      PARAGRAPH,
      'Notes',
      '1. On salt, see the ledger.',
      '2. The charter says 1453.',
    ].join('\n\n'),
  )
  expect(
    source.notes.map(
      ({ number, block }) => `${number} ${source.text.slice(source.blocks[block]!.start, source.blocks[block]!.end)}`,
    ),
  ).toEqual(['1 On salt, see the ledger.', '2 The charter says 1453.'])
  expect(source.text).toContain('so the guilds paid (Lund')
  expect(source.text).toContain('It was burnt in 1452.\n')
})

test('a numbered list without markers is text', () => {
  const source = read(['The rules', PARAGRAPH, '1. No salt on Sundays.', '2. No wool in May.', PARAGRAPH].join('\n\n'))
  expect(source.notes).toEqual([])
  expect(source.text).toContain('1. No salt on Sundays.')
})
