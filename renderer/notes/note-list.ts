// Notes as the view lists them: what each is about, in words, filtered, the newest first. Pure.
import { typeOfId } from '../../shared/model/id.ts'
import type { NoteView } from '../../shared/model/view.ts'

export const NOTE_KINDS = ['all', 'passage', 'source', 'theme', 'free'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export function kindOf(note: Pick<NoteView, 'about'>): Exclude<NoteKind, 'all'> {
  if (note.about === null) return 'free'
  const type = typeOfId(note.about)
  return type === 'annotation' ? 'passage' : type === 'source' ? 'source' : 'theme'
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('und')

/** `aboutOf` says in words what a note is about, so that the filter finds that too. */
export function listNotes(
  notes: readonly NoteView[],
  kind: NoteKind,
  filter: string,
  aboutOf: (note: NoteView) => string,
): NoteView[] {
  const words = fold(filter).split(/\s+/u).filter(Boolean)
  return notes
    .filter((note) => kind === 'all' || kindOf(note) === kind)
    .filter((note) => {
      const text = words.length > 0 ? fold(`${note.markdown} ${aboutOf(note)}`) : ''
      return words.every((word) => text.includes(word))
    })
    .toSorted((a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : 0))
}

/** The first line in which something stands, without the marks that begin it. */
export function firstLine(markdown: string): string {
  const line = markdown.split('\n').find((one) => one.trim() !== '') ?? ''
  return line
    .replace(/^(?:#{1,6} |> ?|[-*+] |\d+\. )/u, '')
    .replaceAll(/(?<!\\)\[([^\]]*)\]\([^)\s]*\)/gu, '$1')
    .replaceAll(/(?<!\\)(?:\*\*|\*|`+)/gu, '')
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/\\$/u, '')
    .replaceAll(/&#x([0-9a-f]{1,5});/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .trim()
}
