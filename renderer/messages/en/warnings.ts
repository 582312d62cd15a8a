// Warnings of the import: what could not be decided. Codes are those of `sources/`; one that is not here is shown as it is.
import type { Warning } from '../../../shared/model/source-text.ts'

type Say = (parameters: Warning['parameters']) => string

export const warnings: Record<string, Say> = {
  encodingGuessed: (p) => `The character encoding was guessed: ${p['encoding']}.`,
  noWorks: () => 'No author or title could be read off the text.',
  pagesGuessed: () => 'The page numbers were guessed.',
  pagesMissing: () => 'Some page numbers are missing.',
}
