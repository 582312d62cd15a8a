// Citations inside notes: written as Pandoc's Markdown has them, rendered together as those of one text, with what they cite.
import { parsePandoc, writePandoc, type WrittenCitation } from '../../../shared/citing/pandoc-citation.ts'
import type { Citation } from '../../../shared/model/citation.ts'
import type { CslItem } from '../../../shared/model/reference.ts'
import type { CitableView, NoteCitations } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Rendered } from '../cite/forms.ts'
import { makeCanvas } from '../cite/repaint.ts'
import type { BibliographyEntry } from '../cite/requests.ts'
import { citables, type Citable } from './citable.ts'
import { besideThem, citedPassage, DEFAULT_LOCALE, DEFAULT_STYLE } from './citing.ts'
import { titleOf } from './known-item.ts'
import { annotationsOf, type Library } from './library.ts'

type Functions = Pick<HostFunctions, 'citeNote' | 'noteCitation' | 'citables'>

export function noteCitingCommands(library: Library): Functions {
  const { records } = library
  // What the citing engine said of a note is kept: of the next edit it tells only what has changed.
  const citationsShown = makeCanvas<Rendered>()
  const entriesShown = makeCanvas<BibliographyEntry>()
  /** What was read of the citations of the note last asked for: an edit leaves nearly all of them. */
  let readBefore: ReadonlyMap<string, WrittenCitation> = new Map()
  let citedBefore: ReadonlyMap<string, Citation> = new Map()
  return {
    async citeNote({ citations, style = DEFAULT_STYLE, locale = DEFAULT_LOCALE }) {
      const citing = await library.citing()
      const info = await citing.styleInfo({ style, locale })
      const all = new Map((await citables(library)).map((each) => [each.item.id, each]))
      const clusters: Citation[] = []
      const known = new Set<Citable>()
      const alike = new Map<string, number>()
      const read = new Map<string, WrittenCitation>()
      const asked = citations.map((raw) => {
        const nth = (alike.get(raw) ?? 0) + 1
        alike.set(raw, nth)
        const one = read.get(raw) ?? readBefore.get(raw) ?? written(raw)
        read.set(raw, one)
        const { citationItems, mode } = one
        const isWhole = citationItems.every(({ id }) => all.has(id))
        const there = isWhole ? citationItems : citationItems.filter(({ id }) => all.has(id))
        for (const { id } of there) known.add(all.get(id)!)
        const missing = [...new Set(citationItems.filter(({ id }) => !all.has(id)).map(({ id }) => id))]
        if (there.length === 0) return { index: null, missing }
        const index = clusters.length
        // Unnumbered, so that those behind an edit are as they were: notes are numbered where they are set.
        const properties = { noteIndex: 0, ...(mode !== undefined && { mode }) }
        // By what it says: it is the same citation after another has been put before it.
        const citationID = `${nth} ${raw}`
        const before = citedBefore.get(citationID)
        clusters.push(before?.citationItems === there ? before : { citationID, citationItems: there, properties })
        return { index, missing }
      })
      readBefore = read
      citedBefore = new Map(clusters.map((cluster) => [cluster.citationID, cluster]))
      const cited = [...known]
      const items = await besideThem(
        library,
        [...all.values()],
        cited.map((citable) => ({ citable })),
      )
      const asking = { set: `${style} ${info.locale}`, style, locale: info.locale, items }
      const [rendered, bibliography] =
        clusters.length === 0
          ? [[], []]
          : await Promise.all([
              citing
                .citationSet({ ...asking, form: 'in-text', clusters })
                .then((said) => citationsShown(asking.set, said)),
              citing.bibliographySet(asking).then((said) => entriesShown(asking.set, said)),
            ])
      const own = new Set(cited.map(({ item }) => item.id))
      return {
        citations: asked.map(({ index, missing }): NoteCitations['citations'][number] => {
          const one = index === null ? undefined : rendered[index]
          const set = one?.note ?? one
          return { text: set?.text ?? null, html: set?.html ?? '', missing }
        }),
        edition: info.edition,
        // Works that only decide whether a year needs its letter are not cited here.
        entries: bibliography.filter(({ id }) => own.has(id)),
      }
    },

    async noteCitation({ annotation: id }) {
      const [annotation] = annotationsOf(records, [id])
      const { passage } = await citedPassage(library, await citables(library), annotation!, { countsParagraphs: true })
      return { citation: writePandoc({ citationItems: [passage] }) }
    },

    citables: async () =>
      (await citables(library)).map(({ source, work, reference, item }): CitableView => ({
        key: item.id,
        title: titleOf(item) ?? item.id,
        detail: detailOf(item),
        source,
        work,
        fixed: (reference?.item.id ?? '') !== '',
      })),
  }
}

/** Throws `badArguments` for what is not one citation. */
function written(raw: string): WrittenCitation {
  const [one, ...others] = parsePandoc(raw)
  if (one === undefined || typeof one === 'string' || others.length > 0) {
    throw new CommonplaceError('badArguments', { call: 'citeNote', problem: `“${raw}”, which is not one citation` })
  }
  return one
}

/** "Lane & Marlow 2014", for choosing among works. */
function detailOf(item: CslItem): string {
  const names = (item.author ?? item.editor ?? []).map((name) => name.family ?? name.literal ?? name.given ?? '')
  const shown = names.length > 2 ? `${names[0]} …` : names.join(' & ')
  const year = item.issued?.['date-parts']?.[0]?.[0] ?? item.issued?.literal ?? ''
  return [shown, String(year)].filter((part) => part !== '').join(' ')
}
