// Sync: roads between laptops, what came over them, what is to be decided, copies.
import type { SyncNotice, SyncReport } from '../../../shared/model/sync.ts'
import { format } from './format.ts'

const revisions = (n: number) => format.plural(n, { zero: 'nothing', one: 'one change', other: '# changes' })
const files = (n: number) => format.plural(n, { one: '# file', other: '# files' })

export const sync = {
  title: 'Sync',
  explain:
    'The same library on your other laptops: over a folder or a stick, a server of yours, or from laptop to laptop. What leaves this machine is encrypted unless you say otherwise.',
  status: {
    none: 'Sync: no road set up',
    syncing: 'Syncing…',
    failed: 'Sync failed',
    paused: 'Sync paused',
    synced: (ago: string) => `Synced ${ago}`,
    never: 'Not synced yet',
    decide: (n: number) => format.plural(n, { one: '1 to decide', other: '# to decide' }),
    waiting: (n: number) => format.plural(n, { one: '1 change waiting', other: '# changes waiting' }),
    held: (n: number) => format.plural(n, { one: '1 removal held back', other: '# removals held back' }),
  },
  empty: {
    title: 'This library is on this laptop alone',
    explain: 'Choose a way to the other one. Each takes less than a minute, and they can be used side by side.',
  },
  roads: {
    title: 'Roads',
    kinds: { folder: 'Folder', couchdb: 'Server', laptop: 'Laptop' },
    sealed: 'encrypted',
    plain: 'not encrypted',
    now: 'Sync now',
    nowOf: (name: string) => `Sync now: ${name}`,
    all: 'Sync all roads now',
    pause: 'Pause',
    pauseOf: (name: string) => `Pause ${name}`,
    resume: 'Resume',
    resumeOf: (name: string) => `Resume ${name}`,
    remove: 'Remove',
    removeOf: (name: string) => `Remove the road ${name}`,
    removed: (name: string) => `${name} is no longer a road of this library. What lies there stays.`,
    syncing: 'Syncing…',
    file: (done: number, total: number) => `File ${format.number(done)} of ${format.number(total)}`,
    cancel: 'Stop',
    last: (ago: string) => `Last synced ${ago}`,
    never: 'Not synced yet',
    accept: 'Let the removals in',
    acceptOf: (name: string) => `Let the removals in: ${name}`,
    fill: 'Fill it again',
  },
  report: {
    line: ({ pushed, pulled }: SyncReport) =>
      pushed + pulled === 0
        ? 'Nothing was new on either side.'
        : `Sent ${revisions(pushed)}, received ${revisions(pulled)}.`,
    files: (report: SyncReport) =>
      `${format.number(report.files.verified)} of ${files(report.files.present + report.files.missing + (report.files.later ?? 0))} present and verified${report.files.later ? `; ${format.plural(report.files.later, { one: 'one comes when it is opened', other: '# come when they are opened' })}` : ''}.`,
    conflicts: (n: number) =>
      format.plural(n, {
        one: 'One record has two versions to decide between.',
        other: '# records have two versions to decide between.',
      }),
    held: (n: number) =>
      format.plural(n, {
        one: 'One removal is held back until you let it in.',
        other: '# removals are held back until you let them in.',
      }),
  },
  notices: {
    plain: () => 'This road is not encrypted: whoever reaches it can read the library.',
    snapshot: (p) => `A copy of the library as it was lies in ${p['file']}.`,
    packsIncomplete: (p) =>
      `${format.plural(Number(p['count']), { one: 'One file of changes is', other: '# files of changes are' })} still being copied there; the next sync looks again.`,
    packsRefused: (p) =>
      `${format.plural(Number(p['count']), { one: 'One file of changes was', other: '# files of changes were' })} not made with this library’s key and not read.`,
    quarantined: (p) =>
      `${format.plural(Number(p['count']), { one: 'One change that came', other: '# changes that came' })} did not pass the check: see “Not let in” below.`,
    held: (p) => `${format.plural(Number(p['count']), { one: 'One removal', other: '# removals' })} held back.`,
    filesMissing: (p) => `${files(Number(p['count']))} missing here and there: sync the laptop that has them.`,
    filesRefused: (p) => `${files(Number(p['count']))} there are not what their names say, and were not taken.`,
    refilled: () => 'What this laptop had left there was gone, and has been left there again.',
    interrupted: () => 'The road broke on the way; the rest follows with the next sync.',
  } satisfies Record<SyncNotice['code'], (p: SyncNotice['parameters']) => string>,
  add: {
    title: 'Add a road',
    folder: 'Folder or stick…',
    folderExplain: 'A USB stick, or a folder that Dropbox, Nextcloud or Syncthing carries.',
    server: 'Server…',
    serverExplain: 'A CouchDB of yours or your university’s.',
    laptop: 'Another laptop…',
    laptopExplain: 'Directly, on one network. Nothing lies in between.',
  },
  form: {
    overFolder: 'Sync over a folder',
    overServer: 'Sync over a server',
    close: 'Close',
    cancel: 'Cancel',
    setUp: 'Set up and sync',
    working: 'Setting up…',
    folder: 'Folder',
    folderHelp: 'The whole path. On the other laptop it may be another.',
    choose: 'Choose…',
    url: 'Address of the database',
    urlHelp: 'https://server/name. It is made where it does not exist and you may.',
    user: 'User',
    password: 'Password',
    secret:
      'One for each laptop can be taken back by itself. It is kept in the system’s keychain, or where there is none in a file only you can read.',
    passphrase: 'Passphrase',
    passphraseNew:
      'Leave it empty and one is made for you. If another laptop has set this place up, type the passphrase it showed.',
    plain: 'Without encryption: whoever reaches the place can read the library',
    accept: 'This library holds work of its own: join both',
  },
  sheet: {
    title: 'Keep this passphrase',
    explain:
      'It opens the library on your other laptops. It is shown now and never again; without it and without a laptop that knows the library nobody can read what lies there.',
    copy: 'Copy',
    copied: 'Passphrase copied.',
    save: 'Save the recovery sheet',
    saved: (file: string) => `${file} is in your downloads.`,
    done: 'I have kept it',
    file: 'commonplace-recovery-sheet.txt',
  },
  originals: {
    lazily: 'On this laptop fetch originals only when their source is opened',
    explain: 'Texts, highlights and notes always come. The command line fetches everything.',
    coming: 'Fetching the original…',
    came: 'The original is here now.',
    missing: 'The original is neither here nor on any road that can be reached. The text can be read all the same.',
  },
  devices: {
    title: 'Laptops of this library',
    explain: 'So the others know who did what. The name travels with the library, encrypted where its road is.',
    own: 'this laptop',
    command: 'Name this laptop…',
    name: 'What this laptop is called',
    save: 'Save the name',
    saved: (name: string) => `This laptop is called ${name}.`,
  },
  lan: {
    title: 'Laptops on this network',
    listen: 'Let paired laptops reach this one',
    listening: (addresses: string) => `Reachable at ${addresses}`,
    off: 'Off: this laptop calls others, but cannot be called.',
    unpair: 'Unpair',
    unpairOf: (name: string) => `Unpair ${name}`,
    unpaired: (name: string) => `${name} is forgotten here. What was exchanged stays on both.`,
    none: 'No laptop is paired with this library.',
    pair: {
      title: 'Pair with another laptop',
      explain: 'Open this on both laptops. One waits, the other calls the address it shows.',
      wait: 'Wait for a call',
      call: 'Call',
      address: 'Address the other laptop shows',
      addressHelp: 'Such as 192.168.1.20:40123',
      waiting: 'Waiting for the other laptop, for two minutes…',
      reach: 'Type one of these addresses into the other laptop:',
      shows: 'This screen shows',
      typeThere: 'Type it into the other laptop.',
      other: 'Code the other screen shows',
      check: 'That is it',
      wrong: (tries: number) =>
        format.plural(tries, { one: 'That is not it. One more try.', other: 'That is not it. # more tries.' }),
      confirming: 'Right. Now the other laptop’s user types the code shown here…',
      paired: (name: string) => `Paired with ${name}.`,
      done: 'Done',
      again: 'Begin again',
    },
  },
  conflicts: {
    title: 'To decide',
    explain: 'Two laptops wrote this without knowing of each other. Nothing is lost; choose what it shall say.',
    here: 'Shown now',
    there: (device: string) => `Written on ${device}`,
    nothing: 'nothing',
    quoted: (text: string) => format.quote(text),
    keep: 'Keep',
    take: 'Take this',
    trashed: 'Put into the trash on one laptop, edited on another. It was kept.',
    keepRecord: 'Keep it',
    trashRecord: 'Into the trash',
    open: 'Open',
    openOf: (label: string) => `Open ${label}`,
    decided: 'Decided.',
    badge: 'Two versions: decide',
    fields: {
      name: 'Name',
      color: 'Colour',
      definition: 'Definition',
      parent: 'Place in the tree',
      markdown: 'Text',
      selector: 'Place in the text',
      kind: 'Kind',
      trashed: 'Trash',
    } as Record<string, string>,
    kinds: {
      source: 'source',
      highlight: 'highlight',
      note: 'note',
      theme: 'theme',
      reference: 'reference',
      view: 'view',
      laptop: 'laptop',
      file: 'file',
    } as Record<string, string>,
  },
  twins: {
    title: 'Themes of one name',
    explain: (path: string) => `${path} was made on two laptops.`,
    merge: 'Make them one',
    mergeOf: (path: string) => `Make them one: ${path}`,
  },
  story: {
    title: 'What happened',
    none: 'Nothing has come or gone yet.',
    device: (short: string) => `laptop ${short}`,
    didOn: (device: string, name: string) => `${device}: ${name}`,
    merged: 'Changed on both sides, and joined:',
    you: (name: string) => `you: ${name}`,
    bothKept: 'both kept',
    more: (n: number) => format.plural(n, { one: 'and one more', other: 'and # more' }),
    undo: 'Take back this sync',
    undoOf: (when: string) => `Take back this sync: ${when}`,
    undone: 'taken back',
    tookBack: (undone: number, skipped: number) =>
      skipped === 0
        ? format.plural(undone, {
            zero: 'Nothing to take back.',
            one: 'One change taken back.',
            other: '# changes taken back.',
          })
        : `${format.plural(undone, { zero: 'Nothing taken back', one: 'One change taken back', other: '# changes taken back' })}; ${format.plural(skipped, { one: 'one has', other: '# have' })} been changed since and stay.`,
  },
  quarantine: {
    title: 'Not let in',
    explain:
      'These came and did not pass the check. They are kept beside the library and tried again by a later version.',
  },
  copies: {
    title: 'Copies',
    explain:
      'A copy of the whole library in a folder of your choice, read again and compared. The ten newest are kept.',
    folder: 'Folder for copies',
    make: 'Make a copy',
    made: (folder: string, records: number, count: number) =>
      `Copied ${format.plural(records, { one: '# record', other: '# records' })} and ${files(count)} to ${folder}.`,
    restore: 'Bring back from a copy',
    restored: (n: number, count: number) =>
      `${format.plural(n, { zero: 'Nothing was missing', one: 'One record brought back', other: '# records brought back' })}, ${files(count)} verified.`,
  },
  commands: {
    now: 'Sync now',
    addFolder: 'Sync over a folder…',
    addServer: 'Sync over a server…',
    addLaptop: 'Pair with another laptop…',
  },
  loading: 'Looking at the roads…',
}
