// A warning of the import in words. A code this window does not know yet is shown as itself rather than hidden. Pure.
import { REFERENCE_REMARKS, remarkText } from '../../shared/citing/reference-remark.ts'
import type { Warning } from '../../shared/model/source-text.ts'

export interface WarningWords {
  codes: Record<string, (parameters: Warning['parameters']) => string>
  /** For `<field>-proposed`: a fact that was guessed. */
  proposed: (field: string) => string
}

export function warningText(warning: Warning, words: WarningWords, fields: Readonly<Record<string, string>>): string {
  const { code, parameters } = warning
  if (Object.hasOwn(words.codes, code)) return words.codes[code]!(parameters)
  const field = /^(.+)-proposed$/u.exec(code)?.[1]
  if (field !== undefined) return words.proposed(fields[field] ?? field)
  if (Object.hasOwn(REFERENCE_REMARKS, code)) return remarkText(warning)
  const plain = code
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  const details = Object.entries(parameters).map(([name, value]) => `${name} ${value}`)
  return details.length > 0 ? `${plain}: ${details.join(', ')}` : plain
}
