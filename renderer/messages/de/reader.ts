// Der Leser auf Deutsch.
import type { Catalogue } from '../en.ts'
import { format } from './format.ts'

export const reader: Catalogue['reader'] = {
  textLabel: (title) => `Text von ${title}`,
  highlights: (count) =>
    format.plural(count, { zero: 'Noch keine Markierungen', one: '# Markierung', other: '# Markierungen' }),
}
