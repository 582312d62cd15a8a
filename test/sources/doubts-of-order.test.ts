// What a text shows to be out of order and cannot be put right: it is said, with its place, and nothing is moved.
import { expect, test } from 'vitest'
import { expectSound, read } from './invariants.ts'

const codesAt = (raw: string): [code: string, after: string][] => {
  const source = read(raw)
  expectSound(source, raw)
  return source.warnings
    .filter(({ code }) => !code.startsWith('hyphen') && code !== 'page-labels-guessed')
    .map(({ code, start }) => [code, source.text.slice(start ?? 0, (start ?? 0) + 20)])
}

test('columns with two sentences that stop: neither proves which one goes on', () => {
  const raw = [
    'The grain office of Karrebek was founded by three',
    'widows in 1848 and dissolved in 1911 by their',
    'grandsons, who owned forty ships between them and',
    '',
    'Who Kept the Ledgers',
    'When the railway reached the coast the office had',
    'to decide whether it was a bank or a warehouse, so',
    '',
    'The council examined the matter twice, and it was',
    'of the opinion that nobody had done anything, with',
    'one exception, whom it did not name in the minutes.',
    '\fthe widows had a key to it. When the last of them',
    'died the key was buried with her, which was held',
    'to be the end of the matter until the ledgers',
    'were found behind a wall.',
  ].join('\n')
  expect(codesAt(raw)).toEqual([['columns-doubtful', 'the widows had a key']])
})

const page = (words: string, label: number): string =>
  `The ${words} of the harbour was counted by the clerk in the\nwinter of that year, and the sum was written into the book\nthat lay on the table of the council.\n\n                    ${label}\n`
const WORDS = ['salt', 'rye', 'herring', 'timber', 'wool', 'tar']

test.each<[name: string, labels: number[], jump: Record<string, number>]>([
  ['a page is missing', [21, 22, 24, 25, 26, 27], { last: 22, label: 24 }],
  ['a page stands there twice', [21, 22, 22, 23, 24, 25], { last: 22, label: 22 }],
])('%s: each keeps the number it prints, and the jump is said', (_name, labels, jump) => {
  const source = read(labels.map((label, i) => page(WORDS[i]!, label)).join('\f'))
  expect(source.pages.map(({ label, certainty }) => `${label} ${certainty}`)).toEqual(
    labels.map((label) => `${label} printed`),
  )
  expect(source.warnings.find(({ code }) => code === 'page-labels-jump')?.parameters).toMatchObject(jump)
  expect(source.text).not.toMatch(/\d/)
})

test('a number that counts with no other stays text and is no label', () => {
  const raw = ['21', '22', '1984', '24', '25', '26'].map((label, i) => page(WORDS[i]!, Number(label))).join('\f')
  const source = read(raw)
  expect(source.pages.map(({ label }) => label)).toEqual(['21', '22', '23', '24', '25', '26'])
  expect(source.pages[2]!.certainty).toBe('counted')
  expect(source.text).toContain('1984')
})

test.each<[name: string, printed: string, text: string]>([
  ['behind a full stop', 'The clerk counted.The widow paid the clerk', 'counted. The widow'],
  ['behind a comma', 'The widow counted,paid the clerk and left', 'counted, paid'],
  ['not in an address', 'The widow wrote to clerk.widow@example.org', 'clerk.widow@example.org'],
  ['not in a number', 'The widow paid 485,50 crowns', '485,50'],
  ['not between letters that stand for something', 'The widow called them a,b and c', 'a,b and c'],
])('a lost space is put back %s', (_name, printed, text) => {
  const raw = `The clerk counted what the widow paid, and the widow paid the clerk. The widow counted as well.\n\n${printed}.\n`
  expect(read(raw).text).toContain(text)
})
