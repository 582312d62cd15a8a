// Reading a source again: its own file by a newer pipeline, or a newer file in place of the old one. Corrections are kept, passages
// follow their words, and the answer says what became of each.
import { readFile } from 'node:fs/promises'
import { align } from '../../../shared/anchoring/align.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { TextEdit, TextEdits } from '../../../shared/model/text-edit.ts'
import type { Audit } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { decode } from '../../../sources/decode.ts'
import { fileIdOf, sourceOfFile } from '../import/duplicate.ts'
import { nameOf } from '../import/files.ts'
import type { Reader } from '../import/reader.ts'
import type { Edit } from '../store/store.ts'
import { auditOf } from './audit.ts'
import { editedText, editsKey, rawOf } from './edits.ts'
import { findSource } from './find.ts'
import type { Library } from './library.ts'
import { editsForNewText } from './new-text.ts'

export function rereadCommands(library: Library, reader: Reader): Pick<HostFunctions, 'reread'> {
  const { records, blobs } = library
  return {
    async reread({ source: name, path, file }): Promise<Audit> {
      const asked = findSource(records, name)
      const given = file ? { name: file.name, bytes: Buffer.from(file.base64, 'base64') } : await fileAt(path)
      const bytes = given?.bytes ?? (await blobs.get(asked.original.slice('file:'.length)))
      const original = fileIdOf(bytes)
      const other = sourceOfFile(records, original)
      if (other && other.id !== asked.id) {
        const problem = `it is in the library already, as ${other.file}`
        throw new CommonplaceError('badValue', { what: 'The newer file', value: given?.name ?? asked.file, problem })
      }
      const answer = await reader.read(bytes, given?.name ?? asked.file, new AbortController().signal)
      if ('refused' in answer) {
        const { reason, remedy } = answer.refused
        throw new CommonplaceError('refused', { file: given?.name ?? asked.file, reason, remedy })
      }
      await blobs.put(bytes)
      const read = await blobs.put(answer.read.json)
      return library.takeTurn(async () => {
        // As it is now: others may have written while the file was read.
        const source = findSource(records, asked.id)
        const { encoding, mediaType, pipeline } = answer.read
        const isSame = source.original === original
        const known = { original, encoding, read, text: read }
        const raw = decode(bytes, encoding).text
        const kept = isSame
          ? { edits: source.edits, dropped: [] }
          : carried(source.edits, await rawOf(library, source), raw)
        const { bytes: json, version } = await editedText(library, known, kept.edits)
        await blobs.put(json)
        const set: Record<string, unknown> = { original, encoding, pipeline, text: version.sha }
        // What the pipeline made is told apart from the text only where a hand has changed it.
        if (source.read !== undefined || version.sha !== read) set['read'] = read
        if (given) set['file'] = given.name
        if (source.made !== undefined || kept.dropped.length > 0) set['made'] = editsKey(kept.edits)
        for (const id of kept.dropped) set[`edits.${id}`] = undefined
        if (!isSame) for (const [id, edit] of Object.entries(kept.edits)) set[`edits.${id}`] = edit
        const edits: Edit[] = [{ id: source.id, set }]
        if (records.get('file', original) === undefined) {
          edits.push({ id: original, set: { bytes: bytes.length, mediaType } })
        }
        edits.push(...(await editsForNewText(library, source, version, isSame ? 'reread' : 'replaced')))
        await library.store.commit({ verb: 'reread', parameters: { file: given?.name ?? source.file }, edits })
        const audit = await auditOf(library, records.get('source', source.id)!)
        return { ...audit, ...(kept.dropped.length > 0 && { dropped: kept.dropped.length }) }
      })
    },
  }
}

async function fileAt(path: string | undefined): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (path === undefined) return null
  try {
    return { name: nameOf(path), bytes: await readFile(path) }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file: path })
    const problem = code === 'EACCES' ? 'you have no right to' : message
    throw new CommonplaceError('fileUnreadable', { file: path, problem })
  }
}

/** Characters on each side by which the place of an edit is known again. */
const KNOWN_BY = 12

/**
 * Corrections of one file at their places in another. One whose place reads otherwise there is given up: it may be mended already, and
 * a wrong correction is worse than none.
 */
export function carried(
  edits: Source['edits'],
  before: string,
  after: string,
): { edits: TextEdits; dropped: string[] } {
  const kept: Record<string, TextEdit> = {}
  const dropped: string[] = []
  if (Object.keys(edits).length === 0) return { edits, dropped }
  const alignment = align(before, after)
  const place = (offset: number): number | null => {
    if (offset <= 0) return 0
    if (offset >= before.length) return after.length
    const around = before.slice(Math.max(0, offset - KNOWN_BY), offset + KNOWN_BY)
    const expected = alignment.map(offset)
    const back = Math.min(offset, KNOWN_BY)
    const hits: number[] = []
    const from = Math.max(0, expected - REACH)
    for (let at = after.indexOf(around, from); at >= 0 && at <= expected + REACH; at = after.indexOf(around, at + 1)) {
      hits.push(at + back)
    }
    return hits.sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0] ?? null
  }
  for (const [id, edit] of Object.entries(edits)) {
    const moved = { ...edit } as TextEdit & { at?: number; from?: number; to?: number }
    let isKnown = true
    for (const key of ['at', 'from', 'to'] as const) {
      const offset = (edit as { at?: number; from?: number; to?: number })[key]
      if (offset === undefined) continue
      const found = place(offset)
      if (found === null) isKnown = false
      else moved[key] = found
    }
    if (isKnown && (moved.to === undefined || moved.from === undefined || moved.from < moved.to)) kept[id] = moved
    else dropped.push(id)
  }
  return { edits: kept, dropped }
}

/** UTF-16 code units around the expected place in which an edit's is looked for. */
const REACH = 2_000
