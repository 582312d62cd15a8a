// A bibliography as a file: formatted (text, HTML, RTF) or as data (BibTeX, BibLaTeX, RIS, CSL-JSON).
import type { BibliographyFormat } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import { bibtexFile } from './bibtex-file.ts'
import { risFile } from './ris-file.ts'
import { escapeHtml, escapeRtf, runsToHtml, runsToRtf, runsToText } from './runs.ts'
import type { Run } from './runs.ts'

export interface BibliographyFileContent {
  mediaType: string
  content: string
}

type Entries = readonly { id: string; runs: readonly Run[] }[]

/** What a list to be read has beside its entries. */
export interface ListLayout {
  /** What the list is called; left out: nothing stands above it. */
  title?: string | undefined
  /** Groups under headings of their own, with the ids of their entries; left out: one list. */
  groups?: readonly { title: string; ids: readonly string[] }[] | undefined
  /** Notes that follow an entry, by id, as plain text. */
  notes?: Readonly<Record<string, readonly string[]>> | undefined
}

interface Given extends ListLayout {
  items: readonly CslItem[]
  /** Made only for the formatted kinds. */
  entries(): Entries
  locale: string
}

interface Group {
  title: string | null
  entries: { id: string; runs: readonly Run[]; notes: readonly string[] }[]
}

function groupsOf({ entries, groups, notes = {} }: Given): Group[] {
  const all = entries().map((entry) => ({ ...entry, notes: notes[entry.id] ?? [] }))
  if (groups === undefined) return [{ title: null, entries: all }]
  const named = groups.map(({ title, ids }) => {
    const within = new Set(ids)
    return { title, entries: all.filter(({ id }) => within.has(id)) }
  })
  return named.filter((group) => group.entries.length > 0)
}

const WRITERS: Record<BibliographyFormat, { mediaType: string; write(given: Given): string }> = {
  text: {
    mediaType: 'text/plain',
    write: (given) =>
      groupsOf(given)
        .map(({ title, entries }) => {
          const lines = entries.map(({ runs, notes }) =>
            [`${runsToText(runs)}\n`, ...notes.map((note) => `    ${note.replaceAll('\n', '\n    ')}\n`)].join(''),
          )
          return `${title === null ? '' : `${title}\n\n`}${lines.join('')}`
        })
        .join('\n'),
  },
  html: { mediaType: 'text/html', write: (given) => htmlDocument(groupsOf(given), given) },
  rtf: { mediaType: 'application/rtf', write: (given) => rtfDocument(groupsOf(given)) },
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

function htmlDocument(groups: readonly Group[], { locale, title = '' }: Given): string {
  const body = groups.map(({ title: name, entries }) => {
    const paragraphs = entries.map(({ id, runs, notes }) => {
      const said = notes.map((note) => `<p class="note" dir="auto">${escapeHtml(note).replaceAll('\n', '<br>')}</p>\n`)
      return `<p id="${escapeHtml(`ref-${id}`)}" dir="auto">${runsToHtml(runs)}</p>\n${said.join('')}`
    })
    return `${name === null ? '' : `<h2>${escapeHtml(name)}</h2>\n`}${paragraphs.join('')}`
  })
  const heading = title === '' ? '' : `<h1>${escapeHtml(title)}</h1>\n`
  return (
    `<!doctype html>\n<html lang="${escapeHtml(locale)}">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width">\n<title>${escapeHtml(title || locale)}</title>\n` +
    '<style>p { margin-block: 0 1em; padding-inline-start: 2em; text-indent: -2em } p.note { text-indent: 0 }</style>\n' +
    `</head>\n<body>\n<main>\n${heading}${body.join('')}</main>\n</body>\n</html>\n`
  )
}

/** Hanging indents of half an inch (720 twips), double-spaced as theses are. */
function rtfDocument(groups: readonly Group[]): string {
  const paragraphs = groups.flatMap(({ title, entries }) => [
    ...(title === null ? [] : [`\\pard\\keepn\\sb240\\sa120 {\\b ${escapeRtf(title)}}\\par\n`]),
    ...entries.flatMap(({ runs, notes }) => [
      `\\pard\\fi-720\\li720\\sl480\\slmult1 ${runsToRtf(runs)}\\par\n`,
      ...notes.map((note) => `\\pard\\li720\\sl480\\slmult1 ${escapeRtf(note)}\\par\n`),
    ]),
  ])
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n\\fs24\n${paragraphs.join('')}}\n`
}
