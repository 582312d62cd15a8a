// Citations of passages and bibliographies: which items belong to a set is decided here, how they look by the citing engine.
import { citationItemOf } from '../../../shared/citing/cited-passage.ts'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Citation, CitationForm, CitationItem } from '../../../shared/model/citation.ts'
import type { BibliographyView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { citableOf, citables, type Citable } from './citable.ts'
import { citedKeys } from './cited-keys.ts'
import { findAnnotation } from './find.ts'
import { shortened, type Library } from './library.ts'
import { isLiveAnnotation, isLiveNote } from './live.ts'
import { placeOf } from './quote-view.ts'

export const DEFAULT_STYLE = 'apa'
export const DEFAULT_LOCALE = 'en-US'

type Functions = Pick<HostFunctions, 'cite' | 'bibliography' | 'bibliographyFile' | 'styles'>

export function citingCommands(library: Library): Functions {
  const { records } = library

  async function bibliography(args: {
    style?: string | undefined
    locale?: string | undefined
    which?: 'cited' | 'all' | undefined
  }) {
    const style = args.style ?? DEFAULT_STYLE
    const citing = await library.citing()
    const info = await citing.styleInfo({ style, locale: args.locale ?? DEFAULT_LOCALE })
    const all = await citables(library)
    const items = (args.which === 'all' ? all : await cited(library, all)).map(({ item }) => item)
    const entries = await citing.bibliography({ style, locale: info.locale, items })
    const view: BibliographyView = { style, edition: info.edition, locale: info.locale, entries }
    return { citing, items, view }
  }

  return {
    async cite(args) {
      const style = args.style ?? DEFAULT_STYLE
      const form = args.form ?? 'in-text'
      const annotations = args.annotations.map((name) => findAnnotation(records, name))
      if (annotations.length === 0) {
        throw new CommonplaceError('badArguments', { call: 'cite', problem: 'no passages to cite' })
      }
      const citing = await library.citing()
      const info = await citing.styleInfo({ style, locale: args.locale ?? DEFAULT_LOCALE })
      const all = await citables(library)
      const cites = await Promise.all(annotations.map((annotation) => citedPassage(library, all, annotation, info)))
      const clusters = clustersOf(cites, form)
      const rendered = await citing.citations({
        style,
        locale: info.locale,
        form,
        items: await besideThem(library, all, cites),
        clusters,
        quotations: annotations.map((annotation) => annotation.selector[1].exact),
      })
      // In a note style the narrative names the author in the text and keeps the rest for the note.
      const text = rendered.map((each) => (form === 'note' ? (each.note ?? each).text : each.text)).join('\n')
      const html = rendered.map((each) => (form === 'note' ? (each.note ?? each).html : each.html)).join('\n')
      return { text, html, style, edition: info.edition, locale: info.locale, form }
    },

    bibliography: async (args) => (await bibliography(args)).view,

    async bibliographyFile({ format, ...args }) {
      const { citing, items, view } = await bibliography(args)
      const file = await citing.bibliographyFile({ style: view.style, locale: view.locale, items, format })
      return { ...view, format, ...file }
    },

    styles: async () => (await library.citing()).styles({}),
  }
}

/** In-text citations of many passages, each as if it stood alone; null where a passage cannot be cited. */
export async function citationsOf(
  library: Library,
  annotations: readonly Annotation[],
  style = DEFAULT_STYLE,
  locale = DEFAULT_LOCALE,
): Promise<(string | null)[]> {
  const citing = await library.citing()
  const info = await citing.styleInfo({ style, locale })
  const all = await citables(library)
  const cites = await Promise.all(
    annotations.map((annotation) => citedPassage(library, all, annotation, info).catch(orImpossible)),
  )
  const possible = cites.filter((each) => each !== null)
  const items = await besideThem(library, all, possible)
  const clusters = possible.map(({ passage }, index) => cluster([passage], index))
  const rendered = await citing.citations({
    style,
    locale: info.locale,
    form: 'in-text',
    items,
    clusters,
    separate: true,
  })
  let next = 0
  return cites.map((each) => (each === null ? null : rendered[next++]!.text))
}

interface CitedPassage {
  citable: Citable
  passage: CitationItem
}

export async function citedPassage(
  library: Library,
  all: readonly Citable[],
  annotation: Annotation,
  rules: { countsParagraphs: boolean },
): Promise<CitedPassage> {
  const [{ start, end }] = annotation.selector
  const { content } = await library.texts.get(annotation.text)
  const place = locatorOf(content, start, end)
  const citable = citableOf(all, annotation.source, place.work) ?? citableOf(all, annotation.source, null)
  if (citable === undefined) {
    const what = `“${shortened(annotation.selector[1].exact)}”`
    const problem = 'it stands outside every work of its source, and the source has no reference of its own'
    throw new CommonplaceError('citationImpossible', { what, problem })
  }
  return { citable, passage: citationItemOf(citable.item.id, place, rules) }
}

function orImpossible(error: unknown): null {
  if (error instanceof CommonplaceError && error.name === 'citationImpossible') return null
  throw error
}

/** Several passages share one pair of parentheses or one note; running text and quotations need one each. */
function clustersOf(cites: readonly CitedPassage[], form: CitationForm): Citation[] {
  const passages = cites.map(({ passage }) => passage)
  if (form === 'narrative' || form === 'quote') return passages.map((passage, index) => cluster([passage], index))
  return [cluster(passages, 0)]
}

function cluster(citationItems: CitationItem[], index: number): Citation {
  return { citationID: `passage-${index}`, citationItems, properties: { noteIndex: index + 1 } }
}

/**
 * The cited items, and of the other cited works those that could be taken for them: with the same first author or, without
 * one, the same title. They decide whether a year needs its letter; the rest of a large library only costs time.
 */
export async function besideThem(library: Library, all: readonly Citable[], cites: readonly { citable: Citable }[]) {
  const names = new Set(cites.map(({ citable }) => likeness(citable)))
  const own = new Set(cites.map(({ citable }) => citable))
  const alike = all.filter((each) => !own.has(each) && names.has(likeness(each)))
  return [...own, ...(await cited(library, alike))].map(({ item }) => item)
}

function likeness({ item }: Citable): string {
  const name = item.author?.[0] ?? item.editor?.[0]
  return (name?.family ?? name?.literal ?? String(item['title'] ?? '')).toLowerCase()
}

/** Of the given: works with a live highlight, and references named in a live note ("@lane2014"). */
async function cited(library: Library, among: readonly Citable[]): Promise<Citable[]> {
  const { records } = library
  const found = new Set<Citable>()
  const bySource = Map.groupBy(among, ({ source }) => source)
  for (const [source, citables] of bySource) {
    if (source === null) continue
    // No text need be read once all of its works are found.
    for (const annotation of records.annotationsOf(source)) {
      if (citables.every((each) => found.has(each))) break
      if (!isLiveAnnotation(records, annotation)) continue
      const { work } = await placeOf(library, annotation)
      const citable = citableOf(citables, source, work) ?? citableOf(citables, source, null)
      if (citable !== undefined) found.add(citable)
    }
  }
  const byKey = new Map(among.map((each) => [each.item.id, each]))
  for (const note of records.all('note')) {
    if (!isLiveNote(records, note)) continue
    for (const key of citedKeys(note.markdown)) {
      const citable = byKey.get(key)
      if (citable !== undefined) found.add(citable)
    }
  }
  return among.filter((each) => found.has(each))
}
