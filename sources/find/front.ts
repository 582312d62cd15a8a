// The head and the foot of a text that is one work: what it prints of itself before its first paragraph, and what a web page
// left around it.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { LABELS } from '../clean/furniture.ts'
import { BULLET } from '../clean/reflow.ts'
import { wordCount } from '../clean/words.ts'
import { dateIn, isDate } from './dates.ts'
import { ABOUT_AUTHOR, ABSTRACT, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import { areNames, isPerson } from './names.ts'
import type { Piece } from './pieces.ts'
import { isByline, isCollectiveByline } from './works.ts'

export interface Front {
  title: Piece[]
  subtitle: Piece | null
  /** A byline, or lines that are names. */
  authors: Piece[]
  /** Whether a line about a name's owner proves it is the author. */
  authorsCertain: boolean
  date: Piece | null
  issue: Piece | null
  doi: Piece | null
  /** The number of a working paper. */
  paper: Piece | null
  /** The page came from the web: menu words were found. */
  web: boolean
}

/** Words of buttons and menus, each a line of its own. */
const MENU =
  /^(?:home(?: ?page)?|главная|startseite|menu|navigation|search|log ?in|sign (?:in|up)|register|subscribe|download(?: pdf| citation)?|pdf|print(?: this page)?|share(?: this)?|tweet|facebook|twitter|linkedin|e-?mail|contacts?|author ids?|read more|more|show more|load more|читать далее|подробнее|weiterlesen|mehr|back(?: to top)?|to top|next|previous|skip to (?:main )?content|related (?:articles|posts)|comments?|leave a (?:comment|reply)|cookies?|advertisement|menü|suche|teilen|drucken|views?|like|save|cite(?: this article)?|full text|(?:tags?|categories|filed under|posted in)\s*:.{0,160}|©.{0,80})$/i
const MORE = /^(?:read more|more|show more|читать далее|подробнее|weiterlesen|mehr)\s*[»›.…]*$/i
const DOI = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i
const ISSUE = /^(?:(?:vol(?:ume|\.)?|no\.?|nr\.?|issue|heft|№|т(?:ом|\.))\s*\d+\b.{0,60})$/i
const PAPER =
  /^(?:working|discussion|research|policy|occasional|conference) papers?(?: series)?,?\s*(?:(?:no|nr)\.?|#|№)?\s*[\d/-]{1,9}$/i
const POSTED = /^(?:posted|published|written|updated|first published)\b.{5,120}$/i
const IDENTIFIER =
  /^(?:orcid|researcher ?id|scopus|e-?mail|doi|issn|isbn|udc|удк|jel|spin|address|correspond\p{L}*|received|accepted|published|first published)\b.{0,160}$/iu
const AFFILIATION =
  /\b(?:universit|institut|school of|faculty|department|academy|cent(?:re|er) for|college|ministry|student|professor|lecturer|fellow|researcher|director|editor|ph\.?d)/i
const BIO =
  /^((?:\p{Lu}[\p{L}’'-]+\.?|\p{Lu}\.)(?:[\s\u00a0]+(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.|von|van|de)){1,3})[\s\u00a0]+(?:is|was|works|teaches|has been)\s+(?:currently\s+)?(?:an?\s|the\s)?[\p{L}\s,-]{0,60}?\b(?:professor|lecturer|(?:research|senior|visiting|postdoctoral) (?:fellow|associate|assistant)|researcher|doctoral (?:student|candidate)|ph\.?d\.? (?:student|candidate)|author of|teaches|scholar)\b/iu

/** Pieces above this many words, or whole sentences of half as many, are the text itself. */
const BODY_WORDS = 30

export function frontOf(pieces: readonly Piece[], layout: Layout): Front {
  const front: Front = {
    title: [],
    subtitle: null,
    authors: [],
    authorsCertain: false,
    date: null,
    issue: null,
    doi: null,
    paper: null,
    web: false,
  }
  removeMenus(pieces, front)
  const body = pieces.findIndex((piece) => isBody(piece))
  const head = pieces.slice(0, Math.max(body, 0)).filter((piece) => piece.removed === undefined)
  const read = new Set<Piece>()
  for (const [i, piece] of head.entries())
    if (readHead(piece, head[i - 1], head[i + 1] ?? pieces[body], front)) read.add(piece)
  if (layout.wrapped && !front.authors.length)
    for (const piece of head) if (isByline(piece.text)) front.authors.push(piece)
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
    if (front.title.length > 0 && (piece.kind === 'heading' || piece.kind === 'paragraph')) piece.kind = 'caption'
  }
  return front
}

function isBody(piece: Piece): boolean {
  if (piece.role || piece.removed || piece.kind === 'heading') return false
  const words = wordCount(piece.text, BODY_WORDS)
  return words >= BODY_WORDS || (words >= BODY_WORDS / 2 && endsSentence(piece.text))
}

/** True if the piece says something of the text, and so is no part of it. */
function readHead(piece: Piece, before: Piece | undefined, next: Piece | undefined, front: Front): boolean {
  const { text } = piece
  if (piece.role || [ABSTRACT, KEYWORDS, SECTION, REFERENCES, ABOUT_AUTHOR].some((name) => name.test(text)))
    return false
  if (LABELS.has(text.toLowerCase())) piece.removed = 'runningHead'
  else if (isDate(text)) front.date ??= piece
  else if (DOI.test(text)) front.doi ??= piece
  else if (ISSUE.test(text)) front.issue ??= piece
  else if (PAPER.test(text)) front.paper ??= piece
  else if (isByline(text)) {
    front.authors = [piece]
    front.authorsCertain = true
    if (/[|•·]/.test(text) && dateIn(text.slice(text.search(/[|•·]/)))) front.date ??= piece
  } else if (POSTED.test(text) && dateIn(text)) {
    front.date ??= piece
    if (postedBy(text)) {
      front.authors = [piece]
      front.authorsCertain = true
    }
  } else if (IDENTIFIER.test(text) || text.includes('@')) front.authorsCertain ||= front.authors.length > 0
  else if (front.title.length === 0) {
    if (endsSentence(text) && !text.endsWith('?')) return false
    front.title = [piece]
  } else if (isCollectiveByline(text)) return true
  else if (isAuthorLine(text) && !front.subtitle && front.authors.length < 12) {
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

/** Names alone, or one name and where it works: "Ada Lund, University of Riga". */
function isAuthorLine(text: string): boolean {
  if (areNames(text)) return !AFFILIATION.test(text)
  const comma = text.indexOf(',')
  return comma > 0 && isPerson(text.slice(0, comma)) && AFFILIATION.test(text.slice(comma))
}

/** The names of "Posted on 3 May 2017 by Ada Lund"; empty where none are given. */
export function postedBy(text: string): string {
  return POSTED.test(text) ? (/\bby\s+(\p{Lu}.{3,80})$/u.exec(text)?.[1] ?? '') : ''
}

/** The line below the title, or the last short line before the text begins. */
function isSubtitle(piece: Piece, before: Piece | undefined, next: Piece | undefined, front: Front): boolean {
  if (front.subtitle || endsSentence(piece.text) || wordCount(piece.text, 25) >= 25 || !/^\p{Lu}/u.test(piece.text))
    return false
  return before === front.title[0]
    ? !!next && !isBody(next)
    : before?.role === 'keywords' || before?.role === 'abstract'
}

/** Short items a text begins with that are taken for a menu, at most. */
const MOST_MENU_ITEMS = 12

/** Buttons anywhere by their words, and items of menus before the first and after the last text. */
function removeMenus(pieces: readonly Piece[], front: Front): void {
  for (const [i, piece] of pieces.entries()) {
    const words = piece.text.slice(piece.sign)
    if (MENU.test(words)) {
      if (MORE.test(words)) removeTeaser(pieces, i)
      piece.removed = 'menu'
      front.web = true
    }
  }
  for (const piece of pieces.slice(0, MOST_MENU_ITEMS + 1)) {
    if (piece.removed) continue
    if (!BULLET.test(piece.text) || wordCount(piece.text, 6) > 5) break
    // So many short items are a list, and the text begins with it.
    if (piece === pieces[MOST_MENU_ITEMS]) return
  }
  for (const piece of pieces.slice(0, MOST_MENU_ITEMS)) {
    if (piece.removed) continue
    if (!BULLET.test(piece.text) || wordCount(piece.text, 6) > 5) break
    piece.removed = 'menu'
    front.web = true
  }
  const last = pieces.findLastIndex((piece) => !piece.removed)
  // A list may end a text; a single dated item is the foot of a page.
  const foot = pieces[last]
  if (foot && last > 0 && BULLET.test(foot.text) && isDate(foot.text.slice(foot.sign))) {
    foot.removed = 'menu'
    front.web = true
  }
}

/** Lines without a blank between them down to a "More": another text's title, names and first sentence. */
function removeTeaser(pieces: readonly Piece[], more: number): void {
  let start = more
  while (start > 0 && more - start < 4 && pieces[start]!.gap === 0 && wordCount(pieces[start - 1]!.text, 61) <= 60)
    start--
  const teaser = pieces.slice(start, more)
  if (teaser.length < 2 || pieces[more]!.gap > 0 || endsSentence(teaser[0]!.text)) return
  for (const piece of teaser) piece.removed = 'teaser'
}

/** Boxes about the author: a heading that says so with what follows it, or a paragraph that begins as such boxes do. */
export function asidesOf(pieces: readonly Piece[]): { piece: Piece; name: string | null }[] {
  const asides: { piece: Piece; name: string | null }[] = []
  for (const [i, piece] of pieces.entries()) {
    if (piece.removed || piece.role) continue
    if (ABOUT_AUTHOR.test(piece.text)) {
      piece.kind = 'heading'
      for (let j = i + 1; j < pieces.length && pieces[j]!.kind === 'paragraph' && j <= i + 3; j++) {
        asides.push({ piece: pieces[j]!, name: BIO.exec(pieces[j]!.text)?.[1] ?? null })
      }
    } else if (
      piece.kind === 'paragraph' &&
      (i < 8 || i > pieces.length - 8) &&
      !asides.some((aside) => aside.piece === piece)
    ) {
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
