// A channel over a stream socket: one JSON value a line. JSON never holds a raw line feed, nor does UTF-8 inside a character.
import type { Socket } from 'node:net'
import { type Channel, MAX_MESSAGE } from '../../shared/rpc/channel.ts'
import { openTransport } from '../../shared/rpc/transport.ts'

const LINE_FEED = 0x0a
/** How long a peer that no longer reads may hold back the last messages of a closed line, in ms. */
const FLUSH_TIME = 2_000

export function lineChannel(socket: Socket): Channel {
  const transport = openTransport({
    send: (message) => void socket.write(`${message}\n`),
    end() {
      socket.destroySoon()
      setTimeout(() => socket.destroy(), FLUSH_TIME).unref()
    },
  })
  let parts: Buffer[] = []
  let length = 0
  socket.on('data', (chunk: Buffer) => {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      parts.push(chunk.subarray(from, at))
      const line = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
      parts = []
      length = 0
      from = at + 1
      transport.received(line.toString('utf8'))
    }
    if (from === chunk.length) return
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > MAX_MESSAGE) socket.destroy()
  })
  // A peer that goes away mid-write is an end like any other: `close` follows.
  socket.on('error', () => {})
  socket.on('close', transport.ended)
  if (socket.destroyed) void Promise.resolve().then(transport.ended)
  return transport.channel
}
