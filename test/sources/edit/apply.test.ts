// Single edits, each on a small text: what the text reads afterwards, and what moved along.
import { describe, expect, test } from 'vitest'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { SourceText } from '../../../shared/model/source-text.ts'
import type { TextEdit } from '../../../shared/model/text-edit.ts'
import { applyEdits } from '../../../sources/edit/apply.ts'
import { counted } from '../../../sources/edit/page-rules.ts'
import { expectSound, read } from '../invariants.ts'

const TOLLS = `Tolls of the Sound

Every ship paid the toll. No ship paid it twi-
ce, and none paid it before it had passed.

The second paragraph is about the bailiff. He kept the book.

The third paragraph is about the book.`

/** The blocks as "kind number: words". */
function shown({ blocks, text }: SourceText): string[] {
  return blocks.map(({ kind, number, start, end }) => `${kind}${number ? ` ${number}` : ''}: ${text.slice(start, end)}`)
}

interface Case {
  name: string
  raw?: string
  /** Made from the raw text, so that offsets need not be counted. */
  edits: (raw: string) => TextEdit[]
  /** Blocks afterwards that must be there, word for word. */
  reads: string[]
  /** And these must not. */
  not?: string[]
}

const at = (raw: string, words: string): number => {
  const found = raw.indexOf(words)
  if (found < 0) throw new Error(`no “${words}”`)
  return found
}
const range = (raw: string, words: string) => ({ from: at(raw, words), to: at(raw, words) + words.length })

const CASES: Case[] = [
  {
    name: 'a word is corrected',
    edits: (raw) => [{ kind: 'text', ...range(raw, 'bailiff'), text: 'sheriff' }],
    reads: ['paragraph 2: The second paragraph is about the sheriff. He kept the book.'],
  },
  {
    name: 'a letter is put in',
    raw: 'A long line about the arbour of the town.\n\nAnother paragraph.',
    edits: (raw) => [{ kind: 'text', ...range(raw, 'arbour'), text: 'harbour' }],
    reads: ['paragraph 1: A long line about the harbour of the town.'],
  },
  {
    name: 'of two corrections of the same word the later counts',
    edits: (raw) => [
      { kind: 'text', ...range(raw, 'bailiff'), text: 'sheriff' },
      { kind: 'text', ...range(raw, 'bailiff'), text: 'warden' },
    ],
    reads: ['paragraph 2: The second paragraph is about the warden. He kept the book.'],
  },
  {
    name: 'words are taken out, and no two spaces stay',
    edits: (raw) => [{ kind: 'remove', ...range(raw, 'about the bailiff') }],
    reads: ['paragraph 2: The second paragraph is . He kept the book.'],
  },
  {
    name: 'a paragraph taken out leaves the numbers of the others',
    edits: (raw) => [{ kind: 'remove', ...range(raw, 'The second paragraph is about the bailiff. He kept the book.') }],
    reads: ['paragraph 3: The third paragraph is about the book.'],
    not: ['paragraph 2'],
  },
  {
    name: 'what was taken out comes back where it stood',
    edits: (raw) => [
      { kind: 'remove', ...range(raw, 'about the bailiff') },
      { kind: 'restore', ...range(raw, 'about the bailiff') },
    ],
    reads: ['paragraph 2: The second paragraph is about the bailiff. He kept the book.'],
  },
  {
    name: 'a hyphen at a line end was the word’s',
    edits: (raw) => [{ kind: 'hyphen', from: at(raw, 'twi-'), to: at(raw, 'ce, and'), real: true }],
    reads: ['paragraph 1: Every ship paid the toll. No ship paid it twi-ce, and none paid it before it had passed.'],
  },
  {
    name: 'a hyphen that was kept was the line’s',
    edits: (raw) => [
      { kind: 'hyphen', from: at(raw, 'twi-'), to: at(raw, 'ce, and'), real: true },
      { kind: 'hyphen', from: at(raw, 'twi-'), to: at(raw, 'ce, and'), real: false },
    ],
    reads: ['paragraph 1: Every ship paid the toll. No ship paid it twice, and none paid it before it had passed.'],
  },
  {
    name: 'paragraphs are joined and keep the first number',
    edits: (raw) => [{ kind: 'join', at: at(raw, 'The third') }],
    reads: [
      'paragraph 2: The second paragraph is about the bailiff. He kept the book. The third paragraph is about the book.',
    ],
    not: ['paragraph 3'],
  },
  {
    name: 'a paragraph is parted, and the second part takes a letter',
    edits: (raw) => [{ kind: 'break', at: at(raw, 'He kept') }],
    reads: [
      'paragraph 2: The second paragraph is about the bailiff.',
      'paragraph 2a: He kept the book.',
      'paragraph 3: The third paragraph is about the book.',
    ],
  },
  {
    name: 'a part parted again does not rename the other',
    edits: (raw) => [
      { kind: 'break', at: at(raw, 'He kept') },
      { kind: 'break', at: at(raw, 'is about the bailiff') },
    ],
    reads: [
      'paragraph 2: The second paragraph',
      'paragraph 2b: is about the bailiff.',
      'paragraph 2a: He kept the book.',
    ],
  },
  {
    name: 'a paragraph becomes a heading and no other number moves',
    edits: (raw) => [{ kind: 'block', ...range(raw, 'The second paragraph'), as: 'heading', level: 2 }],
    reads: [
      'heading: The second paragraph is about the bailiff. He kept the book.',
      'paragraph 3: The third paragraph is about the book.',
    ],
  },
  {
    name: 'an edit whose place is not in the file changes nothing',
    edits: () => [
      { kind: 'text', from: 90_000, to: 90_010, text: 'x' },
      { kind: 'join', at: 90_000 },
    ],
    reads: ['paragraph 2: The second paragraph is about the bailiff. He kept the book.'],
  },
]

describe('an edit', () => {
  test.each(CASES)('$name', ({ raw = TOLLS, edits, reads, not = [] }) => {
    const before = read(raw)
    const after = applyEdits(raw, before, edits(raw))
    expectSound(after, raw)
    for (const block of reads) expect(shown(after)).toContain(block)
    for (const start of not) expect(shown(after).filter((block) => block.startsWith(`${start}:`))).toEqual([])
  })

  test('of nothing gives the same text', () => {
    const before = read(TOLLS)
    expect(applyEdits(TOLLS, before, [])).toBe(before)
  })

  test('that takes a stretch out accounts for it, and its warning is settled with it', () => {
    const raw = TOLLS
    const after = applyEdits(raw, read(raw), [{ kind: 'remove', ...range(raw, 'He kept the book.') }])
    expect(after.removed.at(-1)).toMatchObject({ text: 'He kept the book.', reason: 'other' })
  })
})

const PAGED = ['Preface words.', 'More preface.', 'The first chapter.', 'It goes on.'].join('\n\f')

describe('page rules', () => {
  const pages = (edits: TextEdit[]): (string | null)[] => {
    const after = applyEdits(PAGED, read(PAGED), edits)
    expectSound(after, PAGED)
    return ['Preface', 'More', 'The first', 'It goes'].map((words) => {
      const start = after.text.indexOf(words)
      return locatorOf(after, start, start + words.length).page
    })
  }
  const on = (words: string, label: string, from = 0): TextEdit => ({
    kind: 'pages',
    from,
    at: PAGED.indexOf(words),
    label,
  })

  test.each<[string, TextEdit[], (string | null)[]]>([
    ['none: counted from 1', [], ['1', '2', '3', '4']],
    ['an offset, from a sentence in the middle', [on('The first', '23')], ['21', '22', '23', '24']],
    ['roman pages', [on('Preface', 'v')], ['v', 'vi', 'vii', 'viii']],
    ['capital roman pages', [on('More', 'X')], ['IX', 'X', 'XI', 'XII']],
    ['letters before the number', [on('More', 'A-3')], ['A-2', 'A-3', 'A-4', 'A-5']],
    [
      'roman, then arabic from the first chapter on',
      [on('Preface', 'v'), on('The first', '1', PAGED.indexOf('The first'))],
      ['v', 'vi', '1', '2'],
    ],
    [
      'a preface without numbers',
      [on('Preface', ''), on('The first', '1', PAGED.indexOf('The first'))],
      [null, null, '1', '2'],
    ],
    ['pages before the first have no number', [on('The first', '1')], [null, null, '1', '2']],
    [
      'of two rules for the whole text the later counts',
      [on('Preface', '9'), on('Preface', '90')],
      ['90', '91', '92', '93'],
    ],
    ['a label that cannot be counted is one page’s alone', [on('More', 'Cover')], [null, 'Cover', null, null]],
    [
      'a page that no mark shows',
      [{ kind: 'pages', from: PAGED.indexOf('preface.'), at: PAGED.indexOf('preface.'), label: '51', begins: true }],
      ['1', '2', '52', '53'],
    ],
  ])('%s', (_name, edits, expected) => {
    expect(pages(edits)).toEqual(expected)
  })

  test('a text without any page gets them from a hand', () => {
    const raw = 'One sentence here. Another sentence there.\n\nA second paragraph of it.'
    const edits: TextEdit[] = [
      { kind: 'pages', from: 0, at: 0, label: '7', begins: true },
      { kind: 'pages', from: raw.indexOf('Another'), at: raw.indexOf('Another'), label: '8', begins: true },
    ]
    const after = applyEdits(raw, read(raw), edits)
    expectSound(after, raw)
    expect(after.pages).toEqual([
      { start: 0, label: '7', certainty: 'printed' },
      { start: 19, label: '8', certainty: 'printed' },
    ])
    expect(locatorOf(after, 10, 30)).toMatchObject({ page: '7–8', label: 'page' })
  })

  test('the doubts about labels are settled by a rule', () => {
    const before = read(PAGED)
    expect(before.warnings.map(({ code }) => code)).toContain('page-labels-guessed')
    expect(applyEdits(PAGED, before, [on('Preface', '1')]).warnings).toEqual([])
    const settled = applyEdits(PAGED, before, [{ kind: 'settled', code: 'page-labels-guessed', at: 0 }])
    expect(settled.warnings).toEqual([])
    expect(settled.pages).toEqual(before.pages)
  })

  test.each([
    ['14', 3, '17'],
    ['ix', 1, 'x'],
    ['i', -1, ''],
    ['1', -1, ''],
    ['S12', 2, 'S14'],
    ['Cover', 1, ''],
    ['', 5, ''],
  ])('%s and %i pages on is %s', (label, steps, expected) => expect(counted(label, steps)).toBe(expected))
})

const ISSUE = `HARBOUR LETTERS

The Tide Tables
By Ada Lund, Riga

The tables were printed in spring.1 Nobody read them before summer, when the ships had gone.

A second paragraph of the first work, which is long enough to be one.

The Lighthouse Fund

The fund was founded late.2 It paid for oil, and for the widow of the keeper.

Notes

1 On the tables see the almanac.
2 The fund is described in the minutes.`

describe('works', () => {
  const worksOf = ({ works, text }: SourceText): string[] => works.map(({ start }) => text.slice(start, start + 12))

  test('a work is split at a heading, which may be its title, and takes its notes along', () => {
    const before = read(ISSUE)
    const first = before.text.indexOf('The Lighthouse Fund')
    const cut = ISSUE.indexOf('The Lighthouse Fund')
    const after = applyEdits(ISSUE, before, [
      { kind: 'block', from: cut, to: cut + 19, as: 'heading' },
      { kind: 'splitWork', at: cut },
    ])
    expectSound(after, ISSUE)
    expect(first).toBeGreaterThan(0)
    expect(after.works.length).toBe(before.works.length + 1)
    expect(after.works.at(-1)!.item['title']).toBe('The Lighthouse Fund')
    for (const note of after.notes) {
      const { start, end } = after.blocks[note.block]!
      const inside = after.works.findIndex((work) => work.start <= start && end <= work.end) + 1
      expect(note.work).toBe(inside)
    }
  })

  test('joined again it is what it was', () => {
    const cut = ISSUE.indexOf('The Lighthouse Fund')
    const before = read(ISSUE)
    const after = applyEdits(ISSUE, before, [
      { kind: 'splitWork', at: cut },
      { kind: 'joinWork', at: cut },
    ])
    expectSound(after, ISSUE)
    expect(after.works.map(({ item }) => item)).toEqual(before.works.map(({ item }) => item))
    expect(worksOf(after)).toEqual(worksOf(before))
  })

  test('a work keeps to the extent it is given', () => {
    const before = read(ISSUE)
    const from = ISSUE.indexOf('The Tide Tables')
    const to = ISSUE.indexOf('The Lighthouse Fund')
    const after = applyEdits(ISSUE, before, [{ kind: 'extent', at: from, from, to }])
    expectSound(after, ISSUE)
    const place = after.text.indexOf('The fund was founded')
    expect(after.works.some((work) => work.start <= place && place < work.end)).toBe(false)
    expect(after.works.length).toBe(1)
  })

  test('a corrected title is the work’s title too', () => {
    const raw = 'Tols of the Sound\n\nEvery ship paid the toll. No ship paid it twice, and none before it had passed.'
    const before = read(raw)
    expect(before.works[0]!.item['title']).toBe('Tols of the Sound')
    const after = applyEdits(raw, before, [{ kind: 'text', from: 0, to: 4, text: 'Tolls' }])
    expect(after.works[0]!.item['title']).toBe('Tolls of the Sound')
  })
})
