// What texts print of themselves: dates, names, heads of periodicals, labels of pages, titles that lost their capitals.
import { describe, expect, test } from 'vitest'
import { headlineOf, uncapitalised } from '../../../sources/clean/case.ts'
import { dateIn, isDate } from '../../../sources/find/dates.ts'
import { periodicalOf } from '../../../sources/find/metadata.ts'
import { isPerson, namesOf } from '../../../sources/find/names.ts'
import { romanOf, valueOfRoman } from '../../../shared/roman.ts'
import { labelsOf, type PrintedLabel } from '../../../sources/find/pages.ts'

describe('dates', () => {
  const cases: [text: string, parts: number[] | null][] = [
    ['7 April 2014', [2014, 4, 7]],
    ['April 7, 2014', [2014, 4, 7]],
    ['24.12.2020', [2020, 12, 24]],
    ['2020-12-24', [2020, 12, 24]],
    ['3 октября 2011 года', [2011, 10, 3]],
    ['7. März 2019', [2019, 3, 7]],
    ['December 2020', [2020, 12]],
    ['25/12/2020', [2020, 12, 25]],
    ['12/25/2020', [2020, 12, 25]],
    ['03/04/2020', [2020]],
    ['in 1452', null],
    ['No. 4 2020 October/December', [2020]],
    ['40.40.2020', null],
  ]
  test.each(cases)('%s', (text, parts) => expect(dateIn(text)).toEqual(parts))

  test.each([
    ['24.12.2020', true],
    ['Published: 7 April 2014', true],
    ['The storm of 7 April 2014', false],
    ['2014', false],
  ])('%s alone on a line', (text, is) => expect(isDate(text)).toBe(is))
})

describe('names', () => {
  const cases: [byline: string, families: string[]][] = [
    ['Ada Lund, Riga', ['Lund']],
    ['Ada Lund and Mikkel B. Ruud, St. Olave', ['Lund', 'Ruud']],
    ['Ada Lund, Bo Ruud & Sigrid de Vries', ['Lund', 'Ruud', 'de Vries']],
    ['Prof. Ada Lund', ['Lund']],
    ['the makers of this text', []],
    ['University of Riga', []],
  ]
  test.each(cases)('%s', (byline, families) => expect(namesOf(byline).map(({ family }) => family)).toEqual(families))

  test.each([
    ['Roman A. Vinther', true],
    ['J.-F. Caron', true],
    ['School of Navigation', false],
    ['Tolls and their evasion', false],
  ])('%s', (text, is) => expect(isPerson(text)).toBe(is))
})

test.each([
  ['HARBOUR STUDIES No. 12, 7 April 2014', { title: 'Harbour Studies', issue: '12', date: [2014, 4, 7] }],
  ['Harbour Studies, Vol. 3, No. 2', { title: 'Harbour Studies', volume: '3', issue: '2' }],
  ['SIGRID VINTHER', {}],
])('the head %s', (head, periodical) => expect(periodicalOf([head])).toEqual(periodical))

test.each([
  ['tolls and the eurasian union: a new harbour', 'Tolls and the Eurasian Union: A New Harbour'],
  ['(re)considering the case of a half-built pier', '(Re)considering the Case of a Half-Built Pier'],
  ['Who paid for it?', 'Who Paid for It?'],
])('headline case of %s', (title, headline) => expect(headlineOf(title)).toBe(headline))

test('a name in capitals is written in ordinary letters, an abbreviation is not', () => {
  expect(uncapitalised('HARBOUR STUDIES')).toBe('Harbour Studies')
  expect(uncapitalised('EU')).toBe('EU')
})

describe('page labels', () => {
  const printed = (page: number, value: number, style: PrintedLabel['style'] = 'arabic'): PrintedLabel => ({
    page,
    line: page * 40,
    value,
    style,
  })
  const cases: [name: string, pages: number, printed: PrintedLabel[], labels: (string | null)[]][] = [
    ['counted from any printed one', 4, [printed(2, 14)], ['12', '13', '14', '15']],
    ['one that disagrees is no label', 4, [printed(0, 7), printed(1, 8), printed(2, 1984)], ['7', '8', '9', '10']],
    ['roman before arabic', 4, [printed(0, 9, 'roman'), printed(1, 10, 'roman'), printed(2, 1)], ['ix', 'x', '1', '2']],
    ['nothing below one', 3, [printed(2, 1)], [null, null, '1']],
    ['none printed: a guess from one', 2, [], ['1', '2']],
  ]
  test.each(cases)('%s', (_name, pages, labels, expected) => {
    expect(labelsOf(pages, labels).map((label) => label?.label ?? null)).toEqual(expected)
  })

  test.each([
    ['xiv', 14],
    ['iiii', null],
    ['mix', null],
    ['XLII', 42],
  ])('%s', (text, value) => expect(valueOfRoman(text)).toBe(value))
  test('roman numbers come back', () => expect(valueOfRoman(romanOf(148))).toBe(148))
})
