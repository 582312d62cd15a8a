// The clause after the colon of an error. The host says it in English, the system in its own code; a catalogue that knows it says it in
// the reader's words, and what it does not know is shown as it came: better than nothing, and never a guess.

export interface KnownProblems {
  /** What the system answers, by its code: `ENOENT`. */
  system: Readonly<Record<string, string>>
  /** Clauses of the host that are always the same. */
  fixed: Readonly<Record<string, string>>
  /** Clauses that name something; the groups of the pattern are handed in. */
  naming: readonly (readonly [RegExp, (...groups: string[]) => string])[]
}

const CODE = /\b(E[A-Z]{3,}(?:_[A-Z]+)?)\b/

export function sayProblem(known: KnownProblems, said: string | number | undefined): string {
  const clause = String(said ?? '')
  if (Object.hasOwn(known.fixed, clause)) return known.fixed[clause]!
  for (const [pattern, say] of known.naming) {
    const found = pattern.exec(clause)
    if (found) return say(...found.slice(1))
  }
  const code = CODE.exec(clause)?.[1]
  // The code stays: whoever is asked for help knows it.
  return code !== undefined && Object.hasOwn(known.system, code) ? `${known.system[code]} (${code})` : clause
}
