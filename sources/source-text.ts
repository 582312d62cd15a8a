// A decoded text to its readable form: the order of the steps, and what they hand to each other.
import type { SourceText, Warning } from '../shared/model/source-text.ts'
import { draftOf, runsOfStrips } from './assemble.ts'
import { spellingOf } from './clean/case.ts'
import { orderColumns } from './clean/columns.ts'
import { joinDropCaps } from './clean/drop-caps.ts'
import { furnitureOf, type Furniture } from './clean/furniture.ts'
import { splitGutters } from './clean/gutter.ts'
import { lexiconOf, type Lexicon } from './clean/hyphens.ts'
import { layoutOf, type Layout } from './clean/layout.ts'
import { rowsOf } from './clean/rows.ts'
import { coverOf, type Cover } from './find/cover.ts'
import { endnotesOf, type Endnotes } from './find/endnotes.ts'
import { asidesOf, DOI, frontOf, type Front } from './find/front.ts'
import { joinedAcrossFloats } from './find/floats.ts'
import { classify, setLevels } from './find/headings.ts'
import { AFFILIATION } from './find/names.ts'
import { REFERENCES } from './find/names-of-sections.ts'
import { linkNotes, type Linked } from './find/link-notes.ts'
import { isAlone, type Marker } from './find/markers.ts'
import {
  describeCover,
  describeDoi,
  describeText,
  describeWork,
  periodicalOf,
  type Described,
} from './find/metadata.ts'
import { footnotesOf, type FoundNote } from './find/notes.ts'
import { labelsOf, pagesOfLines, pageStartsOf, type PageLabel, type PageStarts } from './find/pages.ts'
import { pieceOf, piecesOf, type Piece } from './find/pieces.ts'
import { worksOf } from './find/works.ts'
import { finish, type Draft, type DraftWork } from './finish.ts'
import { inMarkedUp } from './read/marked-up.ts'
import { markupOf, type Said } from './read/markup.ts'
import { linesOf, type Line } from './read/plain-text.ts'
import { lastStartingBy } from '../shared/first-where.ts'

export function sourceTextOf(raw: string): SourceText {
  const markup = markupOf(raw)
  return markup ? inMarkedUp(plainTextOf(markup.text, markup.said), raw, markup.edits) : plainTextOf(raw, new Map())
}

function plainTextOf(raw: string, said: ReadonlyMap<number, Said>): SourceText {
  const lines = splitGutters(linesOf(raw))
  const layout = layoutOf(lines)
  const cover = coverOf(lines)
  // A cover is no page of what it covers.
  const starts = pageStartsOf(lines, layout).filter((start) => start === 0 || start > (cover?.end ?? 0))
  const pages = pagesOfLines(lines.length, starts)
  const lexicon = lexiconOf(lines)
  const furniture = furnitureOf(lines, starts, cover?.end)
  const warnings: Warning[] = []

  const footnotes = footnotesOf(lines, starts, furniture, layout, lexicon)
  const endnotes = endnotesOf(lines, runningLines(lines, furniture, footnotes), layout, footnotes, pages)
  const notes = [...footnotes, ...endnotes.notes]
  const alone = markersAlone(lines, furniture, notes, pages)

  const gone = goneLines(furniture, notes, endnotes)
  const rows = joinDropCaps(rowsOf(lines, pages, { gone, markers: new Set(alone.map(({ line }) => line)) }), lexicon)
  const { rows: ordered, moved, doubtful } = orderColumns(rows, layout)

  warnings.push(...labelWarnings(lines, starts, furniture))
  const set = piecesOf(ordered, layout, lexicon)
  classify(set, layout)
  const pieces = joinedAcrossFloats(set, lexicon)
  for (const piece of pieces) hear(piece, said.get(piece.strips[0]!.from))
  const labels = labelsOf(starts.length, furniture.printed)
  const works = describe(pieces, furniture, layout, labels, cover)
  if (furniture.doi && works.length === 1 && !works[0]!.described.item['DOI'])
    describeDoi(works[0]!.described, furniture.doi)
  if (cover && works.length === 1) describeCover(works[0]!.described, cover)
  const pageOf = pageFinder(lines, pages)
  const draft = draftsOf(raw, pieces, works, notes, [...alone, ...endnotes.spaced], lexicon, pageOf)

  return finish({
    raw,
    lines,
    ...draft,
    furniture,
    duplicates: endnotes.duplicates,
    noteHeadings: endnotes.headings,
    pieces,
    labels: starts.length > 0 ? labels : [],
    pageOf,
    moved: moved.map(({ strips }) => strips[0]!.from),
    misplaced: doubtful.map(({ strips }) => strips[0]!.from),
    lexicon,
    warnings,
  })
}

/** What the signs of a markup say of a piece holds, whatever it looks like. */
function hear(piece: Piece, said: Said | undefined): void {
  if (said === undefined || piece.kind === 'table' || piece.role) return
  if (typeof said === 'string') piece.kind = said
  else {
    piece.kind = 'heading'
    piece.said = said
  }
}

/** Labels nothing prints are a guess; a number between two pages may belong to either. */
function labelWarnings(lines: readonly Line[], starts: PageStarts, { printed }: Furniture): Warning[] {
  const first = printed[0]
  if (starts.length === 0) return []
  if (!first) return [{ code: 'page-labels-guessed', parameters: { pages: starts.length } }]
  const jumps = printed.flatMap((label, i): Warning[] => {
    const last = printed[i - 1]
    if (!last || last.style !== label.style || label.value - label.page === last.value - last.page) return []
    return [{ code: 'page-labels-jump', parameters: { last: last.value, label: label.value, page: label.page } }]
  })
  const between = printed.every(({ page, line }) => page > 0 && starts[page] === line && !lines[line]!.formFeed)
  const label = first.value - first.page
  return between ? [{ code: 'page-labels-doubtful', parameters: { label, other: label + 1 } }, ...jumps] : jumps
}

function runningLines(lines: readonly Line[], { removed }: Furniture, notes: readonly FoundNote[]): Line[] {
  const taken = new Set(notes.flatMap((note) => note.lines))
  return lines.filter((line) => !line.blank && !removed.has(line.index) && !taken.has(line))
}

function goneLines({ removed }: Furniture, notes: readonly FoundNote[], endnotes: Endnotes): Set<number> {
  const gone = new Set(removed.keys())
  for (const line of notes.flatMap((note) => note.lines)) gone.add(line.index)
  for (const line of [...endnotes.duplicates, ...endnotes.headings]) gone.add(line.index)
  return gone
}

/** Numbers on lines of their own that are the number of a note on their page, or of a note at the end. */
function markersAlone(
  lines: readonly Line[],
  { removed }: Furniture,
  notes: readonly FoundNote[],
  pages: Int32Array,
): (Marker & { line: number })[] {
  const expected = new Set(notes.flatMap(({ number, page }) => (page < 0 ? [`${number}`] : [`${number}@${page}`])))
  const taken = new Set(notes.flatMap((note) => note.lines))
  return lines.flatMap((line) => {
    if (taken.has(line) || removed.has(line.index) || !isAlone(lines, line)) return []
    const number = Number(line.text)
    const page = pages[line.index]!
    if (!expected.has(`${number}`) && !expected.has(`${number}@${page}`)) return []
    return [
      { number, from: line.from, to: line.to, form: 'alone' as const, page, afterPunctuation: true, line: line.index },
    ]
  })
}

/** The works with what they say of themselves, and pieces that belong to none. */
function describe(
  pieces: Piece[],
  furniture: Furniture,
  layout: Layout,
  labels: readonly (PageLabel | null)[],
  cover: Cover | null,
): { start: number; end: number; described: Described; about: Piece[] }[] {
  const textsOf = (kind: Piece['kind']): string[] =>
    pieces.filter((piece) => piece.kind === kind).map(({ text }) => text)
  const spelling = spellingOf(textsOf('paragraph'), textsOf('heading'))
  const several = worksOf(pieces, furniture.labels, layout)
  const extent = (start: number, end: number): string | null => {
    const body = pieces.slice(start, end).filter(({ removed }) => !removed)
    const [first, last] = [labels[body[0]?.page ?? -1]?.label, labels[body.at(-1)?.lastPage ?? -1]?.label]
    return !first || !last ? null : first === last ? first : `${first}-${last}`
  }
  const periodical = periodicalOf([...furniture.heads, ...mastheadOf(pieces.slice(0, several[0]?.start ?? 0))])
  markReferences(pieces)
  if (several.length === 0) {
    const front = frontOf(pieces, layout)
    if (cover) takeTitle(front, pieces, cover)
    const asides = asidesOf(pieces)
    const aside = asides.find(({ name }) => name !== null)
    front.authorsCertain ||= front.authors.some(({ text }) => asides.some(({ name }) => name && text.includes(name)))
    const printed = furniture.printed.length > 0 ? extent(0, pieces.length) : null
    const about = aside && { piece: aside.piece, name: aside.name! }
    const described = describeText(front, about ?? null, periodical, spelling, printed)
    for (const title of front.title) Object.assign(title, { kind: 'heading', level: 1 })
    setLevels(pieces.filter((piece) => piece.kind === 'heading' && !piece.removed && piece !== front.subtitle))
    if (front.subtitle) front.subtitle.level = 2
    return [{ start: 0, end: pieces.length, described, about: asides.map(({ piece }) => piece) }]
  }
  asidesOf(pieces)
  return several.map((work) => {
    const inside = pieces.slice(work.start, work.end)
    for (const title of work.title) Object.assign(title, { kind: 'heading', level: 1 })
    if (work.byline) work.byline.kind = 'caption'
    const at = work.byline ? pieces.indexOf(work.byline) + 1 : work.start + work.title.length
    const doi = pieces.slice(at, at + 3).find(({ text }) => DOI.test(text)) ?? null
    if (doi) doi.kind = 'caption'
    const below = work.byline && pieces[at]
    if (below?.kind === 'heading' && AFFILIATION.test(below.text)) below.kind = 'caption'
    setLevels(inside.filter(({ kind }) => kind === 'heading'))
    const described = describeWork(work, doi, periodical, spelling, extent(work.start, work.end))
    return { start: work.start, end: work.end, described, about: inside.filter(({ aside }) => aside) }
  })
}

/** The title an archive's cover gives stands above the text as well, whatever else heads the page. */
function takeTitle(front: Front, pieces: readonly Piece[], { fields }: Cover): void {
  const named = String(fields.find(({ field }) => field === 'title')?.value ?? '').toLowerCase()
  const title = pieces.slice(0, 20).find(({ text, removed }) => !removed && text.toLowerCase() === named)
  if (!title || front.title.includes(title)) return
  for (const other of [...front.title, front.subtitle]) if (other) other.kind = 'caption'
  front.title = [title]
  front.subtitle = null
}

/** Above the first of several works: a name, and below it the number and date of the issue, as a running head would have them. */
function mastheadOf(above: readonly Piece[]): string[] {
  const lines = above.filter(({ removed, kind }) => !removed && kind !== 'table').slice(0, 4)
  const issue = lines.findIndex(
    ({ text }) => text.length < 80 && /^(?:vol|no|nr|issue|heft|ausgabe|№)[\p{L}.]*\s*\d/iu.test(text),
  )
  return issue < 1 ? [] : [`${lines[0]!.text}, ${lines[issue]!.text}`]
}

/** "Written by: Ada Lund": what a page says of itself below a list. */
const IMPRINT =
  /^(?:(?:date )?(?:written|published|posted|updated)(?: (?:by|at|for|on))?|author|editor|translator|tags?|categories|filed under)s?\s*:/i

/** What stands below the heading of a list of references, down to the next heading. */
function markReferences(pieces: readonly Piece[]): void {
  let inside = false
  for (const [i, piece] of pieces.entries()) {
    if (REFERENCES.test(piece.text) && !(piece.kind === 'listItem' && pieces[i - 1]?.kind === 'listItem')) {
      piece.kind = 'heading'
      inside = true
    } else if (piece.kind === 'heading') inside = false
    else if (inside && IMPRINT.test(piece.text)) {
      piece.kind = 'caption'
      inside = false
    } else if (inside && !piece.removed && piece.kind !== 'table' && piece.kind !== 'caption') piece.kind = 'reference'
  }
}

/** Blocks in reading order: of each work its pieces, boxes about its author, its notes; between works what belongs to none. */
function draftsOf(
  raw: string,
  pieces: readonly Piece[],
  works: ReturnType<typeof describe>,
  notes: readonly FoundNote[],
  alone: readonly Marker[],
  lexicon: Lexicon,
  pageOf: (raw: number) => number,
): { drafts: Draft[]; works: DraftWork[] } {
  const drafts: Draft[] = []
  const drawn: DraftWork[] = []
  let at = 0
  const outside = (end: number): void => {
    for (const piece of pieces.slice(at, end))
      if (!piece.removed) drafts.push({ block: draftOf(raw, piece, [], lexicon), piece })
  }
  let taken = 0
  for (const [index, { start, end, described, about }] of works.entries()) {
    outside(start)
    const inside = pieces.slice(start, end)
    const before = works[index + 1] ? pieces[works[index + 1]!.start]! : null
    const own: FoundNote[] = []
    while (taken < notes.length && (!before || notes[taken]!.lines[0]!.index < before.firstLine))
      own.push(notes[taken++]!)
    const linked = linkNotes(raw, inside, own, alone, pageOf)
    const cuts = [...linked.markers.flat(), ...linked.orphans]
      .map((marker) => cutOf(raw, marker))
      .sort((a, b) => a.from - b.from)
    const first = drafts.length
    for (const piece of inside) {
      if (!piece.removed && !piece.aside) drafts.push({ block: draftOf(raw, piece, cuts, lexicon), piece })
    }
    for (const piece of about) drafts.push({ block: draftOf(raw, piece, cuts, lexicon), piece })
    for (const [i, note] of own.entries()) drafts.push(noteDraft(raw, note, linked, i, lexicon))
    drawn.push({ first, last: drafts.length - 1, described, orphans: linked.orphans })
    at = end
  }
  outside(pieces.length)
  return { drafts, works: drawn }
}

/** A marker, and the space before it where what follows takes none. */
function cutOf(raw: string, { from, to }: Marker): { from: number; to: number } {
  const spaced = /[ \u00a0]/.test(raw.charAt(from - 1)) && /[.,;:!?)]/.test(raw.charAt(to))
  return { from: spaced ? from - 1 : from, to }
}

function noteDraft(raw: string, note: FoundNote, linked: Linked, index: number, lexicon: Lexicon): Draft {
  const rows = note.lines.map((line, i) => {
    const from = i === 0 ? line.from + note.labelLength : line.from
    const text = i === 0 ? line.text.slice(note.labelLength) : line.text
    return {
      strips: [{ from, to: line.to }],
      text,
      first: line,
      last: line,
      page: note.page,
      trailing: line.trailing,
      gap: 0,
      interrupted: false,
      indent: 0,
    }
  })
  const filled = rows.filter(({ text }) => text !== '')
  const piece = pieceOf(filled.length > 0 ? filled : rows, lexicon)
  const runs = runsOfStrips(raw, piece.strips, piece.junctions, [], lexicon)
  return { block: { kind: 'note', runs, note: note.label }, piece, markers: linked.markers[index]! }
}

function pageFinder(lines: readonly Line[], pages: Int32Array): (raw: number) => number {
  // Columns that stood side by side are not read in the order of the file.
  const inFile = lines.every(({ start }, i) => i === 0 || lines[i - 1]!.start <= start)
  const sorted = inFile ? lines : [...lines].sort((a, b) => a.start - b.start)
  return (raw) => pages[sorted[lastStartingBy(sorted, raw)]?.index ?? -1] ?? 0
}
