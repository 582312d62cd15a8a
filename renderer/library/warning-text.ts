// A warning of the import in words. A code this window does not know yet is shown as itself rather than hidden.
import type { Warning } from '../../shared/model/source-text.ts'

export type WarningTexts = Record<string, (parameters: Warning['parameters']) => string>

export function warningText(warning: Warning, texts: WarningTexts): string {
  const say = Object.hasOwn(texts, warning.code) ? texts[warning.code] : undefined
  if (say) return say(warning.parameters)
  // "missingAuthor" reads as "missing author".
  const words = warning.code.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase()
  const details = Object.entries(warning.parameters).map(([name, value]) => `${name} ${value}`)
  return details.length > 0 ? `${words}: ${details.join(', ')}` : words
}
