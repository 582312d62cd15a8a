// The citation keys in a note, written as Pandoc's Markdown has them: "@lane2014", "[see @lane2014, p. 3; -@moshes2014]".
// https://pandoc.org/MANUAL.html#citation-syntax

// A key begins with a letter, digit or underscore and may hold some punctuation, but not end with it. An "@" inside a word is
// an e-mail address.
const KEY =
  /(?<![\p{L}\p{N}_.+-]|\\)-?@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?))/gu

export function citedKeys(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(KEY)].map((match) => match[1] ?? match[2]!))]
}
