// What the status line says: whether everything is saved, whether the library answers, and the last thing worth a sentence.
import { create } from 'zustand'
import type { CommonplaceError } from '../../shared/rpc/error.ts'

export type Tone = 'plain' | 'good' | 'bad'
export interface Notice {
  text: string
  tone: Tone
  /** Grows with every notice, so that the same sentence said twice is announced twice. */
  number: number
  /** For something that has failed: do it again. */
  retry?: () => void
}

interface StatusState {
  /** Writes the host has not yet acknowledged. */
  pending: number
  /** Why the last write failed, until one succeeds. */
  failed: CommonplaceError | null
  link: 'open' | 'lost' | 'over'
  notice: Notice | null
  /** Work of some length: import, export. */
  progress: { job: string; done: number; total: number; file: string } | null
}

export const useStatus = create<StatusState>()(() => ({
  pending: 0,
  failed: null,
  link: 'open',
  notice: null,
  progress: null,
}))

let number = 0

/** Shows a sentence in the status line and announces it politely. */
export function say(text: string, tone: Tone = 'plain', retry?: () => void): void {
  number += 1
  useStatus.setState({ notice: { text, tone, number, ...(retry ? { retry } : {}) } })
}

/** Says what went wrong, what is safe and what to do, with a way to do it again. */
export function sayError(text: string, retry?: () => void): void {
  say(text, 'bad', retry)
}

/** Counts a write while it is under way; the status line says Saving… until it ends. */
export async function whileSaving<T>(write: Promise<T>): Promise<T> {
  useStatus.setState((state) => ({ pending: state.pending + 1 }))
  try {
    const value = await write
    useStatus.setState({ failed: null })
    return value
  } finally {
    useStatus.setState((state) => ({ pending: state.pending - 1 }))
  }
}

/** Errors after which the library itself, not the request, is at fault. */
const OF_THE_LIBRARY: ReadonlySet<CommonplaceError['name']> = new Set([
  'diskFull',
  'couldNotSave',
  'libraryUnwritable',
  'closed',
])

export function isOfTheLibrary(error: CommonplaceError): boolean {
  return OF_THE_LIBRARY.has(error.name)
}
