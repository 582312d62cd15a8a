// An issue of three articles, each set like a journal: split into works with titles, authors, pages, and notes counted anew.
import { describe, expect, test } from 'vitest'
import { essayOf, textOf } from './essay.ts'
import { STYLES } from './generator-styles.ts'
import { expectSound, read } from './invariants.ts'
import { print, type Style } from './press.ts'

const AUTHORS = ['Sigrid Vinther', 'Ada Lund', 'Mikkel Ruud']
const JOURNALS = STYLES.filter(({ name }) => name.startsWith('a journal'))

function issue(seed: number, style: Style): { raw: string; pages: string[]; essays: ReturnType<typeof essayOf>[] } {
  const essays = AUTHORS.map((author, i) => ({ ...essayOf(seed * 10 + i, 3), author }))
  const prints: string[] = []
  const pages: string[] = []
  let first = 7
  for (const [i, essay] of essays.entries()) {
    const { raw, pages: labels } = print(essay, { ...style, firstPage: first }, seed * 10 + i)
    prints.push(style.pageMark === 'formFeed' && i > 0 ? `\f${raw}` : raw)
    const last = Number(labels.at(-1)![1])
    pages.push(last === first ? String(first) : `${first}-${last}`)
    first = last + 1
  }
  return { raw: prints.join(''), pages, essays }
}

describe.each(JOURNALS)('an issue of $name', (style) => {
  test.each([1, 2, 3, 4, 5, 6])('seed %d', (seed) => {
    const { raw, pages, essays } = issue(seed, style)
    const source = read(raw)
    expectSound(source, raw)
    expect(source.works.map(({ item }) => item.author?.[0]?.family)).toEqual(['Vinther', 'Lund', 'Ruud'])
    expect(source.works.map(({ item }) => String(item['title']).toLowerCase())).toEqual(
      essays.map(({ title }) => title.toLowerCase()),
    )
    for (const [i, work] of source.works.entries()) {
      const inside = source.text.slice(work.start, work.end)
      const first = essays[i]!.units.find(({ kind }) => kind === 'paragraph')!
      expect(inside.replace(/\s+/g, ' ')).toContain(textOf(first).slice(0, 60))
      const numbers = source.notes.filter((note) => note.work === i + 1).map(({ number }) => Number(number))
      expect(numbers).toEqual(essays[i]!.notes.map(({ number }) => number))
      if (work.item['container-title']) expect(work.item['page']).toBe(pages[i])
    }
  })
})
