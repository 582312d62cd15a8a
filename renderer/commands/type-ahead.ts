// Whoever presses N goes on typing at once, but the note's field is there only when its passage is. What is typed in between is kept
// and typed into the field when it has the focus: otherwise its letters would be commands.

/** Longer than any field takes to come; then the keys are the window's again. */
const PATIENCE_MS = 3_000

const isField = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  !element.closest('[data-reading]') &&
  (element.isContentEditable || element.matches('input, textarea'))

const press = (key: 'Enter' | 'Escape') =>
  new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true })

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
      // Those it presses itself are for the field.
      if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const next = typedOn(typed, event.key)
      if (escaped || (next === null && event.key !== 'Escape')) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (next === null) escaped = true
      else typed = next
    },
    { capture: true, signal: stop.signal },
  )
  /**
   * Types into a field as hands would: fields and the note's editor both hear of it and can undo it. In a field of one line Enter is a
   * key, not a letter. Each step a task later than the one before, so that the field takes that in first; keys pressed meanwhile wait.
   */
  function replay(field: HTMLElement): void {
    const line = field.matches('input') ? typed.indexOf('\n') : -1
    const letters = line === -1 ? typed : typed.slice(0, line)
    if (letters !== '') {
      typed = typed.slice(letters.length)
      document.execCommand('insertText', false, letters)
    } else if (line === 0) {
      typed = typed.slice(1)
      field.dispatchEvent(press('Enter'))
    } else {
      stop.abort()
      if (escaped) field.dispatchEvent(press('Escape'))
      return
    }
    setTimeout(() => replay(field))
  }
  return {
    finish(coming) {
      const until = performance.now() + (coming ? PATIENCE_MS : 0)
      const look = (): void => {
        if (coming && isField(document.activeElement)) replay(document.activeElement)
        else if (performance.now() < until) requestAnimationFrame(look)
        else stop.abort()
      }
      look()
    },
  }
}
