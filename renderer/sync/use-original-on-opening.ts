// Where originals come when they are opened: fetches that of the source in the reader, and says so while it comes and when it cannot.
import { useEffect } from 'react'
import { useAct, useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { usePlace } from '../state/place.ts'
import { say } from '../state/status.ts'

/** Milliseconds after which something is said: what is here already takes less. */
const PATIENCE = 300

export function useOriginalOnOpening(): void {
  const m = useMessages().sync.originals
  const act = useAct()
  const source = usePlace((state) => state.now.source)
  const lazily = useAnswer('fileChoice', {}).data === 'opened'
  useEffect(() => {
    if (!lazily || source === null) return undefined
    let over = false
    const timer = setTimeout(() => say(m.coming), PATIENCE)
    void act('fetchFiles', { source }).then((done) => {
      clearTimeout(timer)
      if (over || !done.ok) return
      if (done.value.missing > 0) say(m.missing, 'bad')
      else if (done.value.fetched > 0) say(m.came, 'good')
    })
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [act, lazily, m, source])
}
