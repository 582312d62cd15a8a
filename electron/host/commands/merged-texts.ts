// After another device's changes came in: where two devices have corrected one source, the text is made anew from all corrections, and
// passages that point into a version that is not its own any more are moved. The same corrections make the same text on both.
import type { Source } from '../../../shared/model/source.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Records } from '../store/store.ts'
import { editedText, editsKey } from './edits.ts'
import type { Library } from './library.ts'
import { editsForNewText } from './new-text.ts'

/** Whether the source's text is not the one its corrections make. */
function isStale(source: Source): boolean {
  return editsKey(source.edits) !== (source.made ?? editsKey({}))
}

/** Makes the texts of these sources anew where they are stale; one whose files have not come yet is left for the next time. */
export async function makeMergedTexts(library: Library, ids: Iterable<string>): Promise<void> {
  for (const id of ids) {
    const source = library.records.get('source', id)
    if (source === undefined || !isStale(source)) continue
    await library
      .takeTurn(() => makeAnew(library, id))
      .catch((error: unknown) => {
        if (!(error instanceof CommonplaceError)) throw error
      })
  }
}

export function staleSources(records: Records): string[] {
  return [...records.all('source')].filter(isStale).map(({ id }) => id)
}

async function makeAnew(library: Library, id: string): Promise<void> {
  const source = library.records.get('source', id)
  if (source === undefined || !isStale(source)) return
  const { bytes, version } = await editedText(library, source, source.edits)
  await library.blobs.put(bytes)
  const set = { text: version.sha, read: source.read ?? source.text, made: editsKey(source.edits) }
  await library.store.commit({
    verb: 'correctText',
    parameters: { file: source.file },
    edits: [{ id, set }, ...(await editsForNewText(library, source, version, 'corrected'))],
  })
}
