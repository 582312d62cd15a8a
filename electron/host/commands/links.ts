// Typed links between passages: one supports, contradicts, extends or defines another. They are a set of the passage they start from.
import { type Annotation, linkTo, readLink, RELATIONS } from '../../../shared/model/annotation.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import type { LinkEnd, LinkView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { citationsOf } from './citing.ts'
import { annotationsOf, shortened, type Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { placeOf } from './quote-view.ts'

export function linkCommands(library: Library): Pick<HostFunctions, 'links' | 'link' | 'unlink'> {
  const { store, records } = library
  const linking = passagesWithLinks(library)

  const live = (id: string): Annotation | null => {
    const annotation = records.get('annotation', id)
    return annotation !== undefined && isLiveAnnotation(records, annotation) ? annotation : null
  }

  async function endOf(annotation: Annotation): Promise<LinkEnd> {
    const [{ start, end }, { exact }] = annotation.selector
    const { page, paragraph } = await placeOf(library, annotation)
    return {
      id: annotation.id,
      source: annotation.source,
      start,
      end,
      page,
      paragraph,
      quote: exact,
      color: annotation.color,
    }
  }

  function set(verb: 'link' | 'unlink') {
    return async ({ from, relation, to }: Parameters<HostFunctions['link']>[0]): Promise<void> => {
      const [one, other] = annotationsOf(records, [from, to])
      if (one === undefined || other === undefined) {
        throw new CommonplaceError('badValue', { what: 'A link', value: relation, problem: 'it needs two passages' })
      }
      const link = linkTo(relation, to)
      if (one.links.includes(link) === (verb === 'link')) return
      const parameters = { relation, from: shortened(one.selector[1].exact), to: shortened(other.selector[1].exact) }
      const edit = verb === 'link' ? { add: { links: [link] } } : { remove: { links: [link] } }
      await store.commit({ verb, parameters, edits: [{ id: from, ...edit }] })
    }
  }

  return {
    async links({ relation, style, locale }) {
      const found: (Pick<LinkView, 'relation'> & { from: Annotation; to: Annotation })[] = []
      for (const id of linking()) {
        const from = live(id)
        for (const link of from?.links ?? []) {
          const read = readLink(link)
          const to = live(read.other)
          if (to && (relation === undefined || relation === read.relation))
            found.push({ relation: read.relation, from: from!, to })
        }
      }
      found.sort(
        (a, b) =>
          RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) ||
          (a.from.id + a.to.id < b.from.id + b.to.id ? -1 : 1),
      )
      const passages = [...new Set(found.flatMap(({ from, to }) => [from, to]))]
      const citations = style === undefined ? [] : await citationsOf(library, passages, style, locale)
      const ends = new Map<Annotation, LinkEnd>()
      for (const [index, passage] of passages.entries()) {
        const citation = citations[index] ?? null
        ends.set(passage, { ...(await endOf(passage)), ...(citation !== null && { citation }) })
      }
      return found.map((one) => ({ relation: one.relation, from: ends.get(one.from)!, to: ends.get(one.to)! }))
    },
    link: set('link'),
    unlink: set('unlink'),
  }
}

/**
 * Ids of the passages that link to others, found once and then kept by what changes: a library holds many passages and few links.
 * Trashed ones are among them, so that restoring brings their links back.
 */
function passagesWithLinks({ store, records }: Library): () => ReadonlySet<string> {
  let found: Set<string> | null = null
  store.onChange(({ ids }) => {
    for (const id of found ? ids : []) {
      if (typeOfId(id) !== 'annotation') continue
      if ((records.get('annotation', id)?.links.length ?? 0) > 0) found!.add(id)
      else found!.delete(id)
    }
  })
  return () => {
    if (found) return found
    found = new Set()
    for (const { id, links } of records.all('annotation')) if (links.length > 0) found.add(id)
    return found
  }
}
