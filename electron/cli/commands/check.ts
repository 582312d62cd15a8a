// `check`: whether everything the library holds is on the disk as it should be.
import type { Command } from '../command.ts'
import { counted } from '../lines.ts'

export const checkCommand: Command = {
  usage: 'check',
  summary: 'Verify every record, stored file and passage of the library',
  details: 'Exit code 1 unless all is well. Nothing is changed.',
  example: 'commonplace check',
  options: {},
  args: { min: 0, max: 0 },
  async run({ host, print }) {
    const report = await host.check({})
    print(report, () => [
      Object.entries(report.counts)
        .map(([what, number]) => counted(number, what.replace(/s$/u, ''), what))
        .join(', '),
      ...report.problems.map(({ kind, id, message }) => `${kind} ${id}: ${message}`),
      report.ok ? 'All is well.' : `${counted(report.problems.length, 'problem')} found. Nothing was changed.`,
    ])
    return report.ok ? 0 : 1
  },
}
