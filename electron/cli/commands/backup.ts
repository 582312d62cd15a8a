// `backup` and `restore`: verified copies of the whole library in a folder.
import { UsageError, type Command } from '../command.ts'
import { counted } from '../lines.ts'

export const backupCommand: Command = {
  usage: 'backup DIR [--keep N]',
  summary: 'Write a verified copy of the library into a folder of copies',
  details: `  --keep N  how many copies stay there (default 10); the oldest go

Each copy is read again and compared before it counts. Files are kept once, however many copies name them.`,
  example: 'commonplace backup /media/disk/thesis-copies',
  options: { keep: { type: 'string' } },
  args: { min: 1, max: 1 },
  async run({ host, args, options, path, print }) {
    const typed = options.text('keep')
    const keep = typed === undefined ? undefined : Number(typed)
    if (keep !== undefined && (!Number.isInteger(keep) || keep < 1))
      throw new UsageError('--keep needs a number from 1')
    const copy = await host.backup({ folder: path(args[0]!), ...(keep === undefined ? {} : { keep }) })
    print(copy, () => [
      `${counted(copy.records, 'record')} and ${counted(copy.files, 'file')} copied to ${copy.folder} and verified.`,
    ])
    return 0
  },
}

export const restoreCommand: Command = {
  usage: 'restore DIR',
  summary: 'Take a copy made by “backup” into this library',
  details: `DIR is a copy, or a folder of copies; then the newest. Nothing in this library is lost: what was changed since the copy
stays changed. To have the library as it was, restore into a new one with --library.`,
  example: 'commonplace restore /media/disk/thesis-copies --library ~/thesis-again',
  options: {},
  args: { min: 1, max: 1 },
  async run({ host, args, path, print }) {
    const done = await host.restoreBackup({ folder: path(args[0]!) })
    print(done, () => [`${counted(done.restored, 'record')} and ${counted(done.files, 'file')} restored.`])
    return 0
  },
}
