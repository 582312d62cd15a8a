// One sitting of splitting a theme: decisions go to the host one after another, and what is left is remembered on this machine.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ulid } from 'ulid'
import * as v from 'valibot'
import { formatPath } from '../../shared/model/codebook.ts'
import type { QuoteDetail, ThemeDetail } from '../../shared/model/view.ts'
import { useAct, useAnswer, useHost } from '../state/host.tsx'
import {
  back,
  beginSplit,
  currentOf,
  decide,
  keepOrder,
  movedCount,
  NOT_STOPPED,
  type SplitRun,
  stop,
  type Stopped,
} from './split-run.ts'

const Kept = v.object({ done: v.number(), later: v.array(v.string()), targets: v.array(v.string()) })
const keyOf = (theme: string) => `split:${theme}`

export interface Split {
  /** False until the passages and what was left before are known. */
  ready: boolean
  resumed: boolean
  current: QuoteDetail | null
  /** Sub-themes as their numbers stand. */
  targets: ThemeDetail[]
  /** Gone through so far, over all sittings, and the number of all. */
  done: number
  all: number
  moved: number
  left: number
  canGoBack: boolean
  take: (target: ThemeDetail) => void
  makeAndTake: (name: string) => void
  skip: () => void
  goBack: () => void
  again: () => void
}

export function useSplit(
  theme: ThemeDetail,
  themes: readonly ThemeDetail[],
  said: (what: { into?: string; from?: string }) => void,
): Split {
  const host = useHost()
  const act = useAct()
  const quotes = useAnswer('quotes', {}).data
  const sources = useAnswer('sources', {}).data
  const [run, setRun] = useState<SplitRun | null>(null)
  const [before, setBefore] = useState<Stopped>(NOT_STOPPED)
  const [session] = useState(() => ulid())
  const latest = useRef(run)
  latest.current = run
  /** One write after another: what is decided by quick keys must reach the host in its order. */
  const queue = useRef<Promise<unknown>>(Promise.resolve())

  const byId = useMemo(() => new Map((quotes ?? []).map((quote) => [quote.id, quote])), [quotes])
  const children = useMemo(() => themes.filter((one) => one.parent === theme.id), [themes, theme.id])
  const ownIds = useCallback(() => {
    const order = new Map((sources ?? []).map((source, index) => [source.id, index]))
    return (quotes ?? [])
      .filter((quote) => quote.themeIds.includes(theme.id))
      .toSorted((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || a.start - b.start)
      .map(({ id }) => id)
  }, [quotes, sources, theme.id])

  useEffect(() => {
    if (run !== null || quotes === undefined || sources === undefined) return
    let gone = false
    void host.getSetting({ key: keyOf(theme.id) }).then(
      (kept) => {
        if (gone) return
        const stopped = v.is(Kept, kept) ? kept : NOT_STOPPED
        setBefore(stopped)
        setRun(
          beginSplit(
            ownIds(),
            children.map(({ id }) => id),
            stopped,
          ),
        )
      },
      () =>
        !gone &&
        setRun(
          beginSplit(
            ownIds(),
            children.map(({ id }) => id),
            NOT_STOPPED,
          ),
        ),
    )
    return () => {
      gone = true
    }
  }, [run, quotes, sources, host, theme.id, ownIds, children])

  const remember = useCallback(
    (next: SplitRun) => {
      setRun(next)
      latest.current = next
      host.setSetting({ key: keyOf(theme.id), value: stop(next, before) }).catch(() => undefined)
    },
    [host, theme.id, before],
  )
  const write = useCallback(
    (annotation: string, into: string | null, from?: string) => {
      const move = { annotations: [annotation], into, ...(from === undefined ? {} : { from }) }
      const written = queue.current.then(() => act('splitTheme', { theme: theme.id, moves: [move], session }))
      queue.current = written
      return written
    },
    [act, theme.id, session],
  )

  const current = run === null ? null : currentOf(run)
  const targets = keepOrder(
    run?.targets ?? [],
    children.map(({ id }) => id),
  )
    .map((id) => children.find((one) => one.id === id))
    .filter((one) => one !== undefined)
  const moved = run === null ? 0 : movedCount(run)
  return {
    ready: run !== null,
    resumed: before.done > 0,
    current: current === null ? null : (byId.get(current) ?? null),
    targets,
    done: before.done + (run?.decisions.length ?? 0),
    all: before.done + (run?.order.length ?? 0),
    moved,
    left: (run?.decisions.length ?? 0) - moved,
    canGoBack: (run?.decisions.length ?? 0) > 0,
    take(target) {
      const now = latest.current
      const passage = now && currentOf(now)
      if (!now || passage === null) return
      remember(decide({ ...now, targets: targets.map(({ id }) => id) }, target.id))
      said({ into: target.name })
      void write(passage, formatPath(target.path.slice(theme.path.length)))
    },
    makeAndTake(name) {
      const now = latest.current
      const passage = now && currentOf(now)
      if (!now || passage === null) return
      void write(passage, formatPath([name])).then((done) => {
        const made = done.ok ? done.value.themes[0] : undefined
        if (!made || latest.current === null) return
        const order = [...targets.map(({ id }) => id).filter((id) => id !== made), made]
        remember(decide({ ...latest.current, targets: order }, made))
        said({ into: name })
      })
    },
    skip() {
      const now = latest.current
      if (!now || currentOf(now) === null) return
      remember(decide(now, null))
      said({})
    },
    goBack() {
      const earlier = latest.current && back(latest.current)
      if (!earlier) return
      const { taken } = earlier
      remember(earlier.run)
      if (taken.into === null) return
      said({ from: children.find((one) => one.id === taken.into)?.name ?? '' })
      void write(taken.passage, null, taken.into)
    },
    again() {
      setBefore((was) => ({ ...was, done: was.done + moved, later: [] }))
      setRun(
        (now) =>
          now && {
            ...beginSplit(
              ownIds(),
              children.map(({ id }) => id),
              NOT_STOPPED,
            ),
            targets: now.targets,
          },
      )
    },
  }
}
