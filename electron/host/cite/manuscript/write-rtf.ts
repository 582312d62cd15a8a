// A manuscript as RTF with real footnotes: for word processors that read no .docx.
import { escapeRtf, type Run, runsToRtf } from '../runs.ts'
import { isRightToLeft } from './direction.ts'
import type { Printed } from './format.ts'
import type { Block, Inline } from './manuscript.ts'
import { onPage, type Placed } from './page.ts'

/** Sizes in half points. */
const HEADING = [32, 28, 26, 24, 24, 24]
/** Twips: half an inch. */
const INDENT = 720
/** Styles by their number: headings have that of their level. */
const [QUOTE, WORKS, NOTE] = [7, 8, 9]
/** What Windows calls a language, for the spelling. */
const LANGUAGES: Record<string, number> = {
  'en-US': 1033,
  'en-GB': 2057,
  en: 1033,
  'de-AT': 3079,
  'de-CH': 2055,
  de: 1031,
  fr: 1036,
  es: 3082,
  it: 1040,
  nl: 1043,
  pt: 2070,
  'pt-BR': 1046,
  pl: 1045,
  ru: 1049,
  cs: 1029,
  sv: 1053,
  da: 1030,
  fi: 1035,
}

/** How deep a block stands in lists and quotations. */
interface Depth {
  lists: number
  quotes: number
}

export function writeRtf(printed: Printed): string {
  const { manuscript, formatted, bibliography, listTitle, locale } = printed
  const language = LANGUAGES[locale] ?? LANGUAGES[locale.split('-')[0] ?? '']
  const spelled = language === undefined ? '' : `\\lang${language}`
  const paragraph = (properties: string, rtf: string, isBackwards = false): string =>
    `\\pard\\plain${isBackwards ? '\\rtlpar' : ''}\\f0\\fs24${spelled}${properties} ${rtf}\\par\n`
  const inline = (part: Placed): string => {
    if ('note' in part) {
      const { note } = formatted[part.note]!
      return `{\\super\\chftn}{\\footnote\\pard\\plain\\s${NOTE}\\fs20${spelled} {\\super\\chftn} ${runsToRtf(note ?? [])}}`
    }
    if ('runs' in part) return runsToRtf(part.runs)
    return part.href === undefined ? runsToRtf([part]) : linked(part.href, part)
  }
  const set = (properties: string, content: readonly Inline[], around = (rtf: string): string => rtf): string => {
    const page = onPage(content, printed)
    return paragraph(properties, around(page.map(inline).join('')), isRightToLeft(page))
  }
  const rtf = (block: Block, { lists, quotes }: Depth, mark = ''): string => {
    const left = INDENT * (lists + quotes)
    const hanging = mark === '' ? '' : '\\fi-360'
    const indent = `${hanging}${left > 0 ? `\\li${left}` : ''}${quotes > 0 ? `\\ri${INDENT * quotes}` : ''}`
    switch (block.kind) {
      case 'heading': {
        const size = HEADING[block.level - 1] ?? 24
        const properties = `\\s${block.level}\\keepn\\sb240\\sa120\\outlinelevel${block.level - 1}`
        return set(properties, block.content, (words) => `{\\b\\fs${size} ${words}}`)
      }
      case 'paragraph':
        if (lists > 0) return set(`${indent}\\sa100`, block.content, (words) => `${mark}${words}`)
        return set(quotes > 0 ? `\\s${QUOTE}${indent}\\sa200` : '\\sa200\\sl360\\slmult1', block.content)
      case 'quote':
        return block.blocks.map((each) => rtf(each, { lists, quotes: quotes + 1 })).join('')
      case 'list':
        return block.items.map((item, index) => items(block.start, index, item, { lists: lists + 1, quotes })).join('')
      case 'code':
        return paragraph(`${indent}\\sa200`, `{\\f1 ${escapeRtf(block.text)}}`)
      case 'rule':
        return paragraph('\\qc\\sa200', '* * *')
    }
  }
  const items = (start: number | null, index: number, [first, ...rest]: readonly Block[], depth: Depth): string => {
    const mark = `${start === null ? '\\bullet' : `${start + index}.`}\\tab `
    const paragraphs = first?.kind === 'paragraph' ? [rtf(first, depth, mark)] : first ? [rtf(first, depth)] : []
    return [...paragraphs, ...rest.map((block) => rtf(block, depth))].join('')
  }
  const paragraphs = [
    paragraph('\\qc\\sa360', `{\\b\\fs36 ${escapeRtf(manuscript.title)}}`),
    ...manuscript.blocks.map((block) => rtf(block, { lists: 0, quotes: 0 })),
  ]
  if (bibliography.length > 0) {
    const heading = '\\s1\\keepn\\sb360\\sa120\\outlinelevel0'
    paragraphs.push(paragraph(heading, `{\\b\\fs${HEADING[0]} ${escapeRtf(listTitle)}}`))
    const hanging = `\\s${WORKS}\\fi-${INDENT}\\li${INDENT}\\sa120`
    for (const { runs } of bibliography) paragraphs.push(paragraph(hanging, runsToRtf(runs), isRightToLeft(runs)))
  }
  const fonts = '{\\fonttbl{\\f0\\froman Times New Roman;}{\\f1\\fmodern Courier New;}}'
  const styles = [
    '{\\s0 Normal;}',
    ...HEADING.map((_, index) => `{\\s${index + 1}\\sbasedon0 heading ${index + 1};}`),
    `{\\s${QUOTE}\\sbasedon0 Quote;}{\\s${WORKS}\\sbasedon0 Bibliography;}{\\s${NOTE}\\sbasedon0 footnote text;}`,
  ]
  const info = `{\\info{\\title ${escapeRtf(manuscript.title)}}}`
  const standard = language === undefined ? '' : `\\deflang${language}`
  return (
    `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0${standard}${fonts}\n{\\stylesheet${styles.join('')}}\n` +
    `${info}\n\\fs24\n${paragraphs.join('')}}\n`
  )
}

function linked(href: string, run: Run): string {
  const address = escapeRtf(href.replaceAll('"', '%22'))
  return `{\\field{\\*\\fldinst HYPERLINK "${address}"}{\\fldrslt ${runsToRtf([run])}}}`
}
