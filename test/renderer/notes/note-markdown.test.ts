// What is typed into a note comes back from its Markdown: the same blocks, the same words, the same marks on them.
import { $createLinkNode, $isLinkNode } from '@lexical/link'
import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import fc from 'fast-check'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isLineBreakNode,
  $isTextNode,
  createEditor,
  type ElementNode,
  type LexicalEditor,
} from 'lexical'
import { describe, expect, it } from 'vitest'
import { $noteFromMarkdown, $noteToMarkdown, NOTE_NODES } from '../../../renderer/notes/note-markdown.ts'

const FORMATS = ['bold', 'italic', 'code'] as const

interface Run {
  text: string
  formats: (typeof FORMATS)[number][]
  href?: string
}
type Line = Run[]
interface Block {
  kind: 'paragraph' | 'quote' | 'h1' | 'h2' | 'h3' | 'bullet' | 'number'
  lines: Line[]
}

function editor(): LexicalEditor {
  return createEditor({
    nodes: NOTE_NODES,
    onError(error) {
      throw error
    },
  })
}

function update(target: LexicalEditor, change: () => void): void {
  target.update(change, { discrete: true })
}

function $fill(element: ElementNode, lines: Line[]): void {
  lines.forEach((line, index) => {
    if (index > 0) element.append($createLineBreakNode())
    for (const run of line) {
      const text = $createTextNode(run.text)
      for (const format of run.formats) text.toggleFormat(format)
      element.append(run.href === undefined ? text : $createLinkNode(run.href).append(text))
    }
  })
}

function $write(blocks: Block[]): void {
  const root = $getRoot().clear()
  for (const block of blocks) {
    if (block.kind === 'bullet' || block.kind === 'number') {
      const list = $createListNode(block.kind)
      for (const line of block.lines) {
        const item = $createListItemNode()
        $fill(item, [line])
        list.append(item)
      }
      root.append(list)
    } else {
      const element =
        block.kind === 'paragraph'
          ? $createParagraphNode()
          : block.kind === 'quote'
            ? $createQuoteNode()
            : $createHeadingNode(block.kind)
      $fill(element, block.lines)
      root.append(element)
    }
  }
}

/** Neighbouring runs with the same marks are one; marks on white space and white space at the end, which nobody sees, do not count. */
function joined(line: Line): Line {
  const result: Line = []
  for (const run of line) {
    for (const text of run.text.match(/\s+|\S+/gu) ?? []) {
      const formats = /\s/u.test(text) ? [] : run.formats
      const last = result.at(-1)
      if (last && last.href === run.href && last.formats.join() === formats.join()) last.text += text
      else result.push({ ...run, text, formats })
    }
  }
  const last = result.at(-1)
  if (last && last.href === undefined && last.formats.length === 0) last.text = last.text.trimEnd()
  return result.filter((run) => run.text !== '')
}

function $lines(element: ElementNode, href?: string): Line[] {
  const lines: Line[] = [[]]
  for (const child of element.getChildren()) {
    if ($isLineBreakNode(child)) lines.push([])
    else if ($isLinkNode(child)) lines.at(-1)!.push(...$lines(child, child.getURL()).flat())
    else if ($isTextNode(child)) {
      const formats = FORMATS.filter((format) => child.hasFormat(format))
      lines.at(-1)!.push({ text: child.getTextContent(), formats, ...(href === undefined ? {} : { href }) })
    }
  }
  return lines.map(joined)
}

function $read(): Block[] {
  return $getRoot()
    .getChildren<ElementNode>()
    .map((node): Block => {
      if ($isListNode(node)) {
        const items = node.getChildren().filter($isListItemNode)
        return {
          kind: node.getListType() === 'number' ? 'number' : 'bullet',
          lines: items.flatMap((item) => $lines(item)),
        }
      }
      const kind = $isHeadingNode(node) ? (node.getTag() as 'h1') : $isQuoteNode(node) ? 'quote' : 'paragraph'
      return { kind, lines: $lines(node) }
    })
}

function throughMarkdown(blocks: Block[]): { markdown: string; back: Block[]; wrote: Block[] } {
  const first = editor()
  update(first, () => $write(blocks))
  const markdown = first.read(() => $noteToMarkdown())
  const second = editor()
  update(second, () => $noteFromMarkdown(markdown))
  return { markdown, back: second.read($read), wrote: first.read($read) }
}

const plain = (text: string): Line => [{ text, formats: [] }]

describe('typed characters that mean something to Markdown', () => {
  it.each([
    '# not a heading',
    '#hashtag',
    '> not a quotation',
    '- not a list',
    '+ nor this',
    '1. nor a numbered one',
    '1984. That was the year.',
    '[text](https://example.org)',
    '![picture](x.png)',
    '*stars* and _lines_ and ~~waves~~ and `ticks`',
    'a * b * c, snake_case_name, 2*3*4',
    'C:\\temp\\new and \\* and \\\\',
    '&#32; &amp; &lt;b&gt;',
    '<b>not bold</b>',
    '``` fence',
    '| a | b |',
    '[ ] not a task',
    ' starts with one',
    '---',
    '***',
    'a ** b',
    '“quoted” – dashes… 日本語 العربية 🎓',
  ])('%s', (text) => {
    const { back } = throughMarkdown([{ kind: 'paragraph', lines: [plain(text)] }])
    expect(back).toEqual([{ kind: 'paragraph', lines: [plain(text)] }])
  })
})

it('white space at the end of a line is not kept', () => {
  expect(throughMarkdown([{ kind: 'paragraph', lines: [plain('one  '), plain('two ')] }]).markdown).toBe('one\\\ntwo')
})

describe('shapes', () => {
  it.each<[string, Block[], string]>([
    ['headings', [{ kind: 'h2', lines: [plain('Claim')] }], '## Claim'],
    ['lists', [{ kind: 'bullet', lines: [plain('one'), plain('two')] }], '- one\n- two'],
    ['numbered lists', [{ kind: 'number', lines: [plain('one'), plain('two')] }], '1. one\n2. two'],
    ['quotations', [{ kind: 'quote', lines: [plain('said')] }], '> said'],
    [
      'two paragraphs',
      [
        { kind: 'paragraph', lines: [plain('a')] },
        { kind: 'paragraph', lines: [plain('b')] },
      ],
      'a\n\nb',
    ],
    [
      'marks',
      [
        {
          kind: 'paragraph',
          lines: [
            [
              { text: 'so', formats: ['bold'] },
              { text: ' it goes', formats: [] },
            ],
          ],
        },
      ],
      '**so** it goes',
    ],
    [
      'links',
      [{ kind: 'paragraph', lines: [[{ text: 'here', formats: [], href: 'https://a.org/(b)' }]] }],
      '[here](https://a.org/\\(b\\))',
    ],
  ])('%s', (_name, blocks, markdown) => {
    const through = throughMarkdown(blocks)
    expect(through.markdown).toBe(markdown)
    expect(through.back).toEqual(blocks)
  })
})

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('so', 'it', 'goes', 'Veto', '1984.', 'é', '猫') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '``',
      '~~',
      '#',
      '##',
      '>',
      '-',
      '+',
      '1.',
      '[',
      ']',
      '(',
      ')',
      '](',
      '\\',
      '&#32;',
      '&',
      '<b>',
      '|',
      '!',
      '[x]',
      '---',
      '```',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(' ', '  ', '. ', ', ') },
)
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(''))
const run: fc.Arbitrary<Run> = fc
  .record({
    text,
    formats: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 2, arbitrary: fc.subarray(['bold', 'italic']) },
      { weight: 1, arbitrary: fc.constant(['code'] as const) },
    ),
  })
  .map(({ text: words, formats }) => ({ text: words, formats: [...formats] as Run['formats'] }))
/** A line on which something can be seen. */
const line = fc.array(run, { minLength: 1, maxLength: 3 }).filter((runs) => runs.some((one) => one.text.trim() !== ''))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('paragraph' as const, 'quote' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constantFrom('h1' as const, 'h2' as const, 'h3' as const), lines: fc.tuple(line) }),
  fc.record({
    kind: fc.constantFrom('bullet' as const, 'number' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  }),
)

it('whatever was typed comes back', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (blocks) => {
      const { back, wrote, markdown } = throughMarkdown(blocks)
      expect(back, markdown).toEqual(wrote)
    }),
    { numRuns: 500 },
  )
})
