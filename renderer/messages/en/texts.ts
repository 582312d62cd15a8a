// Correcting a text, naming its pages, dividing its works, reading it again, and what became of its highlights.
import { format } from './format.ts'

export const texts = {
  close: 'Close',
  cancel: 'Cancel',
  commands: {
    words: 'Correct the text…',
    join: 'Join with the next paragraph',
    break: 'Begin a new paragraph here',
    heading: 'Make it a heading',
    paragraph: 'Make it a paragraph',
    pages: 'Page numbers…',
    splitWork: 'A work begins here',
    joinWork: 'Join with the work before',
    extent: 'This work is what is selected',
    facts: 'Title and authors of this work…',
    reread: 'Read again',
    replace: 'Replace by a newer file…',
    audit: 'Check the highlights…',
    attach: 'Put the highlight on the selected words',
  },
  correct: 'Correct',
  nothingThere: 'There is nothing to change here.',
  joined: 'Joined',
  broken: 'A new paragraph begins here',
  nowHeading: 'Now a heading',
  nowParagraph: 'Now a paragraph',
  workSplit: 'A work begins here. Give it a title and authors.',
  workExtent: 'The work goes from the first of these paragraphs to the last',
  workJoined: 'Joined with the work before',
  words: {
    title: 'Correct the text',
    field: 'These words should read',
    help: 'Highlights move along. Undo puts everything back.',
    inFile: 'In the file',
    save: 'Correct',
    remove: 'Take them out',
    corrected: 'Corrected',
    removed: 'Taken out of the text',
    oneParagraph: 'Select words of one paragraph.',
  },
  pages: {
    title: 'Page numbers',
    explain: 'Say how one page is called, and the others are counted from it. Citations change at once.',
    sentence: 'This sentence',
    isOn: 'is on page',
    isOnHelp: 'As it is printed: 14, xii, A-3. Empty: no number.',
    scope: 'This holds',
    scopes: { all: 'for the whole text', here: 'from this page on' },
    begins: 'A new page begins here',
    doubtful: 'The printed numbers stand between two pages. Which page do they belong to?',
    guessed: 'No page number is printed in this text; the pages are counted from 1.',
    reading: (first: string) => `The first page is ${first}`,
    preview: 'Pages',
    from: 'Words',
    now: 'Now',
    later: 'Then',
    noNumber: 'none',
    noPages: 'This text shows no pages. Tick “A new page begins here” to make one.',
    citations: (changed: number, same: number) =>
      changed === 0
        ? format.plural(same, {
            zero: 'No highlights in this text yet',
            one: 'The citation of the one highlight stays',
            other: 'All # citations stay',
          })
        : format.plural(changed, { one: 'One citation changes', other: '# citations change' }) +
          (same > 0 ? format.plural(same, { one: ', one stays', other: ', # stay' }) : ''),
    changesTo: 'becomes',
    more: (count: number) => format.plural(count, { one: 'and one more', other: 'and # more' }),
    rules: 'Said so far',
    rule: (label: string, words: string) =>
      label === '' ? `${format.quote(words)}: no number` : `${format.quote(words)} is on page ${label}`,
    takeBack: 'Take back',
    save: 'Use these numbers',
    saved: 'Page numbers changed',
    working: 'Counting…',
  },
  reading: (file: string) => `Reading ${file} again…`,
  audit: {
    title: 'Highlights in this text',
    allWell: 'All highlights are where they were',
    allWellExplain: (count: number) =>
      format.plural(count, {
        zero: 'There are none in this text yet.',
        one: 'The one highlight was found word for word.',
        other: 'All # were found word for word.',
      }),
    counts: ({ exact, moved, fuzzy, lost }: { exact: number; moved: number; fuzzy: number; lost: number }) =>
      [
        `${exact} exact`,
        moved > 0 ? `${moved} moved` : '',
        fuzzy > 0 ? `${fuzzy} with other words` : '',
        lost > 0 ? `${lost} lost` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    how: { exact: 'exact', moved: 'moved', fuzzy: 'other words', lost: 'lost' },
    explain: {
      moved: 'The same words, in another place.',
      fuzzy: 'Nearly the same words; struck out is what they were.',
      lost: 'Not in this text any more. The quotation, its themes and its note are kept.',
    },
    dropped: (count: number) =>
      format.plural(count, {
        one: 'One correction had no place in this file and was left out.',
        other: '# corrections had no place in this file and were left out.',
      }),
    confirm: 'It is right',
    confirmAll: 'All of these are right',
    find: 'Find its place',
    show: 'Show',
    confirmed: (count: number) => format.plural(count, { one: 'Noted', other: '# noted' }),
    page: (label: string) => `p.\u00a0${label}`,
    list: 'Highlights to look at',
    working: 'Looking at the highlights…',
    was: 'was',
    now: 'now',
  },
  notice: (lost: number, check: number) =>
    [
      lost > 0 ? format.plural(lost, { one: 'One highlight is lost', other: '# highlights are lost' }) : '',
      check > 0 ? format.plural(check, { one: 'one is to be looked at', other: '# are to be looked at' }) : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  review: 'Look at them',
  repair: {
    label: 'A highlight that looks for its place',
    stood: 'It stood here',
    stoodOn: (page: string) => `It stood on page ${page}`,
    select: 'Select its words in the text below.',
    attach: 'Put it on the selected words',
    leave: 'Leave it',
    attached: (text: string) => `Now ${format.quote(text)}`,
  },
}
