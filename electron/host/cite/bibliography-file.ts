// A bibliography as a file: formatted (text, HTML, RTF) or as data (BibTeX, BibLaTeX, RIS, CSL-JSON).
import type { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { bibtexFile } from './bibtex-file.ts'
import { risFile } from './ris-file.ts'
import { escapeHtml, runsToHtml, runsToRtf, runsToText } from './runs.ts'
import type { Run } from './runs.ts'

export interface BibliographyFileContent {
  mediaType: string
  content: string
}

type Entries = readonly { id: string; runs: readonly Run[] }[]
interface Given {
  items: readonly CslItem[]
  /** Made only for the formatted kinds. */
  entries(): Entries
  locale: string
}

const WRITERS: Record<BibliographyFormat, { mediaType: string; write(given: Given): string }> = {
  text: {
    mediaType: 'text/plain',
    write: ({ entries }) =>
      entries()
        .map(({ runs }) => `${runsToText(runs)}\n`)
        .join(''),
  },
  html: { mediaType: 'text/html', write: ({ entries, locale }) => htmlDocument(entries(), locale) },
  rtf: { mediaType: 'application/rtf', write: ({ entries }) => rtfDocument(entries()) },
  bibtex: { mediaType: 'application/x-bibtex', write: ({ items }) => bibtexFile(items, 'bibtex') },
  biblatex: { mediaType: 'application/x-bibtex', write: ({ items }) => bibtexFile(items, 'biblatex') },
  ris: { mediaType: 'application/x-research-info-systems', write: ({ items }) => risFile(items) },
  'csl-json': {
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: ({ items }) => `${JSON.stringify(items, null, 2)}\n`,
  },
}

export function bibliographyFile(format: BibliographyFormat, given: Given): BibliographyFileContent {
  const { mediaType, write } = WRITERS[format]
  return { mediaType, content: write(given) }
}

function htmlDocument(entries: Entries, locale: string): string {
  const paragraphs = entries.map(({ id, runs }) => `<p id="${escapeHtml(`ref-${id}`)}">${runsToHtml(runs)}</p>\n`)
  return (
    `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">\n` +
    `<style>p { margin: 0 0 1em 2em; text-indent: -2em }</style>\n</head>\n<body>\n${paragraphs.join('')}</body>\n</html>\n`
  )
}

/** Hanging indents of half an inch (720 twips), double-spaced as theses are. */
function rtfDocument(entries: Entries): string {
  const paragraphs = entries.map(({ runs }) => `\\pard\\fi-720\\li720\\sl480\\slmult1 ${runsToRtf(runs)}\\par\n`)
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n\\fs24\n${paragraphs.join('')}}\n`
}
