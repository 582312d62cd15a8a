// Errors of the host in German, by name and parameters.
import type { CommonplaceError, ErrorName } from '../../../shared/rpc/error.ts'
import { sayProblem } from '../problem.ts'
import { problems, things } from './problems.ts'

type Say = (p: Record<string, string | number>) => string

const TABLE: Record<ErrorName, Say> = {
  badArguments: (p) =>
    `Der Aufruf ${p['call']} bekam ${p['problem']}. Das ist ein Fehler oder ein Programm anderer Version: bitte beide Seiten aktualisieren.`,
  unknownCall: (p) => `Einen Aufruf ${p['call']} gibt es nicht. Bitte das ältere der beiden Programme aktualisieren.`,
  closed: () =>
    'Die Verbindung zur Bibliothek ist getrennt. Alles zuvor Bestätigte ist gespeichert. Bitte die Bibliothek wieder öffnen.',
  internal: (p) =>
    `In Commonplace ist etwas schiefgegangen: ${p['problem']}. Was zuvor gespeichert war, ist sicher. Bitte noch einmal versuchen; tritt es wieder auf, diesen Satz melden.`,
  cancelled: () => 'Die Arbeit wurde abgebrochen. Was vorher fertig war, bleibt erhalten.',
  notFound: (p) => `In dieser Bibliothek gibt es nichts mit dem Namen „${p['name']}“.`,
  ambiguous: (p) =>
    `„${p['name']}“ bezeichnet ${p['count']} verschiedene Dinge: ${p['candidates']}. Bitte mehr von der Kennung angeben.`,
  quoteNotFound: (p) =>
    `Das Zitat kommt in ${p['source']} nicht vor. Nichts wurde geändert. Bitte den Wortlaut prüfen oder ein kürzeres Stück zitieren.`,
  quoteAmbiguous: (p) =>
    `Das Zitat kommt in ${p['source']} ${p['count']}-mal vor:\n${p['places']}\nNichts wurde geändert.`,
  nothingToUndo: () => 'Es gibt nichts rückgängig zu machen.',
  nothingToRedo: () => 'Es gibt nichts zu wiederholen.',
  fileMissing: (p) => `Die Datei ${p['file']} gibt es nicht. Bitte den Pfad prüfen.`,
  fileUnreadable: (p) =>
    `Die Datei ${p['file']} ließ sich nicht lesen: ${p['problem']}. Nichts wurde geändert. Bitte die Leserechte prüfen.`,
  refused: (p) => `${p['file']} wurde nicht importiert: ${p['reason']}. Die Bibliothek ist unverändert.`,
  libraryUnwritable: (p) =>
    `In den Bibliotheksordner ${p['folder']} lässt sich nicht schreiben: ${p['problem']}. Nichts darin wurde geändert. Bitte einen anderen Ordner wählen oder die Schreibrechte ändern.`,
  libraryDamaged: (p) =>
    `Die Bibliothek in ${p['folder']} ließ sich nicht öffnen: ${p['problem']}. Nichts darin wurde geändert. Bitte den Ordner behalten, kopieren und die neueste Sicherung daneben wiederherstellen.`,
  libraryBusy: (p) =>
    `Ein anderes Commonplace hat die Bibliothek ${p['folder']} geöffnet und antwortet nicht. Nichts wurde geändert. Bitte das andere schließen und es noch einmal versuchen.`,
  libraryNewer: (p) =>
    `Die Bibliothek in ${p['folder']} wurde von einem neueren Commonplace geschrieben (Format ${p['format']}). Nichts darin wurde geändert. Bitte Commonplace auf diesem Rechner aktualisieren.`,
  diskFull: (p) =>
    `Der Datenträger ist voll: ${p['what']} konnte nicht gespeichert werden. Alles zuvor Gespeicherte ist sicher. Bitte Platz schaffen und es noch einmal tun.`,
  couldNotSave: (p) =>
    `${p['what']} konnte nicht gespeichert werden: ${p['problem']}. Alles zuvor Gespeicherte ist sicher. Bitte den Datenträger prüfen und es noch einmal tun.`,
  styleUnknown: (p) => `Einen Zitierstil „${p['style']}“ gibt es nicht.`,
  localeUnknown: (p) => `Eine Zitiersprache „${p['locale']}“ gibt es nicht.`,
  citationImpossible: (p) =>
    `Die Stelle ${p['what']} lässt sich nicht zitieren: ${p['problem']}. Bitte angeben, zu welchem Nachweis sie gehört.`,
  lookUpFailed: (p) =>
    `${p['host']} wurde nach ${p['identifier']} gefragt, ohne Erfolg (${p['problem']}). Nichts wurde geändert. Die Nummer und die Verbindung prüfen oder den Nachweis von Hand schreiben; alles andere geht ohne Netz.`,
  nothingToExport: (p) =>
    `In „${p['what']}“ gibt es nichts zu exportieren: weder Stellen noch Notizen. Markieren Sie zuerst Stellen oder schreiben Sie eine Notiz.`,
  badReferences: (p) =>
    `${p['file']} ließ sich nicht als Nachweise lesen: ${p['problem']}. Die Bibliothek ist unverändert. Möglich sind CSL-JSON, BibTeX, BibLaTeX, RIS, EndNote-XML, Citavi, Better-BibTeX-JSON und .docx oder .odt mit Zitaten.`,
  badValue: (p) => `${p['what']} kann nicht „${p['value']}“ sein: ${p['problem']}. Nichts wurde geändert.`,
  roadAway: (p) =>
    `${p['place']} war nicht zu erreichen: ${p['problem']}. Nichts wurde geändert. Bitte anschließen oder Adresse und Netz prüfen und es noch einmal versuchen.`,
  roadEmptied: (p) =>
    `${p['place']} ist geleert worden: was diese Bibliothek dort abgelegt hatte, ist weg. Hier wurde nichts geändert. War das Absicht, lässt sich der Ort neu füllen.`,
  anotherLibrary: (p) =>
    `${p['place']} enthält eine andere Bibliothek als diese. Nichts wurde geändert. Bitte einen anderen Ort wählen oder aus einer neuen, leeren Bibliothek beitreten.`,
  passphraseNeeded: (p) =>
    `${p['place']} ist verschlüsselt, und diese Bibliothek kennt keine Passphrase dafür. Nichts wurde geändert. Bitte die Passphrase eingeben.`,
  passphraseWrong: (p) =>
    `Die Passphrase öffnet ${p['place']} nicht. Nichts wurde geändert. Sie steht auf dem Wiederherstellungsblatt.`,
  credentialsNeeded: (p) =>
    `${p['place']} verlangt Benutzer und Passwort: ${p['problem']}. Nichts wurde geändert. Bitte beide eingeben.`,
  roadRefused: (p) =>
    `${p['place']} lässt sich nicht verwenden: ${p['problem']}. Nichts wurde geändert.${BROUGHT[String(p['remedy'])] ?? ''}`,
  roadNewer: (p) =>
    `${p['place']} enthält Daten eines neueren Commonplace (Format ${p['format']}). Nichts wurde geändert. Bitte Commonplace auf diesem Rechner aktualisieren.`,
  couldNotListen: (p) =>
    `Dieser Rechner kann auf Port ${p['port']} nicht auf andere warten: ${p['problem']}. Nichts wurde geändert. Bitte einen anderen Port wählen.`,
  laptopAway: (p) =>
    `Der Rechner unter ${p['address']} ist nicht zu erreichen: ${p['problem']}. Nichts wurde geändert. Beide müssen im selben Netz sein, und der andere muss warten; seine Adresse einzugeben geht immer.`,
  laptopChanged: (p) =>
    `Unter ${p['address']} antwortet nicht der Rechner, mit dem dieser gekoppelt ist. Nichts wurde gesendet. Wurde der andere neu eingerichtet, bitte hier entkoppeln und beide neu koppeln.`,
  pairingFailed: (p) =>
    `Die Rechner wurden nicht gekoppelt: ${p['problem']}. Nichts wurde geändert. Bitte auf beiden noch einmal beginnen.`,
  notPaired: (p) => `Diese Bibliothek ist nicht mit ${p['laptop']} gekoppelt. Bitte erst beide Rechner koppeln.`,
}

/** Was zu tun ist, wo es auf den Grund ankommt. */
const BROUGHT: Readonly<Record<string, string>> = {
  'Name a folder.': ' Bitte einen Ordner nennen.',
  'Choose an empty folder or a new database.': ' Bitte einen leeren Ordner oder eine neue Datenbank wählen.',
  'Name the folder that backup wrote to.': ' Bitte den Ordner wählen, in den Kopien gemacht wurden.',
  'Say --plain to use it all the same, or choose another place.':
    ' Bitte ankreuzen, dass es ohne Verschlüsselung ist, oder einen anderen Ort wählen.',
  'Put them into a file for --credentials.': ' Bitte in die Felder dafür eingeben.',
  'Check the address: it is that of one database, https://server/name.':
    ' Bitte die Adresse prüfen; sie ist die einer einzelnen Datenbank: https://server/name.',
  'Give the address of one database: https://server/name.':
    ' Bitte die Adresse einer einzelnen Datenbank eingeben: https://server/name.',
  'Use https; http is for 127.0.0.1 alone.': ' Bitte https verwenden; http geht nur mit 127.0.0.1.',
  'A name has small letters, digits and _$()+-, and begins with a letter: https://server/name.':
    ' Ein Name besteht aus kleinen Buchstaben, Ziffern und _$()+- und beginnt mit einem Buchstaben: https://server/name.',
}

export const errors = {
  say: ({ name, parameters }: CommonplaceError): string => {
    const said = { ...parameters }
    if (said['problem'] !== undefined) said['problem'] = sayProblem(problems, said['problem'])
    for (const part of ['what', 'place']) {
      const thing = String(said[part])
      if (Object.hasOwn(things, thing)) said[part] = things[thing]!
    }
    return TABLE[name](said)
  },
}
