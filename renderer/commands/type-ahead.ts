// Whoever presses N goes on typing at once, but the note's field is there only when its passage is. What is typed in between is kept
// and typed into the field when it has the focus: otherwise its letters would be commands.

/** Longer than any field takes to come; then the keys are the window's again. */
const PATIENCE_MS = 3_000

const isField = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  !element.closest('[data-reading]') &&
  (element.isContentEditable || element.matches('input, textarea'))

/** A key as it was pressed. */
interface Pressed {
  key: string
  code: string
  shiftKey: boolean
}

const down = ({ key, code, shiftKey }: Pressed) =>
  new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })

/** The text that keys make of `typed`; null for a key that types nothing. */
export function typedOn(typed: string, key: string): string | null {
  if (key === 'Backspace') return [...typed].slice(0, -1).join('')
  if (key === 'Enter') return `${typed}\n`
  return [...key].length === 1 ? typed + key : null
}

/** The one that keeps keys now, where there is one. */
let newest: { take(pressed: Pressed): boolean } | null = null

/**
 * Keeps keys from now on. `finish(true)`: a field is coming; what was kept is typed into it as soon as it has the focus.
 * `finish(false)`: none is coming; what was kept is dropped. Escape ends the typing, and in a field of one line Enter does; keys after
 * that are the window's again, in their turn: when the field has had all of its own.
 */
export function typeAhead(oneLine: boolean): { finish(coming: boolean): void } {
  let typed = ''
  let ended: Pressed | null = null
  const after: Pressed[] = []
  const stop = new AbortController()
  /** Whether it is a key to be kept. */
  function take({ key, code, shiftKey }: Pressed): boolean {
    const next = typedOn(typed, key)
    if (next === null && key !== 'Escape') return false
    if (ended) after.push({ key, code, shiftKey })
    else if (next === null || (oneLine && key === 'Enter')) ended = { key, code, shiftKey }
    else typed = next
    return true
  }
  const own = { take }
  newest = own
  window.addEventListener(
    'keydown',
    (event) => {
      // Those pressed in somebody's stead are for the field.
      if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (!take(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true, signal: stop.signal },
  )
  function end(): void {
    stop.abort()
    if (newest === own) newest = null
    for (const pressed of after) {
      // The first of them may have asked for the next field.
      if (newest) newest.take(pressed)
      else (document.activeElement ?? document.body).dispatchEvent(down(pressed))
    }
  }
  /**
   * Types into a field as hands would: fields and the note's editor both hear of it and can undo it. Each step a task later than the
   * one before, so that the field takes that in first; keys pressed meanwhile wait.
   */
  function replay(field: HTMLElement): void {
    if (typed !== '') {
      const letters = typed
      typed = ''
      document.execCommand('insertText', false, letters)
      setTimeout(() => replay(field))
    } else if (ended) {
      field.dispatchEvent(down(ended))
      setTimeout(end)
    } else end()
  }
  return {
    finish(coming) {
      const until = performance.now() + (coming ? PATIENCE_MS : 0)
      const look = (): void => {
        if (coming && isField(document.activeElement)) return replay(document.activeElement)
        if (performance.now() < until) return void requestAnimationFrame(look)
        after.length = 0
        end()
      }
      look()
    },
  }
}
