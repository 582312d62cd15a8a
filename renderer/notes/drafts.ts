// Unsaved text of notes, kept until the library has acknowledged it: in this window, and beside it where the browser allows.
import { useEffect } from 'react'
import type { HostClient } from '../../shared/rpc/contract.ts'
import { useLink } from '../state/host.tsx'
import { whileSaving } from '../state/status.ts'
import { type Draft, NoteSaver } from './note-saver.ts'

const PREFIX = 'commonplace.note-draft.'
const WINDOW = 'commonplace-window.'

/** This window. It holds a lock of this name as long as it lives, so that another one knows whose drafts are still being written. */
const own = crypto.randomUUID()

/** Which library is open, as its id on this machine; null until it has said so. A draft is for the library it was typed in alone. */
let library: string | null = null

const savers = new Map<string, NoteSaver>()

/** Where a draft is kept: of this library, by this window. */
const nameOf = (of: string, window: string, key: string) => `${PREFIX}${of}.${window}.${key}`

/** The window and the key of a draft of this library; null for anything else that is stored. */
export function readName(of: string, name: string): { window: string; key: string } | null {
  const start = `${PREFIX}${of}.`
  if (!name.startsWith(start)) return null
  const found = /^([0-9a-f-]{36})\.(.+)$/u.exec(name.slice(start.length))
  return found && { window: found[1]!, key: found[2]! }
}

function keepDraft(key: string, draft: Draft | null): void {
  // What is typed before the library has said its name is kept as soon as it has.
  if (library === null) return
  try {
    const name = nameOf(library, own, key)
    if (draft === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(draft))
  } catch {
    // No room or no right to store: the text still stands in this window.
  }
}

/** A draft read back from storage, which anyone may have written into. */
export function readDraft(stored: string | null): Draft | null {
  try {
    const draft = JSON.parse(stored ?? 'null') as Partial<Draft> | null
    const idOrNull = (id: unknown) => id === null || typeof id === 'string'
    if (!draft || typeof draft.markdown !== 'string' || !idOrNull(draft.note) || !idOrNull(draft.about)) return null
    const session = typeof draft.session === 'string' ? draft.session : crypto.randomUUID()
    const base = typeof draft.base === 'string' ? draft.base : null
    return { note: draft.note ?? null, about: draft.about ?? null, markdown: draft.markdown, base, session }
  } catch {
    return null
  }
}

function make(
  host: HostClient,
  key: string,
  note: string | null,
  about: string | null,
  session: string = crypto.randomUUID(),
): NoteSaver {
  const saver = new NoteSaver(note, about, session, {
    write: (args) => whileSaving(host.writeNote(args)),
    keep: (draft) => keepDraft(key, draft),
  })
  savers.set(key, saver)
  return saver
}

/**
 * The saver of a note, or of a note still to be made about something. One that has unsaved text is found again.
 * A free note without an id is a new one each time.
 */
export function saverOf(host: HostClient, note: string | null, about: string | null): NoteSaver {
  for (const saver of savers.values()) {
    const same = note !== null ? saver.note === note : saver.note === null && about !== null && saver.about === about
    if (same && saver.unsaved !== null) return saver
  }
  return make(host, note ?? `new.${about ?? crypto.randomUUID()}`, note, about)
}

/** Stands once in the window: brings back drafts of an earlier one, and writes all of them as soon as the library answers. */
export function DraftKeeper(): null {
  const link = useLink()
  useEffect(() => {
    const flushAll = () => savers.forEach((saver) => void saver.flush())
    void recover(link.call)
    const stop = link.onLink((open) => {
      if (!open) return
      void recover(link.call)
      flushAll()
    })
    // Leaving: what the timer still holds back goes out now. What cannot be sent any more is in storage.
    addEventListener('pagehide', flushAll)
    return () => {
      stop()
      removeEventListener('pagehide', flushAll)
    }
  }, [link])
  return null
}

/** Takes over the drafts of windows that are gone, once it is known which library is open. */
async function recover(host: HostClient): Promise<void> {
  if (library !== null) return
  try {
    const { device } = await host.status({})
    if (library !== null) return
    library = device
    for (const saver of savers.values()) saver.keep()
    // Held until the window ends: the promise never settles.
    void navigator.locks.request(WINDOW + own, () => new Promise(() => {}))
    const alive = new Set((await navigator.locks.query()).held?.map((lock) => lock.name))
    for (const name of Object.keys(localStorage)) {
      const found = readName(device, name)
      if (!found || found.window === own || alive.has(WINDOW + found.window)) continue
      const draft = readDraft(localStorage.getItem(name))
      localStorage.removeItem(name)
      // In the same sitting: its last words may have reached the library without an answer, as a note that this window does not know.
      if (!draft) continue
      const saver = make(host, found.key, draft.note, draft.about, draft.session)
      saver.saved = draft.base
      saver.typed(draft.markdown)
    }
  } catch {
    // The library is away, and is asked again when it answers; or storage or locks are closed to us, and there is nothing to bring back.
  }
}
