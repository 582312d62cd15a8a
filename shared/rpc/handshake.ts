// How a page and the loopback server prove to each other that they share this launch's secret, without ever sending it:
// the page sends a nonce; the server a nonce of its own and its proof; the page checks that and sends its proof; `ready`.
// So a program that takes over the port after a crash learns nothing, and one that only knows the address gets nothing.
import * as v from 'valibot'

/** Where the server takes WebSockets. */
export const HOST_PATH = '/host'
/** The fragment parameter the secret stands in when the page is opened; never part of a request. */
export const TOKEN_PARAMETER = 't'

/** Length of the secret and of nonces, in bytes. */
export const SECRET_BYTES = 32

/** Close codes of the WebSocket. */
export const CLOSED = { refused: 4401, tooSlow: 4408, lost: 4410 } as const

const Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const Hello = v.object({ nonce: Hex })
export const Challenge = v.object({ nonce: Hex, proof: Hex })
export const Proof = v.object({ proof: Hex })
export const Ready = v.object({ ready: v.literal(true) })

/** What a side's proof is the HMAC-SHA-256 of: its own name, so that a proof cannot be sent back, and both nonces. */
export function statement(side: 'server' | 'page', pageNonce: string, serverNonce: string): string {
  return `commonplace ${side} ${pageNonce} ${serverNonce}`
}

/** A message of the handshake, or null where the text is none of that shape. */
export function readHandshake<const Shape extends v.GenericSchema>(
  shape: Shape,
  text: unknown,
): v.InferOutput<Shape> | null {
  if (typeof text !== 'string') return null
  try {
    const parsed = v.safeParse(shape, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
