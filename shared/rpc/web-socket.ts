// A channel over a WebSocket, the browser's own or that of the ws package, once it is open and both sides know each other.
import type { Channel } from './channel.ts'
import { openTransport } from './transport.ts'

/** What the browser's WebSocket and that of ws have in common. */
export interface WebSocketLike {
  readonly readyState: number
  send(message: string): void
  close(code?: number): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close' | 'error', listener: () => void): void
}

const OPEN = 1

/** `socket` must be open; its messages are texts, anything else is ignored. */
export function webSocketChannel(socket: WebSocketLike): Channel {
  const transport = openTransport({
    send: (message) => {
      // Between the closing handshake and its event a send would throw or be dropped aloud.
      if (socket.readyState === OPEN) socket.send(message)
    },
    end: () => socket.close(1000),
  })
  socket.addEventListener('message', (event) => {
    if (typeof event.data === 'string') transport.received(event.data)
  })
  socket.addEventListener('close', transport.ended)
  // An error is always followed by close; without a listener ws would throw.
  socket.addEventListener('error', () => {})
  if (socket.readyState > OPEN) void Promise.resolve().then(transport.ended)
  return transport.channel
}
