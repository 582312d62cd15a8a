// Warnungen des Imports auf Deutsch.
import type { warnings as english } from '../en/warnings.ts'

export const warnings: typeof english = {
  proposed: (field) => `Aus dem Text erraten: ${field}. Bitte in der Literaturangabe prüfen.`,
  codes: {
    'columns-swapped': () => 'Zwei Spalten einer Seite standen in falscher Reihenfolge und wurden umgestellt.',
    'marker-without-note': (p) => `Auf Anmerkung ${p['number']} wird verwiesen, gefunden wurde sie nicht.`,
    'note-without-marker': (p) => `Anmerkung ${p['number']} wurde gefunden, aber nicht, wohin sie gehört.`,
  },
}
