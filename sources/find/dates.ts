// Dates in the forms texts print them, as CSL date parts. A number pair that could be read both ways gives the year only.

export type DateParts = [year: number] | [year: number, month: number] | [year: number, month: number, day: number]

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'янв'],
  ['feb', 'фев'],
  ['mar', 'mär', 'мар'],
  ['apr', 'апр'],
  ['may', 'mai', 'мая', 'май'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг'],
  ['sep', 'сен'],
  ['oct', 'okt', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'дек'],
]
const DAY_MONTH = /(?<![\d.])(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,10})\.?,?\s+(\d{4})(?!\d)/u
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u
const MONTH_YEAR = /(?<!\p{L})(\p{L}{3,10})\.?,?\s+(\d{4})(?!\d)/u
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/
const NUMERIC = /(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/
const YEAR = /(?<![\d-])((?:1[5-9]|20)\d{2})(?![\d-])/

/** The first date in a short text; null where there is none. */
export function dateIn(text: string): DateParts | null {
  const iso = ISO.exec(text)
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dayMonth = DAY_MONTH.exec(text)
  if (dayMonth && monthOf(dayMonth[2]!))
    return checked(Number(dayMonth[3]), monthOf(dayMonth[2]!)!, Number(dayMonth[1]))
  const monthDay = MONTH_DAY.exec(text)
  if (monthDay && monthOf(monthDay[1]!))
    return checked(Number(monthDay[3]), monthOf(monthDay[1]!)!, Number(monthDay[2]))
  const numeric = NUMERIC.exec(text)
  if (numeric) return ofNumbers(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]), numeric[2] === '.')
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear && monthOf(monthYear[1]!)) return [Number(monthYear[2]), monthOf(monthYear[1]!)!]
  const year = YEAR.exec(text)
  return year ? [Number(year[1])] : null
}

/** "6 min read", as pages of the web print it beside a date. */
const READING_TIME = /\s*[|•·—–,-]\s*\d{1,3}[\s-]?min(?:ute)?s?\.?(?:\s(?:read|lesezeit|de lecture|de lectura))?$/iu

/** Characters of a line that says no more than a date, at most. */
const LONGEST_DATE = 60

/** The text is a date and nothing else. */
export function isDate(text: string): boolean {
  if (text.length > LONGEST_DATE || !/\d/.test(text)) return false
  const rest = [ISO, DAY_MONTH, MONTH_DAY, NUMERIC, MONTH_YEAR].reduce(
    (left, form) => left.replace(form, ''),
    text.replace(READING_TIME, ''),
  )
  return (
    rest !== text &&
    dateIn(text) !== null &&
    /^(?:\s|[.,:()|-]|\d{1,2}:\d{2}(?!\d)|published|posted|updated|опубликовано|online|on|at|date|vom|le|du|el|del|den|от|uhr|gmt|cet|[ap]m|года?|г\.)*$/i.test(
      rest,
    )
  )
}

function monthOf(name: string): number | null {
  const start = name.toLowerCase().slice(0, 3)
  const month = MONTHS.findIndex((names) => names.includes(start))
  return month < 0 ? null : month + 1
}

/** With full stops the day comes first; with strokes only where the other reading is impossible. */
function ofNumbers(first: number, second: number, year: number, dayFirst: boolean): DateParts | null {
  if (dayFirst || first > 12) return checked(year, second, first)
  if (second > 12) return checked(year, first, second)
  return first === second ? checked(year, first, second) : [year]
}

function checked(year: number, month: number, day: number): DateParts | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return [year, month, day]
}
