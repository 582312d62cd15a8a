// Text as LaTeX prints it: no character of the user's or of a source is ever a command.
import type { Run } from './runs.ts'

const SIGNS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '\\textquotedbl{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '`': '\\textasciigrave{}',
  '\u00a0': '~',
  // A bracket on the next line would be taken for the argument of "\\\\".
  '\n': '\\newline{} ',
}

export function latexText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- TeX stops at control characters
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\~^"<>`\u00a0\n{}$&#%_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`)
      // Signs that TeX would join: "--" a dash, "''" a quotation mark.
      .replace(/-(?=-)|'(?=')|,(?=,)/g, '$&{}')
  )
}

const COMMANDS = {
  italic: 'emph',
  bold: 'textbf',
  smallCaps: 'textsc',
  underline: 'underline',
  superscript: 'textsuperscript',
  subscript: 'textsubscript',
} as const

export function runsToLatex(runs: readonly Run[]): string {
  return runs
    .map((run) =>
      (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])
        .filter((style) => run[style])
        .reduce((latex, style) => `\\${COMMANDS[style]}{${latex}}`, latexText(run.text)),
    )
    .join('')
}
