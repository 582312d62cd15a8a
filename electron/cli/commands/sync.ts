// `sync`: one exchange with the library's other laptops, over a folder or a server.
import type { RoadAddress, SyncNotice, SyncReport } from '../../../shared/model/sync.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { counted } from '../lines.ts'
import { readCredentials, readPassphrase } from '../secret-file.ts'

export const syncCommand: Command = {
  usage: 'sync folder DIR | sync couchdb URL',
  summary: 'Bring this library and its other laptops to the same state',
  details: `  folder DIR              a USB stick, or a folder that Dropbox, Nextcloud or Syncthing carries
  couchdb URL             a database of a CouchDB server: https://server/name (http only on 127.0.0.1)
  --passphrase-file FILE  the passphrase is its first line (or name the file in COMMONPLACE_PASSPHRASE_FILE). The first
                          library makes its key with it, every other joins by it; later syncs need it no more.
  --credentials FILE      {"user": …, "password": …} for the server (or COMMONPLACE_CREDENTIALS_FILE)
  --plain                 without encryption
  --accept                let in removals that were held back; join also with a library that holds sources of its own;
                          fill a place again that has been emptied

What is left there is encrypted unless --plain is given. Files of secrets must be readable by you alone (chmod 600).
Before the first sync a copy of the library is made. Removals of more than a handful are held back and counted; then the
exit code is 1 until --accept.`,
  example: 'commonplace sync folder /media/stick/thesis --passphrase-file ~/.thesis-passphrase',
  options: {
    'passphrase-file': { type: 'string' },
    credentials: { type: 'string' },
    plain: { type: 'boolean' },
    accept: { type: 'boolean' },
  },
  args: { min: 2, max: 2 },
  async run(call) {
    const { host, options, signal } = call
    const address = addressOf(call)
    const plain = options.flag('plain')
    const accept = options.flag('accept')
    const passphraseFile = options.text('passphrase-file') ?? process.env['COMMONPLACE_PASSPHRASE_FILE']
    const credentialsFile = options.text('credentials') ?? process.env['COMMONPLACE_CREDENTIALS_FILE']
    const { road } = await host.setUpRoad({
      address,
      plain,
      accept,
      ...(passphraseFile && !plain ? { passphrase: await readPassphrase(call.path(passphraseFile)) } : {}),
      ...(credentialsFile && address.kind === 'couchdb'
        ? { credentials: await readCredentials(call.path(credentialsFile)) }
        : {}),
    })
    const stop = call.on('progress', ({ job, done, total }) => {
      if (job === road.id && total > 0 && done < total) call.say(`File ${done + 1} of ${total}`)
    })
    const cancel = (): void => void host.pauseRoad({ road: road.id, paused: true }).catch(() => undefined)
    signal.addEventListener('abort', cancel)
    try {
      if (road.state === 'paused') await host.pauseRoad({ road: road.id, paused: false })
      const report = await host.syncNow({ road: road.id, accept })
      print(call, report)
      return report.held > 0 ? 1 : 0
    } finally {
      signal.removeEventListener('abort', cancel)
      stop()
    }
  },
}

function addressOf({ args, path }: Invocation): RoadAddress {
  const [kind, where] = args as [string, string]
  if (where === '') throw new UsageError('Say where to sync with')
  if (kind === 'folder') return { kind, folder: path(where) }
  if (kind === 'couchdb') return { kind, url: where }
  throw new UsageError(`Sync goes by folder or couchdb, not “${kind}”`)
}

function print(call: Invocation, report: SyncReport): void {
  const { pushed, pulled, merged, conflicts, held, files } = report
  const needed = files.present + files.missing
  call.print(report, () => [
    `Sent ${counted(pushed, 'revision')}, received ${pulled}${merged > 0 ? `, joined ${counted(merged, 'record')}` : ''}.`,
    ...(conflicts > 0 ? [`${counted(conflicts, 'record')} with two versions to decide between.`] : []),
    `${files.verified} of ${counted(needed, 'file')} present and verified.`,
    ...(held > 0 ? [`${counted(held, 'removal')} held back: look at the other laptop, then say --accept.`] : []),
  ])
  for (const notice of report.notices) if (notice.code !== 'held') call.say(SAY[notice.code](notice.parameters))
}

const SAY: Record<Exclude<SyncNotice['code'], 'held'>, (p: SyncNotice['parameters']) => string> = {
  plain: () => 'This road is not encrypted: whoever reaches it can read the library.',
  snapshot: (p) => `A copy of the library as it was lies in ${p['file']}`,
  packsIncomplete: (p) => `${counted(Number(p['count']), 'pack')} not wholly there yet; the next sync looks again.`,
  packsRefused: (p) => `${counted(Number(p['count']), 'pack')} not made with this library’s key, and not read.`,
  quarantined: (p) => `${counted(Number(p['count']), 'document')} did not pass and was put into quarantine.`,
  filesMissing: (p) => `${counted(Number(p['count']), 'file')} missing here and there: sync the laptop that has them.`,
  filesRefused: (p) => `${counted(Number(p['count']), 'file')} there are not what their names say, and were not taken.`,
  refilled: () => 'What this laptop had left there was gone, and has been left there again.',
}
