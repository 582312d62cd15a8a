// The first start and its lesson.
export const welcome = {
  hello: 'A commonplace book for your thesis',
  lead: 'Read your sources, keep what matters under themes of your own, and take it out again with the right citation.',
  tryTitle: 'Try it first',
  tryText: 'A short essay and four steps: highlight, theme, note, quotation. It takes two minutes.',
  try: 'Open the essay',
  ownTitle: 'Begin with your texts',
  ownText: 'Drop files or a folder anywhere in this window, or choose them here.',
  importFiles: 'Choose files',
  importFolder: 'A folder',
  private: 'Everything stays on this machine.',
  command: 'First lesson',
  label: 'First lesson',
  title: 'Four things to try',
  doneTitle: 'That is all there is to it',
  skip: 'Skip the lesson',
  close: 'Close the lesson',
  stepDone: ', done',
  ticked: (step: string) => `Done: ${step}`,
  allDone: 'All four done. The rest is reading.',
  whatNext: 'Your passages now stand under Themes, with their citations. The essay can go to the trash at any time.',
  importOwn: 'Import my texts',
  steps: {
    highlight: {
      title: 'Highlight a passage',
      how: 'Select a few words in the text, by mouse or with Shift and the arrows, and press',
    },
    theme: {
      title: 'Give it a theme',
      how: 'Say what it is about: two letters find a theme, a new word makes one. Press',
    },
    note: { title: 'Write a note', how: 'Your own thought beside the passage, saved as you type. Press' },
    copy: {
      title: 'Copy it with its citation',
      how: 'Esc leaves the note. For the quotation with author, year and page, ready to paste, press',
    },
  },
}
