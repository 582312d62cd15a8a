// Stands once in the window: takes files dropped anywhere, opens the file dialogs, shows the progress and the closing account.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Shell } from '../../shared/shell.ts'
import { type Command, useCommands } from '../commands/registry.ts'
import { useLink } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { say, sayError } from '../state/status.ts'
import { Icon } from '../ui/icons.tsx'
import { Progress } from '../ui/progress.tsx'
import { showTrash, useDesk } from './desk.ts'
import { ImportAccountDialog } from './import-account.tsx'
import styles from './import-desk.module.css'
import { type FinalAccount, importPaths, importPicked, type ImportRun, type Moved } from './import-run.ts'
import { filesOfDrop, fromList, isStyle, type PickedFile } from './picked-files.ts'
import { TrashDialog } from './trash-dialog.tsx'

const shell = (globalThis as { shell?: Shell }).shell

/** Milliseconds before a short import shows its progress: less would only flicker. */
const SHOW_AFTER = 300

/** Makes a file input take folders; the name every browser knows it by, though no standard does. */
const FOLDER = { webkitdirectory: '' }

export interface ImportDeskProps {
  /** Takes a citation style that was dropped or chosen among texts. */
  addStyle: (file: { name: string; text(): Promise<string> }) => Promise<boolean>
}

export function ImportDesk({ addStyle }: ImportDeskProps): ReactNode {
  const m = useMessages().library
  const link = useLink()
  const running = useDesk((desk) => desk.running)
  const [visible, setVisible] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const messages = useRef(m)
  messages.current = m
  const adding = useRef(addStyle)
  adding.current = addStyle

  const follow = useCallback(async (start: (moved: (at: Moved) => void) => ImportRun) => {
    // One import at a time: a second drop waits for the first.
    await useDesk.getState().running?.run.account
    let run: ImportRun | null = null
    const moved = (at: Moved) => run && useDesk.setState({ running: { run, at } })
    run = start(moved)
    useDesk.setState({ running: { run, at: { done: 0, total: 0, file: '' } } })
    const timer = setTimeout(() => setVisible(true), SHOW_AFTER)
    const account = await run.account
    clearTimeout(timer)
    setVisible(false)
    useDesk.setState({ running: null })
    settle(account, messages.current)
  }, [])

  const importAll = useCallback(
    (all: PickedFile[]) => {
      if (all.length === 0) return say(messages.current.account.nothing)
      const picked = all.filter((one) => !isStyle(one.name))
      void addStyles(
        all.filter((one) => isStyle(one.name)),
        adding.current,
      )
      if (picked.length === 0) return
      void follow((moved) => importPicked(link, picked, moved))
    },
    [follow, link],
  )
  const importNamed = useCallback(
    (paths: string[]) => {
      if (paths.length > 0) void follow((moved) => importPaths(link, paths, moved))
    },
    [follow, link],
  )

  useEffect(() => shell?.onFiles(importNamed), [importNamed])

  const chooseFiles = () => (shell ? void shell.pickSources().then(importNamed) : files.current?.click())
  const chooseFolder = () => (shell ? void shell.pickFolder().then(importNamed) : folder.current?.click())
  const commands: Command[] = [
    { id: 'library.import', title: m.importFiles, group: 'library', keys: ['Mod+O'], run: chooseFiles },
    { id: 'library.import-folder', title: m.importFolder, group: 'library', keys: ['Mod+Shift+O'], run: chooseFolder },
    {
      id: 'library.import-starter',
      title: m.importStarter,
      group: 'library',
      keys: ['Alt+Shift+S'],
      run: () =>
        void link.call.importStarter({}).then(
          ({ source }) => openSource(source),
          (thrown: unknown) => sayError(String((thrown as Error).message)),
        ),
    },
    { id: 'library.trash', title: m.trash, group: 'library', keys: ['Alt+T'], run: showTrash },
  ]
  useCommands(commands)

  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        data-testid="import-files"
        onChange={(event) => {
          importAll(fromList(event.currentTarget.files ?? []))
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = ''
        }}
      />
      <input
        ref={folder}
        type="file"
        multiple
        {...FOLDER}
        hidden
        aria-hidden="true"
        tabIndex={-1}
        data-testid="import-folder"
        onChange={(event) => {
          importAll(fromList(event.currentTarget.files ?? []))
          event.currentTarget.value = ''
        }}
      />
      <DropTarget onDrop={(transfer) => void filesOfDrop(transfer).then(importAll)} />
      {running && visible && (
        <div className={styles['progress']} role="status">
          <Progress
            label={
              running.at.total > 0
                ? m.importing(Math.min(running.at.done + 1, running.at.total), running.at.total)
                : m.reading
            }
            done={running.at.done}
            total={running.at.total}
            detail={running.at.file || undefined}
            cancelLabel={m.cancel}
            onCancel={() => running.run.cancel()}
          />
        </div>
      )}
      <ImportAccountDialog />
      <TrashDialog />
    </>
  )
}

/** One after the other, so that the last one dropped is the one in use. */
async function addStyles(files: readonly PickedFile[], add: ImportDeskProps['addStyle']): Promise<void> {
  for (const { name, file } of files) await add({ name, text: () => file.text() })
}

/** One plain success is said in a line and opened; anything else deserves the account. */
function settle(account: FinalAccount, m: ReturnType<typeof useMessages>['library']): void {
  const bad = account.refused.length + account.unsent.length > 0 || account.cancelled || account.error !== null
  const references = account.references.matched + account.references.unmatched.length
  if (!bad && references === 0 && account.read.length === 1 && account.present.length === 0) {
    const [only] = account.read
    openSource(only!.id)
    if (only!.warnings.length === 0) return say(m.imported(only!.title), 'good')
  } else if (!bad && references === 0 && account.read.length === 0 && account.present.length === 1) {
    const [only] = account.present
    openSource(only!.id)
    return say(m.alreadyThere(only!.file))
  }
  useDesk.setState({ account })
}

/** Covers the window while files are carried over it. */
function DropTarget({ onDrop }: { onDrop: (transfer: DataTransfer) => void }): ReactNode {
  const m = useMessages().library
  const [over, setOver] = useState(false)
  const drop = useRef(onDrop)
  drop.current = onDrop
  useEffect(() => {
    // Entering a child fires before leaving its parent, so enters and leaves are counted.
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const handlers: Record<string, (event: DragEvent) => void> = {
      dragenter(event) {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth++
        setOver(true)
      },
      dragover(event) {
        if (!carriesFiles(event)) return
        event.preventDefault()
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      },
      dragleave(event) {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(false)
      },
      drop(event) {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        if (event.dataTransfer) drop.current(event.dataTransfer)
      },
    }
    for (const [type, handler] of Object.entries(handlers)) addEventListener(type, handler as EventListener)
    return () => {
      for (const [type, handler] of Object.entries(handlers)) removeEventListener(type, handler as EventListener)
    }
  }, [])
  if (!over) return null
  return (
    <div className={styles['veil']}>
      <div className={styles['drop']}>
        <Icon name="import" size={32} />
        <strong>{m.drop.title}</strong>
        <span>{m.drop.explain}</span>
      </div>
    </div>
  )
}
