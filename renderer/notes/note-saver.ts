// Saves a note as it is typed, and never loses what was typed: one write at a time, the latest text last, tried again until it holds.
// It outlives the editor that fed it, so that closing a card does not drop a write that has not been acknowledged.
import type { CommonplaceError } from '../../shared/rpc/error.ts'
import { asError } from '../state/host.tsx'

/** `idle`: nothing typed yet. `failed`: not saved, kept here, tried again. */
export type SaveState = 'idle' | 'typing' | 'saving' | 'saved' | 'failed'

export interface Draft {
  note: string | null
  about: string | null
  markdown: string
  /** The text it was begun from; null where there was none. */
  base: string | null
  /** The sitting it was typed in, by which the host knows a write that comes twice. */
  session: string
}

export interface SaverPorts {
  write: (args: {
    note?: string
    about?: string | null
    markdown: string
    base?: string
    session: string
  }) => Promise<{ note: string; markdown: string }>
  /** Keeps the unsaved text where it outlives the window; null forgets it. */
  keep: (draft: Draft | null) => void
}

/** Milliseconds without a key before a write. */
const PAUSE = 600
/** Milliseconds before a failed write is tried again by itself. */
const AGAIN = 3_000

export class NoteSaver {
  note: string | null
  readonly about: string | null
  /** Whether it began without a note: whoever shows it may not know yet the one it has made. */
  readonly begunNew: boolean
  state: SaveState = 'idle'
  error: CommonplaceError | null = null
  /** What the host has acknowledged last; null before it has anything. */
  saved: string | null = null
  /** What the host has made of the last write and something that came from elsewhere; null once it is shown, and where they are equal. */
  joined: string | null = null
  private text: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private flight: Promise<void> | null = null
  private readonly listeners = new Set<() => void>()
  private readonly ports: SaverPorts
  /** Saves of one sitting fold into one step of undo. */
  private readonly session: string

  constructor(note: string | null, about: string | null, session: string, ports: SaverPorts) {
    this.note = note
    this.about = about
    this.begunNew = note === null
    this.session = session
    this.ports = ports
  }

  /** What was typed and not acknowledged; null where all is. */
  get unsaved(): string | null {
    return this.text
  }

  /** Tells of every change of `state` or `note`. Returns its stop. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  typed(markdown: string): void {
    if (markdown === (this.text ?? this.saved ?? '')) return
    this.text = markdown
    this.keep()
    if (this.state !== 'failed') this.become('typing')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), PAUSE)
  }

  /** Has what is unsaved kept where it outlives the window. */
  keep(): void {
    if (this.text === null) return
    this.ports.keep({
      note: this.note,
      about: this.about,
      markdown: this.text,
      base: this.saved,
      session: this.session,
    })
  }

  /** Writes now what is unsaved; resolves when it is acknowledged or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    while (this.flight) await this.flight
    if (this.text === null) return
    // A note in which nothing stands is not made.
    if (this.note === null && this.text.trim() === '') {
      this.text = null
      this.ports.keep(null)
      return this.become('idle')
    }
    this.flight = this.write(this.text)
    await this.flight
  }

  private async write(markdown: string): Promise<void> {
    this.become('saving')
    try {
      const target = this.note === null ? { about: this.about } : { note: this.note }
      const base = this.saved === null ? {} : { base: this.saved }
      const { note, markdown: stands } = await this.ports.write({ ...target, markdown, ...base, session: this.session })
      this.flight = null
      this.note = note
      // What is typed next is typed over what stands in the editor, which is what was sent.
      this.saved = markdown
      this.joined = stands === markdown ? null : stands
      this.error = null
      if (this.text === markdown) {
        this.text = null
        this.ports.keep(null)
        this.become('saved')
      } else {
        // More was typed meanwhile; it now belongs to the note just made.
        this.keep()
        this.become('typing')
        void this.flush()
      }
    } catch (thrown) {
      this.flight = null
      this.error = asError(thrown)
      this.become('failed')
      this.timer = setTimeout(() => void this.flush(), AGAIN)
    }
  }

  private become(state: SaveState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}
