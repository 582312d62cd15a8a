// The wall clock of this program, set to any year. It runs on from there, as real ones do.
const RealDate = Date
let ahead = 0

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]))
  }

  static override now(): number {
    return RealDate.now() + ahead
  }
} as DateConstructor

/** So many years beside the real time. */
export function setYears(years: number): void {
  ahead = years * 365 * 24 * 60 * 60 * 1000
}
