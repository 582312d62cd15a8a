// What a web page left around a text: menus, buttons, notices, teasers of other texts, comments. Each leaves the text with a reason.
import { LABELS } from '../clean/furniture.ts'
import { endsSentence } from '../clean/layout.ts'
import { BULLET } from '../clean/reflow.ts'
import { wordCount } from '../clean/words.ts'
import { isDate } from './dates.ts'
import { isBody, type Piece } from './pieces.ts'
import { isByline, isPosted, namesAndDate } from './bylines.ts'

/** Words of buttons and menus, each a line of its own. */
const MENU =
  /^(?:from \S{3,30}, the free encyclopa?edia|aus \S{3,30}, der freien enzyklopädie|this page was last (?:edited|modified|updated) .{4,80}|diese seite wurde zuletzt .{4,80}|kategorien?\s?:.{0,160}|home(?: ?page)?|about(?: us| me)?|(?:share|like) this\s*:|loading\s?(?:\.{3}|…)|reply|leave a reply(?: cancel reply)?|cancel reply|your e-?mail address will not be published\.?.{0,60}|proudly powered by .{3,40}|posted in\b.{0,160}|zum inhalt|impressum|datenschutz(?:erklärung)?|kontakt|accueil|inicio|share (?:this (?:article|story|post|page)|(?:on|via|by|to|with) \S{2,20})|(?:most read|most popular|trending|latest news|recommended(?: for you)?|you (?:may|might) also like|more (?:stories|from .{2,40}))|(?:subscribe|sign up) (?:to|for) (?:our|the) .{2,60}|newsletter|follow us(?: on .{2,30})?|listen(?: to (?:this )?article)?|\d{1,2} min(?:ute)?s? read|copy link|whatsapp|telegram|privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)|all rights reserved\.?|(?:accept|reject|allow) all(?: cookies)?|(?:manage|cookie) (?:preferences|settings|consent|policy)|alle (?:cookies )?akzeptieren|tout accepter|принять все|careers|donate|my account|zum inhalt springen|artikel (?:teilen|drucken)|mehr zum thema|partager(?: (?:cet|l['’])\s?article)?|imprimer|à lire aussi|compartir|imprimir|поделиться|новости|поиск|меню|контакты|о нас|войти|подписаться|распечатать|nachrichten|suchen|actualités|rechercher|noticias|buscar|главная|startseite|menu|navigation|search|log ?in|sign (?:in|up)|register|subscribe|download(?: pdf| citation)?|pdf|print(?: this page)?|share(?: this)?|tweet|facebook|twitter|linkedin|e-?mail|contacts?|author ids?|read more|more|show more|load more|читать далее|подробнее|weiterlesen|mehr|back(?: to top)?|to top|next|previous|skip to (?:main )?content|jump to (?:navigation|search|content)|related (?:articles|posts|content)|comments?|leave a (?:comment|reply)|cookies?|advertisement|menü|suche|teilen|drucken|views?|like|save|cite(?: this article)?|full (?:text|article)|figures (?:&|and) data|citations|metrics|reprints (?:&|and) permissions|crossmark(?: logo)?|open access|view pdf|epub|tags|(?:tags?|categories|filed under|posted in)\s*:.{0,160}|©.{0,80})$/i
/** The heading of a list of other texts at the foot of a page. */
const OTHER_TEXTS =
  /^(?:related (?:stories|articles|posts|content)|more (?:stories|from .{2,40})|you (?:may|might) also like|recommended(?: for you)?|(?:further|recommended) reading on .{2,60}|most (?:read|popular)|trending|related research|people also read|recommended articles|cited by:? \d{1,6}|mehr zum thema|à lire aussi|sur le même sujet|читайте также)\s*:?$/i
/** "Read more: …": a link to another text, within this one. */
const POINTER =
  /^(?:read (?:more|also|next)|see also|related|mehr dazu|lesen sie auch|lire aussi|lea también|читайте также)\s*:\s+\S.{2,140}$/iu
const MORE = /^(?:read more|more|show more|читать далее|подробнее|weiterlesen|mehr)\s*[»›.…]*$/i
/** Of those, what a book or a journal prints as well. */
const RIGHTS = /^(?:all rights reserved\.?|©.{0,80})$/i
/** Single words among them that head sections of a printed text too. */
const SECTION_WORD =
  /^(?:about|navigation|search|contacts?|comments?|views?|register|next|previous|more|mehr|newsletter|новости|контакты|kontakt|noticias|nachrichten|suche|careers|like|save|print|e-?mail|trending)$/i
/** Where the page stands in its site: "Home > Research > Commentary". */
const BREADCRUMB =
  /^(?:you are here:?\s+.{3,120}|(?:home|startseite|accueil|inicio|главная)(?:(?:\s*[>»›/|→]\s*|\t|\s{2,})[^>»›|→\t]{2,80}?){1,6})$/iu
/** A notice about cookies, in whole sentences. */
const COOKIES =
  /(?:\b(?:uses?|using|accept|consent|continuing|verwende[nt]|nutzen|utilis\p{L}+|utiliza\p{L}*|используе\p{L}+)\b.{0,120})?(?:\bcookies?\b|файлы cookie)/iu
const SITE = /\b(?:we|our|your|this (?:web)?site|website|browser|wir|unsere|nous|notre|nuestr\p{L}+|мы)\b|сайт/iu
/** What a site asks of its readers. */
const PLEA =
  /^(?:please (?:consider|support)|support (?:us|our)|before you download|donations are|donate\b|subscribe\b|sign up\b|enter your e-?mail|get (?:our|the) (?:latest|best)|never miss|join our|if you (?:enjoyed|liked) this|thank you for (?:reading|subscribing)|abonnieren sie|inscrivez-vous|suscr[ií]b|подпишитесь).{0,240}$/iu

/** Short items a text begins with that are taken for a menu, at most. */
const MOST_MENU_ITEMS = 12
/** Pieces of a site's head above a text, at most. */
const LONGEST_SITE_HEAD = 60
/** Pieces at either end of a text among which a site speaks of itself. */
const EDGE = 20

/** Buttons anywhere by their words, and items of menus before the first and after the last text. True if the page came from the web. */
export function removeWebsite(pieces: readonly Piece[]): boolean {
  let web = removeButtons(pieces)
  web = removeNotices(pieces, web) || web
  removeOtherTexts(pieces)
  if (web) removeTopics(pieces)
  if (web) removeComments(pieces)
  if (web) removeSiteHead(pieces)
  return removeItems(pieces) || web
}

function removeButtons(pieces: readonly Piece[]): boolean {
  const paged = (pieces.at(-1)?.lastPage ?? 0) > 0
  let web = false
  for (const [i, piece] of pieces.entries()) {
    const words = piece.text.slice(piece.sign)
    if (MENU.test(words) || BREADCRUMB.test(words) || areLabels(words)) {
      // Between two paragraphs of a printed page such a word heads a section.
      const [above, below] = [pieces[i - 1], pieces[i + 1]]
      if (paged && SECTION_WORD.test(words) && above && below && isBody(above) && isBody(below)) continue
      if (MORE.test(words)) removeTeaser(pieces, i)
      piece.removed = 'menu'
      web ||= !RIGHTS.test(words)
    } else if (POINTER.test(words) && piece.rows <= 2 && !endsSentence(words) && web) {
      piece.removed = 'teaser'
    }
  }
  removeBetween(pieces)
  return web
}

/** Above the text, a word or two between two buttons is a button as well. */
function removeBetween(pieces: readonly Piece[]): void {
  for (let i = 1; i + 1 < Math.min(pieces.length, LONGEST_SITE_HEAD) && !isBody(pieces[i]!); i++) {
    const { removed, text } = pieces[i]!
    if (removed || pieces[i - 1]!.removed !== 'menu' || pieces[i + 1]!.removed !== 'menu') continue
    if (wordCount(text, 4) <= 3 && /^[\p{L}\s&’'-]+$/u.test(text) && !isByline(text)) pieces[i]!.removed = 'menu'
  }
}

/** Single words of menus that stand side by side on one line. */
const PLACES = new Set(
  'home about archive archives blog news events research publications projects topics authors experts team donate contact search podcast videos books issues'.split(
    ' ',
  ),
)

/** "Articles Essays Reviews", "Home About Archive": words of a menu side by side. */
function areLabels(text: string): boolean {
  if (text.length > 120) return false
  const words = text.toLowerCase().split(/[\s|•·]+/u)
  return (
    words.length >= 3 &&
    words.every((word) => PLACES.has(word) || LABELS.has(word) || LABELS.has(word.replace(/s$/, '')))
  )
}

/** Notices about cookies, and what a site asks of its readers: near the ends of the text. */
function removeNotices(pieces: readonly Piece[], web: boolean): boolean {
  let found = false
  for (const [i, piece] of pieces.entries()) {
    if (piece.removed || (i >= EDGE && i < pieces.length - EDGE) || piece.text.length > 600) continue
    const { text } = piece
    const notice = COOKIES.test(text) && SITE.test(text) && wordCount(text, 81) <= 80
    // A plea alone may be an author's.
    const near = (web && i >= pieces.length - EDGE) || [pieces[i - 1], pieces[i + 1]].some((other) => other?.removed)
    if (!notice && !(near && PLEA.test(text))) continue
    piece.removed = 'menu'
    found = true
  }
  return found
}

function removeItems(pieces: readonly Piece[]): boolean {
  let web = false
  const isItem = ({ text }: Piece): boolean => BULLET.test(text) && wordCount(text, 6) <= 5
  const first = pieces.slice(0, MOST_MENU_ITEMS + 1).filter(({ removed }) => !removed)
  const items = first.findIndex((piece) => !isItem(piece))
  // So many short items are a list, and the text begins with it.
  if (items >= 0 || first.length < MOST_MENU_ITEMS) {
    for (const piece of first.slice(0, items < 0 ? first.length : items)) {
      piece.removed = 'menu'
      web = true
    }
  }
  const last = pieces.findLastIndex((piece) => !piece.removed)
  // A list may end a text; a single dated item is the foot of a page.
  const foot = pieces[last]
  if (foot && last > 0 && BULLET.test(foot.text) && isDate(foot.text.slice(foot.sign))) {
    foot.removed = 'menu'
    web = true
  }
  return web
}

/** What readers wrote below a text on the web, from its heading on. */
const COMMENTS =
  /^(?:\d{1,5} (?:thoughts? on|responses? to|replies to|comments? on)\b.{0,160}|(?:comments?|kommentare?|commentaires?|comentarios?|комментарии) \(\d{1,5}\)|\d{1,5} comments?)$/i

function removeComments(pieces: readonly Piece[]): void {
  const heading = pieces.findIndex(({ text }) => COMMENTS.test(text))
  if (heading < 0 || !pieces.slice(0, heading).some((piece) => isBody(piece))) return
  for (const piece of pieces.slice(heading)) piece.removed ??= 'teaser'
}

/** The name, motto and menu of a site, where the text's own title and what dates or signs it stand below them. */
function removeSiteHead(pieces: readonly Piece[]): void {
  const body = pieces.findIndex((piece) => isBody(piece))
  const head = pieces.slice(0, Math.min(body < 0 ? pieces.length : body, LONGEST_SITE_HEAD))
  const repeated = repeatedTitle(head)
  const signs = ({ text, removed }: Piece): boolean =>
    !removed && (isByline(text) || isPosted(text) || isDate(text) || namesAndDate(text) !== null)
  const signed = head.findIndex(signs)
  const menu = head
    .slice(0, Math.max(signed, 0))
    .findLastIndex(({ removed, text }) => removed === 'menu' || LABELS.has(text.toLowerCase()))
  // Between the menu and the signature stands the title.
  const start = repeated >= 0 ? repeated : menu >= 0 && head.slice(menu + 1, signed).some(isTitle) ? menu + 1 : 0
  const above = pieces.slice(0, start)
  if (above.some((piece) => piece.role)) return
  for (const piece of above) piece.removed ??= 'menu'
}

function isTitle({ text, removed }: Piece): boolean {
  return !removed && /\p{L}{2}/u.test(text)
}

/** Where the title stands that the page's own name, "Title | Site", says as well; -1 without one. */
function repeatedTitle(head: readonly Piece[]): number {
  const named = head.slice(0, 3).find(({ text }) => /\S\s(?:\||-|–|—|::|·|»)\s\S/u.test(text))
  if (!named) return -1
  const title = named.text.split(/\s(?:\||-|–|—|::|·|»)\s/u)[0]!.toLowerCase()
  return wordCount(title, 3) < 2 ? -1 : head.findIndex((piece) => piece !== named && piece.text.toLowerCase() === title)
}

/** "Related stories" and nothing but titles from there to the end of the text, or to the next whole sentence. */
function removeOtherTexts(pieces: readonly Piece[]): void {
  const heading = pieces.findIndex(({ text, sign }) => OTHER_TEXTS.test(text.slice(sign)))
  if (heading < 1) return
  const rest = pieces.slice(heading + 1)
  const isText = (piece: Piece): boolean =>
    !piece.removed &&
    (wordCount(piece.text, 26) > 25 ||
      (endsSentence(piece.text) && wordCount(piece.text, 6) > 5) ||
      piece.kind === 'reference')
  const end = rest.findIndex(isText)
  // Text below them means that they stood beside it, or head a section: they go only where the site has gone too.
  if (end >= 0 && !rest.slice(0, end).some(({ removed }) => removed)) return
  pieces[heading]!.removed = 'menu'
  for (const piece of end < 0 ? rest : rest.slice(0, end)) piece.removed ??= 'teaser'
}

/** What a page of the web heads the words with under which it is filed. */
const TOPICS =
  /^(?:topics|tags|filed under|keywords|themen|schlagworte|mots[- ]clés|sujets|temas|etiquetas|темы|теги)\s*:?$/i
/** Words it is filed under, at most. */
const MOST_TOPICS = 15

/** "Topics" below the text, and the words under it. */
function removeTopics(pieces: readonly Piece[]): void {
  const last = pieces.findLastIndex((piece) => isBody(piece))
  const heading = pieces.findIndex(({ text, sign }, i) => i > last && TOPICS.test(text.slice(sign)))
  if (last < 0 || heading < 0) return
  pieces[heading]!.removed ??= 'menu'
  for (const piece of pieces.slice(heading + 1, heading + 1 + MOST_TOPICS)) {
    if (piece.removed || wordCount(piece.text, 5) > 4 || endsSentence(piece.text) || isByline(piece.text)) return
    piece.removed = 'menu'
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
