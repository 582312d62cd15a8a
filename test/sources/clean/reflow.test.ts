// Lines to paragraphs, step by step: what ends one, columns in their order, tables, furniture, markers.
import { describe, expect, test } from 'vitest'
import type { SourceText } from '../../../shared/model/source-text.ts'
import { expectSound, read } from '../invariants.ts'

const WIDE = [
  'The harbour was rebuilt by the town, which could not pay for it, and so the guilds',
  'paid in its stead. They had little choice, since the breakwater had gone in the storm',
  'and no ship would anchor in the open Sound.',
]
const NEXT = [
  'In the winter the council met again and wrote a charter that nobody had asked for,',
  'and the toll was doubled.',
]

const texts = (source: SourceText): string[] => source.blocks.map(({ start, end }) => source.text.slice(start, end))
const sound = (raw: string): SourceText => {
  const source = read(raw)
  expectSound(source, raw)
  return source
}

describe('a paragraph ends', () => {
  const two = [WIDE.join(' '), NEXT.join(' ')]
  const cases: [name: string, raw: string, blocks: string[]][] = [
    ['at a blank line', [...WIDE, '', ...NEXT].join('\n'), two],
    ['where the next word would have fitted', [...WIDE, ...NEXT].join('\n'), two],
    ['at an indent', [...WIDE, `   ${NEXT[0]}`, NEXT[1]].join('\n'), two],
    ['not at a page break in mid-sentence', [...WIDE.slice(0, 2), `\f${WIDE[2]}`, '', ...NEXT].join('\n'), two],
    ['not at a blank line before a small letter', [WIDE[0], WIDE[1], '', WIDE[2], '', ...NEXT].join('\n'), two],
    ['with CRLF as well', [...WIDE, '', ...NEXT].join('\r\n'), two],
    [
      'with every line its own',
      `${WIDE.join(' ')} ${WIDE.join(' ')}\n${NEXT.join(' ')}`,
      [`${two[0]} ${two[0]}`, two[1]!],
    ],
  ]
  test.each(cases)('%s', (_name, raw, blocks) => expect(texts(sound(raw))).toEqual(blocks))
})

test('columns in the wrong order are put right where the sentences prove it', () => {
  const right = [
    'The guild had the second say. It sat above the ',
    'tavern and its records are lost, but for a single ',
    'page that the bishop copied, and which the ',
  ]
  const left = [
    'the first column',
    'The council had the first say. It sat in the old ',
    'granary, and what it wrote down is kept in the ',
    'archive of the town.',
  ]
  const next = ['archive of the see still holds in its oldest ', 'chest, under the seal of the town.']
  const filler = Array.from({ length: 12 }, (_, i) => `and the ${i} barrels of the harbour were counted once more `)
  const raw = [
    'Who had the say ',
    'in it',
    'By Ada Lund, Riga',
    '',
    'It began with the storm, ',
    ...filler,
    'until spring.',
  ].join('\n')
  const page = ` ${['Abstract', 'What follows is a short account of the two bodies ', 'that ruled the harbour.', '', ...right, '', ...left].join('\n')}`
  const source = sound(
    `${raw}\n${page}\n ${next.join('\n')}\n${['', 'Then came the fire, and ', ...filler, 'nothing was left.'].join('\n')}`,
  )
  const text = source.text
  expect(text).toContain('which the archive of the see still holds')
  expect(text.indexOf('The council had the first say')).toBeLessThan(text.indexOf('The guild had the second say'))
  expect(source.warnings.map(({ code }) => code)).toContain('columns-swapped')
})

test('a table is a table, with its caption, header and labels on two lines', () => {
  const raw = [
    ...WIDE,
    '',
    'Table 1: Tolls by ware',
    'Mar-',
    'ket ',
    'toll',
    '',
    'Guild ',
    'toll',
    '',
    'Salt 12 13.5',
    'Wool and ',
    'cloth 7 8',
    'Wine 3.5 –',
    '',
    'Source: the rolls',
    '',
    ...NEXT,
  ].join('\n')
  const source = sound(raw)
  const table = source.blocks.find(({ kind }) => kind === 'table')!
  expect(table.rows!.map(({ cells }) => cells.map(({ start, end }) => source.text.slice(start, end)))).toEqual([
    ['', 'Market toll', 'Guild toll'],
    ['Salt', '12', '13.5'],
    ['Wool and cloth', '7', '8'],
    ['Wine', '3.5', '–'],
  ])
  expect(source.blocks.filter(({ kind }) => kind === 'caption')).toHaveLength(2)
})

describe('markers', () => {
  const notes = ['', 'Notes', '1. On salt.', '2. On wool.'].join('\n\n')
  const cases: [name: string, body: string, reads: string][] = [
    [
      'glued to a word',
      'They paid the toll1 in salt, and the guild.2 Nobody knew.',
      'They paid the toll in salt, and the guild. Nobody knew.',
    ],
    [
      'in brackets',
      'They paid the toll[1] in salt, and the guild[2]. Nobody knew.',
      'They paid the toll in salt, and the guild. Nobody knew.',
    ],
    [
      'raised',
      'They paid the toll¹ in salt, and the guild.² Nobody knew.',
      'They paid the toll in salt, and the guild. Nobody knew.',
    ],
    [
      'with a space before',
      'They paid the toll [1] in salt, and the guild [2]. Nobody knew.',
      'They paid the toll in salt, and the guild. Nobody knew.',
    ],
    [
      'never numbers of the text',
      'They paid 485,50 marks.1 In G7 and by 2008:429 it was so.2 Nobody knew.',
      'They paid 485,50 marks. In G7 and by 2008:429 it was so. Nobody knew.',
    ],
  ]
  test.each(cases)('%s', (_name, body, reads) => {
    const source = sound(`The tolls\n\n${body}${notes}`)
    expect(source.text.split('\n')[1]).toBe(reads)
    expect(source.notes.map(({ markers }) => markers.length)).toEqual([1, 1])
  })
})

test('of two lists of notes the one the markers mean is kept, the other is a repetition', () => {
  const body = 'They paid the toll[1]. They paid it again[2]. Then they stopped[3].'
  const shorter = ['1. Rolls of the harbour, folio twelve.', '2. Chronicle of the bishop, year nine.']
  const longer = ['[1] Rolls of the harbour, folio twelve.', '[2] Ibid.', '[3] Chronicle of the bishop, year nine.']
  const source = sound(['The tolls', body, ...shorter, '', ...longer].join('\n\n'))
  expect(source.notes.map(({ number }) => number)).toEqual(['1', '2', '3'])
  expect(source.removed.filter(({ reason }) => reason === 'duplicateNotes').map(({ text }) => text)).toEqual(shorter)
})
