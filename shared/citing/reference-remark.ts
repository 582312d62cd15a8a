// What is said of a file of references when it has been read: each remark's code in an English sentence. The command line prints
// them, the window has them in its languages.
import type { Warning } from '../model/source-text.ts'

type Say = (parameters: Warning['parameters']) => string

export const REFERENCE_REMARKS: Record<string, Say> = {
  entryUnreadable: (p) => `${p['key'] ? `“${p['key']}”` : `Entry ${p['entry']}`} could not be read and was left out.`,
  citationUnreadable: (p) => `A citation (${p['citation']}) could not be read and was left out.`,
  commasAdded: (p) => `“${p['key']}” lacked commas between its fields; they were put in.`,
  fieldsLeft: (p) => `Fields with no place here were left out (how often): ${p['fields']}.`,
  othersDropped: (p) => `Entry ${p['entry']}: “and others” is no name; styles write “et al.” by themselves.`,
  languageUnknown: (p) => `Entry ${p['entry']}: “${p['language']}” is no language that is known here; it was left out.`,
  typeMissing: (p) => `Entry ${p['entry']} says no type of work; it is kept as a document.`,
  typeUnknown: (p) => `“${p['type']}” is no type of work that is known here; such works are kept as documents.`,
  dateDoubtful: (p) => `Entry ${p['entry']}: “${p['date']}” does not tell which is the month; only the year was kept.`,
  variableDropped: (p) => `Entry ${p['entry']}: “${p['variable']}” could not be read and was left out.`,
  keyMade: (p) => `Entry ${p['entry']} had no citation key; it got “${p['key']}”.`,
  keyChanged: (p) => `Entry ${p['entry']} had the citation key of another; it got “${p['key']}”.`,
}

/** A remark in English; a code that is not known is shown as itself. */
export function remarkText({ code, parameters }: Warning): string {
  if (Object.hasOwn(REFERENCE_REMARKS, code)) return REFERENCE_REMARKS[code]!(parameters)
  return [code, ...Object.values(parameters)].join(' ')
}
