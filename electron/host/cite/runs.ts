// Formatted text as runs: what the engine's html says, free of markup, and the one source of our html, RTF and plain text.
export interface RunStyle {
  italic?: true
  bold?: true
  smallCaps?: true
  underline?: true
  superscript?: true
  subscript?: true
}
export interface Run extends RunStyle {
  text: string
}

const TAGS: Record<string, keyof RunStyle> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  strong: 'bold',
  sup: 'superscript',
  sub: 'subscript',
}
const STYLES: Record<string, [property: keyof RunStyle, on: boolean]> = {
  'font-style:normal': ['italic', false],
  'font-style:italic': ['italic', true],
  'font-weight:normal': ['bold', false],
  'font-weight:bold': ['bold', true],
  'font-variant:small-caps': ['smallCaps', true],
  'font-variant:normal': ['smallCaps', false],
  'text-decoration:underline': ['underline', true],
  'text-decoration:none': ['underline', false],
}
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }
const MARKUP = /<(\/?)([a-z]+)([^<>]*)>|&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));|([^<&]+|[<&])/gi

/** Reads the engine's html. Blocks (`div`) of an entry are joined by one space; leading and trailing white space goes. */
export function parseRuns(html: string): Run[] {
  const runs: Run[] = []
  const open: RunStyle[] = [{}]
  for (const [, closing, tag, attributes, decimal, hex, entity, plain] of html.matchAll(MARKUP)) {
    const style = open.at(-1) ?? {}
    if (tag !== undefined) {
      if (tag === 'div' || tag === 'br') push(runs, ' ', {})
      if (tag === 'br') continue
      if (closing) open.length = Math.max(1, open.length - 1)
      else open.push(styled(style, tag.toLowerCase(), attributes ?? ''))
    } else if (decimal !== undefined || hex !== undefined) {
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      push(runs, point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd', style)
    } else if (entity !== undefined) push(runs, ENTITIES[entity.toLowerCase()] ?? `&${entity};`, style)
    else push(runs, plain ?? '', style)
  }
  return tidied(runs)
}

function styled(outer: RunStyle, tag: string, attributes: string): RunStyle {
  const style = { ...outer }
  const named = TAGS[tag]
  if (named) style[named] = true
  for (const declaration of /style="([^"]*)"/.exec(attributes)?.[1]?.split(';') ?? []) {
    const found = STYLES[declaration.replaceAll(' ', '')]
    if (found?.[1]) style[found[0]] = true
    else if (found) delete style[found[0]]
  }
  return style
}

function push(runs: Run[], text: string, style: RunStyle): void {
  const last = runs.at(-1)
  if (last && sameStyle(last, style)) last.text += text
  else if (text) runs.push({ text, ...style })
}

const KEYS = ['italic', 'bold', 'smallCaps', 'underline', 'superscript', 'subscript'] as const
const sameStyle = (a: RunStyle, b: RunStyle): boolean => KEYS.every((key) => a[key] === b[key])

/** Collapses the line breaks and doubled spaces that html allows, across runs. */
function tidied(runs: Run[]): Run[] {
  const clean: Run[] = []
  let afterSpace = true
  for (const { text, ...style } of runs) {
    let kept = text.replace(/[ \t\r\n]+/g, ' ')
    if (afterSpace && kept.startsWith(' ')) kept = kept.slice(1)
    if (!kept) continue
    afterSpace = kept.endsWith(' ')
    push(clean, kept, style)
  }
  const last = clean.at(-1)
  if (last?.text.endsWith(' ')) last.text = last.text.slice(0, -1)
  return clean.filter((run) => run.text)
}

export function runsToText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

const HTML_ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => HTML_ESCAPES[character] ?? '')

export function runsToHtml(runs: readonly Run[]): string {
  return runs.map(runToHtml).join('')
}

function runToHtml(run: Run): string {
  let html = escapeHtml(run.text)
  if (run.smallCaps) html = `<span style="font-variant:small-caps">${html}</span>`
  if (run.underline) html = `<u>${html}</u>`
  if (run.superscript) html = `<sup>${html}</sup>`
  if (run.subscript) html = `<sub>${html}</sub>`
  if (run.bold) html = `<b>${html}</b>`
  return run.italic ? `<i>${html}</i>` : html
}

/** Markdown of the runs, as CommonMark reads it; what it has no sign for (small capitals) is left plain. */
export function runsToMarkdown(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      let markdown = escapeMarkdown(run.text)
      if (run.superscript) markdown = `<sup>${markdown}</sup>`
      if (run.subscript) markdown = `<sub>${markdown}</sub>`
      // White space at the ends would keep the signs from being read.
      if (run.bold) markdown = markdown.replace(/^(\s*)(.*\S)(\s*)$/s, '$1**$2**$3')
      return run.italic ? markdown.replace(/^(\s*)(.*\S)(\s*)$/s, '$1*$2*$3') : markdown
    })
    .join('')
}

export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>&#~^$@|]|-(?=-)/g, '\\$&')

/** RTF of the runs, without a document around them; characters beyond ASCII as \u escapes with "?" for old readers. */
export function runsToRtf(runs: readonly Run[]): string {
  const codes: Record<(typeof KEYS)[number], string> = {
    italic: '\\i',
    bold: '\\b',
    smallCaps: '\\scaps',
    underline: '\\ul',
    superscript: '\\super',
    subscript: '\\sub',
  }
  return runs
    .map((run) => {
      const on = KEYS.filter((key) => run[key]).map((key) => codes[key])
      return on.length === 0 ? escapeRtf(run.text) : `{${on.join('')} ${escapeRtf(run.text)}}`
    })
    .join('')
}

export function escapeRtf(text: string): string {
  // RTF is 7-bit: everything else is escaped, control characters included
  return text.replace(/[\\{}]|[^\x20-\x7e]/g, (character) => {
    if (character === '\n') return '\\line '
    if ('\\{}'.includes(character)) return `\\${character}`
    const code = character.charCodeAt(0)
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`
  })
}

/** Upper-cases the first letter, past opening quotation marks and brackets. */
export function capitalised(runs: readonly Run[]): Run[] {
  const index = runs.findIndex((run) => /\p{L}|\p{N}/u.test(run.text))
  return runs.map((run, at) =>
    at === index ? { ...run, text: run.text.replace(/\p{L}|\p{N}/u, (letter) => letter.toLocaleUpperCase()) } : run,
  )
}
