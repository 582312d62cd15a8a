// `history`: what was done, newest first.
import { type Command, UsageError } from '../command.ts'
import { table } from '../lines.ts'

/** Here and now, to the minute; sorts as it reads. */
const clock = (at: string): string => {
  const date = new Date(at)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

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
      () => table(changes.map(({ at, name, undone }) => [clock(at), undone ? 'undone' : '', name])),
    )
    return 0
  },
}
