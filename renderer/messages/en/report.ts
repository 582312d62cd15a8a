// The report of an import: what was joined, removed, recognised and doubted.
import type { RemovedReason } from '../../../shared/model/source-text.ts'
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })
type Values = Readonly<Record<string, string | number | boolean>>
const quote = (p: Values, name: string) => format.quote(String(p[name] ?? ''))

export interface DoubtWords {
  /** What is asked, in a few words, and what was done about it. */
  ask: (p: Values) => string
  yes: string
  /** Null where only the reader can say how else. */
  no: string | null
}

export const report = {
  title: 'Import report',
  open: 'Show the import report',
  openCount: (n: number) =>
    format.plural(n, {
      zero: 'Import report',
      one: 'Import report: # open question',
      other: 'Import report: # open questions',
    }),
  doubts: (n: number) => count(n, '# open question', '# open questions'),
  of: (title: string) => `Import report of ${format.quote(title)}`,
  opening: 'Reading the report…',
  failed: 'The report could not be read.',
  nothing: { title: 'No source is open', explain: 'Open a source; its report says how it was read.' },
  read: 'Read the text',
  accountTitle: 'What was done',
  joined: 'Joined',
  removed: 'Removed',
  recognised: 'Recognised',
  none: 'nothing',
  lines: (n: number) => count(n, '# line end became a space', '# line ends became spaces'),
  hyphens: (n: number) =>
    count(n, '# line end closed up, at a hyphen or dash', '# line ends closed up, at hyphens or dashes'),
  gone: (n: number, reason: RemovedReason) => `${format.number(n)} × ${report.reasons[reason]}`,
  reasons: {
    pageNumber: 'page number',
    runningHead: 'running head',
    menu: 'menu or button',
    teaser: 'pointer to another text',
    linkEcho: 'repeated address',
    duplicateNotes: 'repeated list of notes',
    other: 'rule, ornament or other mark',
  } satisfies Record<RemovedReason, string> as Record<RemovedReason, string>,
  works: (n: number) => count(n, '# work', '# works'),
  paragraphs: (n: number) => count(n, '# paragraph', '# paragraphs'),
  headings: (n: number) => count(n, '# heading', '# headings'),
  items: (n: number) => count(n, '# item of a list', '# items of lists'),
  quotes: (n: number) => count(n, '# block quotation', '# block quotations'),
  tables: (n: number) => count(n, '# table', '# tables'),
  captions: (n: number) => count(n, '# caption', '# captions'),
  notes: (n: number, called: number) =>
    `${count(n, '# note', '# notes')}${called === n ? '' : ` (${format.number(called)} with their place in the text)`}`,
  entries: (n: number, read: number) =>
    `${count(n, '# reference', '# references')}${read === n ? '' : ` (${format.number(read)} read in full)`}`,
  citations: (exact: number, near: number, none: number) =>
    [
      `${count(exact, '# citation linked', '# citations linked')}`,
      near > 0 ? `${format.number(near)} probably` : '',
      none > 0 ? `${format.number(none)} not` : '',
    ]
      .filter(Boolean)
      .join(', '),
  pages: (first: string, last: string, printed: number, counted: number, guessed: number) =>
    `pages ${first}–${last}: ${[printed > 0 ? `${format.number(printed)} printed` : '', counted > 0 ? `${format.number(counted)} counted` : '', guessed > 0 ? `${format.number(guessed)} guessed` : ''].filter(Boolean).join(', ')}`,
  noPages: 'no pages: paragraphs are counted',
  questions: 'Questions',
  progress: (done: number, all: number) => `${format.number(done)} of ${format.number(all)} looked at`,
  noQuestions: 'Nothing in this text was in doubt.',
  allDone: 'Every question is answered.',
  answered: 'Answered',
  next: 'Next question',
  previous: 'Previous question',
  accept: 'Leave it as it is',
  other: 'Choose the other reading',
  look: 'Compare with the file',
  reopen: 'Ask again',
  inReader: 'Open the place in the text',
  cannotOther: 'This question has no second reading here. Correct it in the text.',
  accepted: 'Left as it is',
  changed: 'Changed',
  reopened: 'Open again',
  rawHeading: 'The file as it came',
  rawLabel: 'The file as it came: arrow keys move line by line',
  textHeading: 'The text as it reads',
  textLabel: 'The text as it reads: arrow keys move paragraph by paragraph',
  doubtWords: {
    'hyphen-doubtful': {
      ask: (p) => `Is ${quote(p, 'word')} written as its author wrote it?`,
      yes: 'Yes',
      no: 'No, the other way',
    },
    'columns-swapped': {
      ask: () => 'Two columns stood in the wrong order and were put right. Does the sentence go on here?',
      yes: 'It does',
      no: null,
    },
    'heading-repeated': {
      ask: (p) => `${quote(p, 'heading')} heads the text once more. Does a part of it begin here?`,
      yes: 'It does',
      no: 'No, take it out',
    },
    'columns-doubtful': {
      ask: () => 'The page above ends, and yet a sentence goes on here: do its columns stand in the wrong order?',
      yes: 'Seen',
      no: null,
    },
    'page-labels-guessed': {
      ask: (p) => `No page prints a number; ${format.number(Number(p['pages']))} pages are counted from 1.`,
      yes: 'Count so',
      no: 'Number them',
    },
    'page-labels-jump': {
      ask: (p) => `Page ${p['label']} follows page ${p['last']}: are pages missing, or there twice?`,
      yes: 'Seen',
      no: 'Number them',
    },
    'page-labels-doubtful': {
      ask: (p) => `The numbers stand between two pages. Is the first page ${p['label']} or ${p['other']}?`,
      yes: 'Numbers head their page',
      no: 'Numbers end their page',
    },
    'marker-without-note': {
      ask: (p) => `Note ${p['number']} is called here, but the file does not hold it.`,
      yes: 'Seen',
      no: null,
    },
    'note-without-marker': {
      ask: (p) => `The text does not say where note ${p['number']} belongs.`,
      yes: 'Seen',
      no: null,
    },
    'citation-near': {
      ask: (p) =>
        `Does ${quote(p, 'citation')} mean ${quote(p, 'entry')}? ${report.nearReasons[String(p['reason'])] ?? ''}`.trim(),
      yes: 'It does',
      no: 'It does not',
    },
    'citation-unmatched': {
      ask: (p) => `${quote(p, 'citation')} is in no entry of the list.`,
      yes: 'Seen',
      no: null,
    },
    'removed-teaser': {
      ask: (p) => `Taken out as a pointer to another text: ${quote(p, 'text')}`,
      yes: 'Leave it out',
      no: 'Put it back',
    },
    'removed-duplicateNotes': {
      ask: (p) => `Taken out as a second list of the same notes: ${quote(p, 'text')}`,
      yes: 'Leave it out',
      no: 'Put it back',
    },
  } as Record<string, DoubtWords>,
  nearReasons: {
    spelling: 'The name is spelt otherwise.',
    year: 'The year differs by one.',
    authors: 'An author is missing in one of them.',
    suffix: 'The letter after the year differs.',
  } as Record<string, string>,
  proposed: (field: string) => `The ${field} was concluded from how the text is set. Is it right?`,
  proposedYes: 'It is',
  proposedNo: 'No, correct it',
  corrected: 'Correct it in the reference',
  seen: 'Seen',
}
