// `sync`: one exchange with the library's other laptops, over a folder, a server or the network both are on.
import type { RoadAddress } from '../../../shared/model/sync.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { readCredentials, readPassphrase } from '../secret-file.ts'
import { printReport } from '../sync-report.ts'
import { syncLan } from './sync-lan.ts'

export const syncCommand: Command = {
  usage: 'sync folder DIR | sync couchdb URL | sync lan pair|list|now|listen|unpair [ADDRESS|LAPTOP]',
  summary: 'Bring this library and its other laptops to the same state',
  details: `  folder DIR              a USB stick, or a folder that Dropbox, Nextcloud or Syncthing carries
  couchdb URL             a database of a CouchDB server: https://server/name (http only on 127.0.0.1)
  lan pair [ADDRESS]      pair with a laptop of the same network: one waits (no ADDRESS), the other calls the address shown;
                          each shows a code, and each user types the other's
  lan list                paired laptops
  lan now [LAPTOP]        sync with paired laptops that listen (all, or the one of this name or id)
  lan listen              be there for paired laptops until Ctrl-C (--port N; an open window does so too when told)
  lan unpair LAPTOP       forget a laptop
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
    port: { type: 'string' },
  },
  args: { min: 2, max: 3 },
  async run(call) {
    if (call.args[0] === 'lan') return syncLan(call)
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
      const report = await host.syncNow({ road: road.id, accept, allFiles: true })
      printReport(call, report)
      return report.held > 0 ? 1 : 0
    } finally {
      signal.removeEventListener('abort', cancel)
      stop()
    }
  },
}

function addressOf({ args, path }: Invocation): Exclude<RoadAddress, { kind: 'laptop' }> {
  const [kind, where] = args as [string, string]
  if (args.length > 2) throw new UsageError(`One folder or one server, not also “${args[2]}”`)
  if (where === '') throw new UsageError('Say where to sync with')
  if (kind === 'folder') return { kind, folder: path(where) }
  if (kind === 'couchdb') return { kind, url: where }
  throw new UsageError(`Sync goes by folder, couchdb or lan, not “${kind}”`)
}
