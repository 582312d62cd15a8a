// All notes in one place: on passages, sources and themes, and free ones; listed on one side, read and written on the other.
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { NoteView } from '../../shared/model/view.ts'
import { useCommands } from '../commands/registry.ts'
import { useWrittenKeys } from '../commands/written-keys.ts'
import { exportManuscript } from '../state/citing-desk.ts'
import { asError, useAct, useAnswer } from '../state/host.tsx'
import { useFormat, useMessages } from '../state/messages.tsx'
import { openSource, openView, usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchField } from '../ui/field.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import { Segments } from '../ui/segments.tsx'
import { Mentions } from './mentions.tsx'
import { NoteEditor } from './note-editor.tsx'
import { NoteVersions } from './note-versions.tsx'
import { firstLine, kindOf, listNotes, NOTE_KINDS, type NoteKind } from './note-list.ts'
import styles from './notes-view.module.css'

const ICONS: Record<Exclude<NoteKind, 'all'>, IconName> = {
  passage: 'quote',
  source: 'file',
  theme: 'tag',
  free: 'note',
}

/** `item` of the place while a new free note is written that has no id yet. */
const NEW = 'new'

export function NotesView(): ReactNode {
  const messages = useMessages()
  const m = messages.notes
  const keys = useWrittenKeys()
  const act = useAct()
  const notes = useAnswer('notes', {})
  const quotes = useAnswer('quotes', {}).data
  const sources = useAnswer('sources', {}).data
  const themes = useAnswer('themes', {}).data
  const shown = usePlace((place) => (place.now.view === 'notes' ? place.now.item : null))
  const [kind, setKind] = useState<NoteKind>('all')
  const [filter, setFilter] = useState('')
  // A new note keeps its editor when it gets its id.
  const [fresh, setFresh] = useState(0)
  const field = useRef<HTMLInputElement>(null)

  const about = useMemo(() => {
    const titles = new Map((sources ?? []).map((source) => [source.id, source.title || source.file]))
    const passages = new Map((quotes ?? []).map((quote) => [quote.id, quote]))
    const paths = new Map((themes ?? []).map((theme) => [theme.id, theme.path.join(' › ')]))
    return {
      passages,
      say(note: NoteView): string {
        if (note.about === null) return m.about.free
        const passage = passages.get(note.about)
        if (passage) return m.about.passage(titles.get(passage.source) ?? '')
        const title = titles.get(note.about)
        if (title !== undefined) return m.about.source(title)
        const path = paths.get(note.about)
        return path === undefined ? m.about.unknown : m.about.theme(path)
      },
    }
  }, [sources, quotes, themes, m])
  const all = notes.data ?? []
  const list = useMemo(() => listNotes(notes.data ?? [], kind, filter, about.say), [notes.data, kind, filter, about])
  const note = all.find((one) => one.id === shown)

  const begin = () => {
    setFresh((n) => n + 1)
    openView('notes', NEW)
  }
  const remove = async (gone: NoteView) => {
    const done = await act('trash', { ids: [gone.id] })
    if (!done.ok) return
    say(m.removed)
    if (gone.id === shown) usePlace.setState(({ now }) => ({ now: { ...now, item: null } }))
  }
  const openAbout = (one: NoteView) => {
    const passage = one.about === null ? undefined : about.passages.get(one.about)
    if (passage) openSource(passage.source, passage.start, passage.id)
    else if (kindOf(one) === 'source') openSource(one.about!)
    else if (kindOf(one) === 'theme') openView('themes', one.about)
  }

  useCommands([
    { id: 'notes.new', title: m.new, group: 'notes', keys: ['Alt+N'], run: begin },
    { id: 'notes.find', title: m.filter(0), group: 'notes', keys: ['/'], run: () => field.current?.focus() },
  ])

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Delete') return
    const row = (event.target as HTMLElement).closest('[role=row]')
    const gone = list.find((one) => one.id === row?.getAttribute('data-key'))
    if (!gone) return
    event.preventDefault()
    event.stopPropagation()
    void remove(gone)
  }

  return (
    <section
      className={styles['notes']}
      aria-label={m.title}
      data-open={shown === NEW || note !== undefined || undefined}
    >
      <div className={styles['side']} onKeyDown={onKeyDown}>
        <header className={styles['head']}>
          <h1 className={styles['title']}>{m.title}</h1>
          <IconButton icon="plus" label={m.new} keys={keys('notes.new')} onPress={begin} />
        </header>
        <SearchField
          ref={field}
          label={m.filter(0)}
          placeholder={m.filter(all.length)}
          keys={keys('notes.find')}
          clearLabel={m.clearFilter}
          value={filter}
          onChange={setFilter}
        />
        <Segments
          label={m.kindLabel}
          hideLabel
          value={kind}
          choices={NOTE_KINDS.map((id) => ({ id, name: m.kinds[id] }))}
          onChange={setKind}
        />
        {notes.isError ? (
          <EmptyState
            icon="warning"
            tone="bad"
            small
            title={m.failedToRead}
            text={messages.errors.say(asError(notes.error))}
          >
            <Button onPress={() => void notes.refetch()}>{m.again}</Button>
          </EmptyState>
        ) : notes.data === undefined ? (
          <p role="status">{m.loading}</p>
        ) : all.length === 0 ? (
          <EmptyState icon="note" small title={m.empty.title} text={m.empty.explain}>
            <Button look="primary" icon="plus" keys={keys('notes.new')} onPress={begin}>
              {m.new}
            </Button>
          </EmptyState>
        ) : list.length === 0 ? (
          <EmptyState icon="find" small title={m.noMatch.title} text={m.noMatch.explain} />
        ) : (
          <GridList
            aria-label={m.listLabel}
            className={styles['list']!}
            items={list}
            dependencies={[shown, about]}
            onAction={(key) => openView('notes', String(key))}
          >
            {(one) => (
              <GridListItem
                id={one.id}
                textValue={firstLine(one.markdown)}
                className={styles['row']!}
                data-open={one.id === shown || undefined}
              >
                <Icon name={ICONS[kindOf(one)]} size={16} />
                <span className={styles['words']}>
                  <span className={styles['line']} dir="auto">
                    {firstLine(one.markdown) || m.nothingYet}
                  </span>
                  <span className={styles['about']} dir="auto">
                    {about.say(one)}
                  </span>
                </span>
              </GridListItem>
            )}
          </GridList>
        )}
      </div>
      <div className={styles['page']}>
        <div className={styles['toList']}>
          <Button
            look="plain"
            icon="left"
            onPress={() => usePlace.setState(({ now }) => ({ now: { ...now, item: null } }))}
          >
            {m.toList}
          </Button>
        </div>
        {shown === NEW ? (
          <NoteEditor key={`new ${fresh}`} about={null} note={null} label={m.new} autoFocus />
        ) : note ? (
          <Written
            key={note.id}
            note={note}
            about={about.say(note)}
            passage={about.passages.get(note.about ?? '')?.quote}
            open={() => openAbout(note)}
            remove={() => void remove(note)}
          />
        ) : (
          all.length > 0 && <EmptyState icon="note" title={m.choose} />
        )}
      </div>
    </section>
  )
}

interface WrittenProps {
  note: NoteView
  about: string
  /** The passage's own words. */
  passage: string | undefined
  open: () => void
  remove: () => void
}

function Written({ note, about, passage, open, remove }: WrittenProps): ReactNode {
  const messages = useMessages()
  const m = messages.notes
  const format = useFormat()
  const keys = useWrittenKeys()
  const kind = kindOf(note)
  const [versions, setVersions] = useState(false)
  useCommands([
    { id: 'notes.versions', title: m.versions.open, group: 'notes', keys: ['Alt+H'], run: () => setVersions(true) },
  ])
  return (
    <>
      <header className={styles['noteHead']}>
        <h2 className={styles['noteTitle']} dir="auto">
          {about}
        </h2>
        {kind !== 'free' && (
          <Button look="plain" icon="forward" onPress={open}>
            {m.open[kind]}
          </Button>
        )}
        <IconButton
          icon="history"
          label={m.versions.open}
          keys={keys('notes.versions')}
          onPress={() => setVersions(true)}
        />
        <IconButton
          icon="download"
          label={messages.exporting.manuscript.command}
          keys={keys('citing.export-manuscript')}
          onPress={() => exportManuscript({ note: note.id }, firstLine(note.markdown) || about)}
        />
        <IconButton icon="trash" label={m.remove} onPress={remove} />
      </header>
      {versions && <NoteVersions note={note.id} onClose={() => setVersions(false)} />}
      {passage !== undefined && (
        <blockquote className={styles['passage']} dir="auto">
          {format.quote(passage)}
        </blockquote>
      )}
      <NoteEditor about={note.about} note={note.id} label={m.label(about)} />
      <Mentions of={note.id} />
      <p className={styles['when']}>{m.written(format.dateTime(note.created))}</p>
    </>
  )
}
