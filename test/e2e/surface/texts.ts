// Texts made for the tests of the reader.
import type { Block, SourceText } from '../../../shared/model/source-text.ts'
import type { SourceTextView } from '../../../shared/model/view.ts'

const EMPTY: Omit<SourceText, 'text' | 'blocks'> = {
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

/** Blocks in reading order, joined as a source's are. */
function join(drafts: { kind: Block['kind']; text: string; level?: number }[]): { text: string; blocks: Block[] } {
  let start = 0
  const blocks = drafts.map(({ kind, text, level }): Block => {
    const block: Block = { kind, start, end: start + text.length, ...(level === undefined ? {} : { level }) }
    start = block.end + 1
    return block
  })
  return { text: drafts.map((draft) => draft.text).join('\n'), blocks }
}

/** One of everything that makes offsets hard. `at` gives where a word stands. */
export function mixedText(): { source: SourceTextView; at: (word: string) => [start: number, end: number] } {
  const table = 'Year\tTolls\n1901\t12 ½\n1902\t'
  const { text, blocks } = join([
    { kind: 'heading', level: 1, text: 'Ferries & bridges 🛶' },
    { kind: 'paragraph', text: 'Its timetable is a treaty: it says when one side waits. cafe\u0301 𝑎𝑏 👨‍👩‍👧 🇩🇪 👍🏽' },
    { kind: 'paragraph', text: '' },
    { kind: 'quote', text: 'Hebrew שלום עולם and Arabic مرحبا in one line, 12–14.' },
    { kind: 'listItem', text: 'Zwei\u00a0Ufer, har\u00adbour, zero\u200bwidth' },
    { kind: 'listItem', text: 'first line\nsecond line' },
    { kind: 'table', text: table },
    { kind: 'note', text: '1 A note’s own words.' },
  ])
  const at = (word: string): [number, number] => {
    const start = text.indexOf(word)
    if (start === -1) throw new Error(`no ${word} in the text`)
    return [start, start + word.length]
  }
  const base = blocks[6]!.start
  let offset = base
  const rows = table.split('\n').map((row) => ({
    cells: row.split('\t').map((cell) => {
      const box = { start: offset, end: offset + cell.length }
      offset = box.end + 1
      return box
    }),
  }))
  blocks[6] = { ...blocks[6]!, rows }
  const [treaty, treatyEnd] = at('treaty')
  const [shalom, shalomEnd] = at('שלום')
  const source: SourceTextView = {
    ...EMPTY,
    id: 'src:mixed',
    file: 'mixed.txt',
    text,
    blocks,
    marks: [
      { start: treaty - 2, end: treaty + 3, kind: 'italic' },
      { start: treaty, end: treatyEnd, kind: 'bold' },
      { start: shalom, end: shalomEnd, kind: 'link', href: 'https://example.org/' },
    ],
    pages: [
      { start: 0, label: 'xii', certainty: 'printed' },
      { start: treaty, label: '1', certainty: 'counted' },
    ],
    notes: [{ number: '1', block: 7, markers: [treatyEnd, blocks[1]!.end], work: null }],
  }
  return { source, at }
}

/** So many paragraphs of some length. */
export function longText(paragraphs: number): SourceTextView {
  const words = 'The ferry waits for the town and the town waits for the ferry, winter after winter. '
  const { text, blocks } = join(
    Array.from({ length: paragraphs }, (_, i) => ({
      kind: 'paragraph' as const,
      text: `${i} ${words.repeat(4).trim()}`,
    })),
  )
  return { ...EMPTY, id: 'src:long', file: 'long.txt', text, blocks }
}
