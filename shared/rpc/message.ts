// How calls, answers and events stand in a message: birpc's envelope as JSON, checked before birpc sees it, since birpc
// trusts its peer and we do not.
import * as v from 'valibot'

const Envelope = v.variant('t', [
  v.object({
    t: v.literal('q'),
    i: v.optional(v.string()),
    m: v.string(),
    a: v.array(v.unknown()),
  }),
  v.object({ t: v.literal('s'), i: v.string(), r: v.optional(v.unknown()), e: v.optional(v.unknown()) }),
])
export type Envelope = v.InferOutput<typeof Envelope>

/** The message's envelope, or null where the text is none of ours. */
export function readEnvelope(text: string): Envelope | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = v.safeParse(Envelope, value)
  return parsed.success ? parsed.output : null
}

const Wire = v.object({
  name: v.string(),
  parameters: v.record(v.string(), v.union([v.string(), v.number()])),
  message: v.string(),
  remedy: v.string(),
})

/** Whether a value has the shape of an error as it crosses a wire; its name may be one this version does not know. */
export function isWireShaped(value: unknown): value is v.InferOutput<typeof Wire> {
  return v.is(Wire, value)
}
