// A text caret for the keyboard in a text that cannot be changed: an EditContext gives the browser's own caret and selection
// keys, and since its text goes nowhere, nothing typed, pasted or composed can reach the page.
import { indexAt } from './section.ts'
import type { TextSurface } from './text-surface.ts'

/** EditContext is newer than the type library. */
interface WithEditContext {
  editContext: object | null
}
type EditContextConstructor = new () => object

/** Turns the caret on; returns its stop. Where the browser has no EditContext the text is still read and selected by mouse. */
export function startCaret(surface: TextSurface): () => void {
  const make = (globalThis as { EditContext?: EditContextConstructor }).EditContext
  const { root } = surface
  if (make) (root as unknown as WithEditContext).editContext = new make()
  const stopKeys = ownKeys(surface)
  return () => {
    stopKeys()
    if (make) (root as unknown as WithEditContext).editContext = null
  }
}

/** The browser stops these at the last section it has laid out; the text goes on. */
function ownKeys(surface: TextSurface): () => void {
  const { root } = surface
  const edge = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey
    const length = surface.source.text.length
    const target = mod && event.key === 'Home' ? 0 : mod && event.key === 'End' ? length : null
    if (target === null || event.altKey) return
    event.preventDefault()
    const chosen = document.getSelection()
    const anchor =
      event.shiftKey && chosen?.anchorNode && root.contains(chosen.anchorNode)
        ? surface.map().toOffset(chosen.anchorNode, chosen.anchorOffset)
        : null
    surface.select(anchor ?? target, target)
    surface
      .map()
      .pieceAt(target)
      ?.element.scrollIntoView({ block: target === 0 ? 'center' : 'end' })
  }
  // The text cannot change: cutting, pasting and dropping say so by doing nothing.
  const refuse = (event: Event): void => event.preventDefault()
  const refused = ['beforeinput', 'paste', 'cut', 'drop'] as const
  root.addEventListener('keydown', edge)
  for (const name of refused) root.addEventListener(name, refuse)
  return () => {
    root.removeEventListener('keydown', edge)
    for (const name of refused) root.removeEventListener(name, refuse)
  }
}

/** Offsets of the paragraph that holds `offset`: a block, or all of a table. */
export function paragraphAt(surface: TextSurface, offset: number): { start: number; end: number } | null {
  const { blocks } = surface.source
  const block = blocks[indexAt(blocks, offset)]
  return block ? { start: block.start, end: block.end } : null
}
