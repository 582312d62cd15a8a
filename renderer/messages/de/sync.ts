// Abgleich: Wege zwischen Rechnern, was darüber kam, was zu entscheiden ist, Kopien.
import type { SyncNotice, SyncReport } from '../../../shared/model/sync.ts'
import { format } from './format.ts'

const revisions = (n: number) => format.plural(n, { zero: 'nichts', one: 'eine Änderung', other: '# Änderungen' })
const files = (n: number) => format.plural(n, { one: '# Datei', other: '# Dateien' })

export const sync = {
  title: 'Abgleich',
  explain:
    'Dieselbe Bibliothek auf Ihren anderen Rechnern: über einen Ordner oder Stick, einen eigenen Server oder von Rechner zu Rechner. Was diesen Rechner verlässt, ist verschlüsselt, sofern Sie nichts anderes sagen.',
  status: {
    none: 'Abgleich: kein Weg eingerichtet',
    syncing: 'Gleicht ab…',
    failed: 'Abgleich gescheitert',
    paused: 'Abgleich angehalten',
    synced: (ago: string) => `Abgeglichen ${ago}`,
    never: 'Noch nicht abgeglichen',
    decide: (n: number) => format.plural(n, { one: '1 zu entscheiden', other: '# zu entscheiden' }),
    waiting: (n: number) => format.plural(n, { one: '1 Änderung wartet', other: '# Änderungen warten' }),
    held: (n: number) => format.plural(n, { one: '1 Löschung zurückgehalten', other: '# Löschungen zurückgehalten' }),
  },
  empty: {
    title: 'Diese Bibliothek gibt es nur auf diesem Rechner',
    explain: 'Wählen Sie einen Weg zum anderen. Jeder ist in einer Minute eingerichtet, und alle gehen nebeneinander.',
  },
  roads: {
    title: 'Wege',
    kinds: { folder: 'Ordner', couchdb: 'Server', laptop: 'Rechner' },
    sealed: 'verschlüsselt',
    plain: 'nicht verschlüsselt',
    now: 'Jetzt abgleichen',
    nowOf: (name: string) => `Jetzt abgleichen: ${name}`,
    all: 'Alle Wege jetzt abgleichen',
    pause: 'Anhalten',
    pauseOf: (name: string) => `Anhalten: ${name}`,
    resume: 'Fortsetzen',
    resumeOf: (name: string) => `Fortsetzen: ${name}`,
    remove: 'Entfernen',
    removeOf: (name: string) => `Entfernen: ${name}`,
    removed: (name: string) => `${name} ist kein Weg dieser Bibliothek mehr. Was dort liegt, bleibt.`,
    syncing: 'Gleicht ab…',
    file: (done: number, total: number) => `Datei ${format.number(done)} von ${format.number(total)}`,
    cancel: 'Abbrechen',
    last: (ago: string) => `Zuletzt abgeglichen ${ago}`,
    never: 'Noch nicht abgeglichen',
    accept: 'Löschungen zulassen',
    acceptOf: (name: string) => `Löschungen zulassen: ${name}`,
    fill: 'Neu füllen',
  },
  report: {
    line: ({ pushed, pulled }: SyncReport) =>
      pushed + pulled === 0
        ? 'Auf keiner Seite war etwas neu.'
        : `Gesendet: ${revisions(pushed)}, empfangen: ${revisions(pulled)}.`,
    files: (report: SyncReport) =>
      `${format.number(report.files.verified)} von ${files(report.files.present + report.files.missing + (report.files.later ?? 0))} vorhanden und geprüft${report.files.later ? `; ${format.plural(report.files.later, { one: 'eine kommt beim Öffnen', other: '# kommen beim Öffnen' })}` : ''}.`,
    conflicts: (n: number) =>
      format.plural(n, {
        one: 'Ein Eintrag hat zwei Fassungen, zwischen denen zu entscheiden ist.',
        other: '# Einträge haben zwei Fassungen, zwischen denen zu entscheiden ist.',
      }),
    held: (n: number) =>
      format.plural(n, {
        one: 'Eine Löschung wird zurückgehalten, bis Sie sie zulassen.',
        other: '# Löschungen werden zurückgehalten, bis Sie sie zulassen.',
      }),
  },
  notices: {
    plain: () => 'Dieser Weg ist nicht verschlüsselt: wer ihn erreicht, kann die Bibliothek lesen.',
    snapshot: (p) => `Eine Kopie der Bibliothek, wie sie war, liegt in ${p['file']}.`,
    packsIncomplete: (p) =>
      `${format.plural(Number(p['count']), { one: 'Eine Datei mit Änderungen wird', other: '# Dateien mit Änderungen werden' })} dort noch kopiert; der nächste Abgleich sieht wieder nach.`,
    packsRefused: (p) =>
      `${format.plural(Number(p['count']), { one: 'Eine Datei mit Änderungen ist', other: '# Dateien mit Änderungen sind' })} nicht mit dem Schlüssel dieser Bibliothek gemacht und ungelesen.`,
    quarantined: (p) =>
      `${format.plural(Number(p['count']), { one: 'Eine Änderung, die kam, bestand', other: '# Änderungen, die kamen, bestanden' })} die Prüfung nicht: siehe „Nicht eingelassen“ weiter unten.`,
    held: (p) =>
      `${format.plural(Number(p['count']), { one: 'Eine Löschung', other: '# Löschungen' })} zurückgehalten.`,
    filesMissing: (p) => `${files(Number(p['count']))} fehlen hier und dort: den Rechner abgleichen, der sie hat.`,
    filesRefused: (p) => `${files(Number(p['count']))} dort sind nicht, was ihr Name sagt, und wurden nicht genommen.`,
    refilled: () => 'Was dieser Rechner dort abgelegt hatte, war weg und wurde wieder abgelegt.',
    interrupted: () => 'Der Weg brach unterwegs ab; der Rest folgt mit dem nächsten Abgleich.',
  } satisfies Record<SyncNotice['code'], (p: SyncNotice['parameters']) => string>,
  add: {
    title: 'Weg hinzufügen',
    folder: 'Ordner oder Stick…',
    folderExplain: 'Ein USB-Stick oder ein Ordner, den Dropbox, Nextcloud oder Syncthing trägt.',
    server: 'Server…',
    serverExplain: 'Eine CouchDB, Ihre eigene oder die Ihrer Universität.',
    laptop: 'Anderer Rechner…',
    laptopExplain: 'Unmittelbar, im selben Netz. Nichts liegt dazwischen.',
  },
  form: {
    overFolder: 'Über einen Ordner abgleichen',
    overServer: 'Über einen Server abgleichen',
    close: 'Schließen',
    cancel: 'Abbrechen',
    setUp: 'Einrichten und abgleichen',
    working: 'Richtet ein…',
    folder: 'Ordner',
    folderHelp: 'Der ganze Pfad; auf dem anderen Rechner darf er anders lauten.',
    choose: 'Wählen…',
    url: 'Adresse der Datenbank',
    urlHelp: 'https://server/name. Sie wird angelegt, wo es sie nicht gibt und Sie es dürfen.',
    user: 'Benutzer',
    password: 'Passwort',
    secret:
      'Je Rechner ein eigenes lässt sich einzeln zurücknehmen. Es liegt im Schlüsselbund des Systems, oder wo es keinen gibt in einer Datei, die nur Sie lesen können.',
    passphrase: 'Passphrase',
    passphraseNew:
      'Leer lassen, dann wird eine gemacht. Hat ein anderer Rechner den Ort eingerichtet: die Passphrase eingeben, die er zeigte.',
    plain: 'Ohne Verschlüsselung: wer den Ort erreicht, kann die Bibliothek lesen',
    accept: 'Diese Bibliothek hat eigene Einträge: beide zusammenführen',
  },
  sheet: {
    title: 'Diese Passphrase aufbewahren',
    explain:
      'Sie öffnet die Bibliothek auf Ihren anderen Rechnern. Sie wird jetzt gezeigt und nie wieder; ohne sie und ohne einen Rechner, der die Bibliothek kennt, kann niemand lesen, was dort liegt.',
    copy: 'Kopieren',
    copied: 'Passphrase kopiert.',
    save: 'Wiederherstellungsblatt sichern',
    saved: (file: string) => `${file} liegt bei Ihren Downloads.`,
    done: 'Ich habe sie aufbewahrt',
    file: 'commonplace-wiederherstellung.txt',
  },
  originals: {
    lazily: 'Auf diesem Rechner Originale erst holen, wenn ihre Quelle geöffnet wird',
    explain: 'Texte, Markierungen und Notizen kommen immer. Die Befehlszeile holt alles.',
    coming: 'Das Original wird geholt…',
    came: 'Das Original ist jetzt da.',
    missing:
      'Das Original ist weder hier noch auf einem Weg, der zu erreichen ist. Der Text lässt sich trotzdem lesen.',
  },
  devices: {
    title: 'Rechner dieser Bibliothek',
    explain:
      'Damit die anderen wissen, wer was tat. Der Name reist mit der Bibliothek, verschlüsselt, wo ihr Weg es ist.',
    own: 'dieser Rechner',
    command: 'Diesen Rechner benennen…',
    name: 'Wie dieser Rechner heißt',
    save: 'Namen sichern',
    saved: (name: string) => `Dieser Rechner heißt ${name}.`,
  },
  lan: {
    title: 'Rechner in diesem Netz',
    listen: 'Gekoppelte Rechner dürfen diesen erreichen',
    listening: (addresses: string) => `Erreichbar unter ${addresses}`,
    off: 'Aus: dieser Rechner ruft andere, kann aber nicht gerufen werden.',
    unpair: 'Entkoppeln',
    unpairOf: (name: string) => `Entkoppeln: ${name}`,
    unpaired: (name: string) => `${name} ist hier vergessen. Was ausgetauscht wurde, bleibt auf beiden.`,
    none: 'Kein Rechner ist mit dieser Bibliothek gekoppelt.',
    pair: {
      title: 'Mit einem anderen Rechner koppeln',
      explain: 'Öffnen Sie dies auf beiden Rechnern. Einer wartet, der andere ruft die Adresse, die er zeigt.',
      wait: 'Auf einen Anruf warten',
      call: 'Anrufen',
      address: 'Adresse, die der andere Rechner zeigt',
      addressHelp: 'Etwa 192.168.1.20:40123',
      waiting: 'Wartet zwei Minuten auf den anderen Rechner…',
      reach: 'Eine dieser Adressen am anderen Rechner eingeben:',
      shows: 'Dieser Bildschirm zeigt',
      typeThere: 'Am anderen Rechner eingeben.',
      other: 'Code, den der andere Bildschirm zeigt',
      check: 'Das ist er',
      wrong: (tries: number) =>
        format.plural(tries, {
          one: 'Das ist er nicht. Noch ein Versuch.',
          other: 'Das ist er nicht. Noch # Versuche.',
        }),
      confirming: 'Richtig. Nun wird am anderen Rechner der Code eingegeben, der hier steht…',
      paired: (name: string) => `Gekoppelt mit ${name}.`,
      done: 'Fertig',
      again: 'Noch einmal beginnen',
    },
  },
  conflicts: {
    title: 'Zu entscheiden',
    explain:
      'Zwei Rechner schrieben dies, ohne voneinander zu wissen. Nichts ist verloren; wählen Sie, wie es lauten soll.',
    here: 'Jetzt gezeigt',
    there: (device: string) => `Geschrieben auf ${device}`,
    nothing: 'nichts',
    quoted: (text: string) => format.quote(text),
    keep: 'Behalten',
    take: 'Dies nehmen',
    trashed: 'Auf einem Rechner in den Papierkorb gelegt, auf einem anderen bearbeitet. Es wurde behalten.',
    keepRecord: 'Behalten',
    trashRecord: 'In den Papierkorb',
    open: 'Öffnen',
    openOf: (label: string) => `Öffnen: ${label}`,
    decided: 'Entschieden.',
    badge: 'Zwei Fassungen: entscheiden',
    fields: {
      name: 'Name',
      color: 'Farbe',
      definition: 'Definition',
      parent: 'Platz im Baum',
      markdown: 'Text',
      selector: 'Stelle im Text',
      kind: 'Art',
      trashed: 'Papierkorb',
    } as Record<string, string>,
    kinds: {
      source: 'Quelle',
      highlight: 'Stelle',
      note: 'Notiz',
      theme: 'Thema',
      reference: 'Nachweis',
      view: 'Ansicht',
      laptop: 'Rechner',
      file: 'Datei',
    } as Record<string, string>,
  },
  twins: {
    title: 'Themen gleichen Namens',
    explain: (path: string) => `${path} entstand auf zwei Rechnern.`,
    merge: 'Zu einem machen',
    mergeOf: (path: string) => `Zu einem machen: ${path}`,
  },
  story: {
    title: 'Was geschah',
    none: 'Noch ist nichts gekommen oder gegangen.',
    device: (short: string) => `Rechner ${short}`,
    didOn: (device: string, name: string) => `${device}: ${name}`,
    merged: 'Auf beiden Seiten geändert und verbunden:',
    you: (name: string) => `Sie: ${name}`,
    bothKept: 'beides bleibt',
    more: (n: number) => format.plural(n, { one: 'und eines mehr', other: 'und # mehr' }),
    undo: 'Diesen Abgleich zurücknehmen',
    undoOf: (when: string) => `Diesen Abgleich zurücknehmen: ${when}`,
    undone: 'zurückgenommen',
    tookBack: (undone: number, skipped: number) =>
      skipped === 0
        ? format.plural(undone, {
            zero: 'Nichts zurückzunehmen.',
            one: 'Eine Änderung zurückgenommen.',
            other: '# Änderungen zurückgenommen.',
          })
        : `${format.plural(undone, { zero: 'Nichts zurückgenommen', one: 'Eine Änderung zurückgenommen', other: '# Änderungen zurückgenommen' })}; ${format.plural(skipped, { one: 'eine wurde', other: '# wurden' })} seither geändert und bleiben.`,
  },
  quarantine: {
    title: 'Nicht eingelassen',
    explain:
      'Dies kam und bestand die Prüfung nicht. Es liegt neben der Bibliothek, und eine spätere Fassung versucht es wieder.',
  },
  copies: {
    title: 'Kopien',
    explain:
      'Eine Kopie der ganzen Bibliothek in einem Ordner Ihrer Wahl, wieder gelesen und verglichen. Die zehn neuesten bleiben.',
    folder: 'Ordner für Kopien',
    make: 'Kopie anlegen',
    made: (folder: string, records: number, count: number) =>
      `${format.plural(records, { one: '# Eintrag', other: '# Einträge' })} und ${files(count)} nach ${folder} kopiert.`,
    restore: 'Aus einer Kopie zurückholen',
    restored: (n: number, count: number) =>
      `${format.plural(n, { zero: 'Nichts fehlte', one: 'Ein Eintrag zurückgeholt', other: '# Einträge zurückgeholt' })}, ${files(count)} geprüft.`,
  },
  commands: {
    now: 'Jetzt abgleichen',
    addFolder: 'Über einen Ordner abgleichen…',
    addServer: 'Über einen Server abgleichen…',
    addLaptop: 'Mit einem anderen Rechner koppeln…',
  },
  loading: 'Sieht nach den Wegen…',
}
