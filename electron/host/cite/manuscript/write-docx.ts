// A manuscript as a Word document: styles for headings, quotations and the list of works, real footnotes, and by choice
// citations as fields of Zotero's.
import {
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type IRunOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
  XmlComponent,
} from 'docx'
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { runsToText, type Run } from '../runs.ts'
import { contentOf, isSpan, type Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'
import { ZOTERO_BIBLIOGRAPHY, zoteroCitation, zoteroSettings } from './zotero.ts'

export interface ZoteroFields {
  /** The manuscript's citations in CSL's own terms. */
  citations: readonly Citation[]
  item(id: string | number): CslItem | undefined
  /** The style's name at Zotero. */
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
const SAFE_LINK = /^(?:https?:|mailto:)/i

export async function writeDocx(printed: Printed, zotero: ZoteroFields | null): Promise<Buffer> {
  const { manuscript, formatted, bibliography, listTitle, locale } = printed
  const footnotes: Record<string, { children: Paragraph[] }> = {}
  const citation = (index: number): ParagraphChild[] => {
    const { text, note } = formatted[index]!
    const field = (runs: readonly Run[]): ParagraphChild[] => {
      const cluster = zotero?.citations[index]
      if (!zotero || !cluster) return textRuns(runs)
      return fieldRuns(zoteroCitation(cluster, runsToText(runs), zotero.item), textRuns(runs))
    }
    if (note === null) return field(text)
    footnotes[index + 1] = {
      children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(' '), ...field(note)] })],
    }
    return [...textRuns(text), new FootnoteReferenceRun(index + 1)]
  }
  const children = (content: readonly Inline[]): ParagraphChild[] =>
    content.flatMap((part) => (isSpan(part) ? spanRuns(part) : citation(part.citation)))
  const works = bibliography.map(({ runs }) => textRuns(runs))
  const body = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(manuscript.title)] }),
    ...manuscript.blocks.map((block) => paragraph(block, children(contentOf(block)))),
    ...(works.length > 0
      ? [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(listTitle)] })]
      : []),
    ...works.map((runs, index) => {
      const first = zotero && index === 0 ? fieldStart(ZOTERO_BIBLIOGRAPHY) : []
      const last = zotero && index === works.length - 1 ? [fieldRun('end')] : []
      return new Paragraph({ style: 'Bibliography', children: [...first, ...runs, ...last] })
    }),
  ]
  const document = new Document({
    title: manuscript.title,
    creator: 'Commonplace',
    ...(zotero && { customProperties: zoteroSettings(zotero.style, locale, zotero.notes) }),
    styles: styles(locale),
    footnotes,
    sections: [{ children: body }],
  })
  return Packer.toBuffer(document)
}

function paragraph(block: Block, children: ParagraphChild[]): Paragraph {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({ heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6, children })
    case 'quote':
      return new Paragraph({ style: 'Quote', children })
    case 'item':
      // A number of its own: what the note says counts, not what Word would count.
      return block.number === null
        ? new Paragraph({ bullet: { level: Math.min(8, block.depth) }, children })
        : new Paragraph({
            indent: { left: INDENT * (block.depth + 1), hanging: INDENT / 2 },
            children: [new TextRun(`${block.number}.\t`), ...children],
          })
    case 'code':
      return new Paragraph({ children: children.length > 0 ? children : [], style: 'Code' })
    case 'paragraph':
      return new Paragraph({ style: 'Text', children })
  }
}

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

function textRuns(runs: readonly Run[]): TextRun[] {
  return runs.flatMap((run) =>
    run.text
      .split('\n')
      .map((text, line) => new TextRun({ ...runOptions(run), text: clean(text), ...(line > 0 && { break: 1 }) })),
  )
}

function spanRuns({ href, ...run }: Run & { href?: string }): ParagraphChild[] {
  const runs = textRuns([run])
  return href !== undefined && SAFE_LINK.test(href) ? [new ExternalHyperlink({ link: href, children: runs })] : runs
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
      heading1: heading(32),
      heading2: heading(28),
      heading3: heading(26),
      heading4: heading(24),
      heading5: heading(24),
      heading6: heading(24),
    },
    paragraphStyles: [
      own('Text', 'Text', { spacing: { after: 200, line: 360 } }),
      own('Quote', 'Quote', { spacing: { after: 200, line: 360 }, indent: { left: INDENT, right: INDENT } }),
      own('Bibliography', 'Bibliography', { spacing: { after: 120 }, indent: { left: INDENT, hanging: INDENT } }),
      own('Code', 'Code', { spacing: { after: 200 } }, { font: 'Courier New', size: 20 }),
    ],
  }
}
