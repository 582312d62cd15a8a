// Der Bericht eines Imports auf Deutsch.
import type { RemovedReason } from '../../../shared/model/source-text.ts'
import type { DoubtWords, report as english } from '../en/report.ts'
import { format } from './format.ts'

const count = (n: number, one: string, other: string) => format.plural(n, { one, other })
type Values = Readonly<Record<string, string | number | boolean>>
const quote = (p: Values, name: string) => format.quote(String(p[name] ?? ''))

export const report: typeof english = {
  title: 'Importbericht',
  open: 'Importbericht zeigen',
  openCount: (n: number) =>
    format.plural(n, {
      zero: 'Importbericht',
      one: 'Importbericht: # offene Frage',
      other: 'Importbericht: # offene Fragen',
    }),
  doubts: (n: number) => count(n, '# offene Frage', '# offene Fragen'),
  of: (title: string) => `Importbericht zu ${format.quote(title)}`,
  opening: 'Der Bericht wird gelesen …',
  failed: 'Der Bericht konnte nicht gelesen werden.',
  nothing: {
    title: 'Keine Quelle ist geöffnet',
    explain: 'Öffne eine Quelle; ihr Bericht sagt, wie sie gelesen wurde.',
  },
  read: 'Text lesen',
  accountTitle: 'Was getan wurde',
  joined: 'Verbunden',
  removed: 'Entfernt',
  recognised: 'Erkannt',
  none: 'nichts',
  lines: (n: number) => count(n, '# Zeilenende wurde zum Leerzeichen', '# Zeilenenden wurden zu Leerzeichen'),
  hyphens: (n: number) =>
    count(
      n,
      '# Zeilenende an Trenn- oder Gedankenstrich geschlossen',
      '# Zeilenenden an Trenn- oder Gedankenstrichen geschlossen',
    ),
  gone: (n: number, reason: RemovedReason) => `${format.number(n)} × ${report.reasons[reason]}`,
  reasons: {
    pageNumber: 'Seitenzahl',
    runningHead: 'Kolumnentitel',
    menu: 'Menü oder Knopf',
    teaser: 'Hinweis auf einen anderen Text',
    linkEcho: 'wiederholte Adresse',
    duplicateNotes: 'wiederholte Anmerkungsliste',
    other: 'Linie, Schmuck oder anderes Zeichen',
  },
  works: (n: number) => count(n, '# Werk', '# Werke'),
  paragraphs: (n: number) => count(n, '# Absatz', '# Absätze'),
  headings: (n: number) => count(n, '# Überschrift', '# Überschriften'),
  items: (n: number) => count(n, '# Listenpunkt', '# Listenpunkte'),
  quotes: (n: number) => count(n, '# eingerücktes Zitat', '# eingerückte Zitate'),
  tables: (n: number) => count(n, '# Tabelle', '# Tabellen'),
  captions: (n: number) => count(n, '# Beschriftung', '# Beschriftungen'),
  notes: (n: number, called: number) =>
    `${count(n, '# Anmerkung', '# Anmerkungen')}${called === n ? '' : ` (${format.number(called)} mit ihrer Stelle im Text)`}`,
  entries: (n: number, read: number) =>
    `${count(n, '# Literaturangabe', '# Literaturangaben')}${read === n ? '' : ` (${format.number(read)} ganz gelesen)`}`,
  citations: (exact: number, near: number, none: number) =>
    [
      `${count(exact, '# Beleg verknüpft', '# Belege verknüpft')}`,
      near > 0 ? `${format.number(near)} wahrscheinlich` : '',
      none > 0 ? `${format.number(none)} nicht` : '',
    ]
      .filter(Boolean)
      .join(', '),
  pages: (first: string, last: string, printed: number, counted: number, guessed: number) =>
    `Seiten ${first}–${last}: ${[printed > 0 ? `${format.number(printed)} gedruckt` : '', counted > 0 ? `${format.number(counted)} gezählt` : '', guessed > 0 ? `${format.number(guessed)} vermutet` : ''].filter(Boolean).join(', ')}`,
  noPages: 'keine Seiten: Absätze werden gezählt',
  questions: 'Fragen',
  progress: (done: number, all: number) => `${format.number(done)} von ${format.number(all)} angesehen`,
  noQuestions: 'Nichts an diesem Text war zweifelhaft.',
  allDone: 'Alle Fragen sind beantwortet.',
  answered: 'Beantwortet',
  next: 'Nächste Frage',
  previous: 'Vorige Frage',
  accept: 'So lassen',
  other: 'Die andere Lesart wählen',
  look: 'Mit der Datei vergleichen',
  reopen: 'Wieder fragen',
  inReader: 'Stelle im Text öffnen',
  cannotOther: 'Diese Frage hat hier keine zweite Lesart. Berichtige sie im Text.',
  accepted: 'So gelassen',
  changed: 'Geändert',
  reopened: 'Wieder offen',
  rawHeading: 'Die Datei, wie sie kam',
  rawLabel: 'Die Datei, wie sie kam: Pfeiltasten gehen zeilenweise',
  textHeading: 'Der Text, wie er sich liest',
  textLabel: 'Der Text, wie er sich liest: Pfeiltasten gehen absatzweise',
  doubtWords: {
    'hyphen-doubtful': {
      ask: (p) => `Ist ${quote(p, 'word')} so geschrieben, wie der Verfasser es schrieb?`,
      yes: 'Ja',
      no: 'Nein, anders',
    },
    'columns-swapped': {
      ask: () => 'Zwei Spalten standen in falscher Folge und wurden umgestellt. Geht der Satz hier weiter?',
      yes: 'Ja',
      no: null,
    },
    'heading-repeated': {
      ask: (p) => `${quote(p, 'heading')} steht noch einmal als Überschrift. Beginnt hier ein Teil des Textes?`,
      yes: 'Ja',
      no: 'Nein, herausnehmen',
    },
    'columns-doubtful': {
      ask: () =>
        'Die Seite darüber ist zu Ende, und doch geht hier ein Satz weiter: Stehen ihre Spalten in falscher Folge?',
      yes: 'Gesehen',
      no: null,
    },
    'page-labels-guessed': {
      ask: (p) => `Keine Seite druckt eine Zahl; ${format.number(Number(p['pages']))} Seiten werden ab 1 gezählt.`,
      yes: 'So zählen',
      no: 'Nummerieren',
    },
    'page-labels-jump': {
      ask: (p) => `Auf Seite ${p['last']} folgt Seite ${p['label']}: Fehlen Seiten, oder stehen sie doppelt da?`,
      yes: 'Gesehen',
      no: 'Nummerieren',
    },
    'page-labels-doubtful': {
      ask: (p) => `Die Zahlen stehen zwischen zwei Seiten. Ist die erste Seite ${p['label']} oder ${p['other']}?`,
      yes: 'Zahlen stehen oben',
      no: 'Zahlen stehen unten',
    },
    'marker-without-note': {
      ask: (p) => `Hier wird Anmerkung ${p['number']} gerufen, aber die Datei enthält sie nicht.`,
      yes: 'Gesehen',
      no: null,
    },
    'note-without-marker': {
      ask: (p) => `Der Text sagt nicht, wohin Anmerkung ${p['number']} gehört.`,
      yes: 'Gesehen',
      no: null,
    },
    'citation-near': {
      ask: (p) =>
        `Meint ${quote(p, 'citation')} den Eintrag ${quote(p, 'entry')}? ${report.nearReasons[String(p['reason'])] ?? ''}`.trim(),
      yes: 'Ja',
      no: 'Nein',
    },
    'citation-unmatched': {
      ask: (p) => `${quote(p, 'citation')} steht in keinem Eintrag der Liste.`,
      yes: 'Gesehen',
      no: null,
    },
    'removed-teaser': {
      ask: (p) => `Als Hinweis auf einen anderen Text herausgenommen: ${quote(p, 'text')}`,
      yes: 'Weglassen',
      no: 'Zurückholen',
    },
    'removed-duplicateNotes': {
      ask: (p) => `Als zweite Liste derselben Anmerkungen herausgenommen: ${quote(p, 'text')}`,
      yes: 'Weglassen',
      no: 'Zurückholen',
    },
  } as Record<string, DoubtWords>,
  nearReasons: {
    spelling: 'Der Name ist anders geschrieben.',
    year: 'Das Jahr weicht um eins ab.',
    authors: 'In einem von beiden fehlt ein Autor.',
    suffix: 'Der Buchstabe hinter dem Jahr weicht ab.',
  },
  proposed: (field: string) => `Aus dem Satz des Textes erschlossen: ${field}. Stimmt das?`,
  proposedYes: 'Ja',
  proposedNo: 'Nein, berichtigen',
  corrected: 'Berichtige es in der Angabe',
  seen: 'Gesehen',
}
