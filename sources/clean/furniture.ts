// What a page prints around its text: page numbers, running heads, rules, echoes of its links. Each leaves the reading text
// with a reason; labels and heads are handed on, since pages and records are known by them.
import type { RemovedReason } from '../../shared/model/source-text.ts'
import { valueOfRoman } from '../../shared/roman.ts'
import { agreeing, type PageStarts, type PrintedLabel } from '../find/pages.ts'
import { isStamp } from '../find/cover.ts'
import { imprintOf } from '../find/imprint.ts'
import { areNames, namesOf } from '../find/names.ts'
import { isSectionName } from '../find/names-of-sections.ts'
import type { Line } from '../read/plain-text.ts'

export interface Furniture {
  /** Lines that leave the text, by line index. */
  removed: Map<number, RemovedReason>
  /** Rules over note areas, by line index; they are among the removed. */
  rules: Set<number>
  printed: PrintedLabel[]
  /** Texts of running heads, without the page number. */
  heads: string[]
  /** Lines that name the kind of contribution that begins near them; they are among the removed. */
  labels: number[]
  /** The identifier a publisher prints below the first page. */
  doi: Line | null
}

const BARE_URL = /^<?(?:https?:\/\/|www\.)\S+>?$/i
const RULE = /^[_‗=*–—-]{5,}$/
/** Stars and the like that divide a text. */
const ORNAMENT = /^(?:[*•·⁂✻❦~◆]\s*){3,40}$|^⁂$/u
/** White space this long was a line drawn over the notes. */
const WHITE_RULE = /^\s{10,}$/
const PERIODICAL = /(?:\b(?:no|nr|vol|issue|volume|heft|jg|jahrgang|bd)\.?\s?\d|№)/i
const SENTENCE_OR_ADDRESS = /(?<!\bet al)\.$|[,;:?!]$|:\/\//
const DATED = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?\d{4}/i

/** `cover` lines at the top are an archive's, not the text's. */
export function furnitureOf(lines: readonly Line[], starts: PageStarts, cover = 0): Furniture {
  const removed = new Map<number, RemovedReason>()
  const rules = new Set<number>()
  for (const line of lines) {
    if (line.blank ? WHITE_RULE.test(line.indent) : RULE.test(line.text)) {
      rules.add(line.index)
      removed.set(line.index, 'other')
    } else if (!line.blank && (line.index < cover || isStamp(line))) {
      removed.set(line.index, 'other')
    } else if (ORNAMENT.test(line.text)) {
      removed.set(line.index, 'other')
    } else if (line.blank && /[^ \t]/.test(line.indent)) {
      removed.set(line.index, 'other')
    }
  }
  const furniture: Furniture = { removed, rules, printed: [], heads: [], labels: [], doi: null }
  removePointers(lines, removed)
  if (starts.length === 0) return furniture
  const imprint = imprintOf(lines.slice(cover, starts[1] ?? lines.length).filter(({ blank }) => !blank))
  for (const line of imprint.lines) removed.set(line.index, 'other')
  furniture.doi = imprint.doi
  const candidates: Candidate[] = []
  for (let page = 0; page < starts.length; page++) {
    const inside = lines.slice(starts[page], starts[page + 1] ?? lines.length)
    for (const line of linkEchoes(inside)) removed.set(line.index, 'linkEcho')
    const filled = inside.filter((line) => !line.blank && !removed.has(line.index))
    candidates.push(...labelCandidates(lines, filled, page))
  }
  acceptLabels(candidates, starts.length, furniture)
  removeRepeated(lines, starts, furniture)
  removeEchoes(lines, starts, furniture)
  removeLabels(lines, starts, furniture)
  if (imprint.lines.length > 0) removeName(lines.slice(0, starts[1] ?? lines.length), furniture)
  return furniture
}

/** Lines of a page that are searched for an address, at most. */
const LONGEST_PAGE = 300

/** Bare addresses at the very end of a page: targets of its links, printed by the extraction once more. */
function linkEchoes(page: readonly Line[]): Line[] {
  let end = page.length
  while (end > 0 && (page[end - 1]!.blank || BARE_LABEL.test(page[end - 1]!.text))) end--
  let start = end
  while (start > 0 && BARE_URL.test(page[start - 1]!.text)) start--
  const echoes = page.slice(start, end)
  const before = page[start - 1]
  if (echoes.length === 0 || !before || before.blank) return echoes
  // They touch the text above: the first may be the end of it, so only repetitions go.
  const seen = new Set(page.slice(Math.max(0, start - LONGEST_PAGE), start).map((line) => line.text))
  const known = (line: Line): boolean => {
    const repeated =
      seen.has(line.text) || (echoes.length < LONGEST_PAGE && [...seen].some((text) => text.includes(line.text)))
    seen.add(line.text)
    return repeated
  }
  return echoes.filter(known)
}

interface Candidate {
  line: Line
  label: PrintedLabel
  head: string
  /** The first or last line of its page. */
  outer: boolean
}

const BARE_LABEL =
  /^(?:[-–—[(|]\s?)?(?:p\.?\s?|(?:page|seite|página|стр\.|с\.)\s)?(\d{1,4}|[ivxlc]{1,7})(?:\s?(?:of|von|de|sur|из|\/)\s?\d{1,4})?(?:\s?[-–—\])|])?$/i
const HEAD_WITH_NUMBER =
  /^(?:(\d{1,4}|[ivxlc]{1,7})\s+(?:[|•·–—]\s*)?(\S.{2,110})|(\S.{2,110}?)(?:\s*[|•·–—])?\s+(\d{1,4}|[ivxlc]{1,7}))$/

/** Lines at the edges of a page that may print its label; in its middle only what reads like the head of a periodical. */
function labelCandidates(lines: readonly Line[], filled: readonly Line[], page: number): Candidate[] {
  const found: Candidate[] = []
  for (const [position, line] of filled.entries()) {
    const edge = position < 2 || position >= filled.length - 2
    const outer = position === 0 || position === filled.length - 1
    const bare = outer && BARE_LABEL.exec(line.text)
    if (bare) {
      const label = labelOf(bare[1]!, page, line)
      if (label) found.push({ line, label, head: '', outer })
      continue
    }
    const match = line.text.length <= 120 ? HEAD_WITH_NUMBER.exec(line.text) : null
    if (!match) continue
    const head = (match[2] ?? match[3])!
    // A sentence with a number before it is a note, an address is one of its sources.
    if (SENTENCE_OR_ADDRESS.test(head)) continue
    if (!(edge || (isPeriodical(head) && standsAlone(lines, line)))) continue
    const label = labelOf((match[1] ?? match[4])!, page, line)
    // A word of running text may be a roman number by chance; a head beside one stands alone.
    if (!label || (label.style === 'roman' && !(outer && standsAlone(lines, line, new Set([line.index]))))) continue
    found.push({ line, label, head, outer })
  }
  return found
}

function labelOf(printed: string, page: number, line: Line): PrintedLabel | null {
  const roman = valueOfRoman(printed)
  const value = roman ?? Number(printed)
  if (!Number.isFinite(value)) return null
  return { page, line: line.index, value, style: roman === null ? 'arabic' : 'roman' }
}

function standsAlone(lines: readonly Line[], line: Line, starts: ReadonlySet<number> = new Set()): boolean {
  return ((lines[line.index - 1]?.blank ?? true) || starts.has(line.index)) && (lines[line.index + 1]?.blank ?? true)
}

/**
 * Bare numbers, heads that recur and heads of periodicals vote on how labels count; then a head seen once may follow them.
 * A single head counts only if it names a periodical.
 */
function acceptLabels(candidates: readonly Candidate[], pageCount: number, furniture: Furniture): void {
  const recurring = new Map<string, number>()
  for (const { head } of candidates) recurring.set(skeletonOf(head), (recurring.get(skeletonOf(head)) ?? 0) + 1)
  const votes = ({ head }: Candidate): boolean =>
    head === '' || isPeriodical(head) || recurring.get(skeletonOf(head))! > 1
  for (const style of ['arabic', 'roman'] as const) {
    const group = candidates.filter(({ label }) => label.style === style)
    const voters = group.filter(votes)
    // A text of few pages: heads seen once each count if most pages have one in the same place.
    const outer = voters.length > 0 ? voters : group.filter((candidate) => candidate.outer)
    if (voters.length === 0 && (outer.length < 2 || outer.length * 2 <= pageCount)) continue
    // A number alone is borne out by heads seen once whose numbers count with it.
    const alike = voters.length === 1 ? agreeing(group.filter(({ outer }) => outer).map(({ label }) => label)) : []
    const agreed =
      alike.length > 1 && alike.includes(voters[0]!.label) ? alike : agreeing(outer.map(({ label }) => label))
    const only = agreed.length === 1 && group.find(({ label }) => label === agreed[0])
    if (agreed.length === 0 || (only && only.head !== '' && !isPeriodical(only.head))) continue
    const offset = agreed[0]!.value - agreed[0]!.page
    for (const candidate of group) {
      const { line, label, head, outer } = candidate
      if (label.value - label.page !== offset || !(votes(candidate) || (outer && agreed.length > 1))) continue
      furniture.removed.set(line.index, head ? 'runningHead' : 'pageNumber')
      furniture.printed.push(label)
      if (head) furniture.heads.push(head)
    }
  }
  acceptStretches(candidates, furniture)
  furniture.printed.sort((a, b) => a.line - b.line)
}

/** Pages a stretch has at least whose numbers count otherwise than those of the rest: pages are missing, or there twice. */
const SHORTEST_STRETCH = 2

/** Bare numbers that count on page by page, never back, beside those that most pages agree on. */
function acceptStretches(candidates: readonly Candidate[], furniture: Furniture): void {
  const arabic = furniture.printed.filter(({ style }) => style === 'arabic')
  if (arabic.length === 0) return
  const taken = new Set(arabic.map(({ page }) => page))
  const bare = candidates.filter(
    ({ head, outer, label }) => head === '' && outer && label.style === 'arabic' && !taken.has(label.page),
  )
  const byOffset = Map.groupBy(bare, ({ label }) => label.value - label.page)
  for (const stretch of byOffset.values()) {
    const [first, last] = [stretch[0]!.label, stretch.at(-1)!.label]
    if (new Set(stretch.map(({ label }) => label.page)).size < SHORTEST_STRETCH) continue
    const before = arabic.findLast(({ page }) => page < first.page)
    const after = arabic.find(({ page }) => page > last.page)
    const inside = arabic.some(({ page }) => page > first.page && page < last.page)
    if (inside || (before && before.value > first.value) || (after && after.value < last.value)) continue
    for (const { line, label } of stretch) {
      furniture.removed.set(line.index, 'pageNumber')
      furniture.printed.push(label)
    }
  }
}

function isPeriodical(head: string): boolean {
  return PERIODICAL.test(head) || (DATED.test(head) && head.split(' ').length <= 10)
}

function skeletonOf(text: string): string {
  return text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
}

/** Lines at the edges of pages that differ only in their digits from those of other pages. */
function removeRepeated(lines: readonly Line[], starts: PageStarts, { removed, heads }: Furniture): void {
  const seen = new Map<string, Line[]>()
  for (let page = 0; page < starts.length; page++) {
    const inside = lines.slice(starts[page], starts[page + 1] ?? lines.length)
    const filled = inside.filter((line) => !line.blank && !removed.has(line.index))
    for (const line of new Set([...filled.slice(0, 2), ...filled.slice(-2)])) {
      if (line.text.length > 120 || SENTENCE_OR_ADDRESS.test(line.text)) continue
      const skeleton = skeletonOf(line.text)
      const group = seen.get(skeleton)
      if (group) group.push(line)
      else seen.set(skeleton, [line])
    }
  }
  for (const [skeleton, group] of seen) {
    // In a short text two are enough where both head their page in the very same words.
    const two =
      group.length === 2 && starts.length <= SHORT_TEXT && group.every((line) => headsPage(lines, starts, line))
    if ((group.length < 3 && !two) || !/\p{L}{3}/u.test(skeleton)) continue
    // What heads the first page as well may be the title, which the others only repeat.
    const isTitle = group[0]!.index < starts[1]! && mayBeTitle(lines, group)
    for (const line of isTitle ? group.slice(1) : group) removed.set(line.index, 'runningHead')
    heads.push(group[0]!.text)
  }
}

/** Words of the names of periodicals, which head pages and are no titles. */
const PERIODICAL_NAME =
  /(?<!\ba\s)\b(?:journal|review|quarterly|bulletin|papers|studies|digest|letters?|magazine|times|proceedings|zeitschrift|jahrbuch|revue|cahiers|revista|rivista|annals?)\b|вестник|журнал|обозрение/iu

/** The first of the text's lines, in the very words of the others, four or more of them, and no name of a periodical. */
function mayBeTitle(lines: readonly Line[], group: readonly Line[]): boolean {
  const { index, text } = group[0]!
  const first = lines.slice(0, index).every(({ blank }) => blank)
  const named = PERIODICAL_NAME.test(text) || /\d/.test(text) || text.split(/\s+/).length < 4
  return first && !named && group.every((line) => line.text === text)
}

/** Pages of a text that prints a running head hardly more than twice, at most. */
const SHORT_TEXT = 5

/** The first line of its page, with a blank one below it, and no name of a section. */
function headsPage(lines: readonly Line[], starts: PageStarts, line: Line): boolean {
  const page = starts.findLastIndex((start) => start <= line.index)
  const first = lines.slice(starts[page], line.index).every(({ blank }) => blank)
  return first && (lines[line.index + 1]?.blank ?? false) && !isSectionName(line.text)
}

/** Lines of the first page that may be its title and names, and characters they have at least. */
const OPENING = { lines: 12, characters: 6 }

/** A page's outermost line that says again what stands by itself at the beginning of the text: title or author, as a head. */
function removeEchoes(lines: readonly Line[], starts: PageStarts, { removed, heads }: Furniture): void {
  const spoken = (text: string): string => text.toLowerCase().replace(/^(?:by|von|par|por)\s/, '')
  const first = lines.slice(0, starts[1] ?? 0).filter((line) => !line.blank && !removed.has(line.index))
  const opening = new Set(first.slice(0, OPENING.lines).map(({ text }) => spoken(text)))
  for (let page = 1; page < starts.length; page++) {
    const inside = lines.slice(starts[page], starts[page + 1] ?? lines.length)
    const filled = inside.filter((line) => !line.blank && !removed.has(line.index))
    const begun = new Set<string>()
    for (const line of filled.slice(0, HEADING_LINES)) {
      if (!standsAlone(lines, line, new Set([starts[page]!]))) break
      for (const words of [line.text, ...line.text.split(/,\s|\s(?:and|&|und|et|y|и)\s/iu)]) begun.add(spoken(words))
    }
    for (const line of new Set([filled[0], filled.at(-1)])) {
      if (!line || line.text.length < OPENING.characters || SENTENCE_OR_ADDRESS.test(line.text)) continue
      // Running text may repeat itself; a head stands alone.
      const apart = line === filled[0] ? lines[line.index + 1] : lines[line.index - 1]
      const signs = line === filled[0] && areSigned(line.text, first)
      if (!(signs || opening.has(spoken(line.text))) || isSectionName(line.text) || !(apart?.blank ?? true)) continue
      removed.set(line.index, 'runningHead')
      heads.push(line.text)
      begun.delete(spoken(line.text))
    }
    // A chapter's or an article's title and author, at the top of the page it begins on, head the pages after it.
    for (const words of begun) opening.add(words)
  }
}

/** The name of the journal by itself, which the heads print with its volume. */
function removeName(page: readonly Line[], { removed, heads }: Furniture): void {
  for (const line of page) {
    const name =
      line.text.length >= OPENING.characters &&
      heads.some((head) => head.startsWith(`${line.text} `) && /^\s\d/.test(head.slice(line.text.length)))
    if (name) removed.set(line.index, 'runningHead')
  }
}

/** "B. Marsh and S. Vinther": the families of everybody named stand in one of the first lines of the text. */
function areSigned(text: string, first: readonly Line[]): boolean {
  if (!areNames(text) || !/(?<!\p{L})\p{Lu}\./u.test(text)) return false
  const families = namesOf(text, false).map(({ family }) => family!)
  return first.slice(0, OPENING.lines).some((line) => families.every((family) => line.text.includes(family)))
}

/** Lines at the top of a page that may be a title and a name. */
const HEADING_LINES = 3

/** Names of kinds of contributions, in small letters. */
export const LABELS: ReadonlySet<string> = new Set(
  (
    'opinion analysis documentation article articles essay essays review reviews commentary comment editorial feature features interview forum ' +
    'report correspondence kommentar analyse dokumentation aufsatz rezension статья рецензия'
  )
    .split(' ')
    .concat(['research article', 'original article', 'review article', 'research note', 'book review', 'policy brief']),
)

/** Names of kinds of contributions, alone on a line in capitals (damaged ones too): at a page's top, or more than one in the text. */
function removeLabels(lines: readonly Line[], pageStarts: PageStarts, { removed, labels }: Furniture): void {
  const starts = new Set(pageStarts)
  const found = lines.filter(
    (line) => LABELS.has(line.text.toLowerCase()) && isCapitals(line.text) && standsAlone(lines, line, starts),
  )
  if (found.length < 2 && !found.some((line) => starts.has(line.index))) return
  for (const line of found) {
    removed.set(line.index, 'runningHead')
    labels.push(line.index)
  }
}

function isCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  return capitals >= text.length * 0.6
}

const POINTER =
  /^(?:\(?continued (?:on|from|overleaf)\b.{0,60}|see overleaf\b.{0,120}|please (?:see|turn) over(?:leaf)?\b.{0,80}|fortsetzung (?:auf|von|umseitig)\b.{0,60})$/i

/** "See overleaf …": where to go on in a print that is no longer in hand. Of two lines the second must end the sentence. */
function removePointers(lines: readonly Line[], removed: Map<number, RemovedReason>): void {
  for (const line of lines) {
    if (line.text.length > 140 || !POINTER.test(line.text) || !(lines[line.index - 1]?.blank ?? true)) continue
    removed.set(line.index, 'other')
    const next = lines[line.index + 1]
    const after = lines[line.index + 2]
    if (
      next &&
      !/[.)]$/.test(line.text) &&
      /[.)]$/.test(next.text) &&
      next.text.length < 80 &&
      (!after || after.blank)
    ) {
      removed.set(next.index, 'other')
    }
  }
}
