// A note being written: rich text in Lexical, Markdown in the library, saved as it is typed and saying so.
import { registerList } from '@lexical/list'
import { createEmptyHistoryState, registerHistory } from '@lexical/history'
import { registerMarkdownShortcuts } from '@lexical/markdown'
import { registerRichText } from '@lexical/rich-text'
import {
  COMMAND_PRIORITY_CRITICAL,
  createEditor,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  type TextFormatType,
  TextNode,
} from 'lexical'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useAnswer, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import type { NoteEditorProps } from '../state/slots.ts'
import { saverOf } from './drafts.ts'
import styles from './note-editor.module.css'
import { $noteToMarkdown, NOTE_NODES } from './note-markdown.ts'
import type { NoteSaver } from './note-saver.ts'
import { keepCaret } from './keep-caret.ts'
import { refill } from './refill.ts'
import { NoteToolbar } from './note-toolbar.tsx'
import { NoteBibliography } from './note-bibliography.tsx'
import { watchForInserts } from './insert-desk.tsx'
import { FROM_LIBRARY, useChips } from './use-chips.ts'
import { SHORTCUTS } from './note-shortcuts.ts'

/** Milliseconds within which keys fold into one step of the note's own undo. */
const HISTORY_PAUSE = 400
/** What Markdown can hold; a format of pasted text that is none of these is dropped. */
const KNOWN_FORMATS: readonly TextFormatType[] = ['bold', 'italic', 'code']
const OTHER_FORMATS: readonly TextFormatType[] = ['underline', 'strikethrough', 'subscript', 'superscript', 'highlight']

export function NoteEditor({ about, note, label, autoFocus = false, onClose }: NoteEditorProps): ReactNode {
  const host = useHost()
  const saver = useSaver(note, about)
  const stored = useAnswer('notes', { about }, { enabled: saver.note !== null }).data
  const markdown = saver.note === null ? '' : stored?.find((one) => one.id === saver.note)?.markdown
  const state = useSyncExternalStore(
    (listener) => saver.listen(listener),
    () => saver.state,
  )
  const editor = useLexical(saver, state, markdown)
  const field = useRef<HTMLDivElement>(null)
  const cited = useChips(editor)
  const ready = editor !== null && (markdown !== undefined || saver.unsaved !== null)

  useEffect(() => {
    if (!editor) return
    editor.setRootElement(field.current)
    return () => editor.setRootElement(null)
  }, [editor])
  useEffect(() => {
    if (ready && autoFocus) editor.focus(undefined, { defaultSelection: 'rootEnd' })
  }, [ready, autoFocus, editor])
  useEffect(
    () => () => {
      // Left empty, a note that stands in the library goes to the trash; else what waits is written now.
      void saver.flush().then(() => {
        if (saver.note !== null && saver.saved === '' && saver.state === 'saved')
          void host.trash({ ids: [saver.note] }).catch(() => undefined)
      })
    },
    [saver, host],
  )

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.nativeEvent.isComposing) return
    const leave = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!leave || !onClose) return
    event.preventDefault()
    event.stopPropagation()
    void saver.flush()
    onClose()
  }

  return (
    <div className={styles['editor']} onKeyDown={onKeyDown}>
      <div
        ref={field}
        className={styles['text']}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-busy={!ready || undefined}
        dir="auto"
        spellCheck
        data-testid="note"
      />
      <div className={styles['foot']}>
        {editor && <NoteToolbar editor={editor} />}
        <SaveState saver={saver} state={state} />
      </div>
      {cited && editor && <NoteBibliography cited={cited} editor={editor} />}
    </div>
  )
}

function SaveState({ saver, state }: { saver: NoteSaver; state: NoteSaver['state'] }): ReactNode {
  const messages = useMessages()
  const m = messages.notes
  if (state === 'idle') return null
  if (state === 'failed')
    return (
      <span className={styles['state']} data-tone="bad" role="alert">
        {m.failed} {saver.error && messages.errors.say(saver.error)}
      </span>
    )
  return (
    <span className={styles['state']} data-tone={state === 'saved' ? 'good' : 'plain'}>
      {state === 'saved' ? m.saved : m.saving}
    </span>
  )
}

/** One saver for as long as the editor is about the same note; the note it has just made is the same note. */
function useSaver(note: string | null, about: string | null): NoteSaver {
  const host = useHost()
  const current = useRef<{ saver: NoteSaver; about: string | null } | null>(null)
  const kept = current.current
  // The note it has just made may not be known to the parent yet.
  const same = kept?.about === about && (note === null ? kept.saver.begunNew : kept.saver.note === note)
  if (!same) current.current = { saver: saverOf(host, note, about), about }
  return current.current!.saver
}

function useLexical(saver: NoteSaver, state: NoteSaver['state'], stored: string | undefined): LexicalEditor | null {
  const [editor, setEditor] = useState<LexicalEditor | null>(null)
  const loaded = useRef<NoteSaver | null>(null)

  useEffect(() => {
    const made = createEditor({ namespace: 'note', nodes: NOTE_NODES, theme: THEME, onError: report })
    loaded.current = null
    const stops = [
      registerRichText(made),
      registerHistory(made, createEmptyHistoryState(), HISTORY_PAUSE),
      registerList(made),
      keepCaret(made),
      watchForInserts(made),
      registerMarkdownShortcuts(made, SHORTCUTS),
      made.registerCommand(FORMAT_TEXT_COMMAND, (format) => !KNOWN_FORMATS.includes(format), COMMAND_PRIORITY_CRITICAL),
      made.registerNodeTransform(TextNode, (node) => {
        for (const format of OTHER_FORMATS) if (node.hasFormat(format)) node.toggleFormat(format)
      }),
      made.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves, tags }) => {
        if (tags.has(FROM_LIBRARY) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return
        saver.typed(editorState.read($noteToMarkdown))
      }),
    ]
    setEditor(made)
    return () => stops.forEach((stop) => stop())
  }, [saver])

  // The library's text comes in at first, and again when it was changed elsewhere while nothing unsaved stands here.
  useEffect(() => {
    if (!editor || (loaded.current === saver && saver.unsaved !== null)) return
    const wanted = saver.unsaved ?? stored
    if (wanted === undefined) return
    // What was saved from here comes back as an answer too; it stands here already.
    if (loaded.current === saver && stored === saver.saved) return
    // An editor without a paragraph could not be written in, so that the first text comes in even where it is empty.
    const first = loaded.current !== saver
    loaded.current = saver
    if (saver.unsaved === null) saver.saved = wanted
    refill(editor, wanted, first)
  }, [editor, saver, stored])

  // What came from elsewhere while it was written here comes in with the answer of the write, unless more was typed meanwhile.
  useEffect(() => {
    const { joined } = saver
    if (!editor || joined === null || saver.unsaved !== null || loaded.current !== saver) return
    saver.joined = null
    saver.saved = joined
    refill(editor, joined)
  }, [editor, saver, state])
  return editor
}

function report(error: Error): void {
  console.error(error)
}

const THEME = {
  paragraph: styles['paragraph']!,
  quote: styles['quote']!,
  heading: { h1: styles['h1']!, h2: styles['h2']!, h3: styles['h3']! },
  list: {
    ul: styles['bullets']!,
    ol: styles['numbers']!,
    listitem: styles['item']!,
    nested: { listitem: styles['nested']! },
  },
  text: { bold: styles['bold']!, italic: styles['italic']!, code: styles['code']! },
  link: styles['link']!,
}
