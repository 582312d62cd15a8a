// The history as its view lists it: named, filtered, by days; and where "now" stands in it. Pure.
import type { HistoryEntry } from '../../shared/model/view.ts'

export interface Moment {
  entry: HistoryEntry
  name: string
}

export interface Day {
  /** Local date, "2026-11-22". */
  day: string
  moments: Moment[]
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('und')

/** Newest first as given; every word of the filter must stand in the change's name or its date. */
export function listMoments(
  history: readonly HistoryEntry[],
  filter: string,
  nameOf: (entry: HistoryEntry) => string,
  dateOf: (iso: string) => string,
): Moment[] {
  const words = fold(filter).split(/\s+/u).filter(Boolean)
  return history
    .map((entry) => ({ entry, name: nameOf(entry) }))
    .filter(({ entry, name }) => {
      const text = words.length > 0 ? fold(`${name} ${dateOf(entry.at)}`) : ''
      return words.every((word) => text.includes(word))
    })
}

/** In the order given; changes of one local day that stand together are one group. */
export function byDays(moments: readonly Moment[]): Day[] {
  const days: Day[] = []
  for (const moment of moments) {
    const day = localDay(moment.entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.moments.push(moment)
    else days.push({ day, moments: [moment] })
  }
  return days
}

function localDay(iso: string): string {
  const at = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The change after which the library now stands: the newest of this device that is not undone. */
export function nowAt(history: readonly HistoryEntry[]): string | null {
  return history.find(({ step }) => step === 'back')?.id ?? null
}
