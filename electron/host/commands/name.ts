// What was done, in English, for the command line: rendered from verb and parameters, since no sentence is ever stored.
// The parameters each command writes are those read here.
import type { Parameters, Verb } from '../../../shared/model/change.ts'

type Say = (p: Parameters) => string

const count = (p: Parameters): number => (typeof p['count'] === 'number' ? p['count'] : 1)
const things = (p: Parameters, one: string, many = `${one}s`): string =>
  count(p) === 1 ? `a ${one}` : `${count(p)} ${many}`
const quoted = (p: Parameters, key: string): string =>
  typeof p[key] === 'string' && p[key] !== '' ? ` “${p[key]}”` : ''
const inFile = (p: Parameters): string => (typeof p['file'] === 'string' ? ` in ${p['file']}` : '')
/** What a trash or restore was about: its kind and label for one thing, its number for several. */
const trashedThings = (p: Parameters): string =>
  count(p) === 1 && typeof p['kind'] === 'string' ? `a ${p['kind']}${quoted(p, 'label')}` : things(p, 'thing')

const NAMES: Record<Verb, Say> = {
  import: (p) => `Import ${p['file'] ?? 'a file'}`,
  annotate: (p) => `Highlight${quoted(p, 'quote')}${inFile(p)}`,
  recolour: (p) => `Colour ${things(p, 'highlight')} ${p['color'] ?? ''}`.trimEnd(),
  setKind: (p) => `Mark ${things(p, 'highlight')} as ${p['kind'] ?? 'another kind'}`,
  resize: (p) => `Move the ends of${quoted(p, 'quote') || ' a highlight'}${inFile(p)}`,
  mergePassages: (p) => `Merge ${things(p, 'highlight')}${inFile(p)}`,
  splitPassage: (p) => `Split${quoted(p, 'quote') || ' a highlight'}${inFile(p)}`,
  highlightAll: (p) => `Highlight ${count(p)} places of${quoted(p, 'quote') || ' a search'}${inFile(p)}`,
  setQuotedFrom: (p) =>
    `Say ${typeof p['title'] === 'string' ? `that ${things(p, 'highlight')} quotes${quoted(p, 'title')}` : `whose words ${things(p, 'highlight')} holds: its own source’s`}`,
  tag: (p) => `Tag ${things(p, 'highlight')} with${quoted(p, 'theme') || ' a theme'}`,
  untag: (p) => `Take the theme${quoted(p, 'theme')} off ${things(p, 'highlight')}`,
  link: (p) => `Say that${quoted(p, 'from')} ${p['relation'] ?? 'bears on'}${quoted(p, 'to')}`,
  unlink: (p) => `Take back that${quoted(p, 'from')} ${p['relation'] ?? 'bears on'}${quoted(p, 'to')}`,
  trash: (p) => `Put ${trashedThings(p)} into the trash`,
  restore: (p) => `Restore ${trashedThings(p)} from the trash`,
  writeNote: (p) => `Write the note${quoted(p, 'label')}`,
  restoreNote: (p) => `Restore an earlier text of the note${quoted(p, 'label')}`,
  createTheme: (p) => `Make the theme${quoted(p, 'theme')}`,
  renameTheme: (p) => `Rename the theme${quoted(p, 'from')} to${quoted(p, 'to')}`,
  recolourTheme: (p) => `Change the colour of the theme${quoted(p, 'theme')}`,
  defineTheme: (p) => `Define the theme${quoted(p, 'theme')}`,
  moveTheme: (p) => `Move the theme${quoted(p, 'theme')} ${p['to'] ? `below${quoted(p, 'to')}` : 'to the top'}`,
  mergeThemes: (p) => `Merge ${things(p, 'theme')} into${quoted(p, 'theme')}`,
  splitTheme: (p) => `Split${quoted(p, 'theme') || ' a theme'}: ${things(p, 'highlight')}`,
  setExample: (p) =>
    `${p['on'] === false ? 'No longer take' : 'Take'} ${things(p, 'highlight')} as ${count(p) === 1 ? 'an example' : 'examples'} of${quoted(p, 'theme') || ' a theme'}`,
  keyTheme: (p) =>
    typeof p['key'] === 'string'
      ? `Give${quoted(p, 'theme') || ' a theme'} the key ${p['key']}`
      : `Take the key off${quoted(p, 'theme') || ' a theme'}`,
  importCodebook: (p) => `Import ${things(p, 'theme')}${typeof p['file'] === 'string' ? ` from ${p['file']}` : ''}`,
  saveView: (p) => `Save the view${quoted(p, 'name')}`,
  correctText: (p) => `Correct${quoted(p, 'quote') || ' the text'}${inFile(p)}`,
  labelPages: (p) => `Say how the pages of ${p['file'] ?? 'a text'} are called`,
  divideWorks: (p) => `Say where the works of ${p['file'] ?? 'a text'} begin and end`,
  reread: (p) => `Read ${p['file'] ?? 'a text'} again`,
  repair: (p) => `Put${quoted(p, 'quote') || ' a highlight'} where it belongs${inFile(p)}`,
  setReference: (p) => `Change the reference${quoted(p, 'title')}`,
  tidyReferences: (p) => `Tidy ${things(p, 'reference')}`,
  mergeReferences: (p) => `Merge ${things(p, 'reference')} into${quoted(p, 'title')}`,
  setCitekeys: (p) => `Change ${things(p, 'citation key')}`,
  groupReferences: (p) =>
    `Count ${things(p, 'reference')} ${p['group'] ? `as ${String(p['group'])}` : 'as neither primary nor secondary'}`,
  importReferences: (p) => `Add ${things(p, 'reference')}${typeof p['file'] === 'string' ? ` from ${p['file']}` : ''}`,
  nameDevice: (p) => `Call this laptop${quoted(p, 'name')}`,
  undoSync: () => 'Take back a sync',
  joinNotes: (p) => `Join what two laptops wrote in ${things(p, 'note')}`,
  decide: (p) => `Decide between two versions of${quoted(p, 'label') || ' a record'}`,
  undo: () => 'Undo',
  redo: () => 'Redo',
}

export function changeName(verb: Verb, parameters: Parameters): string {
  return NAMES[verb](parameters)
}
