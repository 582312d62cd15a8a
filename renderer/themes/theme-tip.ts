// What a theme means, in the few lines of a tooltip: its definition and what shows it best. Pure.
import type { ThemeDetail } from '../../shared/model/view.ts'

/** Examples told of at most: a tooltip is read at a glance. */
const MOST_EXAMPLES = 2

/** Undefined where nothing is to be told. `example` names an example's words. */
export function themeTip(
  theme: Pick<ThemeDetail, 'definition' | 'examples'>,
  example: (quote: string) => string,
): string | undefined {
  const lines = [theme.definition, ...theme.examples.slice(0, MOST_EXAMPLES).map(({ quote }) => example(quote))]
  const told = lines.filter((line) => line !== '').join('\n')
  return told === '' ? undefined : told
}
