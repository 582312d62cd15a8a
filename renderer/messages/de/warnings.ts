// Warnungen des Imports auf Deutsch.
import type { warnings as english } from '../en/warnings.ts'

export const warnings: typeof english = {
  proposed: (field) => `Aus dem Text erraten: ${field}. Bitte in der Literaturangabe prüfen.`,
  codes: {
    'columns-swapped': () => 'Zwei Spalten einer Seite standen in falscher Reihenfolge und wurden umgestellt.',
    'columns-doubtful': () => 'Die Spalten der Seite vor diesem Satz stehen vielleicht in falscher Reihenfolge.',
    'hyphen-doubtful': (p) => `Ob „${p['word']}“ einen Bindestrich hat, war am Zeilenende nicht zu erkennen.`,
    'heading-repeated': (p) => `„${p['heading']}“ steht mehrmals als Überschrift: vielleicht ist es ein Kolumnentitel.`,
    'page-labels-guessed': (p) => `Keine Seite trägt eine Zahl: ${p['pages']} Seiten werden ab 1 gezählt.`,
    'page-labels-jump': (p) =>
      `Auf Seite ${p['last']} folgt Seite ${p['label']}: In der Datei fehlen vielleicht Seiten, oder sie stehen doppelt da.`,
    'page-labels-doubtful': (p) => `Die erste Seite kann ${p['label']} oder ${p['other']} sein.`,
    'marker-without-note': (p) => `Auf Anmerkung ${p['number']} wird verwiesen, gefunden wurde sie nicht.`,
    'note-without-marker': (p) => `Anmerkung ${p['number']} wurde gefunden, aber nicht, wohin sie gehört.`,
  },
}
