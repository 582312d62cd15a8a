// Numbers, dates, plurals and lists in the window's language. Each catalogue is written with the formats of its own language.

/** The forms a sentence has for a count; `#` stands for the number. `zero` is said for 0 where it is given. */
export interface PluralForms {
  zero?: string
  one: string
  other: string
}

export interface Format {
  language: string
  number(value: number): string
  percent(share: number): string
  plural(count: number, forms: PluralForms): string
  /** A date without its time; `iso` is ISO 8601. */
  date(iso: string): string
  /** A date with its time of day. */
  dateTime(iso: string): string
  /** The time of day. */
  time(iso: string): string
  /** "2 minutes ago", counted from `now` (milliseconds). */
  ago(iso: string, now: number): string
  list(items: readonly string[]): string
  /** "A, B or C". */
  either(items: readonly string[]): string
  quote(text: string): string
  /** Compares two names as this language orders them, numbers by value. */
  compare(a: string, b: string): number
}

const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** The formats of one language, given as a BCP 47 tag; dates and times as in the country the system is set to. */
export function makeFormat(language: string, quotes: readonly [open: string, close: string]): Format {
  // One English, but each country's own order of day and month, and clock.
  const region = navigator.languages.find((tag) => tag.split('-')[0] === language.split('-')[0]) ?? language
  const numbers = new Intl.NumberFormat(language)
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const plurals = new Intl.PluralRules(language)
  const dates = new Intl.DateTimeFormat(region, { dateStyle: 'medium' })
  const dateTimes = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short' })
  const times = new Intl.DateTimeFormat(region, { timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const choices = new Intl.ListFormat(language, { type: 'disjunction' })
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  return {
    language,
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    plural(count, forms) {
      const form =
        count === 0 && forms.zero !== undefined ? forms.zero : plurals.select(count) === 'one' ? forms.one : forms.other
      return form.replace('#', numbers.format(count))
    },
    date: (iso) => dates.format(new Date(iso)),
    dateTime: (iso) => dateTimes.format(new Date(iso)),
    time: (iso) => times.format(new Date(iso)),
    ago(iso, now) {
      const seconds = Math.round((new Date(iso).getTime() - now) / 1000)
      const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
      return relative.format(Math.round(seconds / size), unit)
    },
    list: (items) => lists.format(items),
    either: (items) => choices.format(items),
    quote: (text) => `${quotes[0]}${text}${quotes[1]}`,
    compare: (a, b) => collator.compare(a, b),
  }
}
