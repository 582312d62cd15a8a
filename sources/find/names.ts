// Personal names in bylines and heads: what looks like one, and its parts as CSL has them.
import type { CslName } from '../../shared/model/reference.ts'
import { uncapitalised } from '../clean/case.ts'
import { CHAPTER } from './names-of-sections.ts'

const PARTICLE = '(?:von|van|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ibn|zu|zur|ter|ten)'
const PART = "(?:\\p{Lu}[\\p{L}\\p{M}’'-]+|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)"
const PERSON = new RegExp(`^${PART}(?:\\s+(?:${PARTICLE}|${PART})){1,4}$`, 'u')
const INSTITUTION =
  /\b(?:universit|institut|school|college|academy|cent(?:re|er)|department|faculty|ministry|bank|association|foundation|council|union|society|press|journal|university|research|studies|school|city|state|republic|kingdom|republic|analysis|review|policy|introduction|conclusion)/i
/** "II. February": numbered, no initials. One letter alone may be either. */
const NUMBERED =
  /^(?:[IVX]{2,6}\.\s|[IVX]\.\s(?:january|february|march|april|may|june|july|august|september|october|november|december)$)/i
const PLACE = /^(?:new|san|st\.?|saint|los|las|el|north|south|east|west|the)\s/i

/** "Belova A. S." */
export const FAMILY_FIRST = /^(\p{Lu}[\p{L}’'-]+),?\s((?:\p{Lu}\.[\s-]?){1,3})$/u

/** Words of a line about a scholar's place. */
export const AFFILIATION =
  /\b(?:universit|institut|school of|faculty|department|academy|cent(?:re|er) for|college|ministry|student|professor|lecturer|fellow|researcher|director|editor|ph\.?d)/i

/** What stands before a scholar's name. */
export const DEGREES =
  /^(?:(?:prof(?:essor(?:in)?)?|dr|phd|mag|dipl\.-ing)\.?\s+(?:(?:med|phil|jur|theol|rer|nat|h\.\s?c)\.\s+)*)+/i

/** Words titles have and names do not. */
const NO_NAME =
  /(?:^|\s)(?:the|of|and|on|for|in|a|its|their|his|our|to|with|from|at|by|is|are|or|how|why|what|new|into)(?:\s|$)/i

/** Words parts of a law, a report or a book are named with: "Erster Abschnitt", "General Provisions". */
const PART_OF_TEXT =
  /(?:^|\s)(?:(?:erste|zweite|dritte|vierte|fünfte|sechste)[rs]?|first|second|third|fourth|fifth|final|annual|interim|general|allgemeine|besondere|gemeinsame|premi(?:er|ère)|deuxième|troisième|primera?|segunda?|общие|первая|вторая)\s\p{Lu}\p{L}+$|\b(?:abschnitt|bestimmungen|vorschriften|provisions|disposi(?:tions|ciones)|section|chapter|article|report|paper|brief|series|committee|office|government|parliament|bundestag|gesetz|verordnung|act|treaty|agreement)\b/iu

export function isPerson(printed: string): boolean {
  const text = printed.replace(DEGREES, '')
  return (
    text.length < 60 &&
    PERSON.test(text) &&
    !CHAPTER.test(text) &&
    !PART_OF_TEXT.test(text) &&
    !NUMBERED.test(text) &&
    !INSTITUTION.test(text) &&
    !NO_NAME.test(text)
  )
}

/**
 * Names of a byline without its "By", places and institutions left out: "Ann Lee and Bo Ruud, Oslo". Empty where none looks like
 * a name. Of two parts the second is a place, unless there are no `places`.
 */
export function namesOf(byline: string, places = true): CslName[] {
  const joined = withoutMarks(sideBySide(byline)).replace(/\s+(?:and|&|und|et|y|и)\s+/giu, ' & ')
  const parts = joined.split(/\s*[,;]\s*/)
  const names: string[] = []
  for (const [position, part] of parts.entries()) {
    for (const piece of part.split(' & ')) {
      const name = piece.trim().replace(DEGREES, '')
      const isPlace = position > 0 && (PLACE.test(name) || (places && parts.length === 2 && !part.includes(' & ')))
      if ((isPerson(name) || FAMILY_FIRST.test(name)) && !isPlace) names.push(name)
    }
  }
  return names.map((name) => nameOf(name === name.toUpperCase() ? uncapitalised(name) : name))
}

/** Letters, numbers and stars that point from names to addresses: "Ida Berg a,*, Bo Lund b". And degrees of membership. */
function withoutMarks(text: string): string {
  return withoutGlued(text)
    .replace(/⁎|∗/gu, '*')
    .replace(/\s?\(?orcid(?:\s?(?:icon|id))?\)?(?::?\s?[\dX-]{15,})?/giu, '')
    .replace(/,\s*(?:(?:student|senior|life)\s)?(?:member|fellow),?\s*ieee/giu, '')
    .replace(
      /(?<=\p{L}{2})(?:\s[a-f]|\s?[*†‡§\d]{1,2})(?:\s?,\s?(?:[a-f]|[*†‡§\d]{1,2})(?![\p{L}.]))*(?=\s*(?:[,;]|$|\s(?:and|&|und|et)\s))/gu,
      '',
    )
    .trim()
}

/** "Ada Lunda,*, Bo Marshb": letters that point to addresses, glued to every name; a star shows that they do. */
function withoutGlued(text: string): string {
  if (!/[a-e],\s?[*⁎∗]/u.test(text)) return text
  const parts = text.split(/,\s+(?=\p{Lu})|\s+(?:and|&)\s+/u)
  const glued = /(?<=\p{Ll}{2})[a-e](?:,\s?[a-e*⁎∗])*,?$/u
  return parts.every((part) => glued.test(part)) ? parts.map((part) => part.replace(glued, '')).join(', ') : text
}

/** Names set beside each other, with white space between them. */
function sideBySide(text: string): string {
  return text.replace(/(?: {3,}|\t+)(?=\p{Lu})/gu, ', ')
}

/** Nothing but names: "Ada Lund and Bo Ruud". */
export function areNames(text: string): boolean {
  if (text.length > 200) return false
  const parts = withoutMarks(sideBySide(text))
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|und|et|и)\s+/iu)
    .map((part) => part.replace(/[*†‡\d]+$/u, ''))
  return parts.every(isPerson)
}

/** One name and where its owner works: "Ada Lund, University of Riga". */
export function isNameAndPlace(text: string): boolean {
  const comma = text.indexOf(',')
  return comma > 0 && isPerson(text.slice(0, comma)) && AFFILIATION.test(text.slice(comma))
}

/** "Mary de Vries" → given "Mary", family "de Vries". */
export function nameOf(name: string): CslName {
  const turned = FAMILY_FIRST.exec(name.trim())
  if (turned) return { given: turned[2]!.trim(), family: turned[1]! }
  const words = name.trim().split(/\s+/)
  let family = words.length - 1
  while (family > 1 && new RegExp(`^${PARTICLE}$`).test(words[family - 1]!)) family--
  return { given: words.slice(0, family).join(' '), family: words.slice(family).join(' ') }
}
