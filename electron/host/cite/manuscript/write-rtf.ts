// A manuscript as RTF with real footnotes: for word processors that read no .docx.
import { escapeRtf, runsToRtf } from '../runs.ts'
import { contentOf, isSpan, type Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'

/** Sizes in half points. */
const HEADING = [32, 28, 26, 24, 24, 24]
/** Twips: half an inch. */
const INDENT = 720

export function writeRtf({ manuscript, formatted, bibliography, listTitle }: Printed): string {
  const inline = (part: Inline): string => {
    if (isSpan(part)) return runsToRtf([part])
    const { text, note } = formatted[part.citation]!
    const footnote =
      note === null ? '' : `{\\super\\chftn}{\\footnote\\pard\\plain\\fs20 {\\super\\chftn} ${runsToRtf(note)}}`
    return `${runsToRtf(text)}${footnote}`
  }
  const paragraphs = [
    paragraph('\\qc\\sa360', `{\\b\\fs36 ${escapeRtf(manuscript.title)}}`),
    ...manuscript.blocks.map((block) => paragraph(...layout(block, contentOf(block).map(inline).join('')))),
  ]
  if (bibliography.length > 0) {
    paragraphs.push(paragraph('\\keepn\\sb360\\sa120', `{\\b\\fs${HEADING[0]} ${escapeRtf(listTitle)}}`))
    for (const { runs } of bibliography)
      paragraphs.push(paragraph(`\\fi-${INDENT}\\li${INDENT}\\sa120`, runsToRtf(runs)))
  }
  return (
    '{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}{\\f1\\fmodern Courier New;}}\n' +
    `{\\info{\\title ${escapeRtf(manuscript.title)}}}\n\\fs24\n${paragraphs.join('')}}\n`
  )
}

const paragraph = (properties: string, rtf: string): string => `\\pard\\plain\\f0\\fs24${properties} ${rtf}\\par\n`

function layout(block: Block, rtf: string): [properties: string, rtf: string] {
  switch (block.kind) {
    case 'heading':
      return [
        `\\keepn\\sb240\\sa120\\outlinelevel${block.level - 1}`,
        `{\\b\\fs${HEADING[block.level - 1] ?? 24} ${rtf}}`,
      ]
    case 'quote':
      return [`\\li${INDENT}\\ri${INDENT}\\sa200`, rtf]
    case 'item': {
      const mark = block.number === null ? '\\bullet' : `${block.number}.`
      return [`\\fi-360\\li${INDENT + block.depth * 360}\\sa100`, `${mark}\\tab ${rtf}`]
    }
    case 'code':
      return ['\\sa200', `{\\f1 ${rtf}}`]
    case 'paragraph':
      return ['\\sa200\\sl360\\slmult1', rtf]
  }
}
