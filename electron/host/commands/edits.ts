// Correcting a source's text: edits are added to its record, the text they make is put among the blobs, and everything that points
// into it moves along, in one change.
import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import { locatorOf } from '../../../shared/citing/locator.ts'
import { describe } from '../../../shared/anchoring/describe.ts'
import { RawMap } from '../../../shared/anchoring/raw-map.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Verb } from '../../../shared/model/change.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { TextEdit, TextEditKind, TextEdits } from '../../../shared/model/text-edit.ts'
import type { EditPreview } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { decode } from '../../../sources/decode.ts'
import { applyEdits } from '../../../sources/edit/apply.ts'
import { citationsOf } from './citing.ts'
import { findSource } from './find.ts'
import { shortened, type Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { editsForNewText, trail } from './new-text.ts'
import { isLost } from './quote-view.ts'
import { parseVersion, type TextFacts, Texts, type TextVersion } from './texts.ts'

interface Asked {
  source: string
  add?: TextEdit[] | undefined
  remove?: string[] | undefined
}

export function editCommands(library: Library): Pick<HostFunctions, 'edit' | 'previewEdits' | 'edits'> {
  const { records, store } = library
  return {
    async edit(asked) {
      const source = findSource(records, asked.source)
      const { edits, added } = editsAfter(source, asked)
      const { bytes, version } = await editedText(library, source, edits)
      const gone = Object.keys(source.edits).filter((id) => edits[id] === undefined)
      // What was looked at and left is worth keeping although the text is the same.
      const settles = added.some((id) => edits[id]!.kind === 'settled')
      if (version.sha === source.text && gone.length === 0 && !settles) return { edits: [], changed: false }
      await library.blobs.put(bytes)
      const fields = Object.fromEntries([
        ...added.map((id) => [`edits.${id}`, edits[id]]),
        ...gone.map((id) => [`edits.${id}`, undefined]),
      ])
      const set = { ...fields, text: version.sha, read: source.read ?? source.text, made: editsKey(edits) }
      await store.commit({
        verb: verbOf([...added.map((id) => edits[id]!), ...gone.map((id) => source.edits[id]!)]),
        parameters: await nameOf(library, source, asked.add ?? []),
        edits: [{ id: source.id, set }, ...(await editsForNewText(library, source, version, 'corrected'))],
      })
      return { edits: added, changed: version.sha !== source.text }
    },

    async previewEdits(asked) {
      const source = findSource(records, asked.source)
      const { version } = await editedText(library, source, editsAfter(source, asked).edits)
      const before = await library.texts.get(source.text)
      const pages = pagesOf(before, version)
      // Nothing is asked to change, so nothing need be cited to compare.
      if (version.sha === before.sha) {
        const unchanged = [...records.annotationsOf(source.id)].filter((one) => isLiveAnnotation(records, one)).length
        return { pages, citations: [], unchanged }
      }
      return { pages, ...(await citationsAfter(library, source, before, version, asked)) }
    },

    edits: ({ source }) => {
      const { edits } = findSource(records, source)
      return Object.keys(edits)
        .sort()
        .map((id) => ({ id, edit: edits[id]! }))
    },
  }
}

/** Tells one set of corrections from any other; they never change under their ids. */
export function editsKey(edits: TextEdits): string {
  return createHash('sha256').update(Object.keys(edits).sort().join(' ')).digest('hex').slice(0, 16)
}

/** Throws `notFound` for the id of a correction that is not there. */
function editsAfter(source: Source, { add = [], remove = [] }: Asked): { edits: TextEdits; added: string[] } {
  const edits: Record<string, TextEdit> = { ...source.edits }
  for (const id of remove) {
    if (edits[id] === undefined)
      throw new CommonplaceError('notFound', { what: `correction of ${source.file}`, name: id })
    delete edits[id]
  }
  // Ids made in one millisecond have no order of their own; these are applied as they were given.
  const added = add.map(() => ulid()).sort()
  for (const [index, id] of added.entries()) edits[id] = add[index]!
  return { edits, added }
}

/** The text that these edits make. Throws what reading the stored files throws. */
export async function editedText(
  library: Library,
  source: Pick<Source, 'read' | 'text' | 'original' | 'encoding'>,
  edits: TextEdits,
): Promise<{ bytes: Uint8Array; version: TextVersion }> {
  const read = source.read ?? source.text
  const { content } = await library.texts.get(read)
  const raw = await rawOf(library, source)
  const bytes =
    Object.keys(edits).length === 0
      ? await library.blobs.get(read)
      : new TextEncoder().encode(JSON.stringify(applyEdits(raw, content, edits)))
  return { bytes, version: parseVersion(createHash('sha256').update(bytes).digest('hex'), bytes) }
}

export async function rawOf(library: Library, source: Pick<Source, 'original' | 'encoding'>): Promise<string> {
  const bytes = await library.blobs.get(source.original.slice('file:'.length))
  return decode(bytes, source.encoding).text
}

const VERB_OF: Partial<Record<TextEditKind, Verb>> = {
  pages: 'labelPages',
  splitWork: 'divideWorks',
  joinWork: 'divideWorks',
  extent: 'divideWorks',
}

function verbOf(edits: readonly TextEdit[]): Verb {
  const verbs = new Set(edits.map(({ kind }): Verb => VERB_OF[kind] ?? 'correctText'))
  return verbs.size === 1 ? [...verbs][0]! : 'correctText'
}

/** What the change was about: the words of the file at its first place. */
async function nameOf(library: Library, source: Source, add: readonly TextEdit[]) {
  const [edit] = add
  if (!edit || edit.kind === 'pages') return { file: source.file }
  const raw = await rawOf(library, source)
  const from = 'from' in edit ? edit.from : edit.at
  const to = 'to' in edit ? edit.to : from + NAMED
  return { file: source.file, quote: shortened(raw.slice(from, to).toWellFormed()) }
}

/** UTF-16 code units that tell a place from others. */
const NAMED = 60

const FIRST_WORDS = 60

function pagesOf(before: TextVersion, after: TextVersion): EditPreview['pages'] {
  const way = trail(after, before, 'corrected')
  const seen = new Set<string>()
  const { text, pages, map } = after.content
  const raws = new RawMap(map)
  const { pages: old } = before.content
  return pages.flatMap(({ start, label }) => {
    const page =
      before.content.text.length === 0 ? null : locatorOf(before.content, way.offset(start), way.offset(start) + 1).page
    // A page is named again at each of its notes.
    if (label !== '' && seen.has(label)) return []
    if (label === '' && old.length === 0) return []
    seen.add(label)
    const words = shortened(text.slice(start, start + FIRST_WORDS * 2), FIRST_WORDS)
    return [{ start, raw: raws.rawAt(start), words, before: page, after: label === '' ? null : label }]
  })
}

/** The citations of the source's passages as they are and as they would be. */
async function citationsAfter(
  library: Library,
  source: Source,
  before: TextVersion,
  after: TextVersion,
  { style, locale }: { style?: string | undefined; locale?: string | undefined },
): Promise<Omit<EditPreview, 'pages'>> {
  const { records } = library
  const found = [...records.annotationsOf(source.id)]
    .filter((annotation) => isLiveAnnotation(records, annotation) && !isLost(records, annotation))
    .sort((a, b) => a.selector[0].start - b.selector[0].start)
  if (found.length === 0) return { citations: [], unchanged: 0 }
  const way = trail(before, after, 'corrected')
  const moved = found.map((annotation): Annotation => {
    const place = way.follow(annotation.selector)
    if (place.how === 'lost') return annotation
    return { ...annotation, text: after.sha, selector: describe(after.content.text, place.start, place.end) }
  })
  const now = await citationsOf(library, found, style, locale)
  const then = await citationsOf({ ...library, texts: new Previewed(library.texts, after) }, moved, style, locale)
  const citations = found.flatMap(({ id, selector: [, { exact }] }, index) => {
    const [one, other] = [now[index] ?? '', then[index] ?? '']
    return one === other ? [] : [{ id, quote: shortened(exact), before: one, after: other }]
  })
  return { citations, unchanged: found.length - citations.length }
}

/** The texts of the library and one more that is not in it. */
class Previewed extends Texts {
  readonly #texts: Texts
  readonly #version: TextVersion

  constructor(texts: Texts, version: TextVersion) {
    super(async () => new Uint8Array())
    this.#texts = texts
    this.#version = version
  }

  override async get(sha: string): Promise<TextVersion> {
    return sha === this.#version.sha ? this.#version : this.#texts.get(sha)
  }

  override facts(sha: string): Promise<TextFacts> {
    return this.#texts.facts(sha)
  }
}
