// Keeps the links and citations in a note as the library has them now: names that follow renaming, citations in the chosen style. And
// lets them be gone to: by Ctrl or ⌘ and a click, or by Alt and Enter beside one.
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $nodesOfType,
  COMMAND_PRIORITY_HIGH,
  KEY_BACKSPACE_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type LexicalNode,
  $createTextNode,
  TextNode,
} from 'lexical'
import { useEffect, useRef, useState } from 'react'
import type { NoteCitations } from '../../shared/model/view.ts'
import { useCitingLocale } from '../state/citing-locale.ts'
import { useAnswer } from '../state/host.tsx'
import { useSetting } from '../state/settings.ts'
import { $createCitationNode, $isCitationNode, $isRecordNode, CitationNode, RecordNode } from './note-chips.ts'
import { openRecord } from '../state/open-record.ts'
import { typedCitation } from './written-citations.ts'

/** Changes made by us, which are not typing. */
export const FROM_LIBRARY = 'from-library'

/** How what the library says is shown: as no step of the note's own undo, and without taking the caret from where it is wanted now. */
function shown(editor: LexicalEditor): { tag: string[] } {
  const here = editor.getRootElement()?.contains(document.activeElement) ?? false
  return { tag: [FROM_LIBRARY, 'history-merge', ...(here ? [] : ['skip-dom-selection'])] }
}

const NONE: readonly string[] = []

/** Ids and citations that stand in the note, in order. */
function useStanding(editor: LexicalEditor | null): { records: readonly string[]; citations: readonly string[] } {
  const [standing, setStanding] = useState({ records: NONE, citations: NONE })
  useEffect(() => {
    if (!editor) return
    const read = () =>
      editor.read(() => {
        const next = {
          records: [...new Set($inOrder(RecordNode).map((node) => node.record))],
          citations: $inOrder(CitationNode).map((node) => node.raw),
        }
        setStanding((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next))
      })
    read()
    return editor.registerUpdateListener(read)
  }, [editor])
  return standing
}

function $inOrder<T extends LexicalNode>(type: new (...args: never[]) => T): T[] {
  // oxlint-disable-next-line typescript/no-deprecated -- the order of the text is what is wanted, and a note is short
  return $nodesOfType(type as never) as T[]
}

/** The citations as rendered; null while there are none. */
export function useChips(editor: LexicalEditor | null): NoteCitations | null {
  const { records, citations } = useStanding(editor)
  const style = useSetting('citationStyle')
  const locale = useCitingLocale()
  const named = useAnswer('named', { ids: [...records] }, { enabled: records.length > 0, keep: true }).data
  const cited = useAnswer(
    'citeNote',
    { citations: [...citations], style, locale },
    { enabled: citations.length > 0, keep: true },
  ).data
  const latest = useRef(named)
  latest.current = named

  useEffect(() => {
    if (!editor || !named) return
    const byId = new Map(named.map((record) => [record.id, record]))
    editor.update(() => {
      for (const node of $inOrder(RecordNode)) {
        const record = byId.get(node.record)
        if (record) node.show(record.label === '' ? node.getTextContent() : record.label, record.state)
      }
    }, shown(editor))
  }, [editor, named, records])

  useEffect(() => {
    if (!editor || cited?.citations.length !== citations.length) return
    editor.update(() => {
      $inOrder(CitationNode).forEach((node, index) => {
        const one = cited.citations[index]
        if (one) node.show(one.text ?? node.raw, one.missing.length > 0)
      })
    }, shown(editor))
  }, [editor, cited, citations])

  useEffect(() => {
    if (!editor) return
    const open = (id: string) => openRecord(latest.current?.find((record) => record.id === id))
    const click = (event: MouseEvent) => {
      const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-record]') : null
      if (!chip || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open(chip.dataset['record']!)
    }
    const stops = [
      editor.registerRootListener((root, before) => {
        before?.removeEventListener('click', click)
        root?.addEventListener('click', click)
      }),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const chip = event?.altKey ? $chipAtCaret() : null
          if (!$isRecordNode(chip)) return false
          event!.preventDefault()
          open(chip.record)
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      // A citation is opened again by the key that would delete it: its bracket lacks its end, and the page can be written.
      editor.registerCommand(
        KEY_BACKSPACE_COMMAND,
        (event) => {
          const chip = $chipAtCaret('before')
          if (!$isCitationNode(chip)) return false
          event.preventDefault()
          const text = $createTextNode(chip.raw.slice(0, -1))
          chip.replace(text)
          text.selectEnd()
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerNodeTransform(TextNode, (node) => {
        if (!node.isSimpleText() || node.hasFormat('code')) return
        const typed = typedCitation(node.getTextContent())
        if (!typed) return
        const end = typed.start + typed.raw.length
        const parts = node.splitText(...(typed.start === 0 ? [end] : [typed.start, end]))
        const chip = $createCitationNode(typed.raw)
        parts[typed.start === 0 ? 0 : 1]!.replace(chip)
        const selection = $getSelection()
        if ($isRangeSelection(selection) && $getNodeByKey(chip.getKey())?.getNextSibling() === null) chip.selectEnd()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [editor])

  return citations.length > 0 ? (cited ?? null) : null
}

/** The unit the caret stands at: before it, or where both sides count, behind it. */
function $chipAtCaret(side: 'before' | 'both' = 'both'): LexicalNode | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { anchor } = selection
  const node = anchor.getNode()
  if ($isRecordNode(node) || $isCitationNode(node)) {
    if (side === 'both' || anchor.offset === node.getTextContentSize()) return node
    return node.getPreviousSibling()
  }
  if (!selection.isCollapsed()) return null
  if ($isElementNode(node)) {
    return node.getChildAtIndex(anchor.offset - 1) ?? (side === 'both' ? node.getChildAtIndex(anchor.offset) : null)
  }
  if (anchor.offset === 0) return node.getPreviousSibling()
  return side === 'both' && anchor.offset === node.getTextContentSize() ? node.getNextSibling() : null
}
