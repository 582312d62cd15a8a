// Bibliographies: of what is cited, of all, of a theme or a note; with the user's notes, in groups, to be seen or as a file.
import type { BibliographyView } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { listWords } from '../cite/list-words.ts'
import { phrasesIn } from '../cite/phrases.ts'
import { notePlain } from '../cite/manuscript/note-blocks.ts'
import { citableOf, citables, type Citable } from './citable.ts'
import { citedKeys } from './cited-keys.ts'
import { cited, DEFAULT_LOCALE, DEFAULT_STYLE } from './citing.ts'
import { withDescendants } from './codebook.ts'
import { findCode, findNote } from './find.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, isLiveReference } from './live.ts'
import { notesOf, placeOf } from './quote-view.ts'

type Functions = Pick<HostFunctions, 'bibliography' | 'bibliographyFile' | 'groupReferences'>
type Asked = Parameters<HostFunctions['bibliography']>[0]

export function bibliographyCommands(library: Library): Functions {
  const { records, store } = library

  async function made({ style = DEFAULT_STYLE, locale = DEFAULT_LOCALE, which = 'cited', ...asked }: Asked) {
    const citing = await library.citing()
    const info = await citing.styleInfo({ style, locale })
    const works = await worksOf(library, which)
    const items = works.map(({ item }) => item)
    const entries = await citing.bibliography({ style, locale: info.locale, items, first: asked.first })
    const byKey = new Map(works.map((each) => [each.item.id, each]))
    const view: BibliographyView = {
      style,
      edition: info.edition,
      locale: info.locale,
      phrases: phrasesIn(info.locale),
      total: items.length,
      entries: entries.map((entry) => ({
        ...entry,
        ...(asked.annotated && { notes: notesAbout(library, byKey.get(entry.id)) }),
        ...(asked.grouped && { group: byKey.get(entry.id)?.reference?.group ?? null }),
      })),
    }
    return { citing, items, view, words: listWords(info.locale, info) }
  }

  return {
    bibliography: async (args) => (await made(args)).view,

    async bibliographyFile({ format, ...args }) {
      const { citing, items, view, words } = await made(args)
      const ids = (group: 'primary' | 'secondary' | null): string[] =>
        view.entries.filter((entry) => entry.group === group).map(({ id }) => id)
      const file = await citing.bibliographyFile({
        style: view.style,
        locale: view.locale,
        items,
        format,
        title: words.title,
        groups: args.grouped
          ? [
              { title: words.primary, ids: ids('primary') },
              { title: words.secondary, ids: ids('secondary') },
              { title: words.others, ids: ids(null) },
            ]
          : undefined,
        notes: args.annotated
          ? Object.fromEntries(view.entries.map(({ id, notes = [] }) => [id, notes] as const))
          : undefined,
      })
      return { ...view, format, ...file }
    },

    async groupReferences({ references, group }) {
      const found = [...new Set(references)].map((id) => {
        const reference = records.get('reference', id)
        if (reference === undefined || !isLiveReference(records, reference))
          throw new CommonplaceError('notFound', { what: 'reference', name: id })
        return reference
      })
      const edits = found
        .filter((reference) => (reference.group ?? null) !== group)
        .map(({ id }) => ({ id, set: { group } }))
      if (edits.length > 0)
        await store.commit({ verb: 'groupReferences', parameters: { count: edits.length, group }, edits })
    },
  }
}

async function worksOf(library: Library, which: NonNullable<Asked['which']>): Promise<readonly Citable[]> {
  const all = await citables(library)
  if (which === 'all') return all
  if (which === 'cited') return cited(library, all)
  const { records } = library
  if ('note' in which) {
    const note = findNote(records, which.note)
    const keys = new Set(citedKeys(note.markdown))
    return all.filter(({ item }) => keys.has(item.id))
  }
  const themes = withDescendants(records, findCode(records, which.theme).id)
  const found = new Set<Citable>()
  const keys = new Set<string>()
  for (const annotation of records.all('annotation')) {
    if (!isLiveAnnotation(records, annotation) || !annotation.themes.some((theme) => themes.has(theme))) continue
    const { work } = await placeOf(library, annotation)
    const citable = citableOf(all, annotation.source, work) ?? citableOf(all, annotation.source, null)
    if (citable !== undefined) found.add(citable)
    for (const { markdown } of notesOf(records, annotation.id)) for (const key of citedKeys(markdown)) keys.add(key)
  }
  for (const theme of themes)
    for (const { markdown } of notesOf(records, theme)) for (const key of citedKeys(markdown)) keys.add(key)
  return all.filter((each) => found.has(each) || keys.has(each.item.id))
}

/** The user's notes on the source, and what the reference itself carries as an annotation. */
function notesAbout(library: Library, citable: Citable | undefined): string[] {
  if (citable === undefined) return []
  const own = citable.item['annote']
  const about = citable.source === null ? [] : notesOf(library.records, citable.source)
  return [
    ...(typeof own === 'string' && own.trim() !== '' ? [own] : []),
    ...about.map(({ markdown }) => notePlain(markdown)),
  ]
}
