// Links to records and citations come back from a note's Markdown as they were put there, whatever stands beside them.
import fc from 'fast-check'
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import {
  $createCitationNode,
  $createRecordNode,
  $isCitationNode,
  $isRecordNode,
} from '../../../renderer/notes/note-chips.ts'
import { $noteFromMarkdown, $noteToMarkdown, NOTE_NODES } from '../../../renderer/notes/note-markdown.ts'
import { isCitation, typedCitation } from '../../../renderer/notes/written-citations.ts'
import { linkedRecord, linkedRecords, noteLink } from '../../../shared/model/note-link.ts'

const ID = `an:${'0'.repeat(25)}A`
const THEME = `code:${'0'.repeat(25)}B`

function editor(): LexicalEditor {
  return createEditor({
    nodes: NOTE_NODES,
    onError(error) {
      throw error
    },
  })
}

type Part = string | { record: string; label: string } | { raw: string }

function write(parts: readonly Part[]): string {
  const made = editor()
  made.update(
    () => {
      const paragraph = $createParagraphNode()
      for (const part of parts) {
        if (typeof part === 'string') paragraph.append($createTextNode(part))
        else
          paragraph.append('raw' in part ? $createCitationNode(part.raw) : $createRecordNode(part.record, part.label))
      }
      $getRoot().clear().append(paragraph)
    },
    { discrete: true },
  )
  return made.read($noteToMarkdown)
}

function read(markdown: string): Part[] {
  const made = editor()
  made.update(() => $noteFromMarkdown(markdown), { discrete: true })
  return made.read(() => {
    const parts: Part[] = []
    for (const node of $getRoot().getAllTextNodes()) {
      const last = parts.at(-1)
      if ($isCitationNode(node)) parts.push({ raw: node.raw })
      else if ($isRecordNode(node)) parts.push({ record: node.record, label: node.getTextContent() })
      else if (typeof last === 'string') parts[parts.length - 1] = last + node.getTextContent()
      else parts.push(node.getTextContent())
    }
    return parts
  })
}

describe('in Markdown', () => {
  it.each<[name: string, parts: Part[], markdown: string]>([
    ['a link', ['See ', { record: ID, label: 'a treaty' }, '.'], `See [a treaty](commonplace:${ID}).`],
    [
      'a link whose label has signs',
      [{ record: THEME, label: 'A/B *[x]*' }],
      `[A/B \\*\\[x\\]\\*](commonplace:${THEME})`,
    ],
    ['a citation', ['So ', { raw: '[@lane2014, p. 3]' }, '.'], 'So [@lane2014, p. 3].'],
    ['a citation before a colon and after a mark', ['!', { raw: '[@lane2014]' }, ': yes'], '![@lane2014]: yes'],
    [
      'a citation with signs of Markdown',
      [{ raw: '[see @a_b_c; -@d, pp. 3–4 *passim*]' }],
      '[see @a_b_c; -@d, pp. 3–4 *passim*]',
    ],
    ['a bracket behind a citation', [{ raw: '[@a]' }, '(not a link)'], '[@a]\\(not a link)'],
    ['two side by side', [{ raw: '[@a]' }, { raw: '[@b]' }], '[@a][@b]'],
  ])('%s is kept', (_, parts, markdown) => {
    expect(write(parts)).toBe(markdown)
    expect(read(markdown)).toEqual(parts)
  })

  it.each<[name: string, markdown: string, parts: Part[]]>([
    ['a bracket that was escaped', 'So \\[@lane2014]', ['So [@lane2014]']],
    ['code', '`[@lane2014]`', ['[@lane2014]']],
    ['an address', '[write to me@example.org](https://example.org)', ['write to me@example.org']],
    ['a bracket without a key', '[@] and [x]', ['[@] and [x]']],
  ])('%s is no citation', (_, markdown, parts) => {
    expect(read(markdown)).toEqual(parts)
  })

  it('whatever stands between them comes back', () => {
    const words = fc.stringMatching(/^[a-z*_[\](){}!:;@ äß.–"'`\\<>#-]{0,12}$/u)
    const unit = fc.constantFrom<Part>({ raw: '[@a_b, p. 3]' }, { raw: '[see @c; @d]' }, { record: ID, label: 'a * b' })
    fc.assert(
      fc.property(fc.array(fc.tuple(words, unit), { minLength: 1, maxLength: 4 }), (pairs) => {
        const parts = pairs.flatMap(([text, one]): Part[] => [`x${text}x`, one])
        // Typed by hand, a whole citation becomes one as it is typed.
        fc.pre(parts.every((part) => typeof part !== 'string' || typedCitation(part) === null))
        const once = read(write(parts))
        expect(once.filter((part) => typeof part !== 'string')).toEqual(
          parts.filter((part) => typeof part !== 'string'),
        )
        expect(once.map((part) => (typeof part === 'string' ? part : '·')).join('')).toBe(
          parts.map((part) => (typeof part === 'string' ? part : '·')).join(''),
        )
      }),
      { numRuns: 200 },
    )
  })
})

it.each([
  ['[@lane2014]', true],
  ['[see @lane2014, p. 3; -@moshes2014]', true],
  ['[@{strange key]', false],
  ['@lane2014', false],
  ['[lane]', false],
  ['[@a] and [@b]', false],
])('%s is one citation: %s', (raw, is) => expect(isCitation(raw)).toBe(is))

it('finds a citation in what is typed as soon as it is whole', () => {
  expect(typedCitation('see [@lane2014, p. 3')).toBeNull()
  expect(typedCitation('see [@lane2014, p. 3] there')).toEqual({ raw: '[@lane2014, p. 3]', start: 4 })
})

it('knows its own links from others', () => {
  expect(linkedRecord(noteLink(ID))).toBe(ID)
  for (const url of ['commonplace:', 'commonplace:ref:x', `https://x/${ID}`, `commonplace:${ID}/x`])
    expect(linkedRecord(url)).toBeNull()
  expect(linkedRecords(`[a](commonplace:${ID}) [b](<commonplace:${THEME}>) [c](commonplace:${ID} "t") ${ID}`)).toEqual([
    ID,
    THEME,
  ])
})
