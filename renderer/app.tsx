// The window: rail, list, main view, status line. Only this file knows all features; what one needs of another is handed over here.
import { useEffect, type ComponentType } from 'react'
import { Jump } from './commands/jump.tsx'
import { KeySheet } from './commands/key-sheet.tsx'
import { useKeyboard } from './commands/keyboard.ts'
import { CommandPalette, usePalette } from './commands/palette.tsx'
import { OnlyTold } from './commands/registry.ts'
import styles from './app.module.css'
import { useFrameCommands } from './frame/frame-commands.ts'
import { LinkBanner } from './frame/link-banner.tsx'
import { toggleList, useListShown } from './frame/list-shown.ts'
import { useLook } from './frame/look.ts'
import { useFocusKept } from './frame/panes.ts'
import { Rail } from './frame/rail.tsx'
import { StatusLine } from './frame/status-line.tsx'
import { ViewBoundary } from './frame/view-boundary.tsx'
import { useAddStyle } from './cite/style-picker.tsx'
import { BibliographyView } from './cite/bibliography-view.tsx'
import { ExportDesk } from './cite/export-desk.tsx'
import { editReference, ReferenceDesk } from './cite/reference-desk.tsx'
import { ImportDesk } from './library/import-desk.tsx'
import { LibraryList } from './library/library-list.tsx'
import { HistoryView } from './history/history-view.tsx'
import { LinkDesk } from './links/link-desk.tsx'
import { LinksView } from './links/links-view.tsx'
import { PassageLinks } from './links/passage-links.tsx'
import { DraftKeeper } from './notes/drafts.ts'
import { InsertDesk } from './notes/insert-desk.tsx'
import { Mentions } from './notes/mentions.tsx'
import { NoteEditor } from './notes/note-editor.tsx'
import { NotesView } from './notes/notes-view.tsx'
import { ReaderCommands } from './reader/all-commands.ts'
import { ReaderStatus } from './reader/reader-status.tsx'
import { Reader } from './reader/reader.tsx'
import { ReportView } from './report/report-view.tsx'
import { SearchView } from './search/search-view.tsx'
import { SettingsView } from './settings/settings-view.tsx'
import { MentionsContext } from './state/mentioned.tsx'
import { useMessages } from './state/messages.tsx'
import { usePlace, type View } from './state/place.ts'
import { useSettings } from './state/settings.ts'
import { TextDesk } from './texts/text-desk.tsx'
import { PassageConflict } from './sync/passage-conflict.tsx'
import { useOriginalOnOpening } from './sync/use-original-on-opening.ts'
import { SyncBadge } from './sync/sync-badge.tsx'
import { SyncView } from './sync/sync-view.tsx'
import { ThemeField } from './themes/theme-field.tsx'
import { ThemeKeys } from './themes/theme-keys.tsx'
import { ThemeList } from './themes/theme-list.tsx'
import { ThemeView } from './themes/theme-view.tsx'
import { Splitter } from './ui/splitter.tsx'
import { Lesson } from './welcome/lesson.tsx'
import { Welcome } from './welcome/welcome.tsx'

const MENTIONS = { Mentions }
const LIST_LIMITS = { min: 200, max: 560 }

const LISTS: Partial<Record<View, ComponentType>> = { reader: LibraryList, themes: ThemeList }

export function App() {
  useKeyboard()
  useFrameCommands()
  useLook()
  useTitle()
  const view = usePlace((state) => state.now.view)
  useOriginalOnOpening()
  const palette = usePalette((state) => state.open)
  return (
    <MentionsContext value={MENTIONS}>
      <div className={styles['window']}>
        <Rail SyncBadge={SyncBadge} />
        <ListPane view={view} />
        <div className={styles['column']}>
          <LinkBanner />
          <main className={styles['main']} data-pane="main" tabIndex={-1}>
            <ViewBoundary key={view}>
              <MainView view={view} />
            </ViewBoundary>
          </main>
          <StatusLine>{view === 'reader' && <ReaderStatus />}</StatusLine>
        </div>
      </div>
      <ImportDesk addStyle={useAddStyle()} />
      <ReferenceDesk />
      <ExportDesk />
      <TextDesk editReference={editReference} />
      <LinkDesk />
      <InsertDesk />
      <DraftKeeper />
      <Lesson />
      {/* A theme may not take a key of the reader, nor a reader's change of keys wait until a text has been open. */}
      <OnlyTold value={true}>
        <ReaderCommands />
      </OnlyTold>
      {palette === 'commands' && <CommandPalette />}
      {palette === 'places' && <Jump />}
      {palette === 'beside' && <Jump beside />}
      {palette === 'keys' && <KeySheet />}
    </MentionsContext>
  )
}

function MainView({ view }: { view: View }) {
  switch (view) {
    case 'themes':
      return <ThemeView NoteEditor={NoteEditor} />
    case 'bibliography':
      return <BibliographyView />
    case 'search':
      return <SearchView />
    case 'history':
      return <HistoryView />
    case 'links':
      return <LinksView />
    case 'sync':
      return <SyncView />
    case 'report':
      return <ReportView />
    case 'notes':
      return <NotesView />
    case 'settings':
      return <SettingsView />
    case 'reader':
      return (
        <Welcome>
          <Reader
            ThemeField={ThemeField}
            NoteEditor={NoteEditor}
            PassageLinks={PassageLinks}
            PassageConflict={PassageConflict}
            ThemeKeys={ThemeKeys}
          />
        </Welcome>
      )
  }
}

function ListPane({ view }: { view: View }) {
  const { frame } = useMessages()
  const { shown, over } = useListShown()
  useFocusKept(`${view} ${shown}`)
  const width = useSettings((state) => state.values.listWidth)
  const set = useSettings((state) => state.set)
  const List = LISTS[view]
  if (!List || !shown) return null
  return (
    <>
      <aside
        id="list-pane"
        className={styles['list']}
        data-over={over || undefined}
        data-pane="list"
        aria-label={frame.listPane}
        tabIndex={-1}
        style={{ inlineSize: width }}
      >
        <ViewBoundary key={view}>
          <List />
        </ViewBoundary>
        {!over && (
          <div className={styles['divider']}>
            <Splitter
              label={frame.resizeList}
              value={width}
              {...LIST_LIMITS}
              side="start"
              controls="list-pane"
              onChange={(listWidth) => set({ listWidth })}
              onToggle={toggleList}
            />
          </div>
        )}
      </aside>
      {over && <div className={styles['veil']} onPointerDown={toggleList} />}
    </>
  )
}

/** The window is named after what it shows. */
function useTitle(): void {
  const { frame } = useMessages()
  const view = usePlace((state) => state.now.view)
  useEffect(() => {
    document.title = `${frame.views[view]} · ${frame.appName}`
  }, [frame, view])
}
