// The reader: toolbar, cards, find, pages, announcements.
import { format } from './format.ts'

export const reader = {
  textLabel: (title: string) => `Text of ${title}`,
  highlights: (count: number) =>
    format.plural(count, { zero: 'No highlights yet', one: '# highlight', other: '# highlights' }),
}
