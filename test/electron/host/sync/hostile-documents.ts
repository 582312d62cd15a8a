// Documents that somebody makes up, as JSON, since no object of ours could be like them. None of them may be let in, by any road.
import { newId } from '../../../../shared/model/id.ts'
import { ulid } from 'ulid'

const STRANGER = ulid()
const hash = '0'.repeat(32)

interface Parts {
  id?: string
  type?: string
  /** JSON of `f`. */
  fields?: string
  /** JSON of `k`. */
  clocks?: string
  /** What else stands in the document, as JSON, with a comma before it. */
  more?: string
}

function aDocument({ id = newId('note'), type = 'note', fields, clocks, more = '' }: Parts = {}): string {
  const f = fields ?? '{"about": null, "markdown": "made up", "created": "2026-01-02T03:04:05.000Z", "trashed": false}'
  const k = clocks ?? `{"*": [1, "${STRANGER}", {}]}`
  const revision = `"_rev": "1-${hash}", "_revisions": {"start": 1, "ids": ["${hash}"]}`
  return `{"_id": ${JSON.stringify(id)}, ${revision}, "type": "${type}", "v": 1, "f": ${f}, "k": ${k}, "by": "${STRANGER}", "at": ""${more}}`
}

const note = (more: string) =>
  `{"about": null, "markdown": "made up", "created": "2026-01-02T03:04:05.000Z", "trashed": false${more}}`
const source = (original: string, text: string) =>
  JSON.stringify({
    file: 'a.txt',
    encoding: 'utf-8',
    pipeline: 1,
    order: 1,
    created: '',
    original,
    text,
    trashed: false,
  })

/** What a laptop that means well could have sent; it is let in. */
export const FINE = aDocument()

export const HOSTILE: readonly (readonly [string, string])[] = [
  ['no object', '7'],
  ['nothing', 'null'],
  ['a list', '[[]]'],
  ['a document without revisions', `{"_id": "${newId('note')}", "type": "note", "v": 1, "f": {}, "k": {}}`],
  ['revisions that contradict each other', aDocument().replace('"start": 1', '"start": 7')],
  ['a revision that is none', aDocument().replace(`"_rev": "1-${hash}"`, '"_rev": "1-../../x"')],
  [
    'ten thousand revisions',
    aDocument().replace(`["${hash}"]`, JSON.stringify(Array.from({ length: 10_000 }, () => hash))),
  ],
  ['a prototype for the document', aDocument({ more: ', "__proto__": {"isAdmin": true}' })],
  ['a prototype among the fields', aDocument({ fields: note(', "__proto__": {"isAdmin": true}') })],
  ['a prototype within a field', aDocument({ fields: note(', "x": {"__proto__": {"isAdmin": true}}') })],
  ['a constructor within a field', aDocument({ fields: note(', "x": {"constructor": {"prototype": {"a": 1}}}') })],
  ['a prototype among the clocks', aDocument({ clocks: `{"__proto__": [1, "${STRANGER}", {}]}` })],
  ['a prototype in what a clock has seen', aDocument({ clocks: `{"*": [1, "${STRANGER}", {"__proto__": 1}]}` })],
  ['a prototype for a set', aDocument({ more: `, "s": {"__proto__": {"x": [1, "${STRANGER}", {}, 1]}}` })],
  ['a prototype among a set’s elements', aDocument({ more: `, "s": {"t": {"__proto__": [1, "${STRANGER}", {}, 1]}}` })],
  [
    'a prototype among the versions',
    aDocument({ more: `, "alt": [{"f": "__proto__", "v": 1, "k": [1, "${STRANGER}", {}]}]` }),
  ],
  [
    'a prototype as a variable of a reference',
    aDocument({
      id: newId('reference'),
      type: 'reference',
      fields: '{"source": null, "work": null, "trashed": false, "item.__proto__": {"x": 1}}',
    }),
  ],
  ['what nests a hundred thousand deep', aDocument({ fields: note(`, "x": ${'['.repeat(1e5)}${']'.repeat(1e5)}`) })],
  ['seventeen million characters', aDocument({ fields: note(`, "x": "${'x'.repeat(17_000_000)}"`) })],
  ['a path for an id', aDocument({ id: 'note:../../../etc/passwd' })],
  [
    'a path for a file',
    aDocument({ id: 'file:../../etc/passwd', type: 'file', fields: '{"bytes": 1, "mediaType": ""}' }),
  ],
  [
    'a path for an original',
    aDocument({ id: newId('source'), type: 'source', fields: source('file:../../etc/passwd', 'a'.repeat(64)) }),
  ],
  [
    'a path for a text',
    aDocument({ id: newId('source'), type: 'source', fields: source(`file:${'a'.repeat(64)}`, '../../../etc/passwd') }),
  ],
  ['an id of another type', aDocument({ id: newId('code') })],
  ['an id of no type', aDocument({ id: 'constructor:x' })],
  ['an attachment', aDocument({ more: ', "_attachments": {"a": {"data": "eA=="}}' })],
  ['a clock of the year 300,000', aDocument({ clocks: `{"*": [9007199254740993, "${STRANGER}", {}]}` })],
  ['a clock that runs backwards', aDocument({ clocks: `{"*": [-1, "${STRANGER}", {}]}` })],
  [
    'a field of the wrong type',
    aDocument({ fields: '{"about": null, "markdown": {"html": "<script>"}, "created": "", "trashed": false}' }),
  ],
]
