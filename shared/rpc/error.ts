// The closed table of errors that cross processes, as plain objects: what happened, with what, and what to do about it.
// The window translates by `name`; the command line prints these English sentences.

export interface WireError {
  name: ErrorName
  parameters: Record<string, string | number>
  /** What happened and what is safe. */
  message: string
  /** What to do now. */
  remedy: string
}

type Say = (p: Record<string, string | number>) => [message: string, remedy: string]

const TABLE = {
  badArguments: (p) => [
    `The call ${p['call']} was given ${p['problem']}.`,
    'This is a bug or a program of another version: update both sides.',
  ],
  unknownCall: (p) => [`There is no call named ${p['call']}.`, 'Update the older of the two programs.'],
  closed: () => [
    'The connection to the library is closed. Everything acknowledged before is saved.',
    'Open the library again.',
  ],
  internal: (p) => [
    `Something went wrong inside Commonplace: ${p['problem']}. What was saved before is safe.`,
    'Try again; if it happens again, report it with this sentence.',
  ],
  cancelled: () => ['The work was cancelled. What had been finished before is kept.', 'Start it again when you like.'],
  notFound: (p) => [
    `There is no ${p['what']} named “${p['name']}” in this library.`,
    'List what there is and use an id, a unique beginning of one, or the file name.',
  ],
  ambiguous: (p) => [
    `“${p['name']}” names ${p['count']} different things: ${p['candidates']}.`,
    'Give more of the id.',
  ],
  quoteNotFound: (p) => [
    `The quotation does not occur in ${p['source']}. Nothing was changed.`,
    'Check the wording, or quote a shorter part of it.',
  ],
  quoteAmbiguous: (p) => [
    `The quotation occurs ${p['count']} times in ${p['source']}:\n${p['places']}\nNothing was changed.`,
    'Add --prefix (or --suffix) with the words that decide.',
  ],
  nothingToUndo: () => ['There is nothing to undo.', 'History lists what was done.'],
  nothingToRedo: () => ['There is nothing to redo.', 'History lists what was done.'],
  fileMissing: (p) => [`There is no file ${p['file']}.`, 'Check the path.'],
  fileUnreadable: (p) => [
    `The file ${p['file']} could not be read: ${p['problem']}. Nothing was changed.`,
    'Check who may read it.',
  ],
  refused: (p) => [`${p['file']} was not imported: ${p['reason']}. The library is unchanged.`, `${p['remedy']}`],
  libraryUnwritable: (p) => [
    `The library folder ${p['folder']} cannot be written: ${p['problem']}. Nothing in it was changed.`,
    'Choose another folder, or give yourself the right to write there.',
  ],
  libraryDamaged: (p) => [
    `The library in ${p['folder']} could not be opened: ${p['problem']}. Nothing in it was changed.`,
    'Keep the folder as it is, make a copy of it, and restore the newest backup beside it.',
  ],
  libraryBusy: (p) => [
    `Another Commonplace has the library ${p['folder']} open and does not answer. Nothing was changed.`,
    'Close the other one, then try again.',
  ],
  libraryNewer: (p) => [
    `The library in ${p['folder']} was written by a newer Commonplace (format ${p['format']}). Nothing in it was changed.`,
    'Update Commonplace on this machine.',
  ],
  diskFull: (p) => [
    `The disk is full: ${p['what']} could not be saved. Everything saved before is safe.`,
    'Free some space, then do it again.',
  ],
  couldNotSave: (p) => [
    `${p['what']} could not be saved: ${p['problem']}. Everything saved before is safe.`,
    'Check the disk, then do it again.',
  ],
  styleUnknown: (p) => [
    `There is no citation style named “${p['style']}”.`,
    'Use apa, chicago-author-date, chicago-notes-bibliography, another CSL style’s name, or the path of a .csl file.',
  ],
  localeUnknown: (p) => [
    `There is no citation locale named “${p['locale']}”.`,
    'Use a language tag such as en-US or de-DE.',
  ],
  citationImpossible: (p) => [
    `The passage ${p['what']} cannot be cited: ${p['problem']}.`,
    'Say which reference it belongs to with the reference command.',
  ],
  nothingToExport: (p) => [
    `There is nothing to export in “${p['what']}”: it has neither passages nor notes.`,
    'Highlight passages or write a note first.',
  ],
  badReferences: (p) => [
    `${p['file']} could not be read as references: ${p['problem']}. The library is unchanged.`,
    'Use CSL-JSON, BibTeX, BibLaTeX, RIS, EndNote XML, Citavi, Better BibTeX JSON, or a .docx or .odt with citations.',
  ],
  lookUpFailed: (p) => [
    `${p['host']} was asked for ${p['identifier']}: ${p['problem']}. Nothing was changed.`,
    'Check the number and the connection, or write the reference by hand. Everything else works offline.',
  ],
  badValue: (p) => [
    `${p['what']} cannot be “${p['value']}”: ${p['problem']}. Nothing was changed.`,
    'Correct it and try again.',
  ],
  roadAway: (p) => [
    `${p['place']} could not be reached: ${p['problem']}. Nothing was changed here or there.`,
    'Plug it in, or check the address and the network, then try again.',
  ],
  roadEmptied: (p) => [
    `${p['place']} has been emptied: what this library had put there is gone. Nothing was changed here.`,
    'If that was meant, say --accept to fill it again; else bring back what was there.',
  ],
  anotherLibrary: (p) => [
    `${p['place']} holds another library than this one. Nothing was changed here or there.`,
    'Choose another place, or join it from a new, empty library. A library of its own that has never been synced joins with --accept.',
  ],
  passphraseNeeded: (p) => [
    `${p['place']} is encrypted, and this library has no passphrase for it. Nothing was changed here or there.`,
    'Give the passphrase with --passphrase-file FILE (its first line) or COMMONPLACE_PASSPHRASE_FILE; --plain sets a new road up without encryption.',
  ],
  passphraseWrong: (p) => [
    `The passphrase does not open ${p['place']}. Nothing was changed here or there.`,
    'Look it up on the recovery sheet; only the first line of the file counts.',
  ],
  credentialsNeeded: (p) => [
    `${p['place']} asks for a user and a password: ${p['problem']}. Nothing was changed here or there.`,
    'Put {"user": …, "password": …} into a file that only you may read (chmod 600) and give it with --credentials FILE or COMMONPLACE_CREDENTIALS_FILE.',
  ],
  roadRefused: (p) => [`${p['place']} cannot be used: ${p['problem']}. Nothing was changed.`, `${p['remedy']}`],
  roadNewer: (p) => [
    `${p['place']} holds data of a newer Commonplace (format ${p['format']}). Nothing was changed here or there.`,
    'Update Commonplace on this machine, then sync again.',
  ],
  couldNotListen: (p) => [
    `This laptop cannot listen for others on port ${p['port']}: ${p['problem']}. Nothing was changed.`,
    'Choose another port, or let the system choose one (port 0).',
  ],
  laptopAway: (p) => [
    `The laptop at ${p['address']} cannot be reached: ${p['problem']}. Nothing was changed.`,
    'See that both are on one network and that the other listens; typing its address always works.',
  ],
  laptopChanged: (p) => [
    `What answers at ${p['address']} is not the laptop this one was paired with. Nothing was sent.`,
    'If the other laptop was set up anew, unpair it here and pair both again.',
  ],
  pairingFailed: (p) => [`The laptops were not paired: ${p['problem']}. Nothing was changed.`, 'Begin again on both.'],
  notPaired: (p) => [
    `This library is not paired with ${p['laptop']}.`,
    'Pair both laptops first: one listens, the other calls.',
  ],
} satisfies Record<string, Say>

export type ErrorName = keyof typeof TABLE

export const ERROR_NAMES = Object.keys(TABLE) as ErrorName[]

/** An error of the table as it is thrown inside a process. */
export class CommonplaceError extends Error {
  override readonly name: ErrorName
  readonly parameters: Record<string, string | number>
  readonly remedy: string

  constructor(name: ErrorName, parameters: Record<string, string | number> = {}, options?: ErrorOptions) {
    const [message, remedy] = (TABLE[name] as Say)(parameters)
    super(message, options)
    this.name = name
    this.parameters = parameters
    this.remedy = remedy
  }

  toWire(): WireError {
    return { name: this.name, parameters: this.parameters, message: this.message, remedy: this.remedy }
  }
}

/** Any thrown value as a wire error; what is not of the table becomes `internal`, without its stack. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof CommonplaceError) return thrown.toWire()
  const problem = thrown instanceof Error ? thrown.message : String(thrown)
  return new CommonplaceError('internal', { problem }).toWire()
}

/** The error a wire error stands for; a name this version does not know becomes `internal`. */
export function fromWireError(wire: WireError): CommonplaceError {
  if (Object.hasOwn(TABLE, wire.name)) return new CommonplaceError(wire.name, wire.parameters)
  return new CommonplaceError('internal', { problem: String(wire.message) })
}
