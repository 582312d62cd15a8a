// What the user names (an id, the beginning of one, a file name, a theme's path) and the record meant by it.
import { basename } from 'node:path'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Code } from '../../../shared/model/codebook.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { Source } from '../../../shared/model/source.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import { codeAt } from './codebook.ts'
import { isLiveAnnotation, isLiveCode, isLiveNote, liveSources } from './live.ts'

// Enough to tell them apart; the error's sentence stays readable.
const MAX_CANDIDATES = 8

/** A live source by file name (a path's last part counts), id, or unique beginning of either. Throws `notFound`, `ambiguous`. */
export function findSource(records: Records, name: string): Source {
  const sources = liveSources(records)
  const byFile = sources.filter((source) => source.file === name || source.file === basename(name))
  if (byFile.length > 0) return pick('source', name, byFile)
  const byId = startingWith(sources, name)
  if (byId.length > 0) return pick('source', name, byId)
  return pick('source', name, name === '' ? [] : sources.filter((source) => source.file.startsWith(name)))
}

/** A live passage by id or unique beginning of one. Throws `notFound`, `ambiguous`. */
export function findAnnotation(records: Records, name: string): Annotation {
  const exact = records.get('annotation', name)
  if (exact !== undefined && isLiveAnnotation(records, exact)) return exact
  const live = [...records.all('annotation')].filter((annotation) => isLiveAnnotation(records, annotation))
  return pick('annotation', name, startingWith(live, name))
}

/** A live theme by id or written path. Throws `notFound`. */
export function findCode(records: Records, name: string): Code {
  const byId = records.get('code', name)
  if (byId !== undefined && isLiveCode(records, byId)) return byId
  const found = codeAt(records, name)
  if (found === undefined) throw new CommonplaceError('notFound', { what: 'theme', name })
  return found
}

/** A live note by id, unique beginning of one, or how it begins: its heading, its first words. Throws `notFound`, `ambiguous`. */
export function findNote(records: Records, name: string): Note {
  const live = [...records.all('note')].filter((note) => isLiveNote(records, note))
  const exact = live.find(({ id }) => id === name)
  if (exact) return exact
  const byId = startingWith(live, name)
  if (byId.length > 0) return pick('note', name, byId)
  const begins = live.map((note) => ({ note, words: plainWords(note.markdown) }))
  const wanted = plainWords(name)
  const lines = begins.filter(({ words }) => words.split('\n', 1)[0] === wanted)
  const found = lines.length > 0 ? lines : begins.filter(({ words }) => wanted !== '' && words.startsWith(wanted))
  return pick(
    'note',
    name,
    found.map(({ note }) => note),
  )
}

/** Without the signs of headings, lists and stress at its beginning. */
const plainWords = (markdown: string): string =>
  markdown
    .replace(/^[\s#>*_-]+/, '')
    .trim()
    .toLocaleLowerCase()

/** With or without the type prefix: nobody types "an:" by choice, and ids are written in capitals but not typed so. */
function startingWith<T extends { id: string }>(all: readonly T[], name: string): T[] {
  const wanted = name.slice(name.indexOf(':') + 1).toUpperCase()
  if (wanted === '') return []
  const type = name.includes(':') ? name.slice(0, name.indexOf(':')) : null
  const found = all.filter(({ id }) => {
    const colon = id.indexOf(':')
    return (type === null || type === id.slice(0, colon)) && id.slice(colon + 1).startsWith(wanted)
  })
  const whole = found.filter(({ id }) => id.endsWith(`:${wanted}`))
  return whole.length === 1 ? whole : found
}

function pick<T extends { id: string }>(what: string, name: string, found: readonly T[]): T {
  if (found.length === 1) return found[0]!
  if (found.length === 0) throw new CommonplaceError('notFound', { what, name })
  const shown = found.slice(0, MAX_CANDIDATES).map(({ id }) => id)
  const candidates = shown.join(', ') + (found.length > shown.length ? ', …' : '')
  throw new CommonplaceError('ambiguous', { name, count: found.length, candidates })
}
