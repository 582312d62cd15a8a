// The bar of find in text: the words, how many places, next and previous.
import { useEffect, useRef } from 'react'
import { isMac, writeKey } from '../commands/keys.ts'
import { useShownKey } from '../commands/written-keys.ts'
import { useMessages } from '../state/messages.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { SearchField } from '../ui/field.tsx'
import type { Actions } from './actions.ts'
import styles from './bars.module.css'
import { MOST_FOUND } from './find.ts'
import { get, set } from './reader-state.ts'
import type { Finding } from './use-find.ts'

export function FindBar({ finding, actions }: { finding: Finding; actions: Actions }) {
  const { reader, frame } = useMessages()
  const field = useRef<HTMLInputElement>(null)
  const nextKey = useShownKey('reader.find-next')
  const previousKey = useShownKey('reader.find-previous')
  const { query, setQuery, hits, at, again } = finding
  useEffect(() => field.current?.select(), [])
  const close = (): void => {
    const { surface } = get()
    const hit = hits[at]
    set({ finding: false })
    surface?.root.focus({ preventScroll: true })
    // Where the search ended is where reading goes on.
    if (surface && hit) surface.select(hit.start, hit.end)
  }
  const count =
    query.trim() === ''
      ? ''
      : hits.length === 0
        ? reader.find.none
        : hits.length >= MOST_FOUND
          ? reader.find.many(hits.length)
          : reader.find.count(at + 1, hits.length)
  return (
    <div className={styles['bar']} role="search" aria-label={reader.find.label}>
      <div
        className={styles['field']}
        onKeyDownCapture={(event) => {
          // The field would empty itself first; what was searched for stays, for F3, the next time, and the very next key.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}
      >
        <SearchField
          ref={field}
          autoFocus
          label={reader.find.label}
          placeholder={reader.find.placeholder}
          clearLabel={reader.find.clear}
          value={query}
          onChange={setQuery}
          onKeyDown={(event) => {
            const mod = event.ctrlKey || event.metaKey
            if (event.key === 'Enter' && (mod || event.altKey)) {
              // Letters are typed here: with a modifier Enter marks, and one looks on.
              event.preventDefault()
              const hit = hits[at]
              if (mod) void actions.markAll(hits, query.trim())
              else if (hit) void actions.mark(hit)
            } else if (event.key === 'Enter') {
              event.preventDefault()
              again(event.shiftKey ? -1 : 1)
            }
          }}
        />
      </div>
      <span className={styles['count']} role="status">
        {count}
      </span>
      <IconButton
        icon="up"
        label={reader.find.previous}
        keys={previousKey}
        isDisabled={hits.length === 0}
        onPress={() => again(-1)}
      />
      <IconButton
        icon="down"
        label={reader.find.next}
        keys={nextKey}
        isDisabled={hits.length === 0}
        onPress={() => again(1)}
      />
      <Button
        look="plain"
        keys={writeKey('Mod+Enter', isMac, frame.keys.words)}
        isDisabled={hits.length === 0}
        onPress={() => void actions.markAll(hits, query.trim())}
      >
        {reader.find.all}
      </Button>
      <IconButton icon="close" label={reader.find.close} onPress={close} />
    </div>
  )
}
