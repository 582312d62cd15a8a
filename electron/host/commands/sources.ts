// The sources of the library and their texts, with what is now known of each work.
import { decode } from '../../../sources/decode.ts'
import { missingOf } from '../../../shared/citing/missing.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { SourceView, WorkView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { findSource } from './find.ts'
import { knownItem, referencesBySource, titleOf, type SourceReferences } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, liveSources } from './live.ts'
import { openDoubts } from './report.ts'
import type { TextFacts } from './texts.ts'

export function sourceCommands(library: Library): Pick<HostFunctions, 'sources' | 'source' | 'rawText'> {
  const { records } = library
  return {
    async sources() {
      const references = referencesBySource(records)
      const views: SourceView[] = []
      for (const source of liveSources(records)) views.push(await sourceView(library, source, references(source.id)))
      return views
    },

    async source({ source: name }) {
      const source = findSource(records, name)
      const { content } = await library.texts.get(source.text)
      const references = referencesBySource(records)(source.id)
      const works = content.works.map((work, index) => {
        const item = knownItem(content.works, index + 1, references.get(index + 1))
        return { ...work, item, missing: missingOf(item) }
      })
      return { ...content, works, id: source.id, file: source.file }
    },

    async rawText({ source: name }) {
      const source = findSource(records, name)
      const bytes = await library.blobs.get(source.original.slice('file:'.length))
      return decode(bytes, source.encoding).text
    },
  }
}

export async function sourceView(library: Library, source: Source, references: SourceReferences): Promise<SourceView> {
  const facts = await library.texts.facts(source.text)
  const works = worksOf(facts, references)
  let highlights = 0
  for (const annotation of library.records.annotationsOf(source.id)) {
    if (isLiveAnnotation(library.records, annotation)) highlights++
  }
  return {
    id: source.id,
    file: source.file,
    title: sourceTitle(source, facts, references),
    words: facts.words,
    works,
    highlights,
    doubts: await openDoubts(library, source),
    missing: [...new Set(works.flatMap(({ item }) => missingOf(item)))],
  }
}

function worksOf(facts: TextFacts, references: SourceReferences): WorkView[] {
  return facts.works.map((work, index) => ({
    number: index + 1,
    item: knownItem(facts.works, index + 1, references.get(index + 1)),
    start: work.start,
    end: work.end,
  }))
}

/** Its own title if it has one, that of its only work, the name of what its works appeared in, else the file's name. */
export function sourceTitle(source: Source, facts: TextFacts, references: SourceReferences): string {
  const whole = references.get(null)
  const own = whole === undefined ? null : titleOf(whole.item)
  if (own !== null) return own
  const items = worksOf(facts, references).map(({ item }) => item)
  if (items.length === 1) return titleOf(items[0]!) ?? source.file
  const containers = new Set(items.map((item) => issueName(item['container-title'], item['issue'])))
  const [container] = containers
  return containers.size === 1 && container ? container : source.file
}

function issueName(container: unknown, issue: unknown): string {
  if (typeof container !== 'string') return ''
  return issue === undefined ? container : `${container}, ${issue}`
}
