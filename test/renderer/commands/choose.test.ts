import { describe, expect, test } from 'vitest'
import { choose } from '../../../renderer/commands/choose.ts'

const section = (id: string, ...titles: string[]) => ({ id, title: id, items: titles.map((title) => ({ title })) })
const shown = (sections: ReturnType<typeof choose>) =>
  sections.map(({ id, items }) => `${id}: ${items.map(({ title }) => title).join(', ')}`)

const COMMANDS = [
  section('Reading', 'Print with highlights and notes', 'Correct the text…'),
  section('Going', 'Search everywhere', 'Notes', 'Back'),
  section('Notes', 'New note', 'Find in the notes'),
]
const many = (id: string, count: number) => section(id, ...Array.from({ length: count }, (_, i) => `${id} union ${i}`))

describe('choosing', () => {
  test.each<[string, string, boolean, string[]]>([
    [
      'what is called so stands first, before longer titles',
      'notes',
      true,
      ['Going: Notes', 'Reading: Print with highlights and notes', 'Notes: Find in the notes'],
    ],
    ['what begins so comes before what holds it', 'search', true, ['Going: Search everywhere']],
    [
      'unless ranked, sections keep their order',
      'notes',
      false,
      ['Reading: Print with highlights and notes', 'Going: Notes', 'Notes: Find in the notes'],
    ],
    ['accents and capitals are no difference', 'BÁCK', true, ['Going: Back']],
    ['nothing matches: nothing is shown', 'zeppelin', true, []],
  ])('%s', (_, query, ranked, expected) => {
    expect(shown(choose(COMMANDS, query, { most: 60, ranked }))).toEqual(expected)
  })

  test('nothing typed: all of it, in its order', () => {
    const all = choose(COMMANDS, '', { most: Number.POSITIVE_INFINITY, ranked: true })
    expect(all).toEqual(COMMANDS)
  })

  test.each([
    ['many sources do not hide the themes', [300, 200], 60, [30, 30]],
    ['what a section does not need goes to the others', [300, 10], 60, [50, 10]],
    ['few of each are all there', [7, 3], 60, [7, 3]],
    ['never more than were asked for', [300, 200, 100], 60, [20, 20, 20]],
  ])('%s', (_, counts, most, expected) => {
    const sections = counts.map((count, i) => many(`s${i}`, count))
    expect(choose(sections, 'union', { most, ranked: false }).map(({ items }) => items.length)).toEqual(expected)
  })
})
