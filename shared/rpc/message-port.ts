// A channel over a MessagePort: of a page, of a worker, of Node's worker_threads.
import type { Channel } from './channel.ts'
import { openTransport } from './transport.ts'

/** What the ports of browsers and of Node have in common. */
export interface PortLike {
  postMessage(message: string): void
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void
  start(): void
  close(): void
}

export function portChannel(port: PortLike): Channel {
  const transport = openTransport({
    send: (message) => port.postMessage(message),
    end: () => port.close(),
  })
  port.addEventListener('message', (event) => {
    if (typeof event.data === 'string') transport.received(event.data)
  })
  port.addEventListener('close', transport.ended)
  port.start()
  return transport.channel
}
