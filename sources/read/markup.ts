// Signs of a markup language a text was saved with: Markdown, a wiki's page, entities of the web. Where a text evidently has them,
// what they say is kept (a heading, a quotation, a note's number, a cell) and the signs go, so that the steps read plain lines.

export interface Markup {
  /** The text without the signs. */
  text: string
  /** Sorted, not overlapping. */
  edits: readonly MarkupEdit[]
  /** What signs say of a line, by the offset of its content in `text`. */
  said: ReadonlyMap<number, Said>
}

export interface MarkupEdit {
  /** Range of the file. */
  from: number
  to: number
  /** What is read there. */
  text: string
}

/** A heading's level from 1, a quotation, or a picture with what is said of it. */
export type Said = number | 'quote' | 'figure'

const HEADING = /^ {0,3}(#{1,6})[ \t]+(?=\S)/
const HEADING_END = /[ \t]+#{1,6}[ \t]*$/
const WIKI_HEADING = /^(={2,6})[ \t]*(\S(?:.{0,150}\S)?)[ \t]*\1[ \t]*$/
const QUOTE = /^ {0,3}>(?:[ \t]?>){0,5}[ \t]?(?=\S)/
const EDIT_LINK =
  /\s?\[(?:edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar código|править|править код)(?:\s\|\s[\p{L} ]{4,30})?\]$/iu
const QUERIES = /\[(?:citation needed|clarification needed|when\?|who\?|by whom\?|dubious|according to whom\?)\]/gi
/** The arrow back from a wiki's note to where it is called, and the letters of its places. */
const BACK = /^(?:[\^↑])\s?(?:(?:jump up to:|hochspringen nach:)\s*)?(?:[a-z]\s(?=(?:[a-z]\s){0,20}\S))*/i
const TABLE_ROW = /^\|.*\|[ \t]*$/
const TABLE_RULE = /^\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$/
const NOTE = /\[\^(\d{1,3})\](:[ \t]*)?/g
const LINK = /!?\[([^[\]\n]{1,300})\]\((?:https?:|www\.|\/|#|mailto:)[^()\s]{0,600}(?:[ \t]"[^"\n]{0,200}")?\)/g
const WIKI_LINK = /\[\[(?:[^[\]|\n]{1,200}\|)?([^[\]|\n]{1,200})\]\]/g
const STRONG =
  /(?<![\p{L}\p{N}*\\])(\*{2,3})(?=[^\s*])([^*]{0,400}[^\s*\\])\1(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_\\])(__)(?=[^\s_])([^_]{0,400}[^\s_\\])__(?![\p{L}\p{N}_])/gu
const EMPHASIS =
  /(?<![\p{L}\p{N}*\\])(\*)(?=[^\s*])([^*]{0,400}[^\s*\\])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_\\])(_)(?=[^\s_])([^_]{0,400}[^\s_\\])_(?![\p{L}\p{N}_])/gu
const WIKI_EMPHASIS = /'{2,5}/g
const CODE = /`([^`\n]{1,300})`/g
const ESCAPED = /\\(?=[*_[\]#`>|~.!()-])/g
const ENTITY =
  /&(?:(nbsp|amp|quot|apos|lt|gt|ndash|mdash|lsquo|rsquo|ldquo|rdquo|laquo|raquo|hellip|shy)|#(\d{2,5})|#x([\da-f]{2,4}));/gi
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  shy: '\u00ad',
}

/** Kinds of signs that prove a text of Markdown together, at least; or so many of one kind. */
const KINDS = 2
const ALIKE = 3

/** Null where the text is plain. */
export function markupOf(raw: string): Markup | null {
  if (!/[#*_[`&^↑=]/.test(raw)) return null
  const lines = linesIn(raw)
  const has = evidenceIn(raw, lines)
  if (!has.markdown && !has.wiki && !has.entities) return null
  const writer = new EditWriter(raw)
  let notes = 0
  for (const line of lines) {
    if (has.markdown) markdownLine(line, writer)
    if (has.wiki) notes = wikiLine(line, writer, notes)
  }
  if (has.markdown) {
    for (const match of raw.matchAll(NOTE)) {
      writer.cut(match.index + 1, match.index + 2)
      if (match[2]) writer.put(match.index + match[0].length - match[2].length, match.index + match[0].length, ' ')
    }
    for (const match of raw.matchAll(LINK)) {
      writer.around(match.index, match[0], match[1]!)
      if (match[0].startsWith('!')) writer.say(match.index + match[0].indexOf(match[1]!), 'figure')
    }
    for (const match of raw.matchAll(CODE)) writer.around(match.index, match[0], match[1]!)
    for (const sign of [STRONG, EMPHASIS]) {
      for (const match of raw.matchAll(sign)) {
        const inside = match[2] ?? match[4]!
        if (!/\n\s*\n/.test(inside)) writer.around(match.index, match[0], inside)
      }
    }
    for (const match of raw.matchAll(ESCAPED)) writer.cut(match.index, match.index + 1)
  }
  if (has.markdown || has.wiki)
    for (const match of raw.matchAll(WIKI_LINK)) writer.around(match.index, match[0], match[1]!)
  if (has.wiki) {
    for (const match of raw.matchAll(QUERIES)) writer.cut(match.index, match.index + match[0].length)
    for (const match of raw.matchAll(WIKI_EMPHASIS)) writer.cut(match.index, match.index + match[0].length)
  }
  if (has.entities) {
    for (const match of raw.matchAll(ENTITY)) {
      const read = characterOf(match)
      if (read !== null) writer.put(match.index, match.index + match[0].length, read)
    }
  }
  return writer.markup()
}

interface TextLine {
  start: number
  end: number
  /** Behind its break. */
  next: number
  text: string
}

/** Characters of a line that is looked at for the signs lines begin and end with, at most. */
const LONGEST_LINE = 5000

function linesIn(raw: string): TextLine[] {
  return [...raw.matchAll(/([^\r\n\f]+)(?:\r\n|[\r\n])?/g)]
    .map(({ index, 0: whole, 1: text }) => {
      return { start: index, end: index + text!.length, next: index + whole.length, text: text! }
    })
    .filter(({ text }) => text.length <= LONGEST_LINE)
}

function evidenceIn(raw: string, lines: readonly TextLine[]): { markdown: boolean; wiki: boolean; entities: boolean } {
  const countOf = (pattern: RegExp, most = ALIKE): number => {
    let count = 0
    for (const _ of raw.matchAll(pattern)) if (++count >= most) break
    return count
  }
  const linesLike = (pattern: RegExp): number => lines.reduce((sum, { text }) => sum + (pattern.test(text) ? 1 : 0), 0)
  const kinds = [
    linesLike(HEADING),
    countOf(STRONG),
    countOf(LINK),
    countOf(NOTE),
    linesLike(TABLE_RULE),
    countOf(CODE),
  ]
  const markdown = kinds.filter((count) => count > 0).length >= KINDS || kinds.some((count) => count >= ALIKE)
  const wiki = linesLike(EDIT_LINK) >= 2 || linesLike(WIKI_HEADING) >= 2 || (countOf(WIKI_LINK) >= ALIKE && !markdown)
  return { markdown, wiki, entities: countOf(ENTITY) >= ALIKE }
}

function markdownLine(line: TextLine, writer: EditWriter): void {
  const heading = HEADING.exec(line.text)
  const quote = QUOTE.exec(line.text)
  if (heading) {
    const from = line.start + heading[0].length
    writer.cut(line.start, from)
    writer.apart(line)
    writer.say(from, heading[1]!.length)
    const end = HEADING_END.exec(line.text)
    if (end && end.index > heading[0].length) writer.cut(line.start + end.index, line.end)
  } else if (quote) {
    writer.cut(line.start, line.start + quote[0].length)
    writer.say(line.start + quote[0].length, 'quote')
  } else if (TABLE_RULE.test(line.text)) {
    // The rule goes with its line, so that the rows touch.
    writer.cut(line.start, line.next)
  } else if (TABLE_ROW.test(line.text) && line.text.length < 2000) {
    const stop = line.text.trimEnd().length
    for (const { index, 0: bar } of line.text.matchAll(/[ \t]*\|[ \t]*/g)) {
      const [from, to] = [line.start + index, line.start + index + bar.length]
      writer.put(from, to, index === 0 || index + bar.trimEnd().length >= stop ? '' : '\t')
    }
  }
}

/** Returns how many notes have begun. */
function wikiLine(line: TextLine, writer: EditWriter, notes: number): number {
  const heading = line.text.length < 200 ? WIKI_HEADING.exec(line.text) : null
  const edit = line.text.length < 200 ? EDIT_LINK.exec(line.text) : null
  const back = BACK.exec(line.text.slice(0, 80))
  if (heading) {
    const from = line.start + line.text.indexOf(heading[2]!)
    writer.cut(line.start, from)
    writer.cut(from + heading[2]!.length, line.end)
    writer.apart(line)
    writer.say(from, heading[1]!.length)
  } else if (edit && edit.index > 0) {
    writer.cut(line.start + edit.index, line.end)
    writer.apart(line)
    writer.say(line.start, 2)
  } else if (back) {
    // Lists of notes a browser copied have lost their numbers, which count from 1.
    writer.put(line.start, line.start + back[0].length, `[${notes + 1}] `)
    return notes + 1
  }
  return notes
}

function characterOf([, name, decimal, hex]: RegExpMatchArray): string | null {
  if (name) return ENTITIES[name.toLowerCase()] ?? null
  const code = decimal ? Number(decimal) : parseInt(hex!, 16)
  // Control characters and halves of pairs are no letters.
  return code < 32 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCharCode(code)
}

/** Collects edits in any order; of two that overlap the first one stays. */
class EditWriter {
  private readonly edits: MarkupEdit[] = []
  private readonly spoken: [number, Said][] = []
  private readonly raw: string

  constructor(raw: string) {
    this.raw = raw
  }

  cut(from: number, to: number): void {
    this.put(from, to, '')
  }

  put(from: number, to: number, text: string): void {
    if (from < to) this.edits.push({ from, to, text })
  }

  /** Keeps `inside` of `whole`. */
  around(at: number, whole: string, inside: string): void {
    const from = at + whole.lastIndexOf(inside, whole.startsWith('[[') ? whole.length : whole.indexOf(inside))
    this.cut(at, from)
    this.cut(from + inside.length, at + whole.length)
  }

  say(from: number, said: Said): void {
    this.spoken.push([from, said])
  }

  /** Blank lines around it: what it heads may stand right below. */
  apart({ start, end }: TextLine): void {
    for (const at of [start - 1, end]) if (this.raw.charAt(at) === '\n') this.put(at, at + 1, '\n\n')
  }

  markup(): Markup {
    const edits: MarkupEdit[] = []
    for (const edit of this.edits.sort((a, b) => a.from - b.from || b.to - a.to))
      if (edit.from >= (edits.at(-1)?.to ?? 0)) edits.push(edit)
    const pieces: string[] = []
    const said = new Map<number, Said>()
    const spoken = this.spoken.sort((a, b) => a[0] - b[0])
    let at = 0
    let length = 0
    let next = 0
    const keep = (to: number): void => {
      while (next < spoken.length && spoken[next]![0] < to) {
        const [from, what] = spoken[next++]!
        if (from >= at) said.set(length + from - at, what)
      }
      pieces.push(this.raw.slice(at, to))
      length += to - at
    }
    for (const { from, to, text } of edits) {
      keep(from)
      // A sign right behind another one: what it says is said of what follows.
      while (next < spoken.length && spoken[next]![0] < to) spoken[next] = [to, spoken[next++]![1]]
      pieces.push(text)
      length += text.length
      at = to
    }
    keep(this.raw.length)
    return { text: pieces.join(''), edits, said }
  }
}
