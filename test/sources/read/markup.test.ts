// Signs of Markdown, wikis and the web's entities: they go where a text evidently has them, what they say of a line stays, and
// every character of the file is accounted for.
import { expect, test } from 'vitest'
import { markupOf } from '../../../sources/read/markup.ts'
import { expectSound, read } from '../invariants.ts'

const BODY = 'The widow counted the barrels, and the clerk counted the widow. Nobody counted the clerk.'
const MARKDOWN = `# The toll\n\n## The widow\n\n## The clerk\n\n${BODY}\n\n`
const WIKI = `The toll\n\nOrigins[edit]\n${BODY}\nDecline[edit]\n${BODY}\n\n`
const ENTITIES = `Salt &amp; rye &ndash; a toll\n\n${BODY} &hellip;\n\n`

const evident: [name: string, raw: string, text: string][] = [
  ['bold and italic', `${MARKDOWN}A **dear** toll, and a *cheap* one.`, 'A dear toll, and a cheap one.'],
  ['bold in italic', `${MARKDOWN}It was ***dear***.`, 'It was dear.'],
  ['with low lines', `${MARKDOWN}A __dear__ toll in toll_book_2, _cheap_.`, 'A dear toll in toll_book_2, cheap.'],
  ['a sum is none', `${MARKDOWN}It was 3 * 4 crowns and 2 * 5 pence.`, '3 * 4 crowns and 2 * 5 pence'],
  ['a link', `${MARKDOWN}See [the book](https://example.org/book) of tolls.`, 'See the book of tolls.'],
  ['a link of a wiki', `${MARKDOWN}See [[Toll book|the book]] and [[Rye]].`, 'See the book and Rye.'],
  ['code', `${MARKDOWN}The key \`toll\` opened it.`, 'The key toll opened it.'],
  ['an escaped star', `${MARKDOWN}A boat \\*and\\* a horse.`, 'A boat *and* a horse.'],
  ['edit links', WIKI, 'Origins\nThe widow'],
  ['a query', `${WIKI}It was dear.[citation needed] It was paid.`, 'It was dear. It was paid.'],
  ['bold of a wiki', `${WIKI}The '''toll''' was ''dear''.`, 'The toll was dear.'],
  ['entities', `${ENTITIES}The clerk&#8217;s hand.`, 'The clerk’s hand.'],
  ['an ampersand', ENTITIES, 'Salt & rye – a toll'],
]

test.each(evident)('%s', (_name, raw, text) => {
  const source = read(raw)
  expectSound(source, raw)
  expect(source.text).toContain(text)
  expect(source.text).not.toMatch(/\*\*|\]\(|\[edit\]|&amp;|^#/m)
})

test.each<[name: string, raw: string]>([
  ['a star for a note', `${BODY}*\n\n* Said the widow.\n`],
  ['one bold word', `${BODY} It was **dear** to her.\n`],
  ['a number behind a sign', `# 3 of the list\n\n${BODY}\n`],
  ['an address', `${BODY} See [the book] (p. 3), [1] and [2].\n`],
  ['one entity', `${BODY} Written &amp; for an ampersand.\n`],
  ['a proof', `${BODY} x = a^2, and a_1 = b_2 = c_3.\n`],
])('plain text stays plain: %s', (_name, raw) => {
  expect(markupOf(raw)).toBeNull()
})

test('headings keep the levels they were given, though text follows right below', () => {
  const raw = `# The toll\n${BODY}\n## The widow\n${BODY}\n### Her barrels\n${BODY}\n#### Their marks\n${BODY}\n`
  const source = read(raw)
  expectSound(source, raw)
  const headings = source.blocks.filter(({ kind }) => kind === 'heading')
  expect(headings.map(({ level, start, end }) => [level, source.text.slice(start, end)])).toEqual([
    [1, 'The toll'],
    [2, 'The widow'],
    [3, 'Her barrels'],
    [4, 'Their marks'],
  ])
})

test('a quotation is one, a table has its cells, a note its marker', () => {
  const raw = `${MARKDOWN}> We put the branches down.\n\n| Season | Outcome |\n|---|---|\n| 1874 | settled |\n| 1889 | dismissed |\n\nIt was paid.[^1]\n\nIt was paid twice.[^2]\n\n[^1]: By Berg.\n[^2]: By Holm.\n`
  const source = read(raw)
  expectSound(source, raw)
  const [quote, table] = ['quote', 'table'].map((kind) => source.blocks.find((block) => block.kind === kind)!)
  expect(source.text.slice(quote!.start, quote!.end)).toBe('We put the branches down.')
  expect(source.text.slice(table!.start, table!.end)).toBe('Season\tOutcome\n1874\tsettled\n1889\tdismissed')
  expect(source.notes.map(({ number, markers }) => [number, markers.length])).toEqual([
    ['1', 1],
    ['2', 1],
  ])
})

test.each<[name: string, raw: string, figure: string]>([
  ['of Markdown', `${MARKDOWN}![The quay by night](https://example.org/quay.jpg)\n\n${BODY}\n`, 'The quay by night'],
  ['in brackets', `The toll\n\n${BODY}\n\n[Image: the quay by night]\n\n${BODY}\n`, '[Image: the quay by night]'],
  ['to be put in', `The toll\n\n${BODY}\n\nInsert Figure 2 about here\n\n${BODY}\n`, 'Insert Figure 2 about here'],
])('a picture that is not in the file keeps its place: %s', (_name, raw, figure) => {
  const source = read(raw)
  expectSound(source, raw)
  const block = source.blocks.find(({ kind }) => kind === 'figure')!
  expect(source.text.slice(block.start, block.end)).toBe(figure)
})

test('references that lost their numbers are called by their place', () => {
  const raw = `${WIKI}The toll was paid,[1] and paid again.[2]\n\nReferences[edit]\n^ a b Ruud, M. (1998). Water that Carries. Riga: Quay Press.\n^ Holm, P. (1931). My Ice. Lundby: Holm.\n`
  const source = read(raw)
  expectSound(source, raw)
  expect(source.citations.map(({ references, certainty }) => [references, certainty])).toEqual([
    [[0], 'exact'],
    [[1], 'exact'],
  ])
})

test('signs without end are read in time', { timeout: 20_000 }, () => {
  for (const sign of ['*a ', '_a ', '[a](', '[[a|', '`a ', '> ', '**a ', '&amp;', '| a ', '^ a ', "'''"]) {
    const raw = `# a\n# b\n# c\n${sign.repeat(60_000)}\n`
    expectSound(read(raw), raw)
  }
  const spaces = ' '.repeat(2_000_000)
  for (const raw of [`# a${spaces}b\n# c\n# d\n# e\n`, `# a\n# b\n# c\n== d${spaces}e\n`]) expectSound(read(raw), raw)
})
