// Die Liste von allem, was getan wurde.
import { format } from './format.ts'

const steps = (undone: number, redone: number) =>
  redone > 0
    ? format.plural(redone, { one: '# Schritt wiederholt', other: '# Schritte wiederholt' })
    : format.plural(undone, {
        zero: 'Nichts rückgängig zu machen',
        one: '# Schritt rückgängig gemacht',
        other: '# Schritte rückgängig gemacht',
      })

export const history = {
  title: 'Verlauf',
  filter: 'Im Verlauf suchen',
  clear: 'Leeren',
  explain:
    'Eine Änderung wählen, um zum Augenblick danach zurückzugehen. Was dabei rückgängig wird, bleibt hier stehen und lässt sich wiederholen.',
  now: 'Jetzt',
  undone: 'rückgängig gemacht',
  elsewhere: 'auf einem anderen Gerät',
  back: 'Hierher zurück',
  forward: 'Bis hierher vor',
  more: (n: number) => `${format.number(n)} weitere zeigen`,
  older: 'Ältere Änderungen zeigen',
  beforeAll: 'Zurück vor all dies',
  gone: (undone: number, redone: number) => `${steps(undone, redone)}. Der Verlauf führt zurück.`,
  goneExcept: (undone: number, redone: number, left: number) =>
    `${steps(undone, redone)}; ${format.plural(left, { one: '# Feld wurde', other: '# Felder wurden' })} seither anderswo geändert und bleiben, wie sie sind.`,
  outOfReach: 'Nachdem dies rückgängig war, geschah etwas anderes; von hier lässt es sich nicht wiederholen.',
  othersOwn: 'Dies geschah auf einem anderen Gerät und lässt sich nur dort rückgängig machen.',
  here: {
    undo: {
      source: 'In dieser Quelle rückgängig',
      theme: 'In diesem Thema rückgängig',
      note: 'In dieser Notiz rückgängig',
      other: 'Hier rückgängig',
    },
    redo: {
      source: 'In dieser Quelle wiederholen',
      theme: 'In diesem Thema wiederholen',
      note: 'In dieser Notiz wiederholen',
      other: 'Hier wiederholen',
    },
    rests: (name: string, later: readonly string[]) =>
      `Nicht rückgängig gemacht: ${name}. Spätere Änderungen bauen darauf auf: ${format.list(later)}. Bitte zuerst diese rückgängig machen oder im Verlauf zurückgehen.`,
  },
  loading: 'Der Verlauf wird gelesen…',
  failed: 'Der Verlauf ließ sich nicht lesen',
  again: 'Noch einmal versuchen',
  empty: { title: 'Noch nichts getan', explain: 'Was von nun an geschieht, steht hier und lässt sich zurücknehmen.' },
  none: { title: 'Keine Änderung passt', explain: 'Weniger Wörter oder ein Datum finden sie vielleicht.' },
}
