// What all transports do alike, so that each is only the few lines that differ: keep early messages, tell the end once,
// refuse what is too large.
import { type Channel, fits } from './channel.ts'

/** How one transport sends and ends; `send` is not called after the end. */
export interface Wire {
  send(message: string): void
  end(): void
}

/** The transport's side of a channel: it reports here what it hears. */
export interface Transport {
  channel: Channel
  received(message: string): void
  /** The line is gone, for whatever reason. */
  ended(): void
}

export function openTransport(wire: Wire): Transport {
  let listener: ((message: string) => void) | null = null
  const early: string[] = []
  let open = true
  let closing = false
  let closers: (() => void)[] = []

  function ended(): void {
    if (!open) return
    open = false
    const told = closers
    closers = []
    for (const close of told) close()
  }

  const channel: Channel = {
    post(message) {
      if (!open || closing) return
      if (!fits(message)) throw new RangeError('a message larger than the line carries')
      wire.send(message)
    },
    onMessage(next) {
      listener = next
      // The listener may hand over to another, or to none, at any message.
      while (listener && early.length > 0) listener(early.shift()!)
    },
    onClose(closer) {
      if (open) closers.push(closer)
      else void Promise.resolve().then(closer)
    },
    close() {
      if (!open || closing) return
      closing = true
      wire.end()
      // A listener that closes the line expects the same order as everybody else: `close` returns first.
      void Promise.resolve().then(ended)
    },
  }

  return {
    channel,
    received(message) {
      if (!open || closing) return
      if (listener) listener(message)
      else early.push(message)
    },
    ended,
  }
}
