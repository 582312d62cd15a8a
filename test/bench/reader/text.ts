// Made-up texts and passages for measuring the reader: the same for every peer, and the same every time.
import { COLORS, type Color } from '../../../shared/model/annotation.ts'
import type { Block } from '../../../shared/model/source-text.ts'
import type { SourceTextView } from '../../../shared/model/view.ts'

const SYLLABLES = ['ba', 'con', 'der', 'fi', 'gra', 'lo', 'men', 'nor', 'pe', 'qui', 'ras', 'sto', 'ti', 'ul', 'ver']
const WORDS_A_PARAGRAPH = 120

/** A small generator of numbers in [0, 1), seeded: measurements must not differ by their text. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export function makeText(words: number): SourceTextView {
  const next = random(7)
  const blocks: Block[] = []
  let text = ''
  for (let made = 0; made < words; made += WORDS_A_PARAGRAPH) {
    const paragraph = Array.from({ length: Math.min(WORDS_A_PARAGRAPH, words - made) }, () =>
      Array.from({ length: 1 + Math.floor(next() * 4) }, () => SYLLABLES[Math.floor(next() * 15)]).join(''),
    ).join(' ')
    if (text !== '') text += '\n'
    blocks.push({ kind: 'paragraph', start: text.length, end: text.length + paragraph.length })
    text += paragraph
  }
  const rest = {
    marks: [],
    works: [],
    pages: [],
    notes: [],
    references: [],
    citations: [],
    removed: [],
    map: [],
    warnings: [],
  }
  return { id: 'src:bench', file: 'bench.txt', text, blocks, ...rest }
}

export interface Passage {
  id: string
  start: number
  end: number
  color: Color
  note: null
}

/** Passages of 20–420 characters, every tenth across paragraphs, every seventh over the one before; every peer gets them in text order. */
export function makePassages(text: string, count: number): Passage[] {
  const next = random(11)
  const passages: Passage[] = []
  for (let i = 0; i < count; i++) {
    const length = i % 10 === 0 ? 700 + Math.floor(next() * 1200) : 20 + Math.floor(next() * 400)
    const before = passages.at(-1)
    const start = i % 7 === 0 && before ? before.start + 10 : Math.floor(next() * Math.max(1, text.length - length))
    const color = COLORS[i % COLORS.length]!
    passages.push({ id: `p${i}`, start, end: Math.min(text.length, start + length), color, note: null })
  }
  return inTextOrder(passages)
}

/** As the host lists them. */
export function inTextOrder(passages: readonly Passage[]): Passage[] {
  return [...passages].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
}
