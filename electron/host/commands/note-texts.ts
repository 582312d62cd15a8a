// What notes say of the rest of the library and what they have said before: names for their links, who links where, earlier texts.
import { formatPath } from '../../../shared/model/codebook.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { linkedRecords } from '../../../shared/model/note-link.ts'
import { plainNote } from '../../../shared/model/plain-note.ts'
import type { NamedRecord, NoteVersion } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { pathOf } from './codebook.ts'
import { referencesBySource } from './known-item.ts'
import { shortened, type Library } from './library.ts'
import { isLiveNote, isLiveRecord } from './live.ts'
import { sourceTitle } from './sources.ts'

type Functions = Pick<HostFunctions, 'named' | 'mentions' | 'noteVersions' | 'restoreNote'>

export function noteTextCommands(library: Library): Functions {
  const { store, records } = library

  async function nameOf(id: string): Promise<NamedRecord> {
    const type = typeOfId(id)
    const state = isLiveRecord(records, id) ? 'live' : 'trashed'
    const nowhere = { source: null, start: null }
    if (type === 'source') {
      const source = records.get('source', id)
      if (source) return { id, kind: 'source', label: await titleOfSource(library, id), state, ...nowhere }
    } else if (type === 'annotation') {
      const passage = records.get('annotation', id)
      if (passage) {
        const [{ start }, { exact }] = passage.selector
        return { id, kind: 'passage', label: shortened(exact), state, source: passage.source, start }
      }
    } else if (type === 'code') {
      const code = records.get('code', id)
      if (code) return { id, kind: 'theme', label: formatPath(pathOf(records, code)), state, ...nowhere }
    } else if (type === 'note') {
      const note = records.get('note', id)
      if (note) return { id, kind: 'note', label: shortened(plainNote(note.markdown)), state, ...nowhere }
    }
    const kind = type === 'source' || type === 'note' ? type : type === 'code' ? 'theme' : 'passage'
    return { id, kind, label: '', state: 'missing', ...nowhere }
  }

  async function versionsOf(id: string): Promise<NoteVersion[]> {
    const note = records.get('note', id)
    if (note === undefined) throw new CommonplaceError('notFound', { what: 'note', name: id })
    const touched = (await store.touched()).filter(({ fields }) =>
      fields.some((field) => field.id === id && (field.field === 'markdown' || field.field === 'type')),
    )
    const own = new Map(touched.map((one) => [one.change.id, one.own]))
    const versions: NoteVersion[] = []
    // Backwards from the text as it is: what a change wrote stands in it, and what a note was made with in the first change after.
    let text: unknown = note.markdown
    for (const change of await store.changes([...own.keys()])) {
      const wrote = change.changes.find((each) => each.id === id && each.field === 'markdown')
      const markdown = wrote ? wrote.after : text
      text = wrote ? wrote.before : text
      // An undo after a redo gives a text that stands here already.
      if (typeof markdown !== 'string' || versions.at(-1)?.markdown === markdown) continue
      versions.push({ change: change.id, at: change.at, own: own.get(change.id)!, markdown })
    }
    return versions
  }

  return {
    named: ({ ids }) => Promise.all(ids.map(nameOf)),

    mentions({ of }) {
      const found = [...records.all('note')].filter(
        (note) => note.markdown.includes(of) && linkedRecords(note.markdown).includes(of) && isLiveNote(records, note),
      )
      return found
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, about, markdown, created }) => ({ id, about, markdown, created }))
    },

    noteVersions: ({ note }) => versionsOf(note),

    async restoreNote({ note, change }) {
      const version = (await versionsOf(note)).find((each) => each.change === change)
      if (version === undefined) throw new CommonplaceError('notFound', { what: 'text of this note', name: change })
      const parameters = { label: shortened(plainNote(version.markdown)), at: version.at }
      const trashed = version.markdown.trim() === ''
      await store.commit({
        verb: 'restoreNote',
        parameters,
        edits: [{ id: note, set: { markdown: version.markdown, trashed } }],
      })
    },
  }
}

async function titleOfSource({ records, texts }: Library, id: string): Promise<string> {
  const source = records.get('source', id)!
  const facts = await texts.facts(source.text).catch(() => null)
  return facts === null ? source.file : sourceTitle(source, facts, referencesBySource(records)(id))
}
