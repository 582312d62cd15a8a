// The head and the foot of a text that is one work: what it prints of itself before its first paragraph, and what a web page
// left around it.
import { endsSentence, type Layout } from '../clean/layout.ts'
import { LABELS } from '../clean/furniture.ts'
import { BULLET } from '../clean/reflow.ts'
import { wordCount } from '../clean/words.ts'
import { dateIn, isDate } from './dates.ts'
import { ABOUT_AUTHOR, ABSTRACT, CHAPTER, KEYWORDS, REFERENCES, SECTION } from './names-of-sections.ts'
import { areNames, DEGREES, FAMILY_FIRST, isPerson } from './names.ts'
import { valueOfRoman } from './pages.ts'
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
  /** The journal, volume, year and pages on one line. */
  journal: Piece | null
  doi: Piece | null
  /** The number of a working paper. */
  paper: Piece | null
  /** The page came from the web: menu words were found. */
  web: boolean
}

/** Words of buttons and menus, each a line of its own. */
const MENU =
  /^(?:home(?: ?page)?|about(?: us| me)?|(?:share|like) this\s*:|loading\s?(?:\.{3}|…)|reply|leave a reply(?: cancel reply)?|cancel reply|your e-?mail address will not be published\.?.{0,60}|proudly powered by .{3,40}|posted in\b.{0,160}|zum inhalt|impressum|datenschutz(?:erklärung)?|kontakt|accueil|inicio|share this (?:article|story|post|page)|(?:most read|most popular|trending|latest news|recommended(?: for you)?|you (?:may|might) also like|more (?:stories|from .{2,40}))|(?:subscribe|sign up) (?:to|for) (?:our|the) .{2,60}|newsletter|follow us(?: on .{2,30})?|listen(?: to (?:this )?article)?|\d{1,2} min(?:ute)?s? read|copy link|whatsapp|telegram|privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)|all rights reserved\.?|accept all(?: cookies)?|zum inhalt springen|artikel (?:teilen|drucken)|mehr zum thema|partager(?: (?:cet|l['’])\s?article)?|imprimer|à lire aussi|compartir|imprimir|поделиться|новости|поиск|меню|контакты|о нас|войти|подписаться|распечатать|nachrichten|suchen|actualités|rechercher|noticias|buscar|главная|startseite|menu|navigation|search|log ?in|sign (?:in|up)|register|subscribe|download(?: pdf| citation)?|pdf|print(?: this page)?|share(?: this)?|tweet|facebook|twitter|linkedin|e-?mail|contacts?|author ids?|read more|more|show more|load more|читать далее|подробнее|weiterlesen|mehr|back(?: to top)?|to top|next|previous|skip to (?:main )?content|related (?:articles|posts)|comments?|leave a (?:comment|reply)|cookies?|advertisement|menü|suche|teilen|drucken|views?|like|save|cite(?: this article)?|full text|(?:tags?|categories|filed under|posted in)\s*:.{0,160}|©.{0,80})$/i
/** The heading of a list of other texts at the foot of a page. */
const OTHER_TEXTS =
  /^(?:related (?:stories|articles|posts|content)|more (?:stories|from .{2,40})|you (?:may|might) also like|recommended(?: for you)?|most (?:read|popular)|trending|mehr zum thema|à lire aussi|sur le même sujet|читайте также)\s*:?$/i
/** "Read more: …": a link to another text, within this one. */
const POINTER =
  /^(?:read (?:more|also|next)|see also|related|mehr dazu|lesen sie auch|lire aussi|lea también|читайте также)\s*:\s+\S.{2,140}$/iu
const MORE = /^(?:read more|more|show more|читать далее|подробнее|weiterlesen|mehr)\s*[»›.…]*$/i
const DOI = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i
const ISSUE = /^(?:(?:vol(?:ume|\.)?|no\.?|nr\.?|issue|heft|№|т(?:ом|\.))\s*\d+\b.{0,60})$/i
/** "Journal of Coasts 14(2) (2009), 211–229": name, volume, issue, year, pages. */
export const JOURNAL =
  /^(\p{Lu}[^\d:;]{3,80}?),?\s+(?:vol(?:ume|\.)?\s*)?(\d{1,4})(?:\s*\((\d{1,3})\)|[,:.]?\s*(?:no|nr|issue)\.?\s*(\d{1,3}))?,?\s*\(((?:1[89]|20)\d{2})\)[,:]?\s*(?:pp?\.\s*)?(\d{1,5}\s?[-–]\s?\d{1,5})?\.?$/u
const PAPER =
  /^(?:working|discussion|research|policy|occasional|conference) papers?(?: series)?,?\s*(?:(?:no|nr)\.?|#|№)?\s*[\d/-]{1,9}$/i
const POSTED =
  /^(?:posted|published|written|updated|first published)\b.{5,120}$|^(?:\p{L}{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\.?\s\p{L}{3,10}\.?\s\d{4})\s+by\s\p{Lu}.{3,80}$/iu
const IDENTIFIER =
  /^(?:orcid|researcher ?id|scopus|e-?mail|doi|issn|isbn|udc|удк|jel|spin|address|correspond\p{L}*|received|accepted|published|first published)\b.{0,160}$/iu
const BY_ALONE = /^(?:by|von|par|por)\s*:?$/i
const AFFILIATION =
  /\b(?:universit|institut|school of|faculty|department|academy|cent(?:re|er) for|college|ministry|student|professor|lecturer|fellow|researcher|director|editor|ph\.?d)/i
const BIO =
  /^((?:\p{Lu}[\p{L}’'-]+\.?|\p{Lu}\.)(?:[\s\u00a0]+(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.|von|van|de)){1,3})[\s\u00a0]+(?:is|was|works|teaches|has been)\s+(?:currently\s+)?(?:an?\s|the\s)?[\p{L}\s,-]{0,60}?\b(?:professor|lecturer|(?:research|senior|visiting|postdoctoral) (?:fellow|associate|assistant)|researcher|doctoral (?:student|candidate)|ph\.?d\.? (?:student|candidate)|author of|teaches|scholar)\b/iu

/** What a line of such a form says is a fact of another kind, never a subtitle. */
const FACT_LINE =
  /^(?:interview(?:er|ed by|ee)?|date|place|location|time|source|photo(?:s|graphs?)?(?: by)?|translated by|edited by|transcri(?:bed|ption) by|recorded)\b/i

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
    journal: null,
    doi: null,
    paper: null,
    web: false,
  }
  removeMenus(pieces, front)
  const long = pieces.findIndex((piece) => isBody(piece))
  // Without a paragraph of any length the text begins with its first sentence.
  const body = long < 0 ? pieces.findIndex(({ kind, text }) => kind === 'paragraph' && endsSentence(text)) : long
  const head = pieces.slice(0, Math.max(body, 0)).filter((piece) => piece.removed === undefined)
  const read = new Set<Piece>()
  let begun = false
  const named = nameAbove(head.filter(({ role }) => !role))
  if (named) {
    front.authors = [named]
    read.add(named)
    named.kind = 'caption'
  }
  for (const [i, piece] of head.entries()) {
    // Below a table of contents or a preface's heading the text has begun to speak of other things.
    begun ||= front.title.length > 0 && SECTION.test(piece.text)
    if (!begun && piece !== named && readHead(piece, head[i - 1], head[i + 1] ?? pieces[body], front)) read.add(piece)
  }
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
    if (!read.has(piece) && (CHAPTER.test(piece.text) || isNumbered(piece))) continue
    // A sentence nobody read anything from is the text's first, however short.
    if (!read.has(piece) && endsSentence(piece.text) && (wordCount(piece.text, 6) >= 6 || piece.text.startsWith('—')))
      continue
    if (front.title.length > 0 && (piece.kind === 'heading' || piece.kind === 'paragraph')) piece.kind = 'caption'
  }
  return front
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

function isBody(piece: Piece): boolean {
  if (piece.role || piece.removed || piece.kind === 'heading') return false
  const words = wordCount(piece.text, BODY_WORDS)
  return words >= BODY_WORDS || (words >= BODY_WORDS / 2 && endsSentence(piece.text))
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
  else if (isDate(text)) front.date ??= piece
  else if (DOI.test(text)) front.doi ??= piece
  else if (ISSUE.test(text)) front.issue ??= piece
  else if (JOURNAL.test(text)) front.journal ??= piece
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
  } else if (BY_ALONE.test(text)) return next !== undefined && areNames(next.text)
  else if (before && BY_ALONE.test(before.text) && areNames(text)) {
    front.authors = [piece]
    front.authorsCertain = true
    piece.kind = 'caption'
  } else if (IDENTIFIER.test(text) || text.includes('@')) front.authorsCertain ||= front.authors.length > 0
  else if (front.title.length === 0) {
    if (endsSentence(text) && !text.endsWith('?')) return false
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
  const comma = text.indexOf(',')
  return comma > 0 && isPerson(text.slice(0, comma)) && AFFILIATION.test(text.slice(comma))
}

/** The names of "Posted on 3 May 2017 by Ada Lund"; empty where none are given. */
export function postedBy(text: string): string {
  return POSTED.test(text) ? (/\bby\s+(\p{Lu}.{3,80})$/u.exec(text)?.[1] ?? '') : ''
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
    } else if (POINTER.test(words) && piece.rows <= 2 && !endsSentence(words) && front.web) {
      piece.removed = 'teaser'
    }
  }
  removeOtherTexts(pieces)
  removeComments(pieces, front)
  removeSiteHead(pieces, front)
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

/** What readers wrote below a text on the web, from its heading on. */
const COMMENTS =
  /^(?:\d{1,5} (?:thoughts? on|responses? to|replies to|comments? on)\b.{0,160}|(?:comments?|kommentare?|commentaires?|comentarios?|комментарии) \(\d{1,5}\)|\d{1,5} comments?)$/i

function removeComments(pieces: readonly Piece[], front: Front): void {
  const heading = pieces.findIndex(({ text }) => COMMENTS.test(text))
  if (!front.web || heading < 0 || !pieces.slice(0, heading).some((piece) => isBody(piece))) return
  for (const piece of pieces.slice(heading)) piece.removed ??= 'teaser'
}

/** The name and motto of a site above its menu, where the text's own title and byline stand below it. */
function removeSiteHead(pieces: readonly Piece[], front: Front): void {
  const byline = pieces.findIndex(({ text, removed }) => !removed && (isByline(text) || POSTED.test(text)))
  const menu = pieces.slice(0, Math.max(byline, 0)).findLastIndex(({ removed }) => removed === 'menu')
  if (!front.web || menu < 0 || byline - menu < 2 || byline > MOST_MENU_ITEMS * 2) return
  const above = pieces.slice(0, menu).filter(({ removed }) => !removed)
  if (above.some((piece) => isBody(piece) || piece.role)) return
  for (const piece of above) piece.removed = 'menu'
}

/** "Related stories" and nothing but titles from there to the end of the text. */
function removeOtherTexts(pieces: readonly Piece[]): void {
  const heading = pieces.findIndex(({ text, sign }) => OTHER_TEXTS.test(text.slice(sign)))
  if (heading < 1) return
  const rest = pieces.slice(heading + 1)
  if (rest.some((piece) => !piece.removed && (wordCount(piece.text, 26) > 25 || endsSentence(piece.text)))) return
  pieces[heading]!.removed = 'menu'
  for (const piece of rest) piece.removed ??= 'teaser'
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
