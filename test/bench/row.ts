// A benchmark is a module whose `run` measures something beside its peer or its limit in the same run.

export interface Row {
  name: string
  value: number
  unit: string
  /** What it is measured against. */
  peer: string
  /** value ÷ the peer's value, or peer's ÷ value where more is better: as the name says. */
  ratio: number
  /** The ratio we want, e.g. "≤ 0.3" or "≥ 50". */
  limit?: string
}

export type Bench = { run(): Promise<Row[]> }

/** Does the ratio keep its limit? Rows without a limit only inform. */
export function keeps(row: Row): boolean | null {
  const limit = /^([≤≥])\s*([\d.]+)/.exec(row.limit ?? '')
  if (!limit) return null
  return limit[1] === '≤' ? row.ratio <= Number(limit[2]) : row.ratio >= Number(limit[2])
}

/** The value below which `share` (0..1) of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
