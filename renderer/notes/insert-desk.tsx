// Puts a link or a citation into the note being written, chosen by a few letters: by typing "[[" or "[@", by a key, or from the palette.
import { $createTextNode, $getRoot, $getSelection, $isRangeSelection, $isTextNode, type LexicalEditor } from 'lexical'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { create } from 'zustand'
import { Picker, type PickerSection } from '../commands/picker.tsx'
import { useCommands } from '../commands/registry.ts'
import { asError, useAnswer, useHost } from '../state/host.tsx'
import { currentMessages, useMessages } from '../state/messages.tsx'
import { say, sayError } from '../state/status.ts'
import type { CitableView } from '../../shared/model/view.ts'
import { $createCitationNode, $createRecordNode } from './note-chips.ts'
import { firstLine } from './note-list.ts'

type What = 'record' | 'citation'

/** The note last written in, and what is being chosen for it. */
const useInsert = create<{ editor: LexicalEditor | null; asked: What | null; typed: string }>()(() => ({
  editor: null,
  asked: null,
  typed: '',
}))

const TRIGGERS: Record<string, What> = { '[[': 'record', '[@': 'citation' }
/** Passages are listed once this many letters narrow them down. */
const LETTERS = 2
const MOST_LETTERS = 90

/** Watches a note for the two signs that ask for a link or a citation. Returns its stop. */
export function watchForInserts(editor: LexicalEditor): () => void {
  const here = () => useInsert.setState({ editor })
  const stops = [
    editor.registerRootListener((root, before) => {
      before?.removeEventListener('focusin', here)
      root?.addEventListener('focusin', here)
    }),
    editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
      if (dirtyLeaves.size === 0 || tags.has('historic') || tags.has('paste')) return
      const now = editorState.read($beforeCaret)
      const trigger = now.slice(-2)
      const what = TRIGGERS[trigger]
      // Only the key that completes the sign asks; one that stands there already does not.
      if (what === undefined || prevEditorState.read($beforeCaret) !== now.slice(0, -1)) return
      useInsert.setState({ editor, asked: what, typed: trigger })
    }),
    () => {
      if (useInsert.getState().editor === editor) useInsert.setState({ editor: null, asked: null })
    },
  ]
  return () => stops.forEach((stop) => stop())
}

/** The words of the caret's own piece of text before it. */
function $beforeCaret(): string {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return ''
  const node = selection.anchor.getNode()
  return $isTextNode(node) ? node.getTextContent().slice(0, selection.anchor.offset) : ''
}

/** Puts a unit at the caret, in place of the sign that asked for it. */
function insert(make: () => ReturnType<typeof $createRecordNode> | ReturnType<typeof $createCitationNode>): void {
  const { editor, typed } = useInsert.getState()
  if (!editor) return
  editor.update(() => {
    if (!$isRangeSelection($getSelection())) $getRoot().selectEnd()
    const selection = $getSelection()
    if (!$isRangeSelection(selection)) return
    const node = selection.anchor.getNode()
    const at = selection.anchor.offset
    if (typed !== '' && $isTextNode(node) && $beforeCaret().endsWith(typed)) {
      node.spliceText(at - typed.length, typed.length, '', true)
    }
    const space = $createTextNode(' ')
    selection.insertNodes([make(), space])
    space.selectEnd()
  })
  editor.focus()
  useInsert.setState({ typed: '' })
}

export function InsertDesk(): ReactNode {
  const { notes: m } = useMessages()
  const asked = useInsert((state) => state.asked)
  const writing = () => useInsert.getState().editor !== null
  const ask = (what: What) => () => useInsert.setState({ asked: what, typed: '' })
  useCommands([
    {
      id: 'notes.insert-link',
      title: m.links.insert,
      group: 'notes',
      keys: ['Mod+Shift+K'],
      inFields: true,
      when: writing,
      run: ask('record'),
    },
    {
      id: 'notes.insert-citation',
      title: m.cite.insert,
      group: 'notes',
      keys: ['Mod+Shift+E'],
      inFields: true,
      when: writing,
      run: ask('citation'),
    },
  ])
  if (asked === 'record') return <RecordPicker />
  return asked === 'citation' ? <CitationPicker /> : null
}

const close = () => useInsert.setState({ asked: null })

function usePassages(query: string) {
  const wanted = useDeferredValue(query.trim())
  const quotes = useAnswer('quotes', {}, { enabled: wanted.length >= LETTERS }).data ?? []
  const sources = useAnswer('sources', {}).data ?? []
  const titles = new Map(sources.map((source) => [source.id, source.title || source.file]))
  return { quotes: wanted.length >= LETTERS ? quotes : [], sources, titles }
}

function RecordPicker(): ReactNode {
  const { notes: m, frame } = useMessages()
  const [query, setQuery] = useState('')
  const { quotes, sources, titles } = usePassages(query)
  const themes = useAnswer('themes', {}).data ?? []
  const notes = useAnswer('notes', {}).data ?? []
  const item = (id: string, label: string, more: { detail?: string; color?: string } = {}) => ({
    id,
    title: label,
    ...more,
    run: () => insert(() => $createRecordNode(id, label)),
  })
  const sections: PickerSection[] = [
    { id: 'sources', title: m.links.sources, items: sources.map(({ id, title, file }) => item(id, title || file)) },
    {
      id: 'themes',
      title: m.links.themes,
      items: themes.map(({ id, path, color }) => item(id, path.join(' › '), { color })),
    },
    {
      id: 'notes',
      title: m.links.notes,
      items: notes.map(({ id, markdown }) => item(id, firstLine(markdown).slice(0, MOST_LETTERS) || m.nothingYet)),
    },
    {
      id: 'passages',
      title: m.links.passages,
      items: quotes.map(({ id, quote, source, color }) =>
        item(id, quote.slice(0, MOST_LETTERS), { detail: titles.get(source) ?? '', color }),
      ),
    },
  ]
  return (
    <Picker
      label={m.links.choose}
      placeholder={m.links.placeholder}
      none={m.links.none}
      clear={frame.dismiss}
      sections={sections}
      onClose={close}
      onQuery={setQuery}
    />
  )
}

function CitationPicker(): ReactNode {
  const { notes: m, frame } = useMessages()
  const host = useHost()
  const [query, setQuery] = useState('')
  const { quotes, titles } = usePassages(query)
  const citables = useAnswer('citables', {}).data ?? []
  const put = (raw: string) => {
    insert(() => $createCitationNode(raw))
    say(m.cite.inserted)
  }
  const attempt = async (ask: () => Promise<void>) => {
    try {
      await ask()
    } catch (thrown) {
      sayError(currentMessages().errors.say(asError(thrown)))
    }
  }
  const cite = ({ key, source, work, fixed }: CitableView) =>
    attempt(async () => {
      // A key that stands in a note must not change with the facts it was made of.
      if (!fixed && source !== null) await host.reference({ source, work, set: { id: key } })
      put(`[@${/^[\p{L}\p{N}_][\p{L}\p{N}_:.-]*$/u.test(key) && /[\p{L}\p{N}_]$/u.test(key) ? key : `{${key}}`}]`)
    })
  const citePassage = (annotation: string) =>
    attempt(async () => {
      const { citation } = await host.noteCitation({ annotation })
      const cited = citables.find(({ key }) => citation.includes(`@${key}`))
      if (cited && !cited.fixed && cited.source !== null)
        await host.reference({ source: cited.source, work: cited.work, set: { id: cited.key } })
      put(citation)
    })
  const sections: PickerSection[] = [
    {
      id: 'works',
      title: m.cite.works,
      items: citables.map((one) => ({
        id: `work ${one.key}`,
        title: one.title,
        detail: [one.detail, one.key].filter(Boolean).join(' · '),
        run: () => void cite(one),
      })),
    },
    {
      id: 'passages',
      title: m.cite.passages,
      items: quotes.map(({ id, quote, source, color }) => ({
        id,
        title: quote.slice(0, MOST_LETTERS),
        detail: titles.get(source) ?? '',
        color,
        run: () => void citePassage(id),
      })),
    },
  ]
  return (
    <Picker
      label={m.cite.choose}
      placeholder={m.cite.placeholder}
      none={m.cite.none}
      clear={frame.dismiss}
      sections={sections}
      onClose={close}
      onQuery={setQuery}
    />
  )
}
