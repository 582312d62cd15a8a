// `history`: what was done, newest first.
import { type Command, UsageError } from '../command.ts'
import { table } from '../lines.ts'

export const historyCommand: Command = {
  usage: 'history [--limit N]',
  summary: 'List what was done, newest first',
  details: '  --limit N  at most so many',
  example: 'commonplace history --limit 20',
  options: { limit: { type: 'string' } },
  args: { min: 0, max: 0 },
  async run({ host, options, print }) {
    const limit = options.text('limit')
    if (limit !== undefined && !/^[1-9]\d{0,8}$/u.test(limit)) {
      throw new UsageError(`--limit is a number from 1, not “${limit}”`)
    }
    const changes = await host.history(limit === undefined ? {} : { limit: Number(limit) })
    print(
      changes.map(({ id, at, name, undone }) => ({ id, at, name, undone })),
      () => table(changes.map(({ at, name, undone }) => [at, undone ? 'undone' : '', name])),
    )
    return 0
  },
}
