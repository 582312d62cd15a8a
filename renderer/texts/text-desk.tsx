// Stands once in the window: the dialogs that change a source's text, and the reading of one again.
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useAct, useAnswer, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { beginTask, endTask, useTextDesk } from '../state/text-desk.ts'
import { AuditDialog } from './audit-dialog.tsx'
import { PagesDialog } from './pages-dialog.tsx'
import { WordsDialog } from './words-dialog.tsx'

export function TextDesk({ editReference }: { editReference: (id: string) => void }): ReactNode {
  const task = useTextDesk((desk) => desk.task)
  switch (task?.what) {
    case 'pages':
      return <PagesDialog source={task.source} at={task.at} />
    case 'words':
      return <WordsDialog source={task.source} start={task.start} end={task.end} />
    case 'audit':
      return <AuditDialog source={task.source} dropped={task.dropped ?? 0} />
    case 'facts':
      return <Facts key={`${task.source} ${task.at}`} source={task.source} at={task.at} edit={editReference} />
    case 'reread':
    case 'replace':
      return <Reread key={`${task.what} ${task.source}`} source={task.source} newer={task.what === 'replace'} />
    case undefined:
      return null
  }
}

/** Opens the form of the work at a place; one that has no reference yet gets it. */
function Facts({ source, at, edit }: { source: string; at: number; edit: (id: string) => void }): null {
  const { texts } = useMessages()
  const host = useHost()
  const act = useAct()
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const open = async (): Promise<void> => {
      // Asked anew: the work may have been split with the key before this one.
      const { works } = await host.source({ source })
      const work = works.findIndex(({ start, end }) => start <= at && at < end) + 1
      const outcome = await act('reference', { source, work: work === 0 ? null : work })
      if (outcome.ok) edit(outcome.value.id)
    }
    void open()
      .catch(() => say(texts.nothingThere))
      .finally(endTask)
  }, [host, at, source, act, edit, texts])
  return null
}

/** Reads the source again, or the file that is chosen in its place, and then shows what became of its passages. */
function Reread({ source, newer }: { source: string; newer: boolean }): ReactNode {
  const { texts } = useMessages()
  const act = useAct()
  const input = useRef<HTMLInputElement>(null)
  const begun = useRef(false)
  const file = useAnswer('sources', {}).data?.find((one) => one.id === source)?.file
  const read = useCallback(
    async (picked: File | null) => {
      say(texts.reading(picked?.name ?? file ?? ''))
      const given = picked && { name: picked.name, base64: await base64Of(picked) }
      const outcome = await act('reread', { source, ...(given && { file: given }) })
      if (!outcome.ok) return endTask()
      const { dropped } = outcome.value
      beginTask({ what: 'audit', source, ...(dropped !== undefined && { dropped }) })
    },
    [act, source, file, texts],
  )
  useEffect(() => {
    const field = input.current
    field?.addEventListener('cancel', endTask)
    return () => field?.removeEventListener('cancel', endTask)
  }, [])
  useEffect(() => {
    if (begun.current || file === undefined) return
    begun.current = true
    if (newer) input.current?.click()
    else void read(null)
  }, [newer, read, file])
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-hidden="true"
      tabIndex={-1}
      data-testid="newer-file"
      onChange={(event) => {
        const picked = event.currentTarget.files?.[0]
        if (picked) void read(picked)
      }}
    />
  )
}

async function base64Of(file: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}
