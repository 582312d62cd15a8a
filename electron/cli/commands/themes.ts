// `themes`: the codebook with its counts.
import { formatPath } from '../../../shared/model/codebook.ts'
import type { Command } from '../command.ts'
import { table } from '../lines.ts'

export const themesCommand: Command = {
  usage: 'themes',
  summary: 'List the themes with the number of passages of each',
  details: `With --json “count” is a theme's own passages and “total” those of its sub-themes too, each once.`,
  example: 'commonplace themes --json',
  options: {},
  args: { min: 0, max: 0 },
  async run({ host, print }) {
    const themes = (await host.themes({})).map(({ id, path, definition, color, count, total }) => ({
      id,
      path,
      definition,
      color,
      count,
      total,
    }))
    print(themes, () =>
      table(
        themes.map(({ path, color, count, total, definition }) => [
          formatPath(path),
          color,
          count === total ? `${count}` : `${count} (${total})`,
          definition.replace(/\s+/gu, ' '),
        ]),
      ),
    )
    return 0
  },
}
