// CSL variables as they are typed on the command line: names, dates, plain text.
import { kindOfVariable } from '../../shared/model/csl-variable.ts'
import type { CslDate, CslName } from '../../shared/model/reference.ts'
import { CommonplaceError } from '../../shared/rpc/error.ts'

/** The CSL value of what was typed; null for nothing. A name CSL does not know is left to the host to refuse. */
export function variableValue(name: string, typed: string): unknown {
  const text = typed.trim()
  if (text === '') return null
  const kind = kindOfVariable(name)
  if (kind === 'names')
    return text
      .split(';')
      .map(nameOf)
      .filter((each) => each !== null)
  return kind === 'date' ? dateOf(name, text) : text
}

/** "Family, Given", "Family, Given, Jr."; without a comma it is a body or a person of one name. */
function nameOf(typed: string): CslName | null {
  const [family = '', given = '', suffix = ''] = typed.split(',').map((part) => part.trim())
  if (family === '') return null
  if (given === '') return { literal: family }
  return suffix === '' ? { family, given } : { family, given, suffix }
}

/** 2014, 2014-04, 2014-04-07, or two of them with "/" between. */
function dateOf(name: string, typed: string): CslDate {
  const parts = typed.split('/').map((date) => /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(date.trim()))
  const dates = parts.map(
    (found) =>
      found
        ?.slice(1)
        .filter((part) => part !== undefined)
        .map(Number) ?? [],
  )
  const valid =
    dates.length <= 2 &&
    dates.every(([year, month = 1, day = 1]) => {
      return year !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31
    })
  if (!valid) {
    const problem = 'a date is written 2014, 2014-04 or 2014-04-07, a span 2013/2014'
    throw new CommonplaceError('badValue', { what: name, value: typed, problem })
  }
  return { 'date-parts': dates }
}
