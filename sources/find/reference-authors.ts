// Author parts of references: "Family, A. B., Other, C. and Third, D.", "Family A.", "Family, Given, and Given Family".
import type { CslName } from '../../shared/model/reference.ts'
import { FAMILY_FIRST, isPerson, nameOf } from './names.ts'

export interface Authors {
  names: CslName[]
  /** They are editors, by "(ed.)". */
  editors: boolean
  /** All of them are printed in a form names have. */
  certain: boolean
}

const INITIALS =
  /^(?:\p{Lu}\p{Ll}?\.?(?:[\s-]*\p{Lu}\p{Ll}?\.?){0,4}|\p{Lu}\p{Ll}?(?:\.-?\s?\p{Lu}\p{Ll}?){0,3}\.?)(?:\s(?:de|van|von|der|den|zu|di|da))*$/u
const EDITORS = /\(?(?<!\p{L})(?:eds?|editors?|hgg?|hrsg|dir|coord|ред|под ред)(?!\p{L})\.?\)?/iu

export function authorsOf(printed: string): Authors {
  const editors = EDITORS.test(printed)
  const text = printed
    .replace(EDITORS, '')
    .replace(/[\s,]+et\.? al\.?|\s+и др\.?/giu, '')
    .replace(/\(\s*\)/g, '')
    .replace(/[\s,;:(]+$/, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
  // A document's number: no person has one.
  if (/\d/.test(text)) return { names: [{ literal: text.split(/,\s/)[0]! }], editors, certain: false }
  const first = firstPair(text)
  if (first) return { names: first, editors, certain: true }
  const pairs = pairsOf(text)
  if (pairs) return { names: pairs, editors, certain: true }
  const names: CslName[] = []
  let certain = true
  const parts = text.split(/\s*[;/]\s*|\s*,?\s+(?:and|&|und|et|y|e|и)\s+|\s*,\s*/u).filter((part) => part !== '')
  for (const part of parts) {
    const last = names.at(-1)
    const joined = /^(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?)\s((?:\p{Lu}\p{Ll}?\.[\s-]?)+)$/u.exec(part)
    if (last && last.given === undefined && last.family !== undefined && INITIALS.test(part)) last.given = part
    else if (joined) names.push({ family: joined[1]!, given: joined[2]!.trim() })
    else if (
      last &&
      names.length === 1 &&
      last.given === undefined &&
      /^\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}\.?[\p{L}’'-]*)?$/u.test(part) &&
      parts.length === 2 &&
      /^[^,]+,/.test(text)
    ) {
      last.given = part
    } else if (isPerson(part) && (names.length > 0 || /^\p{Lu}\./u.test(part))) names.push(nameOf(part))
    else names.push({ family: part.replace(/\.$/, '') })
  }
  // What has no given name is a key of the list (a title's first word, an institution) rather than a person.
  const literal = names.some(({ given }) => given === undefined)
  if (literal && names.every(({ given }) => given === undefined)) {
    return { names: text ? [{ literal: text.replace(/\.$/, '') }] : [], editors, certain: false }
  }
  if (literal) certain = false
  return { names, editors, certain }
}

/** "Dahl, Maria, and Bo Wold", "Dahl, Maria, Bo Wold and Per Lund": only the first is turned; null for any other form. */
function firstPair(text: string): CslName[] | null {
  const [family, given, ...others] = text.split(/,?\s+(?:and|&|und|et|y|e|и)\s+|,\s+/u)
  if (!family || !given || others.length === 0 || !PAIR.test(`${family}, ${given}`) || INITIALS.test(given)) return null
  return others.every((name) => isPerson(name) && name.includes(' ')) && !others.some((name) => FAMILY_FIRST.test(name))
    ? [{ family, given }, ...others.map(nameOf)]
    : null
}

const PAIR =
  /^((?:(?:von|van|de|der|da|di)\s){0,2}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?),\s(\p{Lu}[\p{L}’'.-]+(?:\s\p{Lu}[\p{L}’'.-]*)?)$/u

/** "Lund, Ada/Ruud, Bo", "Lund, Ada et Ruud, Bo": two or more, each with its given name behind a comma; null for any other form. */
function pairsOf(text: string): CslName[] | null {
  const parts = text.split(/\s*[;/]\s*|\s*,?\s+(?:and|&|und|et|y|e|и)\s+/u)
  const pairs = parts.map((part) => PAIR.exec(part.trim()))
  if (parts.length < 2 || pairs.some((pair) => pair === null)) return null
  return pairs.map((pair) => ({ family: pair![1]!, given: pair![2]! }))
}
