// Parts of files on a CouchDB server: each an attachment of a document of its own, in a database beside the library's; where that may
// not be made, in the library's own.
import * as v from 'valibot'
import { contentOf, whole } from '../disk/pieces.ts'
import type { CouchHttp } from './couch-http.ts'
import type { Parts } from './road.ts'

/** Keys asked for at once. */
const KEYS = 1000
const Rows = v.object({
  rows: v.array(
    v.object({
      id: v.optional(v.string()),
      value: v.optional(v.nullable(v.object({ deleted: v.optional(v.boolean()) }))),
    }),
  ),
})

export function couchParts(library: CouchHttp): Parts {
  const own = library.beside('-files')
  let at: Promise<CouchHttp> | null = null
  /** Where the parts lie. Made when something is to be left there; looked for again when a connection begins. */
  const place = () =>
    (at ??= (async () => {
      const { status } = await own.ask('GET', '', undefined, [401, 403, 404])
      if (status < 300) return own
      if (status === 404 && (await own.ask('PUT', '', undefined, [401, 403, 412])).status < 300) return own
      return library
    })())
  return {
    async has(names) {
      const found = new Set<string>()
      if (names.length === 0) return found
      const http = await place()
      for (let i = 0; i < names.length; i += KEYS) {
        const keys = names.slice(i, i + KEYS).map((name) => `part-${name}`)
        const { json } = await http.ask('POST', '/_all_docs', { keys })
        for (const { id, value } of http.read(Rows, json).rows)
          if (id !== undefined && value && value.deleted !== true) found.add(id.slice('part-'.length))
      }
      return found
    },
    async put(name, pieces) {
      // Within JSON, although that is longer: of a line that is cut, some servers keep half an attachment as if it were whole.
      const data = (await whole(pieces)).toString('base64')
      const document = { _attachments: { bytes: { content_type: 'application/octet-stream', data } } }
      await (await place()).ask('PUT', `/part-${name}`, document, [409])
    },
    async get(name) {
      const bytes = await (await place()).getBytes(`/part-${name}/bytes`)
      return bytes && contentOf(bytes)
    },
  }
}
