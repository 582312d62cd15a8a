// How one source is shown where it differs from the others: face, size, line length, spacing and paper. Kept by the host on this machine.
import { useEffect } from 'react'
import * as v from 'valibot'
import { create } from 'zustand'
import { useHost } from './host.tsx'
import { Look, useSettings } from './settings.ts'

const KEYS = Object.keys(Look.entries) as (keyof Look)[]

/** Stored whole: a source that has its own look does not follow later changes of the general one. */
const Stored = v.nullable(Look)
const keyOf = (source: string): string => `look:${source}`

/** By source: its own look, null where it follows the general one; missing until the host has said which. */
const useLooks = create<Record<string, Look | null>>()(() => ({}))

/** A drag along a control sets a value at every step; one write a moment later is enough. */
const WRITE_DELAY_MS = 300
const timers = new Map<string, ReturnType<typeof setTimeout>>()

export interface SourceLook {
  look: Look
  /** Whether the source has a look of its own. */
  own: boolean
  /** False until the host has said what is stored. */
  known: boolean
  /** Changes the source's own look, or the general one where it has none. */
  change(change: Partial<Look>): void
  /** Gives the source a look of its own, which begins as it is shown now; or takes it away. */
  setOwn(own: boolean): void
}

export function useSourceLook(source: string): SourceLook {
  const host = useHost()
  const own = useLooks((looks) => looks[source])
  const general = useSettings((state) => state.values)
  const changeGeneral = useSettings((state) => state.set)
  const known = own !== undefined
  useEffect(() => {
    if (known) return
    const take = (stored: unknown): void => {
      const read = v.safeParse(Stored, stored ?? null)
      useLooks.setState({ [source]: read.success ? read.output : null })
    }
    // Without an answer the text is shown as the others are.
    void host.getSetting({ key: keyOf(source) }).then(take, () => take(null))
  }, [host, source, known])

  const keep = (look: Look | null): void => {
    useLooks.setState({ [source]: look })
    clearTimeout(timers.get(source))
    const write = (): void => void host.setSetting({ key: keyOf(source), value: look }).catch(() => undefined)
    timers.set(source, setTimeout(write, WRITE_DELAY_MS))
  }
  const shown = own ?? (Object.fromEntries(KEYS.map((key) => [key, general[key]])) as Look)
  return {
    look: shown,
    own: own !== null && own !== undefined,
    known,
    change: (change) => (own ? keep({ ...own, ...change }) : changeGeneral(change)),
    setOwn: (wanted) => keep(wanted ? shown : null),
  }
}
