// Warnings of the import: what could not be decided. Codes are those of `sources/`; what is said of files of references stands in
// `shared/citing/reference-remark.ts`, in English, since the command line says it too.
import type { Warning } from '../../../shared/model/source-text.ts'

type Say = (parameters: Warning['parameters']) => string

export const warnings = {
  /** `field` is a name of the library's own. */
  proposed: (field: string) => `The ${field} was guessed from the text: check it in the reference.`,
  codes: {
    'columns-swapped': () => 'Two columns of a page stood in the wrong order and were put right.',
    'columns-doubtful': () => 'Columns of the page before this sentence may stand in the wrong order.',
    'hyphen-doubtful': (p) => `Whether “${p['word']}” has a hyphen could not be told: its line ended there.`,
    'heading-repeated': (p) => `“${p['heading']}” heads the text more than once: it may be a running head.`,
    'page-labels-guessed': (p) => `No page prints a number: ${p['pages']} pages are counted from 1.`,
    'page-labels-jump': (p) =>
      `Page ${p['label']} follows page ${p['last']}: pages may be missing from the file, or stand in it twice.`,
    'page-labels-doubtful': (p) => `The first page may be ${p['label']} or ${p['other']}.`,
    'marker-without-note': (p) => `Note ${p['number']} is called in the text, but no such note was found.`,
    'note-without-marker': (p) => `Note ${p['number']} was found, but the text does not say where it belongs.`,
  } as Record<string, Say>,
}
