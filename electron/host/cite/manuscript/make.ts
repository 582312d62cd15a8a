// Makes the files of a manuscript: puts it together, has its citations printed or written as keys, and hands it to the
// writer of its format.
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { bibtexFile, labelOf } from '../bibtex-file.ts'
import { placeWords } from '../keyed.ts'
import type { Engines } from '../engines.ts'
import { quotationRules, type Beside } from '../forms.ts'
import type { CitingEngine } from '../engine.ts'
import type { Run } from '../runs.ts'
import { inCslTerms, wordsOf } from '../second-hand.ts'
import { writeCslXml } from '../write-csl-xml.ts'
import { compose, type Composed } from './compose.ts'
import { bound, formatCitations, parted, type Printed } from './format.ts'
import {
  type Inline,
  type ManuscriptFile,
  type ManuscriptMade,
  type ManuscriptRequest,
  withContent,
} from './manuscript.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writeLatex } from './write-latex.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeRtf } from './write-rtf.ts'
import { styleAtZotero } from './zotero.ts'

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  rtf: 'application/rtf',
  md: 'text/markdown',
  tex: 'application/x-tex',
  bib: 'application/x-bibtex',
  json: 'application/vnd.citationstyles.csl+json',
  csl: 'application/vnd.citationstyles.style+xml',
}

/** Throws `styleUnknown`, `localeUnknown`, `badValue`, `citationImpossible`. */
export async function makeManuscript(engines: Engines, request: ManuscriptRequest): Promise<ManuscriptMade> {
  const { style, locale } = request
  const engine = engines.engine({ style, locale })
  const beside: Beside = { locale, engine: () => engines.engine({ style, locale, aside: true }) }
  const rules = {
    ...quotationRules(engine, locale, undefined, request),
    // BibLaTeX and Pandoc make notes by themselves, of a citation behind the words.
    notes: engine.style.class === 'note',
  }
  const keys = new Set(request.items.map(({ id }) => String(id)))
  const composed = compose(request.title, request.parts, keys, rules)
  // In the order of their first citation, in which styles with numbers count them.
  const cited = new Set(composed.citations.flatMap((each) => each.citationItems.map(({ id }) => String(id))))
  const byKey = new Map(request.items.map((item) => [String(item.id), item]))
  const items = [...cited].map((id) => byKey.get(id)).filter((item) => item !== undefined)
  const files = await write(engine, request, composed, items, beside)
  return {
    edition: engine.style.edition,
    locale,
    files,
    passages: composed.passages,
    citations: composed.citations.length,
    works: items.length,
    unknownKeys: composed.unknownKeys,
    uncited: composed.uncited,
  }
}

function write(
  engine: CitingEngine,
  request: ManuscriptRequest,
  composed: Composed,
  items: readonly CslItem[],
  beside: Beside,
): Promise<ManuscriptFile[]> | ManuscriptFile[] {
  const { name, locale, listTitle } = request
  const { style } = engine
  const file = (extension: keyof typeof MEDIA_TYPES, content: string | Buffer): ManuscriptFile => ({
    name: `${name}.${extension}`,
    mediaType: MEDIA_TYPES[extension],
    base64: Buffer.from(content).toString('base64'),
  })
  const aside = { engine: beside.engine, item: (id: string | number) => request.items.find((item) => item.id === id) }
  const terms = (citations: readonly Citation[]): Citation[] =>
    inCslTerms(citations, wordsOf(locale, style), style, aside)
  const key = (id: string | number): string => labelOf({ id })
  if (request.format === 'md') {
    const works = items.map((item) => ({ ...item, id: key(item.id ?? ''), custom: undefined }))
    const options = { locale, works: `${name}.json`, csl: `${name}.csl`, listTitle }
    return [
      file('md', writeMarkdown(composed, terms(composed.citations), options)),
      file('json', `${JSON.stringify(works, null, 2)}\n`),
      file('csl', writeCslXml(style.csl)),
    ]
  }
  if (request.format === 'latex') {
    const bibliography = bibtexFile(items, 'biblatex')
    const options = { style, locale, bib: `${name}.bib`, bibliography, word: placeWords(engine, locale) }
    return [file('tex', writeLatex(composed, terms(composed.citations), options)), file('bib', bibliography)]
  }
  const zotero = request.format === 'docx' && request.zotero
  const manuscript = zotero ? withoutComposites(engine, request, composed, items, beside) : composed
  const printed: Printed = {
    manuscript,
    formatted: formatCitations(engine, manuscript, items, request.items, beside).map(({ text, note }) => ({
      text: bound(text),
      note: note && bound(note),
    })),
    bibliography: engine.bibliography(items).map(({ id, runs }) => ({ id, runs: bound(runs) })),
    listTitle,
    locale,
  }
  if (request.format === 'html') return [file('html', writeHtml(printed))]
  if (request.format === 'rtf') return [file('rtf', writeRtf(printed))]
  const fields = {
    citations: terms(manuscript.citations),
    item: aside.item,
    style: styleAtZotero(style),
    notes: style.class === 'note',
  }
  return writeDocx(printed, zotero ? fields : null).then((content) => [file('docx', content)])
}

/** Zotero has no citation that names its author in the sentence: the author becomes text, the rest a field without them. */
function withoutComposites(
  engine: CitingEngine,
  request: ManuscriptRequest,
  composed: Composed,
  items: readonly CslItem[],
  beside: Beside,
): Composed {
  if (engine.style.class === 'note') return composed
  const texts = (citations: Citation[]): Run[][] =>
    formatCitations(engine, { ...composed, citations }, items, request.items, beside).map(({ text }) => text)
  const bare = composed.citations.map((citation) => {
    const [item, ...more] = citation.citationItems
    if (citation.properties.mode !== 'composite' || !item || more.length > 0) return citation
    return { ...citation, citationItems: [{ ...item, 'suppress-author': true }], properties: { noteIndex: 0 } }
  })
  const [whole, rest] = [texts(composed.citations), texts(bare)]
  const authors = bare.map((citation, index) =>
    citation === composed.citations[index] ? null : parted(whole[index] ?? [], rest[index] ?? []),
  )
  // Where the two cannot be told apart the citation stays as it was.
  const citations = bare.map((citation, index) => (authors[index] ? citation : composed.citations[index]!))
  const named = (content: readonly Inline[]): Inline[] =>
    content.flatMap((part): Inline[] => ('text' in part ? [part] : [...(authors[part.citation] ?? []), part]))
  return { ...composed, citations, blocks: composed.blocks.map((block) => withContent(block, named)) }
}
