// Lines that say who wrote a text and when: bylines, "Posted on … by …", names beside a date.
import { wordCount } from '../clean/words.ts'
import { dateIn, isDate } from './dates.ts'
import { areNames, namesOf } from './names.ts'

const POSTED =
  /^(?:posted|published|written|updated|first published)\b.{5,120}$|^(?:\p{L}{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\.?\s\p{L}{3,10}\.?\s\d{4})\s+by\s\p{Lu}.{3,80}$/iu

const BYLINE = /^(?:by|written by:?|von|par|por|authors?:|autor(?:in)?:|text:|texte\s?:|автор:?)\s+(?=\p{Lu})/iu
/** What may follow the names on their line. */
const AFTER_NAMES = /\s*[|•·].*$/u

export function isByline(text: string): boolean {
  return (
    text.length < 160 &&
    BYLINE.test(text) &&
    wordCount(text, 20) <= 18 &&
    !(text === text.toUpperCase() ? /[!?]$/ : /[.!?]$/).test(text) &&
    bylineNames(text).length > 0
  )
}

/** A line that says who wrote it without naming persons: "By the editors of The Review". */
export function isCollectiveByline(text: string): boolean {
  return text.length < 160 && /^[Bb]y the \p{Ll}[^.!?]*\p{Lu}[^.!?]*$/u.test(text) && wordCount(text, 20) <= 12
}

export function bylineNames(text: string): ReturnType<typeof namesOf> {
  return namesOf(
    text
      .replace(BYLINE, '')
      .replace(/\s*\([^()]{2,80}\)/gu, '')
      .replace(/(?<=\p{Lu}{2})\.$/u, '')
      .replace(AFTER_NAMES, ''),
  )
}

/** The names of "Posted on 3 May 2017 by Ada Lund"; empty where none are given. */
export function postedBy(text: string): string {
  return POSTED.test(text) ? (/\bby\s+(\p{Lu}.{3,80})$/u.exec(text)?.[1] ?? '') : ''
}

/** "Posted on 3 May 2017": a line that dates the text. */
export function isPosted(text: string): boolean {
  return POSTED.test(text) && dateIn(text) !== null
}

/** "Lundby, 4 May 2019": a place, and a date. */
export function isPlaceAndDate(text: string): boolean {
  const comma = text.indexOf(', ')
  const place = text.slice(0, Math.max(comma, 0))
  if (BYLINE.test(place)) return false
  return /^\p{Lu}[\p{L}’-]+(?:[\s-]\p{Lu}[\p{L}’-]+){0,2}$/u.test(place) && isDate(text.slice(comma + 2))
}

/** "Ada Lund, Apr 12 2017", "12 April 2017 | Ada Lund": the names, where nothing but names and a date stands there. */
export function namesAndDate(text: string): string | null {
  if (text.length > 120 || !/\d{4}/.test(text)) return null
  const parts = text.split(/\s+[|•·—–]\s+|,\s+(?=\d|\p{L}{3,9}\.?\s\d)/u)
  const date = parts.findIndex((part) => isDate(part))
  const names = parts
    .filter((_, i) => i !== date)
    .join(', ')
    .replace(BYLINE, '')
  return date >= 0 && parts.length === 2 && areNames(names) ? names : null
}
