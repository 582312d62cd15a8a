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
    entryUnreadable: (p) =>
      `${p['key'] ? `„${p['key']}“` : `Eintrag ${p['entry']}`} war nicht zu lesen und wurde ausgelassen.`,
    citationUnreadable: (p) => `Ein Beleg (${p['citation']}) war nicht zu lesen und wurde ausgelassen.`,
    commasAdded: (p) => `„${p['key']}“ fehlten Kommas zwischen den Feldern; sie wurden ergänzt.`,
    fieldsLeft: (p) => `Felder ohne Platz hier wurden ausgelassen (wie oft): ${p['fields']}.`,
    othersDropped: (p) => `Eintrag ${p['entry']}: „and others“ ist kein Name; Stile schreiben „et al.“ von selbst.`,
    languageUnknown: (p) =>
      `Eintrag ${p['entry']}: „${p['language']}“ ist keine hier bekannte Sprache; sie wurde ausgelassen.`,
    typeMissing: (p) => `Eintrag ${p['entry']} nennt keine Art des Werks; er gilt als Dokument.`,
    typeUnknown: (p) => `„${p['type']}“ ist keine hier bekannte Art von Werk; solche Werke gelten als Dokumente.`,
    dateDoubtful: (p) =>
      `Eintrag ${p['entry']}: „${p['date']}“ sagt nicht, was der Monat ist; nur das Jahr wurde übernommen.`,
    variableDropped: (p) => `Eintrag ${p['entry']}: „${p['variable']}“ war nicht zu lesen und wurde ausgelassen.`,
    keyMade: (p) => `Eintrag ${p['entry']} hatte keinen Zitierschlüssel; er bekam „${p['key']}“.`,
    keyChanged: (p) => `Eintrag ${p['entry']} hatte den Zitierschlüssel eines anderen; er bekam „${p['key']}“.`,
    'note-without-marker': (p) => `Anmerkung ${p['number']} wurde gefunden, aber nicht, wohin sie gehört.`,
  },
}
