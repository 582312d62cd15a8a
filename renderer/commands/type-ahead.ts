// Whoever presses N goes on typing at once, but the note's field is there only when its passage is. What is typed in between is kept
// and typed into the field when it has the focus: otherwise its letters would be commands.

/** Longer than any field takes to come; then the keys are the window's again. */
const PATIENCE_MS = 3_000

const isField = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  !element.closest('[data-reading]') &&
  (element.isContentEditable || element.matches('input, textarea'))

const escape = () => new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true })

/** The text that keys make of `typed`; null for a key that types nothing. */
export function typedOn(typed: string, key: string): string | null {
  if (key === 'Backspace') return [...typed].slice(0, -1).join('')
  if (key === 'Enter') return `${typed}\n`
  return [...key].length === 1 ? typed + key : null
}

/**
 * Keeps keys from now on. `finish(true)`: a field is coming; what was kept is typed into it as soon as it has the focus.
 * `finish(false)`: none is coming; what was kept is dropped.
 */
export function typeAhead(): { finish(coming: boolean): void } {
  let typed = ''
  // Escape ends the typing: it is for the field too, and keys after it are the window's.
  let escaped = false
  const stop = new AbortController()
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const next = typedOn(typed, event.key)
      if (escaped || (next === null && event.key !== 'Escape')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (next === null) escaped = true
      else typed = next
    },
    { capture: true, signal: stop.signal },
  )
  return {
    finish(coming) {
      const until = performance.now() + (coming ? PATIENCE_MS : 0)
      const look = (): void => {
        if (coming && isField(document.activeElement)) {
          stop.abort()
          // As if typed: fields and the note's editor both hear of it and can undo it.
          if (typed !== '') document.execCommand('insertText', false, typed)
          // A task later: the editor takes in what was typed first.
          const field = document.activeElement
          if (escaped) setTimeout(() => field.dispatchEvent(escape()))
        } else if (performance.now() < until) requestAnimationFrame(look)
        else stop.abort()
      }
      look()
    },
  }
}
