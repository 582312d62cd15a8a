// A citation as it is shown where room is narrow. Pure.

/** A citation whose page is not parted from what names it, however narrow the card: “p. 1)”, “pp. 6–7)”, “¶ 7)”. */
export function unbroken(citation: string): string {
  return citation.replace(/(\p{L}{1,5}\.|¶|§) (?=[\d\p{L}]+(?:[–-][\d\p{L}]+)?\)?$)/gu, '$1\u00a0')
}
