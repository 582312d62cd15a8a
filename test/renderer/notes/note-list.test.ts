// Notes in their list: which ones, in which order, under which first line.
import { describe, expect, it } from 'vitest'
import type { NoteView } from '../../../shared/model/view.ts'
import { firstLine, kindOf, listNotes, type NoteKind } from '../../../renderer/notes/note-list.ts'

const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const note = (id: string, about: string | null, markdown: string, created: string): NoteView => ({
  id,
  about,
  markdown,
  created,
})
const notes = [
  note('p', `an:${ulid}`, 'Compare **Okonjo**', '2026-01-02'),
  note('s', `src:${ulid}`, 'Read again', '2026-01-03'),
  note('t', `code:${ulid}`, 'Veto, wider', '2026-01-01'),
  note('f', null, 'Frei: Übersicht', '2026-01-04'),
]
const list = (kind: NoteKind, filter: string) =>
  listNotes(notes, kind, filter, (one) => (one.id === 't' ? 'On the theme Power' : ''))
    .map((one) => one.id)
    .join('')

describe('the list', () => {
  it.each<[NoteKind, string, string]>([
    ['all', '', 'fspt'],
    ['passage', '', 'p'],
    ['source', '', 's'],
    ['theme', '', 't'],
    ['free', '', 'f'],
    ['all', 'ubersicht', 'f'],
    ['all', 'power', 't'],
    ['source', 'veto', ''],
  ])('%s “%s”', (kind, filter, ids) => expect(list(kind, filter)).toBe(ids))
})

it('knows what a note is about', () => expect(notes.map(kindOf)).toEqual(['passage', 'source', 'theme', 'free']))

it.each([
  ['# Claim\n\nmore', 'Claim'],
  ['\n\n- **one** thing', 'one thing'],
  ['2 \\* 3', '2 * 3'],
  ['a line\\\nanother', 'a line'],
  ['&#x20;led in', 'led in'],
  ['', ''],
])('“%s”', (markdown, line) => expect(firstLine(markdown)).toBe(line))
