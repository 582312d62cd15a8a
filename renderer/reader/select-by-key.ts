// Selecting by word, sentence and paragraph from the keyboard.
import { paragraphAt } from './caret.ts'
import { get, selectionNow } from './reader-state.ts'
import { scrollTo, topOffset } from './scroll.ts'
import { makeSentences, type Sentences, type Span } from './sentence.ts'
import type { TextSurface } from './text-surface.ts'
import { wordAt } from './word.ts'

const known = new WeakMap<TextSurface, Sentences>()

function sentencesOf(surface: TextSurface): Sentences {
  let sentences = known.get(surface)
  if (!sentences) {
    const language = surface.source.works[0]?.item['language']
    sentences = makeSentences(surface.source.text, surface.source.blocks, plausibleLanguage(language))
    known.set(surface, sentences)
  }
  return sentences
}

/** A language tag the Segmenter takes, or undefined. */
function plausibleLanguage(tag: unknown): string | undefined {
  try {
    return typeof tag === 'string' ? Intl.getCanonicalLocales(tag)[0] : undefined
  } catch {
    return undefined
  }
}

/** Where selecting starts from: the selection, the caret, or the first line in view. */
function from(surface: TextSurface): Span {
  const { scroller } = get()
  const selection = selectionNow()
  if (selection) return selection
  const caret = surface.caret()
  if (caret !== null && inView(surface, caret, scroller)) return { start: caret, end: caret }
  const top = (scroller && topOffset(surface, scroller)) ?? 0
  return { start: top, end: top }
}

/** In view or nearly so. */
function inView(surface: TextSurface, offset: number, scroller: HTMLElement | null): boolean {
  const boxes = surface.boxes(Math.max(0, offset - 1), offset + 1)
  const view = scroller?.getBoundingClientRect()
  if (boxes.length === 0 || !view) return true
  // Sections that are laid out only now may have moved it a little past the edge; who scrolled away went farther.
  const margin = view.height / 2
  return boxes.some((box) => box.bottom > view.top - margin && box.top < view.bottom + margin)
}

function take(surface: TextSurface, span: Span | null, reversed = false): void {
  const { scroller } = get()
  if (!span || !scroller) return
  surface.root.focus({ preventScroll: true })
  if (reversed) surface.select(span.end, span.start)
  else surface.select(span.start, span.end)
  scrollTo(surface, scroller, reversed ? span.start : span.end - 1, 'gently')
}

/** Selects the sentence at the caret, then the next (1) or previous (-1); with `extend` the selection grows by it. */
export function selectSentence(direction: 1 | -1, extend = false): void {
  const { surface } = get()
  if (!surface) return
  const selection = selectionNow()
  const sentences = sentencesOf(surface)
  const here = from(surface)
  if (!selection) {
    const at = sentences.at(here.start)
    const first = direction === 1 || !at || at.start < here.start ? at : sentences.before(here.start)
    return take(surface, first, extend && direction === -1)
  }
  const next = direction === 1 ? sentences.after(here.end) : sentences.before(here.start)
  if (!next) return
  if (!extend) return take(surface, next)
  take(surface, { start: Math.min(here.start, next.start), end: Math.max(here.end, next.end) }, direction === -1)
}

export function selectWord(): void {
  const { surface } = get()
  if (!surface) return
  const here = from(surface).start
  const paragraph = paragraphAt(surface, here)
  if (!paragraph) return
  const text = surface.source.text.slice(paragraph.start, paragraph.end)
  const word = wordAt(text, here - paragraph.start)
  take(surface, word && { start: word.start + paragraph.start, end: word.end + paragraph.start })
}

export function selectParagraph(): void {
  const { surface } = get()
  if (surface) take(surface, paragraphAt(surface, from(surface).start))
}

/** The sentence or paragraph at the selection or the caret. */
export function spanHere(unit: 'sentence' | 'paragraph'): Span | null {
  const { surface } = get()
  if (!surface) return null
  const { start } = from(surface)
  const span = unit === 'sentence' ? sentencesOf(surface).at(start) : paragraphAt(surface, start)
  return span && span.end > span.start ? { start: span.start, end: span.end } : null
}
