// A passage in a few words. Pure.

/** The first and last words of a passage, for a line of the status bar. */
export function excerpt(text: string, most = 60): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  if (flat.length <= most) return flat
  const half = Math.floor(most / 2)
  return `${flat.slice(0, half).trimEnd()} … ${flat.slice(-half).trimStart()}`
}

/** A citation whose page is not parted from what names it, however narrow the card: “p. 1)”, “pp. 6–7)”, “¶ 7)”. */
export function unbroken(citation: string): string {
  return citation.replace(/(\p{L}{1,5}\.|¶|§) (?=[\d\p{L}]+(?:[–-][\d\p{L}]+)?\)?$)/gu, '$1\u00a0')
}
