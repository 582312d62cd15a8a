// W3C Web Annotation selectors (https://www.w3.org/TR/annotation-model/#selectors), stored as the standard spells them, except
// that positions count UTF-16 code units of the canonical text; an export to W3C converts them to code points.
import * as v from 'valibot'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** https://www.w3.org/TR/annotation-model/#text-position-selector */
export const TextPositionSelector = v.object({ type: v.literal('TextPositionSelector'), start: Offset, end: Offset })
export type TextPositionSelector = v.InferOutput<typeof TextPositionSelector>

/** https://www.w3.org/TR/annotation-model/#text-quote-selector */
export const TextQuoteSelector = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
})
export type TextQuoteSelector = v.InferOutput<typeof TextQuoteSelector>

/** A passage is always described both ways: position finds it at once, the quotation proves it and finds it again in another version. */
export const Selectors = v.tuple([TextPositionSelector, TextQuoteSelector])
export type Selectors = v.InferOutput<typeof Selectors>
