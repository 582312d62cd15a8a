// Warnungen des Imports auf Deutsch.
import type { warnings as english } from '../en/warnings.ts'

export const warnings: typeof english = {
  encodingGuessed: (p) => `Die Zeichenkodierung wurde erraten: ${p['encoding']}.`,
  noWorks: () => 'Weder Autor noch Titel ließen sich dem Text entnehmen.',
  pagesGuessed: () => 'Die Seitenzahlen wurden erraten.',
  pagesMissing: () => 'Einige Seitenzahlen fehlen.',
}
