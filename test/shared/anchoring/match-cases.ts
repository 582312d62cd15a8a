// Quotations as people have them (typed, pasted from a PDF, from a chat) and where they must be found.
import type { Match } from '../../../shared/model/annotation.ts'

export interface MatchCase {
  name: string
  text: string
  quote: string
  prefix?: string
  suffix?: string
  /** The printed words found, in the order of the text. */
  expected: string[]
  match?: Match
}

const HARBOUR = 'The harbour was closed. Ships waited for days. The harbour was open again in May.'

export const MATCH_CASES: MatchCase[] = [
  { name: 'exact', text: HARBOUR, quote: 'Ships waited', expected: ['Ships waited'], match: 'exact' },
  { name: 'exact, twice', text: HARBOUR, quote: 'The harbour was', expected: ['The harbour was', 'The harbour was'] },
  { name: 'an overlapping repeat is one place', text: 'aaaa b', quote: 'aaa', expected: ['aaa'], match: 'exact' },
  {
    name: 'white space around the quotation',
    text: HARBOUR,
    quote: '\n Ships waited ',
    expected: ['Ships waited'],
    match: 'exact',
  },
  {
    name: 'an exact place outranks a normalised one',
    text: 'a "b" c “b” d',
    quote: '“b”',
    expected: ['“b”'],
    match: 'exact',
  },
  {
    name: 'line ends for spaces',
    text: HARBOUR,
    quote: 'Ships\nwaited\r\nfor',
    expected: ['Ships waited for'],
    match: 'normalised',
  },
  {
    name: 'no-break and thin spaces in the text',
    text: 'about 500\u00A0USD per\u202Funit',
    quote: '500 USD per unit',
    expected: ['500\u00A0USD per\u202Funit'],
    match: 'normalised',
  },
  {
    name: 'double spaces in the text',
    text: 'one  two   three',
    quote: 'one two three',
    expected: ['one  two   three'],
    match: 'normalised',
  },
  {
    name: 'straight quotation marks for curly ones',
    text: 'the “rules” of Ann’s game',
    quote: `"rules" of Ann's`,
    expected: ['“rules” of Ann’s'],
    match: 'normalised',
  },
  {
    name: 'guillemets',
    text: 'une «règle» simple',
    quote: '"règle" simple',
    expected: ['«règle» simple'],
    match: 'normalised',
  },
  {
    name: 'hyphen for dash',
    text: 'north – south trade',
    quote: 'north - south',
    expected: ['north – south'],
    match: 'normalised',
  },
  {
    name: 'dash without spaces',
    text: 'north – south trade',
    quote: 'north—south',
    expected: ['north – south'],
    match: 'normalised',
  },
  {
    name: 'ellipsis',
    text: 'he said… nothing',
    quote: 'said... nothing',
    expected: ['said… nothing'],
    match: 'normalised',
  },
  {
    name: 'ligature in the quotation',
    text: 'the first office',
    quote: 'the ﬁrst oﬃce',
    expected: ['the first office'],
    match: 'normalised',
  },
  {
    name: 'soft hyphens in the quotation',
    text: 'an integration of markets',
    quote: 'inte\u00ADgration of',
    expected: ['integration of'],
    match: 'normalised',
  },
  {
    name: 'line-end hyphen in the quotation',
    text: 'an integration of markets',
    quote: 'an inte-\ngration of',
    expected: ['an integration of'],
    match: 'normalised',
  },
  {
    name: 'hard hyphen at a line end',
    text: 'a post-war economy',
    quote: 'post-\nwar economy',
    expected: ['post-war economy'],
    match: 'normalised',
  },
  {
    name: 'decomposed accents',
    text: 'the café closed',
    quote: 'the cafe\u0301 closed',
    expected: ['the café closed'],
    match: 'normalised',
  },
  {
    name: 'Cyrillic',
    text: 'Это – новая «задача» для всех',
    quote: 'новая "задача"',
    expected: ['новая «задача»'],
    match: 'normalised',
  },
  {
    name: 'one typing error',
    text: HARBOUR,
    quote: 'Ships wated for days',
    expected: ['Ships waited for days'],
    match: 'fuzzy',
  },
  {
    name: 'the last word cut short',
    text: HARBOUR,
    quote: 'Ships wated for day',
    expected: ['Ships waited for days'],
    match: 'fuzzy',
  },
  {
    name: 'a note number within',
    text: HARBOUR,
    quote: 'was closed.12 Ships waited',
    expected: ['was closed. Ships waited'],
    match: 'fuzzy',
  },
  {
    name: 'two places with errors are both told',
    text: 'grey cats sleep here; gray cats sleep there',
    quote: 'greyy cats sleep',
    expected: ['grey cats sleep', 'gray cats sleep'],
    match: 'fuzzy',
  },
  { name: 'more than a fifth wrong', text: HARBOUR, quote: 'Boats lingered for weeks', expected: [] },
  { name: 'short and misspelt', text: HARBOUR, quote: 'Shisp', expected: [] },
  { name: 'empty', text: HARBOUR, quote: '  \n', expected: [] },
  { name: 'only invisible characters', text: HARBOUR, quote: '\u00AD\u200B', expected: [] },
  { name: 'empty text', text: '', quote: 'Ships', expected: [] },
]

export const CONTEXT_CASES: (MatchCase & { start: number | null })[] = [
  { name: 'prefix decides', text: HARBOUR, quote: 'The harbour was', prefix: 'for days. ', expected: [], start: 47 },
  { name: 'suffix decides', text: HARBOUR, quote: 'The harbour was', suffix: 'closed', expected: [], start: 0 },
  {
    name: 'prefix typed without its punctuation and spacing',
    text: HARBOUR,
    quote: 'The harbour was',
    prefix: 'for\ndays.',
    expected: [],
    start: 47,
  },
  {
    name: 'a prefix that fits neither decides nothing',
    text: HARBOUR,
    quote: 'The harbour was',
    prefix: 'xyz',
    expected: [],
    start: null,
  },
  {
    name: 'a prefix that stands there letter for letter outranks a similar one',
    text: 'two black dogs ran; too black dogs ran',
    quote: 'black dogs ran',
    prefix: 'too',
    expected: [],
    start: 24,
  },
  { name: 'no context decides nothing', text: HARBOUR, quote: 'The harbour was', expected: [], start: null },
]
