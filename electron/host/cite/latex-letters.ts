// LaTeX' ways of writing letters and signs as the letters themselves, before citation-js reads a field: it takes an accented
// initial for a particle, a dotless i for a letter of its own, and commands it does not know for text.

/** Combining marks by the accent's command. */
const ACCENTS: Record<string, string> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  d: '\u0323',
  b: '\u0331',
  k: '\u0328',
  r: '\u030a',
}
const LETTERS: Record<string, string> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  SS: 'ẞ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  th: 'þ',
  TH: 'Þ',
  ng: 'ŋ',
  NG: 'Ŋ',
  S: '§',
  P: '¶',
  dag: '†',
  ddag: '‡',
  copyright: '©',
  pounds: '£',
  dots: '…',
  ldots: '…',
  textellipsis: '…',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  BibTeX: 'BibTeX',
  slash: '/',
  quotedblbase: '„',
  glqq: '„',
  grqq: '“',
  guillemotleft: '«',
  guillemotright: '»',
  flqq: '«',
  frqq: '»',
}
/** Commands about how their argument is set, which is all that counts. */
const BARE_NAMES =
  'mbox|hbox|makebox|text|textnormal|textgreek|textcyrillic|textlatin|ensuremath|uppercase|lowercase|MakeUppercase|MakeLowercase|nolinkurl|foreignlanguage\\{[a-z]*\\}'
const BARE = new RegExp(`\\\\(?:${BARE_NAMES})\\s*(?=\\{)`, 'g')
const ACCENTED =
  /\\(?:(["'`^~=.])|([uvHcdbkr])(?![A-Za-z]))\s*(?:\{\s*(?:\\([ij])(?![A-Za-z])\s*|(\p{L}))\s*\}|\\([ij])(?![A-Za-z])(?:\{\}|\s)?|(\p{L}))/gu
const LETTER = new RegExp(`\\\\(${Object.keys(LETTERS).join('|')})(?![A-Za-z])(?:\\{\\}|[ \\t\\n]+)?`, 'g')
/** In braces of its own a letter is that letter: {\'E}mile. Only for what a command has made. */
const MADE = '\ue001'
const LONELY = new RegExp(`\\{\\s*${MADE}([^{}\\\\${MADE}])\\s*\\}|${MADE}`, 'gu')

/** The value with letters for their commands. What stands between dollar signs is mathematics and stays. */
export function lettersIn(value: string): string {
  if (!value.includes('\\')) return value
  return value
    .split(/((?<!\\)\$[^$]*(?<!\\)\$)/)
    .map((part, index) => (index % 2 === 1 ? part : letters(part)))
    .join('')
}

function letters(text: string): string {
  return text
    .replace(/\\(?:noopsort|SortNoop|printfirst)\s*\{[^{}]*\}/g, '')
    .replace(BARE, '')
    .replace(/\\(?:relax|protect|nobreak|allowbreak)(?![A-Za-z])\s*/g, '')
    .replace(/\\[-/@]/g, '')
    .replace(/\\[,;:]/g, '\u202f')
    .replace(/\\(?= )/g, '')
    .replace(/\\\\(?:\s*\[[^\]]*\])?\s*/g, ' ')
    .replace(/\\~\{\}/g, '\\textasciitilde{}')
    .replace(/\\(?:["'`^=.]|[uvHcdbkr])\{\s*\}/g, '')
    .replace(
      ACCENTED,
      (whole, sign?: string, word?: string, bracedIJ?: string, braced?: string, ij?: string, bare?: string) => {
        const mark = ACCENTS[sign ?? word ?? '']
        const letter = bracedIJ ?? braced ?? ij ?? bare
        return mark === undefined || letter === undefined ? whole : `${MADE}${(letter + mark).normalize('NFC')}`
      },
    )
    .replace(LETTER, (_, name: string) => `${MADE}${LETTERS[name]}`)
    .replace(LONELY, (_, letter?: string) => letter ?? '')
}

/** An address or number as it is, though some programs write its signs as LaTeX would: a\_b, a{\_}b, \url{…}. */
export function plainAddress(value: string): string {
  if (!/[\\{}$\s]/.test(value)) return value
  return value
    .trim()
    .replace(/^\\(?:url|href|nolinkurl)\s*\{([^{}]*)\}.*$/s, '$1')
    .replace(/\{\\textasciitilde\s*\}|\\textasciitilde(?:\{\}|\s)?|\$\\sim\$|\\~\{\}|\{?\\~\{?\}?\}?/g, '~')
    .replace(/\{?\\([_%&#$])\}?/g, '$1')
    .replace(/[{}\s]/g, '')
}
