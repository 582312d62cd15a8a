// Several passages at once: joining neighbours into one, cutting one in two, marking many places in one step.
import { describe, trimRange } from '../../../shared/anchoring/describe.ts'
import { type Annotation, linkTo, readLink } from '../../../shared/model/annotation.ts'
import { newId } from '../../../shared/model/id.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { checkedRange } from './annotations.ts'
import { findSource } from './find.ts'
import { annotationsOf, fileOf, shortened, type Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { quoteView } from './quote-view.ts'

type Functions = Pick<HostFunctions, 'mergePassages' | 'splitPassage' | 'highlightAll'>

export function partCommands(library: Library): Functions {
  const { store, records } = library

  /** Whatever names a passage that is no more its own names the one it went into. */
  function repointed(gone: ReadonlySet<string>, kept: string): Edit[] {
    const edits: Edit[] = []
    for (const note of records.all('note'))
      if (note.about !== null && gone.has(note.about)) edits.push({ id: note.id, set: { about: kept } })
    for (const code of records.all('code')) {
      const shown = code.examples.filter((id) => gone.has(id))
      if (shown.length > 0) edits.push({ id: code.id, add: { examples: [kept] }, remove: { examples: shown } })
    }
    for (const { id, links } of records.all('annotation')) {
      if (gone.has(id)) continue
      const away = links.filter((link) => gone.has(readLink(link).other))
      if (away.length === 0) continue
      // A passage bears on another one, never on itself.
      const add = id === kept ? [] : away.map((link) => linkTo(readLink(link).relation, kept))
      edits.push({ id, add: { links: add }, remove: { links: away } })
    }
    return edits
  }

  return {
    async mergePassages({ annotations }) {
      const found = annotationsOf(records, annotations)
      const [kept, ...others] = found
      const refuse = (problem: string): never => {
        throw new CommonplaceError('badValue', { what: 'Merging passages', value: String(found.length), problem })
      }
      if (kept === undefined || others.length === 0) return refuse('it takes two passages')
      if (others.some(({ source, text }) => source !== kept.source || text !== kept.text)) {
        return refuse('they stand in different texts')
      }
      const version = await library.texts.get(kept.text)
      const spans = found.map(({ selector: [{ start, end }] }) => ({ start, end })).sort((a, b) => a.start - b.start)
      let reach = spans[0]!.end
      for (const { start, end } of spans) {
        // Neighbours have nothing but white space between them.
        if (start > reach && trimRange(version.content.text, reach, start) !== null)
          return refuse('there are other words between them')
        reach = Math.max(reach, end)
      }
      const selector = describe(version.content.text, spans[0]!.start, reach)
      const gone = new Set(others.map(({ id }) => id))
      const themes = [...new Set(others.flatMap((other) => other.themes))].filter((id) => !kept.themes.includes(id))
      const links = others.flatMap((other) => other.links).filter((link) => !isWithin(link, gone, kept.id))
      const quotedFrom = kept.quotedFrom ?? others.find((other) => other.quotedFrom)?.quotedFrom
      const [again, rest] = split(repointed(gone, kept.id), (edit) => edit.id === kept.id)
      const edits: Edit[] = [
        {
          id: kept.id,
          set: { selector, match: worst(found), ...(quotedFrom ? { quotedFrom } : {}) },
          add: { themes, links },
          remove: { links: again.flatMap((edit) => edit.remove?.links ?? []) },
        },
        ...others.map(({ id }) => ({ id, set: { trashed: true } })),
        ...rest,
      ]
      const file = fileOf(records.get('source', kept.source))
      await store.commit({ verb: 'mergePassages', parameters: { count: found.length, file }, edits })
      return quoteView(library, records.get('annotation', kept.id)!)
    },

    async splitPassage({ annotation: id, at }) {
      const [annotation] = annotationsOf(records, [id])
      const { selector, text, source, color, kind, match, themes, quotedFrom } = annotation!
      const [{ start, end }] = selector
      const version = await library.texts.get(text)
      const first = at > start && at < end ? trimRange(version.content.text, start, at) : null
      const second = first && trimRange(version.content.text, at, end)
      if (!first || !second) {
        const problem = 'it must lie between two words of the passage'
        throw new CommonplaceError('badValue', { what: 'A place to split', value: String(at), problem })
      }
      const made = newId('annotation')
      const half = describe(version.content.text, second.start, second.end)
      const edits: Edit[] = [
        { id, set: { selector: describe(version.content.text, first.start, first.end) } },
        {
          id: made,
          set: {
            source,
            text,
            selector: half,
            match,
            color,
            kind,
            ...(quotedFrom ? { quotedFrom } : {}),
            created: new Date().toISOString(),
            trashed: false,
          },
          add: { themes },
        },
      ]
      const parameters = { quote: shortened(selector[1].exact), file: fileOf(records.get('source', source)) }
      await store.commit({ verb: 'splitPassage', parameters, edits })
      const parts = [records.get('annotation', id)!, records.get('annotation', made)!] as const
      return { first: await quoteView(library, parts[0]), second: await quoteView(library, parts[1]) }
    },

    async highlightAll({ source: name, ranges, color, words }) {
      const source = findSource(records, name)
      const version = await library.texts.get(source.text)
      const there = new Set<string>()
      for (const annotation of records.annotationsOf(source.id)) {
        const [{ start, end }] = annotation.selector
        if (isLiveAnnotation(records, annotation)) there.add(`${start} ${end}`)
      }
      const created = new Date().toISOString()
      const edits: Edit[] = []
      for (const range of ranges) {
        const { start, end } = checkedRange(version, range.start, range.end)
        // Found twice is marked once, and what is marked already stays as it is.
        if (there.has(`${start} ${end}`)) continue
        there.add(`${start} ${end}`)
        const selector = describe(version.content.text, start, end)
        const set = { source: source.id, text: version.sha, selector, match: 'exact', color, kind: 'verbatim' }
        edits.push({ id: newId('annotation'), set: { ...set, created, trashed: false }, add: { themes: [] } })
      }
      const parameters = { count: edits.length, quote: shortened(words), file: source.file }
      if (edits.length > 0) await store.commit({ verb: 'highlightAll', parameters, edits })
      return { made: edits.length, present: ranges.length - edits.length }
    },
  }
}

const isWithin = (link: string, gone: ReadonlySet<string>, kept: string): boolean => {
  const { other } = readLink(link)
  return other === kept || gone.has(other)
}

function split<T>(list: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((one) => !test(one))]
}

/** Words of which one part was only found by similar wording still want checking. */
function worst(passages: readonly Annotation[]): Annotation['match'] {
  const matches = passages.map(({ match }) => match)
  return matches.includes('fuzzy') ? 'fuzzy' : matches.includes('normalised') ? 'normalised' : 'exact'
}
