// Typed links between passages.
import type { Relation } from '../../../shared/model/annotation.ts'
import { format } from './format.ts'

const does: Record<Relation, string> = {
  supports: 'supports',
  contradicts: 'contradicts',
  extends: 'extends',
  defines: 'defines',
}
const suffers: Record<Relation, string> = {
  supports: 'is supported by',
  contradicts: 'is contradicted by',
  extends: 'is extended by',
  defines: 'is defined by',
}
const showAll: Record<Relation, string> = {
  supports: 'Supporting passages',
  contradicts: 'Contradictions',
  extends: 'Extensions',
  defines: 'Definitions',
}
const none: Record<Relation, string> = {
  supports: 'No passage is said to support another',
  contradicts: 'No contradictions yet',
  extends: 'No passage is said to extend another',
  defines: 'No passage is said to define another',
}

export const links = {
  title: 'Links between passages',
  start: 'Link to another passage…',
  does,
  suffers,
  showAll,
  none,
  relationsLabel: 'Which links',
  all: (n: number) => `All ${format.number(n)}`,
  count: (relation: Relation, n: number) => `${showAll[relation]} ${format.number(n)}`,
  passages: 'Passages',
  choosePassage: 'Link to which passage?',
  passagePlaceholder: 'A few words of the other passage',
  noOther: 'There is no other passage yet',
  noPassage: 'No passage with these words',
  chooseRelation: 'How does it bear on the other?',
  relationPlaceholder: 'supports, contradicts, extends, defines',
  noRelation: 'There is no such relation',
  thisPassage: (quote: string) => `${quote} …`,
  made: (does_: string, quote: string) => `Linked: ${does_} ${quote}`,
  removed: 'The link is taken away',
  onCard: 'Links to other passages',
  remove: (does_: string, quote: string) => `Take away the link: ${does_} ${quote}`,
  borrowed: (n: number) =>
    format.plural(n, { one: '# word is still the author’s', other: '# words are still the author’s' }),
  pair: 'What to do with this link',
  openFrom: 'Open the first passage',
  openTo: 'Open the second passage',
  noCitation: 'No citation possible',
  loading: 'Reading the links…',
  failed: 'The links could not be read',
  again: 'Try again',
  dismiss: 'Dismiss',
  empty: {
    title: 'No links yet',
    explain: (key: string) =>
      `In a text, go to a passage and press ${key}: choose another passage by a few of its words, then say whether the first supports, contradicts, extends or defines it.`,
    read: 'Go to the texts',
  },
}
