// Puts words on the clipboard, rich and plain at once, and tells those who listen that something was copied.

const listeners = new Set<() => void>()

/** Told after each successful copy made by this window. Returns its stop. */
export function onCopied(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Writes what `coming` brings. The clipboard is claimed at once, while the key that asked for it still counts. */
export async function writeRich(coming: Promise<{ text: string; html: string }>): Promise<void> {
  const blob = (pick: 'text' | 'html', type: string) => coming.then((value) => new Blob([value[pick]], { type }))
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob('text', 'text/plain'), 'text/html': blob('html', 'text/html') }),
    ])
  } catch (refused) {
    // Where the page may not write by itself, the browser's own copying may.
    const value = await coming
    if (!copyByEvent(value)) throw refused
  }
  for (const listener of listeners) listener()
}

/** Writes plain text and nothing else. */
export async function writePlain(coming: Promise<string>): Promise<void> {
  const item = { 'text/plain': coming.then((text) => new Blob([text], { type: 'text/plain' })) }
  try {
    await navigator.clipboard.write([new ClipboardItem(item)])
  } catch (refused) {
    const text = await coming
    if (!copyByEvent({ text, html: null })) throw refused
  }
  for (const listener of listeners) listener()
}

function copyByEvent({ text, html }: { text: string; html: string | null }): boolean {
  let done = false
  const fill = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    if (html !== null) event.clipboardData?.setData('text/html', html)
    done = true
  }
  document.addEventListener('copy', fill, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill, { capture: true })
  return done
}
