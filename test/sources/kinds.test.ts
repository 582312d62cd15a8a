// Whole texts of the kinds people bring, in the project's own words: what each says of itself, and how it reads.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { SourceText } from '../../shared/model/source-text.ts'
import { expectSound, read } from './invariants.ts'

interface Reading {
  item: Record<string, unknown>
  missing: string[]
  headings: string[]
  paragraphs: number
  pages: string[]
  notes: string[]
  references: number
  citations: string[]
  removed: string[]
}

const cases: [file: string, reading: Reading][] = [
  [
    'web-essay.txt',
    {
      item: {
        type: 'webpage',
        title: 'The Price of Salt in the Northern Harbours: Why the toll outlived the guild',
        author: [{ given: 'Ada', family: 'Lund' }],
        issued: { 'date-parts': [[2019, 3, 12]] },
      },
      missing: ['publisher', 'URL'],
      headings: [
        '1 The Price of Salt in the Northern Harbours',
        '2 Why the toll outlived the guild',
        '2 The chronicle of St. Olave',
        '2 References',
        '2 About the author',
      ],
      paragraphs: 5,
      pages: [],
      notes: ['1 Riksarkiv, Toll Rolls, fol. 12.', '2 I thank the archivist of Lundby for this remark.'],
      references: 3,
      citations: ['exact', 'exact', 'exact'],
      removed: [
        'Skip to content',
        'Commentary',
        'Share',
        'Advertisement',
        'Notes',
        'Related articles',
        'The Widows of Lundby',
        'More',
        '© 2019 Harbour Review',
      ],
    },
  ],
  [
    'journal-article.txt',
    {
      item: {
        type: 'article-journal',
        title: 'The Toll and the Guild: Evidence from Vesterhavn',
        author: [
          { given: 'Ada', family: 'Lund' },
          { given: 'Mikkel', family: 'Ruud' },
        ],
        'container-title': 'Harbour Studies Quarterly',
        volume: '12',
        issue: '3',
        page: '101-103',
        issued: { 'date-parts': [[2014]] },
      },
      missing: [],
      headings: [
        '1 The Toll and the Guild: Evidence from Vesterhavn',
        '2 1. Introduction',
        '2 2. The chronicle',
        '2 References',
      ],
      paragraphs: 4,
      pages: ['101', '102', '103'],
      notes: ['1 Riksarkiv, Toll Rolls, fol. 12.', '2 On the copy see Vinther (2016), pp. 3-9.'],
      references: 2,
      citations: ['exact', 'exact'],
      removed: ['102                                         ADA LUND AND MIKKEL RUUD'],
    },
  ],
  [
    'working-paper.txt',
    {
      item: {
        type: 'report',
        genre: 'Working Paper',
        number: '12',
        title: 'The Toll and the Guild in the Northern Harbours',
        author: [
          { given: 'Ada', family: 'Lund' },
          { given: 'Mikkel', family: 'Ruud' },
        ],
        issued: { 'date-parts': [[2018, 3]] },
      },
      missing: [],
      headings: [
        '1 The Toll and the Guild in the Northern Harbours',
        '2 Abstract',
        '2 Introduction',
        '2 The chronicle',
        '2 Conclusion',
        '2 References',
      ],
      paragraphs: 5,
      pages: [],
      notes: [],
      references: 3,
      citations: ['exact', 'exact', 'exact', 'exact', 'exact', 'exact'],
      removed: [],
    },
  ],
  [
    'post.txt',
    {
      item: {
        title: 'Salt, again',
        author: [{ given: 'Mikkel', family: 'Ruud' }],
        issued: { 'date-parts': [[2017, 5, 3]] },
      },
      missing: ['publisher', 'URL'],
      headings: ['1 Salt, again'],
      paragraphs: 4,
      pages: [],
      notes: [],
      references: 0,
      citations: [],
      removed: ['Tags: salt, toll, council', 'Leave a comment'],
    },
  ],
]

describe('a text of the kind', () => {
  test.each(cases)('%s', (file, wanted) => {
    const raw = readFileSync(join(import.meta.dirname, 'kinds', file), 'utf8')
    const source = read(raw)
    expectSound(source, raw)
    expect(source.works).toHaveLength(1)
    expect(source.works[0]!.item).toMatchObject(wanted.item)
    expect(source.works[0]!.missing).toEqual(wanted.missing)
    expect(
      source.blocks.filter(({ kind }) => kind === 'heading').map((block) => `${block.level} ${slice(source, block)}`),
    ).toEqual(wanted.headings)
    expect(source.blocks.filter(({ kind, role }) => kind === 'paragraph' && !role)).toHaveLength(wanted.paragraphs)
    expect([...new Set(source.pages.map(({ label }) => label))]).toEqual(wanted.pages)
    expect(source.notes.map(({ number, block }) => `${number} ${slice(source, source.blocks[block]!)}`)).toEqual(
      wanted.notes,
    )
    expect(source.notes.every(({ markers }) => markers.length === 1)).toBe(true)
    expect(source.references).toHaveLength(wanted.references)
    expect(source.citations.map(({ certainty }) => certainty)).toEqual(wanted.citations)
    expect(source.removed.map(({ text }) => text)).toEqual(expect.arrayContaining(wanted.removed))
  })
})

function slice({ text }: SourceText, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end)
}
