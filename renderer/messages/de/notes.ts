// Notizen auf Deutsch.
import type { notes as english } from '../en/notes.ts'
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })

export const notes: typeof english = {
  title: 'Notizen',
  toList: 'Alle Notizen',
  listLabel: 'Notizen',
  new: 'Neue Notiz',
  filter: (n) => (n === 0 ? 'Notiz suchen' : `In ${count(n, '# Notiz', '# Notizen')} suchen`),
  clearFilter: 'Leeren',
  saving: 'Wird gespeichert…',
  saved: 'Gespeichert',
  failed: 'Noch nicht gespeichert; Ihr Text bleibt hier stehen, und es wird wieder versucht.',
  marks: {
    label: 'Auszeichnungen',
    bold: 'Fett',
    italic: 'Kursiv',
    bullets: 'Liste',
    numbers: 'Nummerierte Liste',
    quote: 'Zitat',
  },
  kinds: { all: 'Alle', passage: 'Stellen', source: 'Quellen', theme: 'Themen', free: 'Freie' },
  kindLabel: 'Welche Notizen',
  about: {
    passage: (source) => `Zu einer Stelle in ${source}`,
    source: (title) => `Zu ${title}`,
    theme: (path) => `Zum Thema ${path}`,
    free: 'Freie Notiz',
    unknown: 'Zu etwas im Papierkorb',
  },
  label: (about) => `Notiz: ${about}`,
  open: { passage: 'Stelle öffnen', source: 'Quelle öffnen', theme: 'Thema öffnen' },
  remove: 'In den Papierkorb',
  removed: 'Die Notiz liegt im Papierkorb',
  nothingYet: 'Leere Notiz',
  written: (date) => `Geschrieben ${date}`,
  loading: 'Die Notizen werden gelesen…',
  failedToRead: 'Die Notizen ließen sich nicht lesen',
  again: 'Noch einmal',
  empty: {
    title: 'Noch keine Notizen',
    explain: 'Schreiben Sie eine neben eine Stelle (N), zu einer Quelle, zu einem Thema oder ganz für sich.',
  },
  noMatch: { title: 'Keine Notiz passt', explain: 'Andere Wörter oder eine andere Art finden sie vielleicht.' },
  choose: 'Wählen Sie eine Notiz, um sie zu lesen oder weiterzuschreiben.',
}
