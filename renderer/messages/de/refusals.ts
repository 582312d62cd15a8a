// Warum eine Datei nicht importiert wurde, und was zu tun ist.
import type { RefusalCode, WhyRefused } from '../../../shared/model/refusal.ts'
import { format } from './format.ts'

type Say = (p: WhyRefused['parameters']) => string

const UNPACK = 'Bitte auspacken und importieren, was darin ist.'
const AS_TEXT = 'Bitte im zugehörigen Programm öffnen, als reinen Text (UTF-8) sichern und diese Datei importieren.'
const DIVIDE = 'Bitte in kleinere Dateien teilen und diese importieren.'
const number = (value: string | number | undefined) => format.number(Number(value))

const CODES: Record<RefusalCode, Say> = {
  empty: () => 'sie ist leer. Bitte eine Datei mit Text wählen.',
  tooLarge: (p) =>
    `sie hat ${number(p['megabytes'])} MB, und ein Text darf höchstens ${number(p['most'])} MB haben. ${DIVIDE}`,
  tooManyLines: (p) => `sie hat mehr als ${number(p['most'])} Zeilen. ${DIVIDE}`,
  noWords: () => 'es ist kein Text darin, nur Leerraum. Bitte eine Datei mit Text wählen.',
  encoding: (p) => `die Kodierung „${p['name']}“ ist nicht bekannt. Bitte eine andere nennen (etwa utf-8), oder keine.`,
  pdf: () => 'es ist ein PDF. Bitte in Text umwandeln (etwa mit pdftotext) und diese Datei importieren.',
  office: () => `es ist ein Dokument eines Büroprogramms, ein E-Book oder ein Archiv. ${AS_TEXT}`,
  emptyArchive: () => 'es ist ein leeres Archiv. Bitte die Dateien importieren, die darin sein sollten.',
  image: () => 'es ist ein Bild. Bitte den Text selbst importieren; Bilder von Text lassen sich noch nicht lesen.',
  media: () => 'es ist eine Ton-, Film- oder Bilddatei. Bitte den Text selbst importieren.',
  djvu: () => 'es ist ein DjVu-Dokument. Bitte in Text umwandeln (etwa mit djvutxt) und diese Datei importieren.',
  compressed: () => `sie ist komprimiert. ${UNPACK}`,
  program: () => 'es ist ein Programm. Bitte den Text wählen, der gemeint war.',
  database: () => 'es ist eine Datenbank. Bitte den Text aus dem zugehörigen Programm ausgeben und importieren.',
  webPage: () => 'es ist eine Webseite (HTML). Bitte im Browser öffnen, als Text sichern und diese Datei importieren.',
  binary: () => `es ist eine Binärdatei, kein Text. ${AS_TEXT}`,
  failed: (p) => `das Lesen ist gescheitert (${p['problem']}). Bitte mit dieser Datei melden.`,
  memory: (p) => `das Lesen braucht mehr als ${number(p['most'])} MB Speicher. Bitte mit dieser Datei melden.`,
  time: (p) => `das Lesen dauert länger als ${number(p['seconds'])} Sekunden. Bitte mit dieser Datei melden.`,
  notOrdinary: () => 'es ist keine gewöhnliche Datei. Bitte eine Textdatei wählen.',
  missing: () => 'es gibt sie nicht. Bitte den Pfad prüfen.',
  noRight: () => 'Sie dürfen sie nicht lesen. Bitte prüfen, wer sie lesen darf.',
  unreadable: (p) => `sie ließ sich nicht lesen (${p['problem']}). Bitte den Datenträger prüfen.`,
}

export const refusals = {
  /** `sentence`: die englische, für einen Grund, den dieses Fenster noch nicht kennt. */
  say: (why: WhyRefused, sentence: string): string =>
    Object.hasOwn(CODES, why.code) ? CODES[why.code](why.parameters) : sentence,
}
