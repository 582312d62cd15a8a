// Verbindungen zwischen Stellen.
import type { Relation } from '../../../shared/model/annotation.ts'
import { format } from './format.ts'

const does: Record<Relation, string> = {
  supports: 'stützt',
  contradicts: 'widerspricht',
  extends: 'erweitert',
  defines: 'definiert',
}
const suffers: Record<Relation, string> = {
  supports: 'wird gestützt von',
  contradicts: 'ihr widerspricht',
  extends: 'wird erweitert von',
  defines: 'wird definiert von',
}
const showAll: Record<Relation, string> = {
  supports: 'Stützende Stellen',
  contradicts: 'Widersprüche',
  extends: 'Erweiterungen',
  defines: 'Definitionen',
}
const none: Record<Relation, string> = {
  supports: 'Keine Stelle stützt bisher eine andere',
  contradicts: 'Noch keine Widersprüche',
  extends: 'Keine Stelle erweitert bisher eine andere',
  defines: 'Keine Stelle definiert bisher eine andere',
}

export const links = {
  title: 'Verbindungen zwischen Stellen',
  start: 'Mit anderer Stelle verbinden…',
  does,
  suffers,
  showAll,
  none,
  relationsLabel: 'Welche Verbindungen',
  all: (n: number) => `Alle ${format.number(n)}`,
  count: (relation: Relation, n: number) => `${showAll[relation]} ${format.number(n)}`,
  passages: 'Stellen',
  choosePassage: 'Mit welcher Stelle verbinden?',
  passagePlaceholder: 'Einige Wörter der anderen Stelle',
  noOther: 'Es gibt noch keine andere Stelle',
  noPassage: 'Keine Stelle mit diesen Wörtern',
  chooseRelation: 'Wie verhält sie sich zur anderen?',
  relationPlaceholder: 'stützt, widerspricht, erweitert, definiert',
  noRelation: 'Diese Beziehung gibt es nicht',
  thisPassage: (quote: string) => `${quote} …`,
  made: (does_: string, quote: string) => `Verbunden: ${does_} ${quote}`,
  removed: 'Die Verbindung ist gelöst',
  onCard: 'Verbindungen zu anderen Stellen',
  remove: (does_: string, quote: string) => `Verbindung lösen: ${does_} ${quote}`,
  borrowed: (n: number) =>
    format.plural(n, { one: '# Wort stammt noch vom Original', other: '# Wörter stammen noch vom Original' }),
  pair: 'Was mit dieser Verbindung geschehen soll',
  openFrom: 'Erste Stelle öffnen',
  openTo: 'Zweite Stelle öffnen',
  noCitation: 'Kein Beleg möglich',
  loading: 'Verbindungen werden gelesen…',
  failed: 'Die Verbindungen ließen sich nicht lesen',
  again: 'Noch einmal versuchen',
  dismiss: 'Schließen',
  empty: {
    title: 'Noch keine Verbindungen',
    explain: (key: string) =>
      `In einem Text zu einer Stelle gehen und ${key} drücken: eine andere Stelle an einigen Wörtern wählen, dann sagen, ob die erste sie stützt, ihr widerspricht, sie erweitert oder definiert.`,
    read: 'Zu den Texten',
  },
}
