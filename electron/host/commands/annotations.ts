// Marking passages and changing what was marked.
import { decide } from '../../../shared/anchoring/anchor.ts'
import { describe, trimRange } from '../../../shared/anchoring/describe.ts'
import { matchQuote } from '../../../shared/anchoring/match-quote.ts'
import type { Color, Kind, Match } from '../../../shared/model/annotation.ts'
import { formatPath } from '../../../shared/model/codebook.ts'
import { newId } from '../../../shared/model/id.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { ensurePath, ensurePaths, pathOf } from './codebook.ts'
import { findSource } from './find.ts'
import { isOwnWork, quotedWork } from './second-hand.ts'
import { annotationsOf, fileOf, shortened, type Library } from './library.ts'
import { isLiveCode } from './live.ts'
import { ambiguousPlaces } from './places.ts'
import { quoteView } from './quote-view.ts'
import type { TextVersion } from './texts.ts'

type Functions = Pick<
  HostFunctions,
  'annotate' | 'highlight' | 'recolour' | 'setKind' | 'setQuotedFrom' | 'resize' | 'tag' | 'untag'
>

interface Marked {
  start: number
  end: number
  match: Match
  color?: Color | undefined
  kind?: Kind | undefined
  themes?: string[] | undefined
  note?: string | undefined
}

export function annotationCommands(library: Library): Functions {
  const { store, records } = library

  async function mark(source: Source, version: TextVersion, marked: Marked): Promise<QuoteDetail> {
    const id = newId('annotation')
    const created = new Date().toISOString()
    const { ids: themes, edits } = ensurePaths(records, marked.themes ?? [])
    const selector = describe(version.content.text, marked.start, marked.end)
    edits.push({
      id,
      set: {
        source: source.id,
        text: version.sha,
        selector,
        match: marked.match,
        color: marked.color ?? 'yellow',
        kind: marked.kind ?? 'verbatim',
        created,
        trashed: false,
      },
      // Also where there are none: the set belongs to the record from the first day.
      add: { themes },
    })
    if (marked.note !== undefined && marked.note.trim() !== '') {
      edits.push({ id: newId('note'), set: { about: id, markdown: marked.note, created, trashed: false } })
    }
    const quote = shortened(selector[1].exact)
    await store.commit({ verb: 'annotate', parameters: { quote, file: source.file }, edits })
    return quoteView(library, records.get('annotation', id)!)
  }

  return {
    async annotate(args) {
      const source = findSource(records, args.source)
      const version = await library.texts.get(source.text)
      const hits = matchQuote(version.haystack, args.quote, args)
      const anchored = decide(hits)
      if (anchored.found === 'none') throw new CommonplaceError('quoteNotFound', { source: source.file })
      if (anchored.found === 'several') {
        const places = ambiguousPlaces(version.content, anchored.hits)
        throw new CommonplaceError('quoteAmbiguous', { count: anchored.hits.length, source: source.file, places })
      }
      // The only place there is, but not after the words the user says stand before it: another passage was meant.
      if (hits.every((hit) => hit.context < CONTRADICTION)) {
        throw new CommonplaceError('quoteNotFound', { source: `${source.file} beside the words given` })
      }
      return mark(source, version, { ...args, start: anchored.start, end: anchored.end, match: anchored.match })
    },

    async highlight(args) {
      const source = findSource(records, args.source)
      const version = await library.texts.get(source.text)
      return mark(source, version, { ...args, ...checkedRange(version, args.start, args.end), match: 'exact' })
    },

    async recolour({ annotations, color }) {
      const edits = changed(annotationsOf(records, annotations), 'color', color)
      if (edits.length > 0) await store.commit({ verb: 'recolour', parameters: { count: edits.length, color }, edits })
    },

    async setKind({ annotations, kind }) {
      const edits = changed(annotationsOf(records, annotations), 'kind', kind)
      if (edits.length > 0) await store.commit({ verb: 'setKind', parameters: { count: edits.length, kind }, edits })
    },

    async setQuotedFrom({ annotations, reference }) {
      const quoted = reference === null ? null : await quotedWork(library, reference)
      const asked = annotationsOf(records, annotations)
      for (const annotation of asked) {
        if (quoted === null || !(await isOwnWork(library, annotation, quoted))) continue
        const problem = 'the passage stands in that very work'
        throw new CommonplaceError('badValue', { what: 'The work quoted', value: quoted.item.id, problem })
      }
      const other = asked.filter((annotation) => (annotation.quotedFrom ?? null) !== reference)
      const edits = other.map(({ id }) => ({ id, set: { quotedFrom: reference } }))
      const title = quoted === null ? null : shortened(String(quoted.item['title'] ?? quoted.item.id))
      const parameters = { count: edits.length, title }
      if (edits.length > 0) await store.commit({ verb: 'setQuotedFrom', parameters, edits })
    },

    async resize(args) {
      const [annotation] = annotationsOf(records, [args.annotation])
      const source = records.get('source', annotation!.source)!
      const version = await library.texts.get(source.text)
      const { start, end } = checkedRange(version, args.start, args.end)
      const selector = describe(version.content.text, start, end)
      const parameters = { quote: shortened(selector[1].exact), file: fileOf(source) }
      const edits: Edit[] = [{ id: annotation!.id, set: { selector, text: version.sha, match: 'exact' } }]
      await store.commit({ verb: 'resize', parameters, edits })
      return quoteView(library, records.get('annotation', annotation!.id)!)
    },

    async tag({ annotations, theme }) {
      const found = annotationsOf(records, annotations)
      const { id, edits } = ensurePath(records, theme)
      const tagged = found.filter((annotation) => !annotation.themes.includes(id))
      edits.push(...tagged.map((annotation) => ({ id: annotation.id, add: { themes: [id] } })))
      const parameters = { count: tagged.length, theme }
      if (edits.length > 0) await store.commit({ verb: 'tag', parameters, edits })
      return { theme: id }
    },

    async untag({ annotations, theme }) {
      const code = records.get('code', theme)
      if (code === undefined || !isLiveCode(records, code)) {
        throw new CommonplaceError('notFound', { what: 'theme', name: theme })
      }
      const tagged = annotationsOf(records, annotations).filter((annotation) => annotation.themes.includes(theme))
      const edits = tagged.map((annotation) => ({ id: annotation.id, remove: { themes: [theme] } }))
      const parameters = { count: tagged.length, theme: formatPath(pathOf(records, code)) }
      if (edits.length > 0) await store.commit({ verb: 'untag', parameters, edits })
    },
  }
}

// Words given as context that fit less than this stand somewhere else.
const CONTRADICTION = 0.5

function changed(
  annotations: readonly { id: string; color: Color; kind: Kind }[],
  field: 'color' | 'kind',
  value: string,
): Edit[] {
  return annotations.filter((each) => each[field] !== value).map((each) => ({ id: each.id, set: { [field]: value } }))
}

/** The range without white space at its ends. Throws `badValue` where no words are left or the text is shorter. */
export function checkedRange(version: TextVersion, start: number, end: number): { start: number; end: number } {
  const range = end <= version.content.text.length ? trimRange(version.content.text, start, end) : null
  if (range === null) {
    const problem = 'there are no words in that range of the text'
    throw new CommonplaceError('badValue', { what: 'A passage', value: `${start}–${end}`, problem })
  }
  return range
}
