// Goes to what a note links to, or says why it cannot.
import type { NamedRecord } from '../../shared/model/view.ts'
import { currentMessages } from './messages.tsx'
import { openSource, openView } from './place.ts'
import { say } from './status.ts'

export function openRecord(record: NamedRecord | undefined): void {
  const m = currentMessages().notes.links
  if (record === undefined || record.state === 'missing') return say(m.missing, 'bad')
  if (record.state === 'trashed') return say(m.trashed(record.label), 'bad')
  if (record.kind === 'passage' && record.source !== null) openSource(record.source, record.start, record.id)
  else if (record.kind === 'source') openSource(record.id)
  else openView(record.kind === 'theme' ? 'themes' : 'notes', record.id)
}
