// The citation keys in a note, written as Pandoc's Markdown has them: "@lane2014", "[see @lane2014, p. 3; -@moshes2014]".
// https://pandoc.org/MANUAL.html#citation-syntax

// A key begins with a letter, digit or underscore and may hold some punctuation, but not end with it. An "@" inside a word is
// an e-mail address.
const KEY =
  /(?<![\p{L}\p{N}_.+-]|\\)-?@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?))/gu

/** The note with other keys in place of these; the citations around them stay as they are. */
export function withKeys(markdown: string, renamed: ReadonlyMap<string, string>): string {
  return markdown.replace(KEY, (whole, braced: string | undefined, plain: string | undefined) => {
    const after = renamed.get(braced ?? plain ?? '')
    if (after === undefined) return whole
    const key =
      braced === undefined && /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?$/u.test(after)
        ? after
        : `{${after}}`
    return `${whole.startsWith('-') ? '-' : ''}@${key}`
  })
}

export function citedKeys(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(KEY)].map((match) => match[1] ?? match[2]!))]
}
