// Plain text to lines. A line knows its raw range, so that nothing later has to search for where it came from.

export interface Line {
  /** Position in the list of lines. */
  index: number
  /** Raw range without its line break, UTF-16 code units into the decoded file. */
  start: number
  end: number
  /** Raw offset of the next line: the break lies between `end` and `next`. */
  next: number
  /** The content without white space at its ends, and its raw range. */
  text: string
  from: number
  to: number
  /** Nothing but white space. */
  blank: boolean
  /** White space before the content, and whether there is any after it. */
  indent: string
  trailing: boolean
  /** A form feed stands before the content. */
  formFeed: boolean
  /** It heads a column that stood beside the one above it. */
  columnTop?: true
  /** Lines of columns side by side share one; they are as wide as each other, not as the page. */
  region?: number
}

/** CRLF, LF, CR, next line, line and paragraph separator end a line; form feed and vertical tab begin one as well. */
const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]|[\f\v]/g

/** More empty lines than this in a row say no more, and are one line with the last of them. */
const MOST_EMPTY_LINES = 8

export function linesOf(raw: string): Line[] {
  const lines: Line[] = []
  let start = 0
  let formFeed = false
  let emptyLines = 0
  for (const match of raw.matchAll(BREAK)) {
    const feed = match[0] === '\f'
    const next = match.index + match[0].length
    // A form feed right after a break makes no line of its own.
    const previous = lines[lines.length - 1]
    const empty = match.index === start
    // Between two form feeds lies a page with nothing on it.
    if (empty && !(feed && formFeed) && (feed || emptyLines >= MOST_EMPTY_LINES)) {
      if (previous) previous.next = next
    } else {
      lines.push(line(raw, lines.length, start, match.index, next, formFeed))
      formFeed = false
    }
    emptyLines = empty && !feed ? emptyLines + 1 : 0
    if (feed) formFeed = true
    start = next
  }
  if (start < raw.length) lines.push(line(raw, lines.length, start, raw.length, raw.length, formFeed))
  return lines
}

function line(raw: string, index: number, start: number, end: number, next: number, formFeed: boolean): Line {
  const whole = raw.slice(start, end)
  const text = whole.trim()
  const from = text === '' ? end : end - whole.trimStart().length
  const to = from + text.length
  return {
    index,
    start,
    end,
    next,
    text,
    from,
    to,
    blank: text === '',
    indent: raw.slice(start, from),
    trailing: to < end,
    formFeed,
  }
}
