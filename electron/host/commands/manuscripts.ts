// Manuscripts: the passages and notes of a theme, a source, a view or a note, in reading order, as files.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { listWords } from '../cite/list-words.ts'
import type { Part } from '../cite/manuscript/manuscript.ts'
import { citables, type Citable } from './citable.ts'
import { citedPassage, DEFAULT_LOCALE, DEFAULT_STYLE, orImpossible } from './citing.ts'
import { withDescendants } from './codebook.ts'
import { findCode, findNote, findSource } from './find.ts'
import { referencesBySource } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveCode } from './live.ts'
import { byPath, notesOf } from './quote-view.ts'
import { quoteCommands } from './quotes.ts'
import { sourceTitle } from './sources.ts'
import { pathOf } from './codebook.ts'
import { findView } from './views.ts'

type Asked = Parameters<HostFunctions['exportManuscript']>[0]

/** A passage or note of the manuscript's before its citation is known. */
type Piece =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'note'; markdown: string }
  | { kind: 'quote'; quote: QuoteDetail }

export function manuscriptCommands(library: Library): Pick<HostFunctions, 'exportManuscript'> {
  return {
    async exportManuscript({ style, locale = DEFAULT_LOCALE, format, blockFrom, ...asked }) {
      const named = style ?? DEFAULT_STYLE
      const citing = await library.citing()
      const info = await citing.styleInfo({ style: named, locale })
      const { title, pieces } = await gathered(library, asked)
      const kept = asked.withoutNotes && !('note' in asked.of) ? pieces.filter(({ kind }) => kind !== 'note') : pieces
      if (!kept.some(({ kind }) => kind !== 'heading')) throw new CommonplaceError('nothingToExport', { what: title })
      const all = await citables(library)
      const parts = await Promise.all(kept.map((piece) => partOf(library, all, piece, info)))
      const made = await citing.manuscript({
        title,
        name: fileName(title),
        parts,
        items: all.map(({ item }): CslItem => item),
        style: named,
        locale: info.locale,
        format,
        zotero: asked.zotero ?? false,
        blockFrom,
        listTitle: listWords(info.locale, info).title,
      })
      const { uncited, ...rest } = made
      const notes = kept.filter(({ kind }) => kind === 'note').length
      return { ...rest, style: named, format, title, notes, uncited: [...new Set(uncited)] }
    },
  }
}

async function gathered(library: Library, { of }: Pick<Asked, 'of'>): Promise<{ title: string; pieces: Piece[] }> {
  const { records } = library
  const { quotes } = quoteCommands(library)
  if ('note' in of) {
    const note = findNote(records, of.note)
    const [heading] = /^#\s+(.+)$/m.exec(note.markdown)?.slice(1) ?? []
    const title =
      heading ??
      note.markdown
        .replace(/\s*\[[^\]\n]*@[^\]\n]*\]/g, '')
        .replace(/[#*_>`[\]]/g, '')
        .trim()
        .split('\n')[0]
        ?.slice(0, 80) ??
      ''
    const markdown = heading === undefined ? note.markdown : note.markdown.replace(/^#\s+.+\n*/m, '')
    return { title, pieces: [{ kind: 'note', markdown }] }
  }
  if ('source' in of) {
    const source = findSource(records, of.source)
    const title = await titleOf(library, source)
    const passages = await quotes({ source: source.id })
    return {
      title,
      pieces: [...notePieces(library, source.id), ...passages.flatMap((quote) => withNotes(library, quote))],
    }
  }
  if ('theme' in of) {
    const theme = findCode(records, of.theme)
    const passages = await quotes({ theme: theme.id })
    const depth = pathOf(records, theme).length
    const themes = [...withDescendants(records, theme.id)]
      .map((id) => records.get('code', id)!)
      .filter((code) => isLiveCode(records, code))
      .map((code) => ({ code, path: pathOf(records, code) }))
      .sort((a, b) => byPath(a.path, b.path))
    const pieces = themes.flatMap(({ code, path }): Piece[] => {
      const own: Piece[] = [
        ...(code.definition.trim() === '' ? [] : [{ kind: 'note' as const, markdown: plainMarkdown(code.definition) }]),
        ...notePieces(library, code.id),
        ...passages.filter(({ themeIds }) => themeIds.includes(code.id)).flatMap((quote) => withNotes(library, quote)),
      ]
      if (path.length === depth) return own
      return own.length === 0
        ? []
        : [{ kind: 'heading', level: Math.min(6, path.length - depth), text: path.at(-1)! }, ...own]
    })
    return { title: theme.name, pieces }
  }
  if ('passages' in of) {
    const known = new Map((await quotes({})).map((quote) => [quote.id, quote]))
    const asked = of.passages.map((id) => {
      const quote = known.get(id)
      if (quote === undefined) throw new CommonplaceError('notFound', { what: 'annotation', name: id })
      return quote
    })
    return { title: of.title, pieces: asked.flatMap((quote) => withNotes(library, quote)) }
  }
  const title = 'view' in of ? findView(records, of.view).name : of.title
  const passages = await quotes('view' in of ? { view: of.view } : { query: of.query })
  return { title, pieces: await bySource(library, passages) }
}

/** Passages of several sources, each source under its own heading. */
async function bySource(library: Library, passages: readonly QuoteDetail[]): Promise<Piece[]> {
  const groups = [...Map.groupBy(passages, ({ source }) => source)]
  const pieces = groups.map(async ([id, quotes]): Promise<Piece[]> => {
    const source = library.records.get('source', id)
    const text = source === undefined ? '' : await titleOf(library, source)
    return [
      ...(groups.length > 1 ? [{ kind: 'heading' as const, level: 1, text }] : []),
      ...quotes.flatMap((quote) => withNotes(library, quote)),
    ]
  })
  return (await Promise.all(pieces)).flat()
}

async function titleOf({ records, texts }: Library, source: Source): Promise<string> {
  return sourceTitle(source, await texts.facts(source.text), referencesBySource(records)(source.id))
}

const withNotes = (library: Library, quote: QuoteDetail): Piece[] => [
  { kind: 'quote', quote },
  ...notePieces(library, quote.id),
]

const notePieces = (library: Library, about: string): Piece[] =>
  notesOf(library.records, about).map(({ markdown }) => ({ kind: 'note', markdown }))

const plainMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#]/g, '\\$&')

async function partOf(
  library: Library,
  all: readonly Citable[],
  piece: Piece,
  rules: { countsParagraphs: boolean },
): Promise<Part> {
  if (piece.kind !== 'quote') return piece
  const annotation = library.records.get('annotation', piece.quote.id)!
  const cited = await citedPassage(library, all, annotation, rules).catch(orImpossible)
  const origin = library.records.get('source', annotation.source)?.file ?? ''
  return { kind: 'passage', words: piece.quote.quote, cited: cited?.passage ?? null, origin }
}

/** A name every system takes, of at most 80 letters. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  return [...name].slice(0, 80).join('') || 'manuscript'
}
