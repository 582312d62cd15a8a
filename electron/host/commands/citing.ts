// Citations of passages and bibliographies: which items belong to a set is decided here, how they look by the citing engine.
import { citationItemOf } from '../../../shared/citing/cited-passage.ts'
import { locatorOf } from '../../../shared/citing/locator.ts'
import { strangeWords } from '../../../shared/citing/shortened.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Citation, CitationForm, CitationItem } from '../../../shared/model/citation.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { phrasesIn } from '../cite/phrases.ts'
import { citableOf, citables, type Citable } from './citable.ts'
import { citedKeys } from './cited-keys.ts'
import { findAnnotation } from './find.ts'
import { shortened, type Library } from './library.ts'
import { isLiveAnnotation, isLiveNote } from './live.ts'
import { placeOf } from './quote-view.ts'

export const DEFAULT_STYLE = 'apa'
export const DEFAULT_LOCALE = 'en-US'

type Functions = Pick<HostFunctions, 'cite'>
type CitedAs = NonNullable<Parameters<HostFunctions['cite']>[0]['as']>[number]

export function citingCommands(library: Library): Functions {
  const { records } = library
  return {
    async cite({ form = 'in-text', style = DEFAULT_STYLE, locale = DEFAULT_LOCALE, ...args }) {
      const annotations = args.annotations.map((name) => findAnnotation(records, name))
      if (annotations.length === 0) {
        throw new CommonplaceError('badArguments', { call: 'cite', problem: 'no passages to cite' })
      }
      const citing = await library.citing()
      const info = await citing.styleInfo({ style, locale })
      const all = await citables(library)
      const cites = await Promise.all(
        annotations.map((annotation, index) => citedPassage(library, all, annotation, info, args.as?.[index])),
      )
      const quotations = annotations.map(({ selector }, index) =>
        checkedWords(selector[1].exact, args.as?.[index]?.words),
      )
      const rendered = await citing.citations({
        style,
        locale: info.locale,
        form,
        items: await besideThem(library, all, cites),
        quoted: cites.flatMap(({ quoted }) => quoted?.item ?? []),
        clusters: clustersOf(cites, form, args.noteNumber),
        quotations,
        blockFrom: args.blockFrom,
        keyed: true,
      })
      // In a note style the narrative names the author in the text and keeps the rest for the note.
      const shown = rendered.map((each) => ({ ...each, ...(form === 'note' && each.note) }))
      const joined = (texts: string[], between: string): string => texts.join(between)
      return {
        text: joined(
          shown.map((each) => each.text),
          '\n',
        ),
        html:
          shown.length > 1 && form === 'quote'
            ? shown.map(inParagraph).join('\n')
            : joined(
                shown.map((each) => each.html),
                '\n',
              ),
        markdown: joined(
          shown.map((each) => each.markdown),
          '\n\n',
        ),
        pandoc: joined(
          shown.map((each) => each.keyed?.pandoc ?? ''),
          '\n\n',
        ),
        latex: joined(
          shown.map((each) => each.keyed?.latex ?? ''),
          '\n\n',
        ),
        block: shown.length === 1 && shown[0]!.html.startsWith('<blockquote>'),
        style,
        edition: info.edition,
        locale: info.locale,
        phrases: phrasesIn(info.locale),
        form,
      }
    },
  }
}

const inParagraph = ({ html }: { html: string }): string => (/^<(?:p|blockquote)>/.test(html) ? html : `<p>${html}</p>`)

/** The words as the writer shortened them. Throws `badValue` where one is neither the source's nor in brackets. */
function checkedWords(original: string, edited: string | undefined): string {
  if (edited === undefined || edited.trim() === '') return original
  const strange = strangeWords(original, edited)
  if (strange === null) return edited
  const problem =
    'the source does not have these words there; put your own into [brackets], and … where you leave some out'
  throw new CommonplaceError('badValue', { what: 'The quotation', value: strange, problem })
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
    quoted: possible.flatMap(({ quoted }) => quoted?.item ?? []),
    clusters,
    separate: true,
  })
  let next = 0
  return cites.map((each) => (each === null ? null : rendered[next++]!.text))
}

export interface CitedPassage {
  citable: Citable
  /** The work whose words it quotes, where they are not its own. */
  quoted: Citable | null
  passage: CitationItem
}

export async function citedPassage(
  library: Library,
  all: readonly Citable[],
  annotation: Annotation,
  rules: { countsParagraphs: boolean },
  as: CitedAs = {},
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
  const quoted = quotedOf(all, annotation, as)
  const passage = citedAs(citationItemOf(citable.item.id, place, rules), as)
  return { citable, quoted, passage: quoted === null ? passage : { ...passage, 'quoted-from': quoted.item.id } }
}

/** Throws `citationImpossible` where the reference has gone: citing the words as the source's own would be wrong. */
function quotedOf(all: readonly Citable[], annotation: Annotation, as: CitedAs): Citable | null {
  const reference = as.quotedFrom === undefined ? (annotation.quotedFrom ?? null) : as.quotedFrom
  if (reference === null) return null
  const found = all.find((each) => each.reference?.id === reference)
  if (found !== undefined) return found
  const what = `“${shortened(annotation.selector[1].exact)}”`
  throw new CommonplaceError('citationImpossible', {
    what,
    problem: 'the work it quotes is no longer among the references',
  })
}

/** What the library knows of the place, with what the writer wants otherwise. */
function citedAs(known: CitationItem, as: CitedAs): CitationItem {
  const { locator, label, suffix, ...rest } = known
  const place =
    as.locator === undefined
      ? { locator, label: as.label ?? label }
      : { locator: as.locator ?? undefined, label: as.label ?? label ?? 'page' }
  const behind = [as.locator === undefined ? suffix : undefined, as.suffix && separated(as.suffix)]
    .filter(Boolean)
    .join('')
  return {
    ...rest,
    ...(place.locator !== undefined &&
      place.locator !== '' && { locator: place.locator, label: place.label ?? 'page' }),
    ...(as.prefix && { prefix: as.prefix }),
    ...(behind !== '' && { suffix: behind }),
    ...(as.suppressAuthor && { 'suppress-author': true }),
    ...(as.remarks && as.remarks.length > 0 && { remarks: as.remarks }),
  }
}

/** "and passim" follows a blank, ", passim" nothing. */
const separated = (suffix: string): string => (/^[\s,;:.]/.test(suffix) ? suffix : ` ${suffix}`)

export function orImpossible(error: unknown): null {
  if (error instanceof CommonplaceError && error.name === 'citationImpossible') return null
  throw error
}

/** Several passages share one pair of parentheses or one note; running text and quotations need one each. */
function clustersOf(cites: readonly CitedPassage[], form: CitationForm, first = 1): Citation[] {
  const passages = cites.map(({ passage }) => passage)
  if (form === 'narrative' || form === 'quote')
    return passages.map((passage, index) => cluster([passage], first - 1 + index))
  return [cluster(joined(passages), first - 1)]
}

/** Pages of one work stand together: (Lane, 2014, pp. 3, 7). What is cited otherwise stays by itself. */
function joined(passages: readonly CitationItem[]): CitationItem[] {
  const all: CitationItem[] = []
  for (const passage of passages) {
    const { locator, ...rest } = passage
    const index = all.findIndex(({ locator: other, ...known }) => {
      return other !== undefined && locator !== undefined && JSON.stringify(known) === JSON.stringify(rest)
    })
    const known = all[index]
    if (known === undefined) all.push(passage)
    else if (!known.locator!.split(', ').includes(locator!))
      all[index] = { ...known, locator: `${known.locator}, ${locator}` }
  }
  return all
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
export async function cited(library: Library, among: readonly Citable[]): Promise<Citable[]> {
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
