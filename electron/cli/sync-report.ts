// What a sync did, in words.
import type { SyncNotice, SyncReport } from '../../shared/model/sync.ts'
import type { Output } from './command.ts'
import { counted } from './lines.ts'

/** Prints the report; `value`: what is printed as JSON, the report itself unless told. */
export function printReport(call: Output, report: SyncReport, value: unknown = report): void {
  const { pushed, pulled, merged, conflicts, held, files } = report
  const needed = files.present + files.missing
  call.print(value, () => [
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
  interrupted: () => 'The road broke on the way; the rest follows with the next sync.',
}
