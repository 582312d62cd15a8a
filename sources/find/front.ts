// The head of a text that is one work: what it prints of itself before its first paragraph.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { LABELS } from '../clean/furniture.ts'
import { wordCount } from '../clean/words.ts'
import { isByline, isCollectiveByline, isPlaceAndDate, isPosted, namesAndDate, postedBy } from './bylines.ts'
import { dateIn, isDate } from './dates.ts'
import { ABOUT_AUTHOR, ABSTRACT, CHAPTER, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import { AFFILIATION, areNames, DEGREES, FAMILY_FIRST, isNameAndPlace } from './names.ts'
import { valueOfRoman } from '../../shared/roman.ts'
import { isBody, type Piece } from './pieces.ts'
import { removeWebsite } from './web.ts'

export interface Front {
  title: Piece[]
  subtitle: Piece | null
  /** A byline, or lines that are names. */
  authors: Piece[]
  /** Whether a line about a name's owner proves it is the author. */
  authorsCertain: boolean
  date: Piece | null
  issue: Piece | null
  /** The journal, volume, year and pages on one line. */
  journal: Piece | null
  doi: Piece | null
  /** "Pages 44–61": of the journal it appeared in. */
  pages: Piece | null
  /** The line that says that it was submitted for a degree, and the university above the title. */
  thesis: Piece | null
  university: Piece | null
  /** The series it appeared in, with its number. */
  series: Piece | null
  /** The number of a working paper. */
  paper: Piece | null
  /** The end of the title's line that names the site it stands on: " - Harbour Review". */
  site: string | null
  /** The page came from the web: menu words were found. */
  web: boolean
}

/** Pages of a journal, and what dates its making. */
export const PAGES = /^(?:pages?|pp\.|seiten|стр\.)\s(\d{1,5}\s?[-–]\s?\d{1,5})(?:\s?[|•·].{0,160})?$/iu
/** An identifier on a line of its own. */
export const DOI = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i
const ISSUE = /^(?:(?:vol(?:ume|\.)?|no\.?|nr\.?|issue|heft|№|т(?:ом|\.))\s*\d+\b.{0,60})$/i
/** "Journal of Coasts 14(2) (2009), 211–229": name, volume, issue, year, pages. */
export const JOURNAL =
  /^(\p{Lu}[^\d:;]{3,80}?),?\s+(?:vol(?:ume|\.)?\s*)?(\d{1,4})(?:\s*\((\d{1,3})\)|[,:.]?\s*(?:no|nr|issue)\.?\s*(\d{1,3}))?,?\s*\(((?:1[89]|20)\d{2})\)[,:]?\s*(?:pp?\.\s*)?(\d{1,5}\s?[-–]\s?\d{1,5})?\.?$/u
const PAPER =
  /^(?:working|discussion|research|policy|occasional|conference) papers?(?: series)?,?\s*(?:(?:no|nr)\.?|#|№)?\s*[\d/-]{1,9}$/i
/** What a thesis says of itself on its first page. */
export const THESIS =
  /^(?:an? )?(?:(?:doctoral|master[’']?s?|phd|bachelor[’']?s?|licentiate) )?(?:thesis|dissertation)\b.{0,60}\b(?:submitted|presented|degree)|^(?:inaugural-?)?(?:dissertation|masterarbeit|magisterarbeit|bachelorarbeit|diplomarbeit)(?:$|\s.{0,40}\b(?:zur erlangung|vorgelegt)\b)|^thèse\b.{0,60}\b(?:doctorat|pour obtenir|présentée)|^tesis\b.{0,60}\b(?:doctoral|presentada)|^(?:диссертация|магистерская диссертация)\b/iu
/** "Studies in Harbour History 14", "The Quay Library, vol. 3": a series and a number above a title. */
export const SERIES =
  /^((?:(?:studies|essays|papers|monographs|texts|contributions|lectures|sources) (?:in|on|of|from|for)\s.{3,60}?|(?:schriften|beiträge|studien|forschungen|quellen|materialien|veröffentlichungen|abhandlungen|collection|bibliothèque|cahiers|études|colección|biblioteca)\s.{3,80}?|.{3,60}?\s(?:series|reihe|library|studies|monographs|papers|collection|bibliothek)))[\s,.:;–-]+(?:(?:no|nr|n[°º]|vol|volume|band|bd|heft|tome|t)\.?\s*)?(\d{1,4}|[IVXL]{1,7})$/iu
const IDENTIFIER =
  /^(?:orcid|researcher ?id|scopus|e-?mail|doi|issn|isbn|udc|удк|jel|spin|address|correspond\p{L}*|received|accepted|published|first published)(?![\p{L}\p{N}]).{0,160}$/iu
const BY_ALONE = /^(?:by|von|par|por)\s*:?$/i
const BIO =
  /^((?:\p{Lu}[\p{L}’'-]+\.?|\p{Lu}\.)(?:[\s\u00a0]+(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.|von|van|de)){1,3})[\s\u00a0]+(?:is|was|works|teaches|has been)\s+(?:currently\s+)?(?:an?\s|the\s)?[\p{L}\s,-]{0,60}?\b(?:professor|lecturer|(?:research|senior|visiting|postdoctoral) (?:fellow|associate|assistant)|researcher|doctoral (?:student|candidate)|ph\.?d\.? (?:student|candidate)|author of|teaches|scholar|historian|journalist|writer|economist|sociologist|philosopher|anthropologist|political scientist|geographer|novelist|reporter|correspondent|columnist)\b/iu

/** What a line of such a form says is a fact of another kind, never a subtitle. */
const FACT_LINE =
  /^(?:prepared (?:for|by)|interview(?:er|ed by|ee)?|(?:interview )?conducted by|date|place|location|time|source|photo(?:s|graphs?)?(?: by)?|translated by|edited by|transcri(?:bed|ption) by|recorded)\b/i

export function frontOf(pieces: readonly Piece[], layout: Layout): Front {
  const front: Front = {
    title: [],
    subtitle: null,
    authors: [],
    authorsCertain: false,
    date: null,
    issue: null,
    journal: null,
    doi: null,
    pages: null,
    thesis: null,
    university: null,
    series: null,
    paper: null,
    site: null,
    web: false,
  }
  front.web = removeWebsite(pieces)
  const long = pieces.findIndex((piece) => isBody(piece))
  // Without a paragraph of any length the text begins with its first sentence.
  const first =
    long < 0 ? pieces.findIndex(({ kind, text, verse }) => verse || (kind === 'paragraph' && endsSentence(text))) : long
  const body = layout.verse ? pieces.findIndex(({ verse }) => verse) : first
  // A table is no title, whatever stands around it.
  // A list belongs to what stands above it.
  const list = pieces.findIndex(({ kind, sign, removed }, i) => i > 0 && kind === 'listItem' && sign > 0 && !removed)
  const head = pieces
    .slice(0, Math.max(list < 0 ? body : body < 0 ? list : Math.min(list, body), 0))
    .filter(({ removed, kind }) => removed === undefined && kind !== 'table')
  const read = new Set<Piece>()
  front.thesis = head.find(({ text }) => THESIS.test(text)) ?? null
  let begun = false
  const spoken = new Set<Piece>()
  const named = nameAbove(head.filter(({ role, text }) => !role && !IDENTIFIER.test(text)))
  if (named) {
    front.authors = [named]
    read.add(named)
    named.kind = 'caption'
  }
  for (const [i, piece] of head.entries()) {
    // Below a table of contents or a preface's heading the text has begun to speak of other things.
    begun ||= front.title.length > 0 && SECTION.test(piece.text)
    // A line that goes on after a comma or a colon is the text's first.
    if (front.title.length > 0 && opensText(piece, read)) begun = true
    if (begun) spoken.add(piece)
    if (!begun && piece !== named && readHead(piece, head[i - 1], head[i + 1] ?? pieces[body], front)) read.add(piece)
  }
  if (layout.wrapped && !front.authors.length)
    for (const piece of head) if (isByline(piece.text)) front.authors.push(piece)
  if (front.web && front.title[0]) front.site = siteOf(front.title[0], pieces)
  const keep = new Set([...front.title, front.subtitle])
  for (const piece of head) {
    if (
      keep.has(piece) ||
      piece.role ||
      piece.removed ||
      [ABSTRACT, KEYWORDS, SECTION, REFERENCES].some((name) => name.test(piece.text))
    )
      continue
    // A heading nothing was read from, right above the text, is its first section's.
    if (piece === head.at(-1) && piece.kind === 'heading' && !read.has(piece)) continue
    if (!read.has(piece) && (CHAPTER.test(piece.text) || isNumbered(piece))) continue
    if (spoken.has(piece) && [...spoken].some((first) => /[,;:]$/.test(first.text))) continue
    // A sentence nobody read anything from is the text's first, however short.
    if (!read.has(piece) && endsSentence(piece.text) && (wordCount(piece.text, 6) >= 6 || piece.text.startsWith('—')))
      continue
    if (front.title.length > 0 && (piece.kind === 'heading' || piece.kind === 'paragraph')) piece.kind = 'caption'
  }
  return front
}

/** " - Lakepedia" behind a title, where the page says that name elsewhere too; behind a stroke it need not. */
function siteOf({ text, rows }: Piece, pieces: readonly Piece[]): string | null {
  const end = /\S(\s+(?:(\|)|[-–—·»]|::)\s+(\p{Lu}[^|]{2,50}))$/u.exec(text)
  if (!end || rows > 2) return null
  const [, ending, stroke, name] = end
  const said = pieces.some((piece) => piece.text !== text && piece.text.length < 200 && piece.text.includes(name!))
  return stroke || said ? ending! : null
}

/** "The Parties to this Agreement,": neither a name nor a fact ends so. */
function opensText({ text, kind, role }: Piece, read: ReadonlySet<Piece>): boolean {
  return kind === 'paragraph' && !role && read.size > 0 && /\p{L}[,;:]$/u.test(text) && wordCount(text, 4) >= 3
}

/** "3.1 Design": a section of a section. */
function isDeep(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s/.test(text)
}

/** A name over a title, where the one cannot be the other: it has initials, or the title alone is in capitals. */
function nameAbove([first, second]: readonly Piece[]): Piece | null {
  if (
    !first ||
    !second ||
    !(second.kind === 'heading' || second.text.endsWith('?')) ||
    [CHAPTER, SECTION].some((name) => name.test(second.text))
  )
    return null
  if (!areNames(first.text) && !FAMILY_FIRST.test(first.text)) return null
  const initials = /(?<!\p{L})\p{Lu}\.\s?(?:\p{Lu}\.)?/u.test(first.text)
  const capitals = second.text === second.text.toUpperCase() && first.text !== first.text.toUpperCase()
  return (initials || capitals || DEGREES.test(first.text)) && wordCount(second.text, 3) >= 2 && !areNames(second.text)
    ? first
    : null
}

/** "1 Summary": a heading by its number. */
function isNumbered({ kind, text }: Piece): boolean {
  return kind === 'heading' && /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)\s+\p{Lu}/u.test(text)
}

/** True if the piece says something of the text, and so is no part of it. */
function readHead(piece: Piece, before: Piece | undefined, next: Piece | undefined, front: Front): boolean {
  const { text } = piece
  // A chapter's name may be that of a section: "Chapter 3", "Method".
  const chapter =
    front.title.length === 0 && piece.kind === 'heading' && before !== undefined && CHAPTER.test(before.text)
  if (
    piece.role ||
    (!chapter && [ABSTRACT, KEYWORDS, SECTION, REFERENCES, ABOUT_AUTHOR].some((name) => name.test(text)))
  )
    return false
  if (LABELS.has(text.toLowerCase())) piece.removed = 'runningHead'
  else if (isDate(text) || isPlaceAndDate(text)) front.date ??= piece
  else if (DOI.test(text)) front.doi ??= piece
  else if (ISSUE.test(text)) front.issue ??= piece
  else if (PAGES.test(text)) front.pages ??= piece
  else if (JOURNAL.test(text)) front.journal ??= piece
  else if (PAPER.test(text)) front.paper ??= piece
  else if (front.thesis && !front.title.length && AFFILIATION.test(text) && !endsSentence(text)) {
    if (/universit|hochschule|college|institut/iu.test(text)) front.university ??= piece
  } else if (THESIS.test(text)) return true
  else if (!front.title.length && next && !isBody(next) && next.kind === 'heading' && SERIES.test(text))
    front.series ??= piece
  else if (isByline(text)) {
    front.authors = [piece]
    front.authorsCertain = true
    const dated = /[|•·]/.test(text) ? dateIn(text.slice(text.search(/[|•·]/))) !== null : namesAndDate(text) !== null
    if (dated) front.date ??= piece
  } else if (namesAndDate(text) !== null) {
    front.authors = [piece]
    front.authorsCertain = true
    front.date ??= piece
  } else if (isPosted(text)) {
    front.date ??= piece
    if (postedBy(text)) {
      front.authors = [piece]
      front.authorsCertain = true
    }
  } else if (BY_ALONE.test(text)) return next !== undefined && areNames(next.text)
  else if (before && BY_ALONE.test(before.text) && areNames(text)) {
    front.authors = [piece]
    front.authorsCertain = true
    piece.kind = 'caption'
  } else if (IDENTIFIER.test(text) || text.includes('@')) front.authorsCertain ||= front.authors.length > 0
  else if (front.title.length === 0) {
    // Old prints end a title in capitals with a full stop.
    const capitals = text === text.toUpperCase() && wordCount(text, 15) < 15
    if (endsSentence(text) && !text.endsWith('?') && !capitals) return false
    // A number names a page or a chapter; the title is what follows.
    if (
      !/\p{L}{2}/u.test(text) ||
      valueOfRoman(text) !== null ||
      isDeep(text) ||
      (CHAPTER.test(text) && next?.kind === 'heading')
    )
      return false
    front.title = [piece]
  } else if (isCollectiveByline(text)) return true
  else if (
    isAuthorLine(text) &&
    (!front.subtitle || before === front.subtitle) &&
    !bylined(front) &&
    front.authors.length < 12
  ) {
    front.authors.push(piece)
    front.authorsCertain ||= !areNames(text)
  } else if (AFFILIATION.test(text) && !/^(?:\d+\.?|[IVX]+\.)\s/.test(text))
    front.authorsCertain ||= front.authors.length > 0
  else if (isSubtitle(piece, before, next, front)) {
    front.subtitle = piece
    piece.kind = 'heading'
  } else return false
  return true
}

/** A byline has named them all. */
function bylined({ authors }: Front): boolean {
  return authors.some(({ text }) => isByline(text))
}

/** Names alone, or one name and where it works: "Ada Lund, University of Riga". */
function isAuthorLine(text: string): boolean {
  if (areNames(text)) return !AFFILIATION.test(text)
  return isNameAndPlace(text)
}

/** The line below the title, or the last short line before the text begins. */
function isSubtitle(piece: Piece, before: Piece | undefined, next: Piece | undefined, front: Front): boolean {
  if (FACT_LINE.test(piece.text) || CHAPTER.test(piece.text) || isNumbered(piece)) return false
  if (front.subtitle || endsSentence(piece.text) || wordCount(piece.text, 25) >= 25 || !/^\p{Lu}/u.test(piece.text))
    return false
  return before === front.title[0]
    ? !!next && !isBody(next)
    : before?.role === 'keywords' || before?.role === 'abstract'
}

/** Boxes about the author: a heading that says so with what follows it, or a paragraph that begins as such boxes do. */
export function asidesOf(pieces: readonly Piece[]): { piece: Piece; name: string | null }[] {
  const asides: { piece: Piece; name: string | null }[] = []
  const kept = pieces.filter(({ removed }) => !removed)
  const edges = new Set([...kept.slice(0, 8), ...kept.slice(-15)])
  for (const [i, piece] of pieces.entries()) {
    if (piece.removed || piece.role) continue
    if (ABOUT_AUTHOR.test(piece.text)) {
      piece.kind = 'heading'
      for (let j = i + 1; j < pieces.length && pieces[j]!.kind === 'paragraph' && j <= i + 3; j++) {
        asides.push({ piece: pieces[j]!, name: BIO.exec(pieces[j]!.text)?.[1] ?? null })
      }
    } else if (piece.kind === 'paragraph' && edges.has(piece) && !asides.some((aside) => aside.piece === piece)) {
      const name = BIO.exec(piece.text.slice(0, 400))?.[1]
      if (name && !isSpokenOf(name, piece, pieces)) asides.push({ piece, name })
    }
  }
  for (const { piece } of asides) piece.aside = true
  return asides
}

/** Authors are not spoken of in their own text; people that are belong to it. */
function isSpokenOf(name: string, box: Piece, pieces: readonly Piece[]): boolean {
  const family = name.slice(name.search(/\S+$/u))
  return pieces.some(
    (piece) => piece !== box && !isByline(piece.text) && piece.text !== name && piece.text.includes(family),
  )
}
