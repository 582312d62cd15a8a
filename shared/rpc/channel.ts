// The port every transport implements: a two-way line between two programs that carries texts, each one JSON value.
// Who speaks over it, and what is said, is not its business (see client.ts and server.ts).

/**
 * Contract:
 * - Messages arrive whole, once, and in the order they were posted; what arrives before anybody listens is kept.
 * - Either end may close; so does a lost connection. What was posted before an orderly `close` still arrives.
 * - After the end, `post` does nothing: losing the other side is told by `onClose`, never by an exception.
 */
export interface Channel {
  /** Sends one message. Throws only when it is larger than `MAX_MESSAGE`; nothing is sent then and the line stays open. */
  post(message: string): void
  /** Sets the listener; there is one. Without one (null) messages are kept for the next. */
  onMessage(listener: ((message: string) => void) | null): void
  /** Each listener is called once, also when the line has ended already; never before `onClose` returns. */
  onClose(listener: () => void): void
  /** Ends the line, for both sides. May be called more than once. */
  close(): void
}

/**
 * Largest message, in UTF-8 bytes. The largest source (50 MB) must pass with its offsets, and as base64 on its way in;
 * anything above is a fault or an attack, and is cut off before it fills the memory.
 */
export const MAX_MESSAGE = 128 * 1024 * 1024

/** Whether a message may be posted. One UTF-16 code unit is at most three UTF-8 bytes, so most need no counting. */
export function fits(message: string): boolean {
  if (message.length * 3 <= MAX_MESSAGE) return true
  let bytes = message.length
  for (let i = 0; i < message.length && bytes <= MAX_MESSAGE; i++) {
    const unit = message.charCodeAt(i)
    // A surrogate pair is four bytes, two for each of its halves.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes <= MAX_MESSAGE
}
