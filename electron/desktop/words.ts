// What the shell itself says: menu titles and dialogs, in the languages of the window.
import type { ErrorName, WireError } from '../../shared/rpc/error.ts'

export interface Words {
  file: string
  edit: string
  view: string
  go: string
  highlight: string
  themes: string
  references: string
  window: string
  help: string
  newWindow: string
  openLibrary: string
  recentLibraries: string
  clearRecent: string
  about: string
  notices: string
  undo: string
  redo: string
  cut: string
  copy: string
  paste: string
  pasteAsText: string
  selectAll: string
  zoomIn: string
  zoomOut: string
  actualSize: string
  fullScreen: string
  minimize: string
  close: string
  quit: string
  open: string
  cancel: string
  sources: string
  allFiles: string
  openOutside(where: string): string
  tryAgain: string
  otherLibrary: string
  hostDied: string
  hostDiedDetail: string
  stillSaving: string
  stillSavingDetail: string
  wait: string
  quitNow: string
  aboutDetail(version: string): string
  /** What kept the library from being opened, and what to do. */
  problem(error: WireError): Problem
}

interface Problem {
  message: string
  remedy: string
}

export const en: Words = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  go: 'Go',
  highlight: 'Highlight',
  themes: 'Themes',
  references: 'References',
  window: 'Window',
  help: 'Help',
  newWindow: 'New Window',
  openLibrary: 'Open Library…',
  recentLibraries: 'Recent Libraries',
  clearRecent: 'Clear List',
  about: 'About Commonplace',
  notices: 'Licences and Notices',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAsText: 'Paste as Plain Text',
  selectAll: 'Select All',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  actualSize: 'Actual Size',
  fullScreen: 'Full Screen',
  minimize: 'Minimise',
  close: 'Close Window',
  quit: 'Quit Commonplace',
  open: 'Open',
  cancel: 'Cancel',
  sources: 'Source texts',
  allFiles: 'All files',
  openOutside: (where) => `Open ${where} outside Commonplace?`,
  tryAgain: 'Try Again',
  otherLibrary: 'Open Another Library…',
  hostDied: 'The library stopped working several times in a row.',
  hostDiedDetail:
    'Everything shown as saved is safe on the disk. Try again; if it happens again, make a copy of the library folder first.',
  stillSaving: 'Commonplace is still saving.',
  stillSavingDetail: 'The last changes are being written. If the disk is full or was unplugged, they cannot be.',
  wait: 'Keep Waiting',
  quitNow: 'Quit Without Them',
  aboutDetail: (version) =>
    `Version ${version}\n\nCitations are made by citeproc-js, (c) Frank Bennett — citeproc-js implements the Citation Style Language — https://citationstyles.org/\n\nCitation styles and locales of the Citation Style Language project: CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/`,
  problem: ({ message, remedy }) => ({ message, remedy }),
}

export const de: Words = {
  file: 'Datei',
  edit: 'Bearbeiten',
  view: 'Ansicht',
  go: 'Gehe zu',
  highlight: 'Markieren',
  themes: 'Themen',
  references: 'Literatur',
  window: 'Fenster',
  help: 'Hilfe',
  newWindow: 'Neues Fenster',
  openLibrary: 'Bibliothek öffnen …',
  recentLibraries: 'Zuletzt geöffnete Bibliotheken',
  clearRecent: 'Liste leeren',
  about: 'Über Commonplace',
  notices: 'Lizenzen und Hinweise',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  pasteAsText: 'Als reinen Text einfügen',
  selectAll: 'Alles auswählen',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  actualSize: 'Originalgröße',
  fullScreen: 'Vollbild',
  minimize: 'Minimieren',
  close: 'Fenster schließen',
  quit: 'Commonplace beenden',
  open: 'Öffnen',
  cancel: 'Abbrechen',
  sources: 'Quellentexte',
  allFiles: 'Alle Dateien',
  openOutside: (where) => `${where} außerhalb von Commonplace öffnen?`,
  tryAgain: 'Noch einmal',
  otherLibrary: 'Andere Bibliothek öffnen …',
  hostDied: 'Die Bibliothek ist mehrmals hintereinander ausgefallen.',
  hostDiedDetail:
    'Alles, was als gespeichert angezeigt wurde, liegt sicher auf der Festplatte. Versuchen Sie es noch einmal; geschieht es wieder, kopieren Sie zuerst den Ordner der Bibliothek.',
  stillSaving: 'Commonplace speichert noch.',
  stillSavingDetail:
    'Die letzten Änderungen werden geschrieben. Ist die Festplatte voll oder abgezogen, können sie es nicht werden.',
  wait: 'Weiter warten',
  quitNow: 'Ohne sie beenden',
  aboutDetail: (version) =>
    `Version ${version}\n\nZitate setzt citeproc-js, (c) Frank Bennett — citeproc-js implements the Citation Style Language — https://citationstyles.org/\n\nZitierstile und Sprachdateien des Projekts Citation Style Language: CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/deed.de`,
  problem(error) {
    const [message, remedy] = GERMAN_PROBLEMS[error.name]?.(error.parameters) ?? [error.message, error.remedy]
    return { message, remedy }
  },
}

/** What opening a library can end with; the table of errors says the same in English. */
const GERMAN_PROBLEMS: Partial<Record<ErrorName, (p: WireError['parameters']) => [message: string, remedy: string]>> = {
  libraryUnwritable: (p) => [
    `In den Ordner der Bibliothek ${p['folder']} kann nicht geschrieben werden: ${p['problem']}. Darin wurde nichts geändert.`,
    'Wählen Sie einen anderen Ordner, oder geben Sie sich das Recht, dort zu schreiben.',
  ],
  libraryDamaged: (p) => [
    `Die Bibliothek in ${p['folder']} konnte nicht geöffnet werden: ${p['problem']}. Darin wurde nichts geändert.`,
    'Lassen Sie den Ordner, wie er ist, machen Sie eine Kopie davon und stellen Sie daneben die neueste Sicherung wieder her.',
  ],
  libraryBusy: (p) => [
    `Ein anderes Commonplace hat die Bibliothek ${p['folder']} geöffnet und antwortet nicht. Es wurde nichts geändert.`,
    'Beenden Sie das andere und versuchen Sie es dann noch einmal.',
  ],
  libraryNewer: (p) => [
    `Die Bibliothek in ${p['folder']} wurde von einem neueren Commonplace geschrieben (Format ${p['format']}). Darin wurde nichts geändert.`,
    'Aktualisieren Sie Commonplace auf diesem Rechner.',
  ],
  diskFull: () => [
    'Die Festplatte ist voll. Alles, was vorher gespeichert wurde, ist sicher.',
    'Schaffen Sie Platz und versuchen Sie es dann noch einmal.',
  ],
}

/** The words for a language tag. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? de : en
}
