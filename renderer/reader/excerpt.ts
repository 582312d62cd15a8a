// A passage in a few words. Pure.

/** The first and last words of a passage, for a line of the status bar. */
export function excerpt(text: string, most = 60): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  if (flat.length <= most) return flat
  const half = Math.floor(most / 2)
  // Whole words, unless one word is longer than all there is room for.
  const first = /^.+(?=\s)/u.exec(flat.slice(0, half + 1))?.[0] ?? flat.slice(0, half).toWellFormed()
  const last = /(?<=\s).+$/u.exec(flat.slice(-half - 1))?.[0] ?? flat.slice(-half).toWellFormed()
  return `${first.trimEnd()} … ${last.trimStart()}`
}
