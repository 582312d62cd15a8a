// Notes: text of the user's own about a passage, a source or a theme, or free.
import { holds, mergeText } from '../../../shared/merging/text.ts'
import { newId, typeOfId } from '../../../shared/model/id.ts'
import type { Note } from '../../../shared/model/note.ts'
import { plainNote } from '../../../shared/model/plain-note.ts'
import type { NoteView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { shortened, type Library } from './library.ts'
import { isLiveId, isLiveNote } from './live.ts'

/** Sittings whose new note is remembered; a retry comes within seconds, hardly after this many others. */
const MOST_SITTINGS = 1_000

export function noteCommands({ store, records }: Library): Pick<HostFunctions, 'notes' | 'writeNote'> {
  /** The note that each sitting has made: a window that never heard of it asks again, and must not make a second. */
  const begun = new Map<string, string>()
  return {
    notes({ about }) {
      const all = about === undefined || about === null ? records.all('note') : records.notesAbout(about)
      return [...all]
        .filter((note) => isLiveNote(records, note) && (about === undefined || note.about === about))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(noteView)
    },

    async writeNote({ note: known, about, markdown: written, base, session }) {
      const sitting = session === undefined ? null : `${session} ${about ?? ''}`
      const note = known ?? (sitting === null ? undefined : begun.get(sitting))
      const before = note === undefined ? undefined : records.get('note', note)
      if (known !== undefined && before === undefined)
        throw new CommonplaceError('notFound', { what: 'note', name: known })
      const subject = before?.about ?? about ?? null
      if (subject !== null && !isLiveId(records, subject)) {
        throw new CommonplaceError('notFound', { what: 'passage, source or theme', name: subject })
      }
      const joined = before && base !== undefined ? join(base, before, written) : { markdown: written, seen: true }
      const { markdown } = joined
      // A note that is emptied goes to the trash with its last words still in its history, and comes back when written in.
      const trashed = markdown.trim() === ''
      if (before === undefined && trashed) {
        throw new CommonplaceError('badValue', { what: 'A new note', value: markdown, problem: 'it is empty' })
      }
      if (before !== undefined && before.markdown === markdown && before.trashed === trashed)
        return { note: before.id, markdown }
      const id = before?.id ?? note ?? newId('note')
      if (sitting !== null && known === undefined) {
        begun.set(sitting, id)
        if (begun.size > MOST_SITTINGS) begun.delete(begun.keys().next().value!)
      }
      const made = before === undefined ? { about: subject, created: new Date().toISOString() } : {}
      const parameters = { label: shortened(plainNote(markdown)), about: subject === null ? null : typeOfId(subject) }
      await store.commit({
        verb: 'writeNote',
        parameters,
        edits: [{ id, set: { ...made, markdown, trashed }, ...(!joined.seen && { unseen: ['markdown'] }) }],
        // What came from elsewhere in between is no part of the writer's own step.
        ...(session !== undefined && markdown === written && joined.seen && { fold: `note:${id}:${session}` }),
      })
      return { note: id, markdown }
    },
  }
}

/** What a note comes to that says something else by now than the writer began from; `seen` is false where both must be kept. */
function join(base: string, { markdown: stands }: Note, written: string): { markdown: string; seen: boolean } {
  if (stands === base) return { markdown: written, seen: true }
  // An edit that somebody else made is kept where the note was emptied without knowledge of it.
  if (written.trim() === '') return { markdown: stands, seen: true }
  const joined = mergeText(base, stands, written)
  // A write may come twice, since its answer was lost: then all that stands is in what was written on.
  return { markdown: joined ?? written, seen: joined !== null || holds(written, stands) }
}

function noteView({ id, about, markdown, created }: Note): NoteView {
  return { id, about, markdown, created }
}
