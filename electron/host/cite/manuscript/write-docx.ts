// A manuscript as a Word document: Word's own styles for headings, text, quotations and the list of works, real lists and
// footnotes, and by choice citations as fields of Zotero's.
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type ILevelsOptions,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
  XmlComponent,
} from 'docx'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { runsToText, type Run } from '../runs.ts'
import { byDirection, isRightToLeft } from './direction.ts'
import type { Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'
import { onPage, type Placed } from './page.ts'
import { ZOTERO_BIBLIOGRAPHY, zoteroCitation, zoteroSettings } from './zotero.ts'

export interface ZoteroFields {
  /** The manuscript's citations in CSL's own terms. */
  citations: readonly Citation[]
  item(id: string | number): CslItem | undefined
  /** The style's id at Zotero. */
  style: string
  notes: boolean
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]
/** Twips: half an inch. */
const INDENT = 720
const FONT = 'Times New Roman'
/** Paper, in twips. */
const [A4, LETTER] = [
  { width: 11_906, height: 16_838 },
  { width: 12_240, height: 15_840 },
]
const LETTER_PAPER = /-(?:US|CA|MX|PH|CL|CO)$/

type Way = 'ltr' | 'rtl'

/** How deep a block stands in lists and quotations. */
interface Depth {
  lists: number
  quotes: number
}

export async function writeDocx(printed: Printed, zotero: ZoteroFields | null): Promise<Buffer> {
  const { manuscript, formatted, bibliography, listTitle, locale } = printed
  const footnotes: Record<string, { children: Paragraph[] }> = {}
  const field = (index: number, runs: readonly Run[], way: Way): ParagraphChild[] => {
    const cluster = zotero?.citations[index]
    if (!zotero || !cluster) return textRuns(runs, way)
    return fieldRuns(zoteroCitation(cluster, runsToText(runs), zotero.item), textRuns(runs, way))
  }
  const inline = (part: Placed, way: Way): ParagraphChild[] => {
    if ('runs' in part) return field(part.citation, part.runs, way)
    if (!('note' in part)) return spanRuns(part, way)
    const note = formatted[part.note]!.note ?? []
    footnotes[part.note + 1] = {
      children: [
        paragraph(note, { style: 'FootnoteText' }, (its) => [new TextRun(' '), ...field(part.note, note, its)]),
      ],
    }
    return [new FootnoteReferenceRun(part.note + 1)]
  }
  const set = (content: readonly Inline[], options: IParagraphOptions): Paragraph => {
    const page = onPage(content, printed)
    return paragraph(page, options, (way) => page.flatMap((part) => inline(part, way)))
  }
  const lists: ILevelsOptions[][] = []
  const blocks = (all: readonly Block[], depth: Depth, item?: IParagraphOptions): Paragraph[] =>
    all.flatMap((block, index) => paragraphs(block, depth, index === 0 ? item : undefined))
  /** `item`: how the first paragraph of an item of a list is set. */
  const paragraphs = (block: Block, depth: Depth, item?: IParagraphOptions): Paragraph[] => {
    const indent = { left: INDENT * (depth.lists + depth.quotes), right: INDENT * depth.quotes }
    const inside = depth.lists > 0 ? { style: 'ListParagraph', indent } : null
    switch (block.kind) {
      case 'heading':
        return [set(block.content, { heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6 })]
      case 'paragraph':
        if (item ?? inside) return [set(block.content, item ?? inside!)]
        return [set(block.content, depth.quotes > 0 ? { style: 'Quote', indent } : { style: 'BodyText' })]
      case 'quote':
        return blocks(block.blocks, { ...depth, quotes: depth.quotes + 1 })
      case 'list': {
        const level = Math.min(8, depth.lists)
        const numbering = block.start === null ? null : { reference: `list-${lists.push(levels(block.start))}`, level }
        const within = { lists: depth.lists + 1, quotes: depth.quotes }
        const at = { left: INDENT * (within.lists + within.quotes), hanging: INDENT / 2, right: INDENT * depth.quotes }
        const options = { style: 'ListParagraph', indent: at, ...(numbering ? { numbering } : { bullet: { level } }) }
        return block.items.flatMap((each) => blocks(each.length > 0 ? each : [EMPTY], within, options))
      }
      case 'code':
        return [new Paragraph({ style: 'HTMLPreformatted', indent, children: textRuns([{ text: block.text }], 'ltr') })]
      case 'rule':
        return [new Paragraph({ style: 'BodyText', alignment: AlignmentType.CENTER, children: [new TextRun('* * *')] })]
    }
  }
  const works = bibliography.map(({ runs }, index) => {
    const first = zotero && index === 0 ? fieldStart(ZOTERO_BIBLIOGRAPHY) : []
    const last = zotero && index === bibliography.length - 1 ? [fieldRun('end')] : []
    return paragraph(runs, { style: 'Bibliography' }, (way) => [...first, ...textRuns(runs, way), ...last])
  })
  const title = [{ text: manuscript.title }]
  const children = [
    paragraph(title, { heading: HeadingLevel.TITLE }, (way) => textRuns(title, way)),
    ...blocks(manuscript.blocks, { lists: 0, quotes: 0 }),
    ...(works.length > 0
      ? [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(listTitle)] })]
      : []),
    ...works,
  ]
  const document = new Document({
    title: manuscript.title,
    creator: 'Commonplace',
    lastModifiedBy: 'Commonplace',
    ...(zotero && { customProperties: zoteroSettings(zotero.style, locale, zotero.notes) }),
    styles: styles(locale),
    numbering: { config: lists.map((its, index) => ({ reference: `list-${index + 1}`, levels: its })) },
    footnotes,
    sections: [{ properties: { page: { size: LETTER_PAPER.test(locale) ? LETTER : A4 } }, children }],
  })
  return Packer.toBuffer(document)
}

const EMPTY: Block = { kind: 'paragraph', content: [] }

function paragraph(
  content: readonly Placed[],
  options: IParagraphOptions,
  children: (way: Way) => ParagraphChild[],
): Paragraph {
  const isBackwards = isRightToLeft(content)
  return new Paragraph({
    ...options,
    ...(isBackwards && { bidirectional: true }),
    children: children(isBackwards ? 'rtl' : 'ltr'),
  })
}

/** A list of its own, so that one begins anew where another has ended; numbers as the note has them. */
const levels = (start: number): ILevelsOptions[] =>
  Array.from({ length: 9 }, (_, level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: AlignmentType.START,
  }))

function runOptions(run: Run): IRunOptions {
  return {
    ...(run.italic && { italics: true }),
    ...(run.bold && { bold: true }),
    ...(run.smallCaps && { smallCaps: true }),
    ...(run.underline && { underline: {} }),
    ...(run.superscript && { superScript: true }),
    ...(run.subscript && { subScript: true }),
  }
}

/** XML knows no control characters. */
// oxlint-disable-next-line no-control-regex -- it is control characters that are meant
const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')

function textRuns(runs: readonly Run[], way: Way): TextRun[] {
  return runs.flatMap((run) =>
    run.text
      .split('\n')
      .flatMap((text, line) => [
        ...(line > 0 ? [new TextRun({ break: 1 })] : []),
        ...byDirection(clean(text), way).map(
          (piece) =>
            new TextRun({ ...runOptions(run), text: piece.text, ...(piece.isRightToLeft && { rightToLeft: true }) }),
        ),
      ]),
  )
}

function spanRuns({ href, ...run }: Run & { href?: string }, way: Way): ParagraphChild[] {
  const runs = textRuns([run], way)
  return href === undefined ? runs : [new ExternalHyperlink({ link: href, children: runs })]
}

/** A complex field (ECMA-376 part 1, §17.16.18): begin, what it is, its printed text, end. */
class FieldCharacter extends XmlComponent {
  constructor(kind: 'begin' | 'separate' | 'end') {
    super('w:fldChar')
    this.root.push({ _attr: { 'w:fldCharType': kind } })
  }
}
class FieldCode extends XmlComponent {
  constructor(code: string) {
    super('w:instrText')
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, ` ${clean(code)} `)
  }
}
const fieldRun = (kind: 'begin' | 'separate' | 'end'): TextRun => new TextRun({ children: [new FieldCharacter(kind)] })
const fieldStart = (code: string): TextRun[] => [
  fieldRun('begin'),
  new TextRun({ children: [new FieldCode(code)] }),
  fieldRun('separate'),
]
const fieldRuns = (code: string, shown: readonly TextRun[]): TextRun[] => [
  ...fieldStart(code),
  ...shown,
  fieldRun('end'),
]

function styles(locale: string) {
  const heading = (size: number) => ({
    run: { font: FONT, size, bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
  })
  const own = (id: string, name: string, paragraph: object, run: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    paragraph,
    run,
  })
  return {
    default: {
      document: { run: { font: FONT, size: 24, language: { value: locale } } },
      title: { run: { font: FONT, size: 36, bold: true }, paragraph: { spacing: { after: 360 } } },
      listParagraph: { paragraph: { spacing: { after: 100, line: 360 } } },
      heading1: heading(32),
      heading2: heading(28),
      heading3: heading(26),
      heading4: heading(24),
      heading5: heading(24),
      heading6: heading(24),
    },
    paragraphStyles: [
      own('BodyText', 'Body Text', { spacing: { after: 200, line: 360 } }),
      own('Quote', 'Quote', { spacing: { after: 200, line: 360 }, indent: { left: INDENT, right: INDENT } }),
      own('Bibliography', 'Bibliography', { spacing: { after: 120 }, indent: { left: INDENT, hanging: INDENT } }),
      own('HTMLPreformatted', 'HTML Preformatted', { spacing: { after: 200 } }, { font: 'Courier New', size: 20 }),
    ],
  }
}
