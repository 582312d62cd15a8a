// The few marks a note can carry, shown while it is written in.
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list'
import { $createQuoteNode, $isQuoteNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { type ReactNode, useEffect, useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { isMac, writeKey } from '../commands/keys.ts'
import { useMessages } from '../state/messages.tsx'
import { ToggleIconButton } from '../ui/button.tsx'
import styles from './note-editor.module.css'

interface Marks {
  bold: boolean
  italic: boolean
  bullets: boolean
  numbers: boolean
  quote: boolean
}

const NONE: Marks = { bold: false, italic: false, bullets: false, numbers: false, quote: false }

function $marks(): Marks {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return NONE
  const top = selection.anchor.getNode().getTopLevelElement()
  const list = $isListNode(top) ? top.getListType() : null
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    bullets: list === 'bullet',
    numbers: list === 'number',
    quote: $isQuoteNode(top),
  }
}

export function NoteToolbar({ editor }: { editor: LexicalEditor }): ReactNode {
  const messages = useMessages()
  const m = messages.notes.marks
  const words = messages.frame.keys.words
  const [marks, setMarks] = useState(NONE)
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($marks)
        setMarks((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next))
      }),
    [editor],
  )

  const toggleList = (kind: 'bullets' | 'numbers') => {
    const insert = kind === 'bullets' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND
    editor.dispatchCommand(marks[kind] ? REMOVE_LIST_COMMAND : insert, undefined)
  }
  const toggleQuote = () =>
    editor.update(() => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      const top = selection.anchor.getNode().getTopLevelElement()
      if (top === null || $isListNode(top)) return
      const next = $isQuoteNode(top) ? $createParagraphNode() : $createQuoteNode()
      top.replace(next, true)
    })

  return (
    <Toolbar aria-label={m.label} className={styles['toolbar']!}>
      <ToggleIconButton
        icon="bold"
        label={m.bold}
        keys={writeKey('Mod+B', isMac, words)}
        isSelected={marks.bold}
        onChange={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')}
      />
      <ToggleIconButton
        icon="italic"
        label={m.italic}
        keys={writeKey('Mod+I', isMac, words)}
        isSelected={marks.italic}
        onChange={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic')}
      />
      <ToggleIconButton
        icon="bullets"
        label={m.bullets}
        keys="-"
        isSelected={marks.bullets}
        onChange={() => toggleList('bullets')}
      />
      <ToggleIconButton
        icon="numbers"
        label={m.numbers}
        keys="1."
        isSelected={marks.numbers}
        onChange={() => toggleList('numbers')}
      />
      <ToggleIconButton icon="quote" label={m.quote} keys=">" isSelected={marks.quote} onChange={toggleQuote} />
    </Toolbar>
  )
}
